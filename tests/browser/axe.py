"""The one check of accessibility: axe-core, run in the page; serious and critical violations are none to live with."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

GRAVE = ("serious", "critical")


def violations(page: Page, contrast: bool = True) -> list[str]:
    """What is seriously or critically wrong with the page as it stands, each with where.

    contrast: of colours too, which takes longer than all the rest, and is the same in every language.
    """
    page.evaluate(f"{AXE_SCRIPT}; undefined")
    found: dict[str, Any] = page.evaluate(
        "contrast => axe.run(document, {resultTypes: ['violations'], rules: {'color-contrast': {enabled: contrast}}})",
        contrast,
    )
    return [
        f"{each['impact']} {each['id']} {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        if each["impact"] in GRAVE
        for node in each["nodes"][:3]
    ]
