"""公开 and 撤回: the button, who has it, and the sentence that says who will see what."""

import pytest
from django.db import transaction

from luoshi.web.register import queries
from luoshi.web.register.models import Publication
from luoshi.web.register.queries import Report
from tests.web.test_review_pages import address, page, send
from tests.web.visiting import EVERYBODY, account, visit

pytestmark = pytest.mark.django_db


def is_public(report: Report) -> bool:
    found = queries.standing(report.key)
    return found is not None and found.public


def test_a_reviewer_makes_a_register_public_and_takes_it_back(confirmed: Report) -> None:
    reviewer = visit("reviewer")
    html = page(reviewer, address(confirmed, "versions"))
    assert "没有公开：只有登录的人能看" in html and "任何人不登录都能看" in html and "撤回公开" not in html
    html = send(reviewer, confirmed, "publish")
    assert is_public(confirmed) and "已公开。" in html and "撤回公开" in html
    assert Publication.objects.get().made_public_by == account("reviewer")
    html = send(reviewer, confirmed, "withdraw")
    assert not is_public(confirmed) and "公开台账" in html


def test_doing_it_twice_changes_nothing(confirmed: Report) -> None:
    reviewer = visit("reviewer")
    for room, public in (("publish", True), ("publish", True), ("withdraw", False), ("withdraw", False)):
        send(reviewer, confirmed, room)
        assert is_public(confirmed) == public


def test_the_local_person_makes_it_public_in_nobodys_name(confirmed: Report) -> None:
    send(visit("local"), confirmed, "publish")
    assert Publication.objects.get().made_public_by is None


def test_where_nothing_is_frozen_there_is_nothing_to_make_public(admitted: Report) -> None:
    assert "公开台账" not in page(visit("reviewer"), address(admitted, "versions"))


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_button_is_there_for_those_who_may(public: Report, who: str) -> None:
    html = page(visit(who), address(public, "versions"))
    # That it is public is told to all who see the page, the button only to those who may press it.
    assert "已公开。" in html
    assert ("撤回公开" in html) == (who in ("reviewer", "local"))
    assert ("定稿为新一版" in html) == (who in ("reviewer", "local"))


def test_it_is_changed_by_post_alone(confirmed: Report) -> None:
    with transaction.atomic():
        assert visit("reviewer").get(address(confirmed, "publish")).status_code == 405
    assert not is_public(confirmed)


@pytest.mark.parametrize(("language", "says"), [("zh-hans", "公开台账"), ("en", "Make the register public")])
def test_the_page_says_it_in_both_languages(confirmed: Report, language: str, says: str) -> None:
    response = visit("reviewer").get(address(confirmed, "versions"), headers={"Accept-Language": language})
    assert says in response.content.decode()
