"""The read API holds what its description promises."""

from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from luoshi.web.register import actions, queries
from luoshi.web.register.actions import Seen
from luoshi.web.register.models import Entry, Source
from luoshi.web.register.queries import EntryQuestion, Report
from tests.web.test_review import NOW, named, seen

pytestmark = pytest.mark.django_db
V1 = "/api/v1"
OF_A_REPORT = (
    "",
    "/figures",
    "/commitments",
    "/entries",
    "/entries/{number}",
    "/versions",
    "/versions/{number}",
    "/journal",
)
PATHS = ("/reports", *(f"/reports/{{key}}{rest}" for rest in OF_A_REPORT))


def read(client: Client, path: str, **asked: Any) -> Any:
    answer = client.get(f"{V1}{path}", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_every_row_has_its_anchor(client: Client, admitted: Report) -> None:
    actions.confirm(admitted.id, "wang", NOW, seen(named(admitted, "新增停车位", "figure")))
    text = admitted.source.text
    for kind, asked in (("figures", {}), ("commitments", {}), ("entries", {"state": "in"})):
        rows = read(client, f"/reports/{admitted.key}/{kind}", limit=200, **asked)["rows"]
        assert rows
        for row in rows:
            anchor = row["anchor"]
            assert anchor["sha256"] == admitted.source.sha256
            assert anchor["quote"] == text[anchor["start"] : anchor["end"]]
            assert text[: anchor["start"]].endswith(anchor["before"]) and text[anchor["end"] :].startswith(
                anchor["after"]
            )


def test_entries_are_confirmed_ones_unless_others_are_asked_for(client: Client, admitted: Report) -> None:
    path = f"/reports/{admitted.key}/entries"
    assert read(client, path)["total"] == 0
    row = named(admitted, "新增停车位", "figure")
    actions.confirm(admitted.id, "wang", NOW, seen(row))
    (only,) = read(client, path)["rows"]
    assert (only["number"], only["figure"]["value"], only["commitment"]) == (row.number, "16000", None)
    assert read(client, f"{path}/{row.number}") == only
    assert read(client, path, state="in", kind="commitment", commitment="deliverable")["total"] == 1
    assert [row["commitment"]["item"] for row in read(client, path, state="open", q="望川机场")["rows"]] == [
        "开工建设望川机场"
    ]


def test_pages_cover_every_row_once_in_one_order(client: Client, admitted: Report) -> None:
    for kind, asked in (("figures", {}), ("commitments", {}), ("entries", {"state": "in"})):
        path = f"/reports/{admitted.key}/{kind}"
        whole = read(client, path, limit=200, **asked)
        first = read(client, path, limit=3, **asked)
        pages = [read(client, path, limit=3, page=page, **asked)["rows"] for page in range(1, first["pages"] + 1)]
        assert [row for rows in pages for row in rows] == whole["rows"]
        assert len(whole["rows"]) == whole["total"]
        assert client.get(f"{V1}{path}", {"limit": 3, "page": first["pages"] + 1, **asked}).status_code == 404


def test_a_version_can_be_checked_against_its_hash(client: Client, admitted: Report) -> None:
    import hashlib

    page = queries.entries(admitted, EntryQuestion(limit=200))
    assert page is not None
    actions.confirm(admitted.id, "wang", NOW, seen(*page.rows))
    actions.freeze(admitted.id, "wang", NOW)
    (row,) = read(client, f"/reports/{admitted.key}/versions")["rows"]
    version = read(client, f"/reports/{admitted.key}/versions/1")
    assert hashlib.sha256(version["text"].encode()).hexdigest() == version["sha256"] == row["sha256"]
    (line,) = read(client, f"/reports/{admitted.key}/journal")["rows"]
    assert (line["action"], line["by"], len(line["entries"])) == ("confirm", "wang", page.total)


@pytest.mark.parametrize(
    ("path", "status", "code", "field"),
    [
        ("/reports?limit=201", 400, "bad-request", "limit"),
        ("/reports?page=0", 400, "bad-request", "page"),
        ("/reports?pages=1", 400, "bad-request", "pages"),
        ("/reports/XYZ", 400, "bad-request", "key"),
        ("/reports/0123456789abcdef", 404, "not-found", None),
        ("/reports/0123456789abcdef/entries?state=lost", 400, "bad-request", "state"),
        ("/nothing", 404, "not-found", None),
    ],
)
def test_every_error_has_one_shape_in_both_languages(
    client: Client, path: str, status: int, code: str, field: str | None
) -> None:
    answer = client.get(f"{V1}{path}")
    told = answer.json()
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert (told["status"], told["code"], list(told["fields"])) == (status, code, [field] if field else [])
    assert told["zh-hans"]["detail"] and told["en"]["detail"] and told["zh-hans"] != told["en"]


def test_nothing_can_be_written(client: Client, admitted: Report) -> None:
    answer = client.post(f"{V1}/reports/{admitted.key}/entries", {})
    assert (answer.status_code, answer.headers["Allow"], answer.json()["code"]) == (405, "GET", "wrong-method")


def queries_of(client: Client, path: str, **asked: Any) -> int:
    with CaptureQueriesContext(connection) as made:
        read(client, path, **asked)
    return len(made)


def test_a_page_takes_the_same_queries_however_much_it_shows(client: Client, admitted: Report) -> None:
    paths = [f"/reports/{admitted.key}/{kind}" for kind in ("figures", "commitments", "entries", "versions", "journal")]
    actions.confirm(admitted.id, "wang", NOW, seen(named(admitted, "新增停车位", "figure")))
    few = [queries_of(client, path, limit=1) for path in paths]
    source = Source.objects.get(pk=admitted.id)
    like = Entry.objects.filter(source=source, kind="commitment").first()
    assert like is not None
    Entry.objects.bulk_create(
        Entry(
            source=source,
            number=number,
            kind="commitment",
            start=1,
            end=9,
            outlook="plan",
            content=like.content,
            state="confirmed",
        )
        for number in range(1001, 2001)
    )
    actions.confirm(
        admitted.id,
        "wang",
        NOW,
        [Seen(row.number, row.revision) for row in Entry.objects.filter(source=source, state="open")],
    )
    assert [queries_of(client, path, limit=200) for path in paths] == few
    assert max(few) <= 6


@pytest.fixture
def described(admitted: Report) -> Any:
    """The API's description, over a register in which everything is there."""
    page = queries.entries(admitted, EntryQuestion(limit=200))
    assert page is not None
    actions.confirm(admitted.id, "wang", NOW, seen(*page.rows))
    actions.freeze(admitted.id, "wang", NOW)
    schema = schemathesis.openapi.from_wsgi(f"{V1}/openapi.json", WSGIHandler())
    # Half of what is asked for is there.
    for path in schema.raw_schema["paths"].values():
        for parameter in path["get"].get("parameters", ()):
            if parameter["name"] == "key":
                parameter["schema"]["examples"] = [admitted.key]
    return schema


@pytest.mark.parametrize("mode", [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", sorted(PATHS))
def test_the_description_is_true(described: Any, path: str, mode: Any) -> None:
    """Whatever may be asked for is answered as described, and whatever may not is refused as described."""

    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(described[f"{V1}{path}"]["GET"].as_strategy(generation_mode=mode))
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Host": "localhost", "Accept-Encoding": "identity"})

    asked()


def test_reports_are_described_without_words_from_elsewhere(client: Client) -> None:
    described = read(client, "/openapi.json")
    assert described["info"]["version"] == "1"
    assert set(described["paths"]) == {f"{V1}{path}" for path in PATHS}
    assert all("limit" in str(path) for name, path in described["paths"].items() if name.endswith("s"))
