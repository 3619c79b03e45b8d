"""Logging in and out: what is answered, how long one waits, how long it lasts."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from luoshi.facts import Refusal
from luoshi.web.people import actions, waiting
from luoshi.web.people.access import address_of, safe_next
from luoshi.web.people.models import Account, Attempts
from luoshi.web.site import settings as site
from tests.web.process import told
from tests.web.visiting import PASSWORD, account, visit

MONDAY = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
ADDRESS = "192.0.2.7"
OTHER = "198.51.100.9"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **length: float) -> None:
        self.now += timedelta(**length)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("django.utils.timezone.now", made)
    return made


def log_in(client: Client, login: str = "reviewer", password: str = PASSWORD, **more: str) -> HttpResponse:
    return client.post("/log-in", {"login": login, "password": password, **more})


def is_in(client: Client) -> bool:
    return bool(client.get("/reports.json").status_code == 200)


# How long one waits --------------------------------------------------------------------------------------------------

WAITS = [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (10, 64), (13, 512), (14, 900), (15, 900), (10**9, 900)]


@pytest.mark.parametrize(("failures", "seconds"), WAITS)
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(failures: int, seconds: int) -> None:
    assert waiting.wait(failures, free=5) == timedelta(seconds=seconds)


@given(st.integers(0, 10**6), st.integers(0, 100))
def test_one_more_failure_never_shortens_the_wait(failures: int, free: int) -> None:
    assert waiting.wait(failures, free) <= waiting.wait(failures + 1, free) <= waiting.LONGEST_WAIT


NEIGHBOURS = [
    ("192.0.2.7", "192.0.2.7"),
    ("::ffff:192.0.2.7", "192.0.2.7"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
    ("", ""),
    ("not an address", ""),
]


@pytest.mark.parametrize(("address", "counted"), NEIGHBOURS)
def test_addresses_are_counted_by_who_has_them(address: str, counted: str) -> None:
    assert waiting.neighbourhood(address) == counted


# How many proxies are vouched for, what they say, and what is counted. What a visitor says of itself comes first.
PROXIES = [
    (0, "203.0.113.5", "10.0.0.1"),
    (1, "203.0.113.5", "203.0.113.5"),
    (1, "1.1.1.1, 203.0.113.5", "203.0.113.5"),
    (2, "1.1.1.1, 203.0.113.5, 10.0.0.2", "203.0.113.5"),
    (2, "203.0.113.5", "10.0.0.1"),
]


@pytest.mark.parametrize(("proxies", "told", "counted"), PROXIES)
def test_a_proxy_is_believed_only_where_the_settings_vouch_for_it(
    settings: Any, proxies: int, told: str, counted: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": told}, REMOTE_ADDR="10.0.0.1")
    assert address_of(request) == counted


def attempt(clock: Clock, login: str, password: str = "wrong", address: str = ADDRESS) -> actions.Entry:
    return actions.enter(login, password, address, clock.now)


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["reviewer", "unknown"])
def test_after_five_wrong_passwords_even_the_right_one_waits(clock: Clock, login: str) -> None:
    account("reviewer")
    for _ in range(waiting.FREE_FOR_ACCOUNT):
        assert attempt(clock, login) == actions.Entry(None)
    # From wherever it comes.
    assert attempt(clock, login, PASSWORD, OTHER) == actions.Entry(None, timedelta(seconds=2))
    clock.forward(seconds=2)
    assert (attempt(clock, login, PASSWORD, OTHER).account is not None) == (login == "reviewer")


@pytest.mark.django_db
def test_asking_while_waiting_does_not_make_it_longer(clock: Clock) -> None:
    account("reviewer")
    for _ in range(5):
        attempt(clock, "reviewer")
    for _ in range(50):
        assert attempt(clock, "reviewer").wait == timedelta(seconds=2)
    clock.forward(seconds=2)
    assert attempt(clock, "reviewer", PASSWORD).account is not None


@pytest.mark.django_db
def test_a_right_password_clears_the_account_and_not_the_address(clock: Clock) -> None:
    account("reviewer")
    # Somebody with an account tries the names of others, and logs in between.
    for number in range(waiting.FREE_FOR_ADDRESS):
        assert attempt(clock, f"name{number}").wait is None
        if number < waiting.FREE_FOR_ADDRESS - 1:
            assert attempt(clock, "reviewer", PASSWORD).account is not None
    assert attempt(clock, "reviewer", PASSWORD).wait == timedelta(seconds=2)
    assert attempt(clock, "reviewer", PASSWORD, OTHER).account is not None


@pytest.mark.django_db
def test_attempts_at_the_same_moment_are_counted_each(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    account("reviewer")
    waits: list[timedelta | None] = []

    def slow(**_credentials: str) -> None:
        # While one password is looked at, the next one comes, as often as it is let through.
        waits.append(attempt(clock, "reviewer").wait)

    monkeypatch.setattr("django.contrib.auth.authenticate", slow)
    waits.append(attempt(clock, "reviewer").wait)
    assert waits == [timedelta(seconds=2), *[None] * waiting.FREE_FOR_ACCOUNT]


@pytest.mark.django_db
def test_failures_are_forgotten_a_day_after_the_last(clock: Clock) -> None:
    for _ in range(5):
        attempt(clock, "reviewer")
    clock.forward(hours=24)
    for _ in range(5):
        assert attempt(clock, "reviewer").wait is None
    assert Attempts.objects.count() == 2


@pytest.mark.django_db
def test_a_clock_that_was_set_back_locks_nobody_out(clock: Clock) -> None:
    account("reviewer")
    for _ in range(5):
        attempt(clock, "reviewer")
    clock.forward(days=-300)
    assert attempt(clock, "reviewer", PASSWORD).account is not None


@pytest.mark.django_db
def test_names_and_addresses_are_not_kept(clock: Clock) -> None:
    attempt(clock, "my password by mistake")
    kept = str(list(Attempts.objects.values()))
    assert "mistake" not in kept and ADDRESS not in kept


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["known", "unknown", "disabled", "expired"])
def test_known_and_unknown_names_are_answered_alike_and_cost_the_same(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    account("administrator")
    if state != "unknown":
        somebody = account("reviewer", password=PASSWORD)
        somebody.is_active = state != "disabled"
        somebody.temporary_until = clock.now if state == "expired" else None
        somebody.save()
    hashed: list[str] = []
    encode = hashers.MD5PasswordHasher.encode

    def counted(self: Any, password: str, salt: str, *rest: Any) -> str:
        hashed.append(password)
        return str(encode(self, password, salt, *rest))

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counted)
    client = Client()
    client.get("/log-in")
    response = log_in(client, password="wrong" if state == "known" else PASSWORD)
    assert response.status_code == 200
    assert "登录名或密码不对" in response.content.decode()
    assert len(hashed) == 1
    assert not is_in(client)


@pytest.mark.django_db
def test_the_page_says_how_long_to_wait(clock: Clock) -> None:
    client = visit("nobody")
    for _ in range(10):
        response = log_in(client, password="wrong")
        clock.forward(seconds=70)
    for _ in range(2):
        response = log_in(client, password="wrong")
    assert response.status_code == 429
    assert 60 < int(response.headers["Retry-After"]) <= 130
    assert "分钟再试" in response.content.decode()


# What a log-in is -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_logging_in_changes_the_key_of_the_session_and_logging_out_ends_it() -> None:
    account("reviewer")
    client = Client()
    session = client.session
    session["before"] = True
    session.save()
    client.cookies["luoshi_session"] = session.session_key or ""
    log_in(client)
    assert client.cookies["luoshi_session"].value not in ("", session.session_key)
    assert is_in(client)
    stolen = Client()
    stolen.cookies["luoshi_session"] = client.cookies["luoshi_session"].value
    assert is_in(stolen)
    client.post("/log-out")
    assert not is_in(client) and not is_in(stolen)


@pytest.mark.django_db
def test_the_cookie_is_kept_from_scripts_and_foreign_forms_and_goes_with_the_browser() -> None:
    account("reviewer")
    client = Client()
    log_in(client)
    cookie = client.cookies["luoshi_session"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
    assert cookie["max-age"] == "" and cookie["expires"] == ""


def test_over_https_cookies_never_leave_it() -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SESSION_COOKIE_NAME")
    assert told(names, LUOSHI_HTTPS="1") == ["True", "True", "True", "__Host-luoshi_session"]
    assert told(names) == ["False", "False", "False", "luoshi_session"]


def test_passwords_are_hashed_with_a_hash_that_is_slow_on_purpose() -> None:
    assert site.PASSWORD_HASHERS == ["django.contrib.auth.hashers.ScryptPasswordHasher"]


LASTS: list[tuple[str, list[float], bool]] = [
    ("asked again within the hour", [59], True),
    ("an hour of nothing", [60], False),
    ("asked every half hour all morning", [30] * 8, True),
    ("asked every half hour for twelve hours", [30] * 24, False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "lasts"), [row[1:] for row in LASTS], ids=[row[0] for row in LASTS])
def test_how_long_a_log_in_lasts(clock: Clock, minutes: list[float], lasts: bool) -> None:
    account("reviewer")
    client = Client()
    log_in(client)
    for length in minutes:
        clock.forward(minutes=length)
        found = is_in(client)
    assert found == lasts
    assert Session.objects.count() == int(lasts)


@pytest.mark.django_db
def test_sessions_that_have_run_out_are_swept_away_at_the_next_log_in(clock: Clock) -> None:
    account("reviewer")
    log_in(Client())
    clock.forward(days=2)
    log_in(Client())
    assert Session.objects.count() == 1


ENDS: list[tuple[str, Callable[[], object]]] = [
    ("disabled", lambda: actions.set_active("reviewer", False)),
    ("password reset", lambda: actions.reset_password("reviewer", MONDAY)),
    ("password changed", lambda: actions.choose_password("reviewer", "vier falsche pferde", MONDAY)),
]


@pytest.mark.django_db
@pytest.mark.parametrize("change", [row[1] for row in ENDS], ids=[row[0] for row in ENDS])
def test_what_ends_every_log_in_of_an_account(change: Callable[[], object]) -> None:
    account("administrator")
    account("reviewer")
    client = Client()
    log_in(client)
    assert is_in(client)
    change()
    assert not is_in(client)


@pytest.mark.django_db
def test_another_role_counts_from_the_next_request(admitted: Any) -> None:
    account("administrator")
    account("reviewer")
    client = Client()
    log_in(client)
    page = f"/reports/{admitted.key}/"
    assert client.get(page).status_code == 200
    actions.set_role("reviewer", "viewer")
    assert client.get(page).status_code == 403


@pytest.mark.django_db
def test_what_is_shown_to_an_account_is_kept_by_no_cache(admitted: Any) -> None:
    client = visit("reviewer")
    for address in ("/", f"/reports/{admitted.key}/", f"/reports/{admitted.key}/figures.csv"):
        response = client.get(address)
        assert response.headers["Cache-Control"] == "no-store" and "Cookie" in response.headers["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/log-in", "/log-out", "/password", "/accounts/"])
def test_a_form_without_token_is_refused(address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account("administrator"))
    response = client.post(address, {"login": "administrator", "password": PASSWORD})
    assert response.status_code == 403 and "刷新" in response.content.decode()
    assert Account.objects.count() == 1 and is_in(client)


def test_nobody_is_logged_out_by_a_link(client: Client, db: None) -> None:
    assert client.get("/log-out").status_code == 405


# Where it goes on ------------------------------------------------------------------------------------------------------

NEXT = [
    ("/reports/0123456789abcdef/figures?part=plan", True),
    ("/", True),
    ("", False),
    ("reports", False),
    ("https://evil.example/", False),
    ("//evil.example/", False),
    ("///evil.example/", False),
    ("/\\evil.example/", False),
    ("/\t/evil.example/", False),
    ("\\\\evil.example", False),
    ("javascript:alert(1)", False),
    ("/" + "a" * 3000, False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("back", "kept"), NEXT)
def test_after_logging_in_it_goes_on_within_this_site(back: str, kept: bool) -> None:
    account("reviewer")
    assert safe_next(back) == (back if kept else "")
    response = log_in(Client(), next=back)
    assert response.status_code == 302
    assert response.headers["Location"] == (back if kept else "/")


@pytest.mark.django_db
def test_a_visitor_comes_back_to_the_page_that_was_asked_for(admitted: Any) -> None:
    client = visit("nobody")
    account("reviewer")
    page = f"/reports/{admitted.key}/figures?part=plan"
    sent = client.get(page)
    html = client.get(sent.headers["Location"]).content.decode()
    # The form that chooses the language has a next of its own, before this one.
    back = re.findall(r'name="next" value="([^"]+)"', html)[-1]
    assert log_in(client, next=back).headers["Location"] == page


@pytest.mark.django_db
def test_an_administrator_goes_on_to_the_accounts() -> None:
    account("administrator")
    assert log_in(Client(), "administrator").headers["Location"] == "/accounts/"


# Passwords -------------------------------------------------------------------------------------------------------------

WEAK = [
    ("elevenchars", "fewer than 12"),
    ("password1234", "first that are tried"),
    ("82019462017462", "only digits"),
    ("reviewer-2024", "too like"),
    (PASSWORD, "have now"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("password", "why"), WEAK)
def test_weak_passwords_are_refused_in_both_languages(password: str, why: str) -> None:
    account("reviewer")
    with pytest.raises(Refusal) as refused:
        actions.choose_password("reviewer", password, MONDAY)
    assert refused.value.code == "weak-password"
    assert why in refused.value.message("en")
    assert not re.search("[a-z]{4}", refused.value.message("zh"))
    assert Account.objects.get().check_password(PASSWORD)


@pytest.mark.django_db
def test_ones_own_password_is_changed_with_the_old_one() -> None:
    account("reviewer")
    client, elsewhere = Client(), Client()
    log_in(client)
    log_in(elsewhere)
    key = client.cookies["luoshi_session"].value
    new = {"new": "vier falsche pferde", "again": "vier falsche pferde"}
    assert "现在的密码不对" in client.post("/password", {"old": "wrong", **new}).content.decode()
    assert "不一样" in client.post("/password", {"old": PASSWORD, **new, "again": "other"}).content.decode()
    assert client.post("/password", {"old": PASSWORD, **new}).status_code == 302
    assert is_in(client) and client.cookies["luoshi_session"].value != key
    assert not is_in(elsewhere)
    assert log_in(Client(), password="vier falsche pferde").status_code == 302


@pytest.mark.django_db
def test_the_old_password_cannot_be_guessed_through_an_open_session(clock: Clock) -> None:
    client = visit("reviewer")
    new = {"new": "vier falsche pferde", "again": "vier falsche pferde"}
    for _ in range(5):
        client.post("/password", {"old": "wrong", **new})
    assert "秒再试" in client.post("/password", {"old": PASSWORD, **new}).content.decode()
    assert Account.objects.get(login="reviewer").check_password(PASSWORD)


@pytest.mark.django_db
def test_a_password_is_for_who_is_logged_in(admitted: Any) -> None:
    assert visit("nobody").get("/password").headers["Location"].startswith("/log-in")


# Names -----------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["reviewer", "Reviewer", " reviewer ", "ＲＥＶＩＥＷＥＲ"])
def test_a_log_in_name_may_be_typed_in_any_width_and_case(typed: str) -> None:
    account("reviewer")
    assert log_in(Client(), typed).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["", "a b", "<b>", "a" * 65, "a/b", "\x00"])
def test_what_cannot_be_a_log_in_name_is_refused(login: str) -> None:
    with pytest.raises(Refusal) as refused:
        actions.add(login, "", "administrator", MONDAY)
    assert refused.value.code == "bad-login"
    assert log_in(Client(), login).status_code == 200
