"""Somebody at the register: with a role, without an account, or at the machine itself."""

from django.test import Client

from luoshi.web.people.clock import now
from luoshi.web.people.models import Account
from luoshi.web.people.person import ROLES, Role

EVERYBODY = ("nobody", *ROLES, "local")
PASSWORD = "correct horse battery"


def account(role: Role, login: str = "", password: str = PASSWORD) -> Account:
    """An account of that role, made if it is not there."""
    login = login or role
    found = Account.objects.filter(login=login).first()
    if found is None:
        found = Account(login=login, name=f"{login}的姓名", role=role, made_at=now())
        found.set_password(password)
        found.save()
    return found


def visit(who: str) -> Client:
    """A client of one of EVERYBODY. For all but the local person the register has an account."""
    client = Client()
    if who == "local":
        return client
    account("administrator", "first")
    for role in ROLES:
        if who == role:
            client.force_login(account(role))
    return client
