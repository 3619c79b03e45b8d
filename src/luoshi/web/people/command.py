"""What `luoshi account` does once Django is there; the words it is typed in are luoshi.cli's."""

from luoshi.web.people.person import Role
from luoshi.web.ready import ready


def start(database: str | None) -> None:
    """Set Django up; raises Refusal unusable-database."""
    ready(database)


def every() -> list[tuple[str, str, str, bool]]:
    """Log-in name, shown name, role, and whether it can log in, of every account."""
    from luoshi.web.people import queries

    return [(row.login, row.name, row.role, row.active) for row in queries.accounts()]


def add(login: str, name: str, role: Role, password: str) -> None:
    """Make an account with a password that was chosen; see actions.add."""
    from luoshi.web.people import actions
    from luoshi.web.people.clock import now

    actions.add(login, name, role, now(), password)


def role(login: str, role: Role) -> None:
    """See actions.set_role."""
    from luoshi.web.people import actions

    actions.set_role(login, role)


def password(login: str, password: str) -> None:
    """See actions.choose_password."""
    from luoshi.web.people import actions
    from luoshi.web.people.clock import now

    actions.choose_password(login, password, now())


def active(login: str, active: bool) -> None:
    """See actions.set_active."""
    from luoshi.web.people import actions

    actions.set_active(login, active)
