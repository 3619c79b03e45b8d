"""Every read of accounts: frozen rows out."""

from dataclasses import dataclass

from luoshi.web.people.models import Account
from luoshi.web.people.person import ROLES, Role


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the list. temporary: it has a password that was handed out and not yet replaced."""

    id: int
    login: str
    name: str
    role: Role
    active: bool
    temporary: bool


def accounts_exist() -> bool:
    """Whether there is any account, disabled ones too: from the first on, the register needs a log-in."""
    return Account.objects.exists()


def accounts() -> tuple[AccountRow, ...]:
    """Every account: active ones first, then by role and name."""
    rows = (_row(account) for account in Account.objects.order_by("login"))
    return tuple(sorted(rows, key=lambda row: (not row.active, -ROLES.index(row.role), row.login)))


def account(id: int) -> AccountRow | None:
    """The account with that id, or None."""
    found = Account.objects.filter(pk=id).first()
    return _row(found) if found else None


def _row(account: Account) -> AccountRow:
    role: Role = account.role  # type: ignore[assignment]
    return AccountRow(
        account.pk, account.login, account.name, role, account.is_active, account.temporary_until is not None
    )
