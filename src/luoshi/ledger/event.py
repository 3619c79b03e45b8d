"""One event of a journal, and the bytes that stand for it for good."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to which record, and when.

    number: its place in the journal, from 1. who: a log-in name. at: with its time zone. kind, key: the record that it
    is about. before, after: what the record said, as JSON has it; None where there was or is nothing.
    """

    number: int
    who: str
    at: datetime
    action: str
    kind: str
    key: str
    before: Any = None
    after: Any = None

    def stored(self) -> bytes:
        """Canonical JSON in UTF-8: sorted keys, no blanks, the time in UTC to the microsecond.

        These bytes are kept and hashed; nobody makes them anew from the fields to check a hash. Raises TypeError or
        ValueError where before or after is not JSON.
        """
        fields = {**asdict(self), "at": moment(self.at)}
        return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def event_of(body: bytes) -> Event:
    """The event that stored bytes tell of. Raises ValueError where they tell of none."""
    try:
        fields = json.loads(body.decode())
        fields["at"] = datetime.fromisoformat(fields["at"])
        return Event(**fields)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ValueError("not an event") from error


def moment(at: datetime) -> str:
    """A time as events write it. Raises ValueError where it has no time zone."""
    if at.tzinfo is None:
        raise ValueError("a time without a time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")
