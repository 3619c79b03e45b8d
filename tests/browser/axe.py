"""The one check of accessibility: axe-core, run in the page; serious and critical violations are none to live with."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

GRAVE = ("serious", "critical")


# Of what looks alike all the way up the page, contrast is measured at the first, the middle and the last place: it is
# the same at each of a hundred rows, and measuring it takes longer than all other rules together. What looks alike has
# the same elements, classes and states, and the same computed colours, from the body down.
RUN = """async (contrast) => {
    const seen = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'fontSize', 'fontWeight', 'textShadow',
        'position', 'display', 'visibility', 'filter', 'mixBlendMode'];
    const known = new Map([[document.documentElement, '']]);
    const look = (part) => {
        if (!known.has(part)) {
            const style = getComputedStyle(part);
            const state = [part.tagName, part.className, part.type, part.matches(':disabled, [aria-disabled=true]'),
                part === document.activeElement, part.getAttribute('aria-current'), ...seen.map((name) => style[name])];
            known.set(part, `${look(part.parentElement)}>${state.join('|')}`);
        }
        return known.get(part);
    };
    const text = (part) => [...part.childNodes].filter((each) => each.nodeType === 3).map((each) => each.data).join('').trim();
    const alike = new Map();
    if (contrast) {
        for (const part of document.body.querySelectorAll('*')) {
            const length = text(part).length;
            if (!(length || part.matches('input, select, textarea')) || !part.checkVisibility({ visibilityProperty: true })) continue;
            const key = `${length === 1} ${look(part)}`;
            alike.set(key, [...(alike.get(key) ?? []), part]);
        }
        for (const parts of alike.values()) {
            for (const at of [0, parts.length >> 1, parts.length - 1]) parts[at].setAttribute('data-measured', '');
        }
    }
    axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-measured]' }] });
    const found = await axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: contrast } } });
    document.querySelectorAll('[data-measured]').forEach((part) => part.removeAttribute('data-measured'));
    return found.violations;
}"""


def violations(page: Page, contrast: bool = True) -> list[str]:
    """What is seriously or critically wrong with the page as it stands, each with where.

    contrast: of colours too, which takes longer than all the rest, and is the same in every language.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE_SCRIPT}; undefined")
    found: list[dict[str, Any]] = page.evaluate(RUN, contrast)
    return [
        f"{each['impact']} {each['id']} {node['target']} {node['failureSummary']}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"][:3]
    ]
