"""The glossary (名词解释) that stands behind a report is no part of it: what it counts is promised nowhere."""

import re

from luoshi.facts import Note

# The patterns are compiled when a report first needs them: most have no glossary.
_HEADING = (
    r"(?m)^[ \t\u3000]*(?:附件?[：:]?[ \t\u3000]*\d?[：:]?)?[^\n，。；：:]{0,24}(?:名词|术语|用语|词语)"
    r"(?:解释|注释|说明|释义|浅释)[）)]?[ \t\u3000\r]*$"
)
_NAMES = ("名词", "术语", "用语", "词语")
_ATTACHED = r"(?:^|\n)[ \t\u3000]*附件?[ \t\u3000]*\d?[：:]?[ \t\u3000\r]*\Z"
_ANOTHER = r"(?m)^[ \t\u3000]*附件?[ \t\u3000]*\d?[：:]?[ \t\u3000\r]*$"
_ENTRY = (
    r"(?:(?:\d{1,3}[.、．]|[①-⑳]|[（(〔\[]\d{1,3}[）)〕\]])[ \t\u3000]*)?(?P<term>[^：:。\n]{1,60})[：:](?P<text>.*)"
)


def split_glossary(text: str) -> tuple[str, tuple[Note, ...]]:
    """The text without the glossary at its end, and the glossary's notes; the text as it is where there is none.

    A glossary has a heading on a line of its own, in the second half of the text, entries behind it and no other
    attachment: what cannot be told apart for certain stays where it is.
    """
    found = None
    half = len(text) // 2
    if any(text.find(name, half) >= 0 for name in _NAMES):
        for found in re.compile(_HEADING).finditer(text, half):
            if found.start() == 0 or text[found.start() - 1] == "\n":
                break
        else:
            found = None
    if not found or re.compile(_ANOTHER).search(text, found.end()):
        return text, ()
    notes = _entries(text[found.end() :])
    if not notes:
        return text, ()
    body = text[: found.start()].rstrip()
    attached = re.search(_ATTACHED, body)
    return (body[: attached.start()].rstrip() if attached else body), notes


def _entries(text: str) -> tuple[Note, ...]:
    notes: list[Note] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        entry = re.fullmatch(_ENTRY, line)
        if entry:
            notes.append(Note("glossary", entry["term"].strip(), entry["text"].strip()))
        elif notes:
            # An explanation may go on in the next paragraph.
            notes[-1] = Note("glossary", notes[-1].mark, f"{notes[-1].text}{line}")
        else:
            return ()
    return tuple(notes)
