"""Which database is meant by a name, and where the key lies beside it."""

from pathlib import Path

import pytest

from luoshi.web.site.data import data_folder, database, default_database, without_password


def test_a_path_is_an_sqlite_file(tmp_path: Path) -> None:
    named = database(str(tmp_path / "register.sqlite3"))
    assert (named["ENGINE"], named["NAME"]) == ("django.db.backends.sqlite3", tmp_path / "register.sqlite3")
    assert data_folder(str(tmp_path / "register.sqlite3")) == tmp_path


@pytest.mark.parametrize(
    ("address", "name", "user", "password", "host", "port"),
    [
        ("postgresql://li:p%40ss@db.望川:5433/register", "register", "li", "p@ss", "db.望川", "5433"),
        ("postgres://db/", "luoshi", "", "", "db", ""),
        ("postgresql://li@/register?host=/run/postgresql", "register", "li", "", "/run/postgresql", ""),
    ],
)
def test_an_address_is_postgresql(address: str, name: str, user: str, password: str, host: str, port: str) -> None:
    named = database(address)
    assert named["ENGINE"] == "django.db.backends.postgresql"
    assert [named[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [name, user, password, host, port]
    assert data_folder(address) == default_database().parent


def test_what_is_not_ours_is_handed_to_libpq() -> None:
    options = database("postgresql://db/register?sslmode=require")["OPTIONS"]
    assert options == {"connect_timeout": 10, "sslmode": "require"}


def test_a_password_is_never_shown() -> None:
    assert without_password("postgresql://li:secret@db:5432/register") == "postgresql://db/register"
    assert without_password("/data/register.sqlite3") == "/data/register.sqlite3"
