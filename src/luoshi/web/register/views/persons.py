"""Who asks."""

from django.http import HttpRequest

LOCAL = "local"
"""Whoever uses a register that has no accounts."""


def by(request: HttpRequest) -> str:
    """The log-in name of whoever asks; `local` where there are no accounts."""
    user = getattr(request, "user", None)
    return str(user.get_username()) if user is not None and user.is_authenticated else LOCAL
