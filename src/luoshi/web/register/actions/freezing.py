"""A register on which everything is decided becomes a version that never changes."""

import hashlib
import json
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from luoshi.web.journal.actions import append
from luoshi.web.register.actions.journal import Refused, locked
from luoshi.web.register.models import Entry, Version


@transaction.atomic
def freeze(source: int, by: str, at: datetime) -> Version:
    """The next version of a register: its confirmed entries as canonical JSON, and the hash of that.

    Refused: undecided (an entry is open), empty (none is confirmed), unchanged (it is the last version already).
    The same entries give the same text and the same hash on every installation, whoever freezes them and when.
    """
    held = locked(source)
    entries = Entry.objects.filter(source=held)
    undecided = entries.filter(state="open").count()
    if undecided:
        raise Refused("undecided", number=undecided)
    confirmed = entries.filter(state="confirmed").order_by("start", "end", "kind", "number")
    rows = [
        {
            "number": row.number, "kind": row.kind, "start": row.start, "end": row.end,
            "text": held.text[row.start : row.end], "outlook": row.outlook, "content": row.content,
        }
        for row in confirmed
    ]  # fmt: skip
    if not rows:
        raise Refused("empty")
    content = {"source": {"sha256": held.sha256, "year": held.year}, "entries": rows}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    last = Version.objects.filter(source=held).order_by("-number").first()
    if last and last.sha256 == sha256:
        raise Refused("unchanged", number=last.number)
    number = (Version.objects.filter(source=held).aggregate(last=Max("number"))["last"] or 0) + 1
    version = Version(source=held, number=number, sha256=sha256, text=text, frozen_by=by, frozen_at=at)
    version.save()
    after = {"sha256": sha256, "entries": len(rows)}
    append(by, "freeze", "version", f"{held.key}/{number}", None, after, at)
    return version
