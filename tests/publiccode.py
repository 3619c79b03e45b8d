"""A light reading of publiccode.yml, enough to check it by the standard without a YAML library.

It takes the part of YAML that such a file needs: keys, plain and quoted scalars, lists of scalars, folded text (>).
"""

import re

REQUIRED = (
    *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "legal/license"),
    *("maintenance/type", "maintenance/contacts", "localisation/localisationReady", "localisation/availableLanguages"),
)
"""Keys that version 0.4 of the standard requires, and `contacts`, which a maintenance of type community requires."""

FOR_EACH_LANGUAGE = ("shortDescription", "longDescription", "features")
_KEY = re.compile(r"^( *)(?:- )?([A-Za-z]\w*):(?: +(.*))?$")


def keys(text: str) -> dict[str, str]:
    """Every key as a path (legal/license) → its scalar, its list's items one a line, or its folded text."""
    out: dict[str, str] = {}
    path: list[tuple[int, str]] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _KEY.match(line)
        if found:
            indent = len(found.group(1))
            path = [step for step in path if step[0] < indent] + [(indent, found.group(2))]
            out["/".join(name for _, name in path)] = (found.group(3) or "").strip('">')
        else:
            here = "/".join(name for _, name in path)
            out[here] = (out[here] + "\n" + line.strip().removeprefix("- ")).strip()
    return out


def faults(text: str) -> list[str]:
    """What the standard requires and the file lacks."""
    have = keys(text)
    languages = sorted({path.split("/")[1] for path in have if path.startswith("description/")})
    wanted = [*REQUIRED, *(f"description/{language}/{key}" for language in languages for key in FOR_EACH_LANGUAGE)]
    out = [f"{path} is missing" for path in wanted if path not in have]
    if not languages:
        out.append("there is no description")
    for language in languages:
        if len(have.get(f"description/{language}/shortDescription", "")) > 150:
            out.append(f"the short description in {language} is over 150 characters")
        if not 150 <= len(have.get(f"description/{language}/longDescription", "")) <= 10_000:
            out.append(f"the long description in {language} is not of 150 to 10,000 characters")
    if not have.get("publiccodeYmlVersion", "").startswith("0.4"):
        out.append("the version is not 0.4")
    if not re.fullmatch(r"https://\S+", have.get("url", "")):
        out.append("url is no address")
    return out
