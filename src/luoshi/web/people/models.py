"""Accounts, the failed attempts to log in, units and the posts held in them.

Of a person no more is kept than a log-in name, a name to show, and an address for reminders where that person gave one;
when somebody logged in is not kept at all. An account is disabled and never deleted, so that what it decided keeps its
author.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from luoshi.web.people.person import POSTS, ROLES, UNIT_KINDS, Person, Role

LONGEST_NAME = 64


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by their log-in names, however they are typed."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account of that log-in name; raises Account.DoesNotExist."""
        return self.get(login=login_of(username or ""))


def login_of(typed: str) -> str:
    """A log-in name as it is kept: full-width letters half-width, capitals small, no blanks around it."""
    return AbstractBaseUser.normalize_username(typed.strip()).casefold()


class Account(AbstractBaseUser):
    """Somebody who can log in. temporary_until: till when the password that was handed out serves to choose another.

    mail: where reminders are sent, "" unless that person wants them.
    """

    last_login = None

    login = models.CharField(max_length=LONGEST_NAME, unique=True)
    name = models.CharField(max_length=LONGEST_NAME)
    role = models.CharField(max_length=16, choices=[(role, role) for role in ROLES])
    is_active = models.BooleanField(default=True)
    temporary_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    mail = models.EmailField(default="", blank=True)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    objects = Accounts()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(role__in=ROLES), name="account_has_a_known_role"),)

    def person(self) -> Person:
        """This account as the rules see it."""
        role: Role = self.role  # type: ignore[assignment]
        return Person(self.pk, role, self.login, self.name, temporary=self.temporary_until is not None)


class Attempts(models.Model):
    """Failed attempts to log in, by account name and by network address.

    key: a keyed hash of the name or address: neither can be read here, nor what somebody typed as a name by mistake.
    failures: in a row. last_at: of the latest. wait_until: before then no password is looked at.
    """

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField()
    last_at = models.DateTimeField(db_index=True)
    wait_until = models.DateTimeField()


class Unit(models.Model):
    """A unit that can be given something to do. It is closed and never deleted, so that what it did keeps its name."""

    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=LONGEST_NAME, unique=True)
    short = models.CharField(max_length=LONGEST_NAME)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="below")
    active = models.BooleanField(default=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(kind__in=UNIT_KINDS), name="unit_kind"),)


class Membership(models.Model):
    """A post that somebody holds in a unit. since, until: days, both included; until: none where no end is set."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    post = models.CharField(max_length=16)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(post__in=POSTS), name="membership_post"),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")), name="membership_days"
            ),
            models.UniqueConstraint(fields=("account", "unit", "post", "since"), name="membership_once"),
        )
