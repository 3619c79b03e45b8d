"""提醒: once a day everybody is told what is due, in the application and, who wants it, in one mail."""

import logging
from collections import defaultdict
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from luoshi.judging.lights import DEFAULT as LIGHTS
from luoshi.judging.reminders import Clock, Reminding, Rung, quiet_at, reminders
from luoshi.web.delivery.models import Digest, Notice, Run, Task
from luoshi.web.delivery.queries.reminding import Told, digest_of, reminding
from luoshi.web.delivery.queries.tasks import told, visible
from luoshi.web.delivery.transitions import Period, last_day, period, report_due
from luoshi.web.journal.actions import PROGRAM, append
from luoshi.web.people.models import Account
from luoshi.web.people.person import LOCAL
from luoshi.web.people.queries import holders, person_of_account

logger = logging.getLogger(__name__)


def remind(now: datetime, rules: Reminding | None = None) -> int:
    """Write today's notices; how many. The same day again writes what is new since, and nothing twice."""
    today = timezone.localdate(now)
    rules = rules or reminding()
    with transaction.atomic():
        under_way = Task.objects.filter(state__in=("assigned", "accepted", "working"))
        tasks = {task.pk: task for task in told(under_way, LOCAL)}
        clocks = [clock for task in tasks.values() for clock in _clocks(task, today)]
        # Who was told of a step is known by person, so that somebody new in a post is not told of what is past.
        sent = set(Notice.objects.filter(task__in=tasks).values_list("task", "kind", "day", "step").distinct())
        due = reminders(clocks, sent, today, rules)
        wanted: dict[int, list[Notice]] = defaultdict(list)
        found = holders(today)
        for each in due:
            for account in sorted(_told(each.to, tasks[each.task].lead_id, found)):
                wanted[account].append(
                    Notice(
                        account_id=account, task_id=each.task, kind=each.kind, day=each.day, step=each.step, on=today
                    )
                )
        made = 0
        for account, notices in wanted.items():
            person = person_of_account(account, today)
            seen = set(
                Task.objects.filter(visible(person), pk__in=[n.task_id for n in notices]).values_list("pk", flat=True)
            )
            mine = [notice for notice in notices if notice.task_id in seen]
            Notice.objects.bulk_create(mine, ignore_conflicts=True)
            made += len(mine)
        Run.objects.get_or_create(on=today, defaults={"at": now})
        if made:
            append(PROGRAM, "remind", "day", today.isoformat(), None, {"notices": made, "people": len(wanted)}, now)
    return made


def _clocks(task: Task, today: date) -> list[Clock]:
    """The dates that run for a task that `told` found."""
    cycle: Period = task.cycle  # type: ignore[assignment]
    last: str | None = task.period_  # type: ignore[attr-defined]
    found = [Clock(task.pk, "due", task.due_current)]
    if task.state == "assigned":
        begun = task.assigned_on or today
        return [*found, Clock(task.pk, "sign", begun + timedelta(days=LIGHTS.sign_within))]
    missing = report_due(cycle, task.assigned_on, last, today)
    if missing:
        found.append(Clock(task.pk, "report", missing))
    elif last != period(cycle, today):
        found.append(Clock(task.pk, "report", last_day(cycle, today)))
    return found


def _told(to: tuple[Rung, ...], unit: int, found: dict[tuple[str, int | None], set[int]]) -> set[int]:
    """The accounts on these rungs for a task of that unit."""
    people: set[int] = set()
    for rung in to:
        people |= found.get(("office", None), set()) if rung == "office" else found.get((rung, unit), set())
    return people


def send_digests(now: datetime, rules: Reminding | None = None) -> int:
    """Mail everybody who set an address what they have not read, once a day at most; how many mails.

    Nothing is sent in quiet hours, nor where no mail is set up. That it is sent is written down first: a mail that
    cannot be handed over is lost, and the reminder still stands in the application. Better none than two.
    """
    rules = rules or reminding()
    local = timezone.localtime(now)
    if not settings.MAIL or quiet_at(local, rules.quiet):
        return 0
    today = local.date()
    new = Notice.objects.filter(read_at__isnull=True, mailed_on__isnull=True)
    waiting = Account.objects.filter(is_active=True, notices__in=new).exclude(mail="").distinct()
    sent = 0
    for account in waiting.exclude(pk__in=Digest.objects.filter(on=today).values("account")).order_by("pk"):
        digest = digest_of(person_of_account(account.pk, today), today)
        try:
            with transaction.atomic():
                Digest(account=account, on=today, at=now).save()
                new.filter(account=account).update(mailed_on=today)
        except IntegrityError:
            continue
        if digest is not None:
            sent += _mail(account, digest)
    return sent


def _mail(account: Account, digest: Told) -> bool:
    try:
        send_mail(digest.subject, digest.text, settings.DEFAULT_FROM_EMAIL, [account.mail])
    except OSError:
        logger.exception("the reminder of account %s could not be mailed", account.pk)
        return False
    return True


def read(account: int, now: datetime) -> int:
    """What a person has been shown is read; how many notices."""
    return Notice.objects.filter(account=account, read_at__isnull=True).update(read_at=now)


def tick(now: datetime) -> None:
    """What the worker does now and then: the day's run where it has not been, and mails outside quiet hours."""
    if not Run.objects.filter(on=timezone.localdate(now)).exists():
        remind(now)
    send_digests(now)
