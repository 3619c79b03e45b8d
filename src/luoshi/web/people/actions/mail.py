"""Where a person's reminders are sent. The address itself stays out of the journal."""

from datetime import datetime

from django.db import transaction

from luoshi.web.journal.actions import append
from luoshi.web.people.models import Account


@transaction.atomic
def choose_mail(login: str, mail: str, at: datetime) -> None:
    """Keep an address for a person's own reminders, or with "" none."""
    account = Account.objects.select_for_update().get(login=login)
    if account.mail == mail:
        return
    before, account.mail = bool(account.mail), mail
    account.save(update_fields=["mail"])
    append(login, "mail-choose", "account", login, {"mail": before}, {"mail": bool(mail)}, at)
