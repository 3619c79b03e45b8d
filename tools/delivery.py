"""`python -m tools.delivery`: write docs/delivery.md anew from the table of transitions."""

from pathlib import Path

from luoshi.web.delivery.transitions import TIERS, lines, picture

PAGE = Path(__file__).resolve().parent.parent / "docs" / "delivery.md"

HEAD = """\
# A task's way 任务的流转

Made from `src/luoshi/web/delivery/transitions.py` by `python -m tools.delivery`; a test holds the two together. The
words are in [words.md](words.md#the-state-of-a-task-任务状态), why it is so in
[decision 28](decisions/0028-delivery.md).

Who: *office* is the delivery office (督查室); *unit* the liaison or head of the lead unit (牵头单位); *inspector*
somebody whose post reaches that unit and who is sent to look at the task (督查员,
[decision 37](decisions/0037-inspections.md)). Who may what is in `src/luoshi/web/people/rules.py`.
"""

EVIDENCE = """\
## What counts as evidence 佐证

Closing needs an A, or a B together with an accepting finding of an inspector who neither reported nor approves; the
last finding of the round must not be against it, and where an objection to it was upheld the next one is waited for.
What an inspector brings counts where it is an A. Evidence of an earlier round closes nothing.
"""


def page() -> str:
    """The whole page, in Markdown."""
    kinds = "\n".join(f"| {kind} | {tier} |" for kind, tier in TIERS.items())
    return "\n".join(
        (
            HEAD, "## The picture 图", "", "```mermaid", picture(), "```", "",
            "## The table 表", "", lines(), "", EVIDENCE,
            "| kind | tier |", "|---|---|", kinds, "",
        )
    )  # fmt: skip


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
