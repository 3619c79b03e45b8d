"""Every template can be read: a filter or a tag that is no longer there shows here, whichever page has it."""

from pathlib import Path

import pytest
from django.template.loader import get_template

import luoshi.web

FOLDERS = [folder for folder in Path(luoshi.web.__file__).parent.glob("*/templates") if folder.is_dir()]
TEMPLATES = sorted(str(file.relative_to(folder)) for folder in FOLDERS for file in folder.rglob("*.html"))


def test_there_are_templates() -> None:
    assert "delivery/_bulletin.html" in TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_can_be_read(name: str) -> None:
    assert get_template(name)
