"""The page about a task's way says what the table says."""

import re

from tools.delivery import PAGE, page

from luoshi.web.delivery.transitions import TRANSITIONS


def test_the_page_is_made_from_the_table_as_it_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_picture_shows_every_way_between_two_states() -> None:
    drawn = {
        (before.replace("_", "-"), action, after.replace("_", "-"))
        for before, after, actions in re.findall(r"^    (\w+) --> (\w+) : (.+)$", page(), re.M)
        for action in re.findall(r"([a-z-]+) \(", actions)
    }
    assert drawn == {
        (state, action, step.after) for (state, action), step in TRANSITIONS.items() if step.after != state
    }  # fmt: skip
