"""成批布置: tasks made and given to their units in one step."""

from collections.abc import Iterable

from django.db import transaction

from luoshi.web.delivery.actions.assigning import Wanted, assign, make
from luoshi.web.delivery.actions.base import Deed, Seen


@transaction.atomic
def hand_out(source: int, deed: Deed, wanted: Iterable[Wanted]) -> tuple[Seen, ...]:
    """Make tasks and assign each; all of them or none. Raises Refused: as make."""
    made = make(source, deed, wanted)
    for seen in made:
        assign(seen, deed)
    return tuple(Seen(seen.id, seen.revision + 1) for seen in made)
