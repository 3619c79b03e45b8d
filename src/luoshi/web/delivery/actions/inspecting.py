"""检查、反馈: what somebody found who neither reports nor approves, what the unit says to it, what is decided then."""

from collections.abc import Sequence
from datetime import date

from luoshi.web.delivery.actions.base import Deed, Doing, Refused, Seen, day_of, text
from luoshi.web.delivery.actions.sending import send_again
from luoshi.web.delivery.actions.working import File, keep_evidence
from luoshi.web.delivery.models import Assignment, Evidence, Finding, Objection, Ruling, Task
from luoshi.web.delivery.queries.inspecting import objection_until

MOST_FILES = 5
"""Files of one finding."""


def inspect(
    seen: Seen, deed: Deed, accepted: bool | None, found: str, asked: str = "", asked_by: date | None = None,
    files: Sequence[File] = (),
) -> None:  # fmt: skip
    """核查: whether the criterion is met; None where nobody could look, and then found says why.

    asked, asked_by: what is asked of the unit and by when. files: what it rests on; see keep_evidence for what of them
    is refused. Raises Refused: nothing-found (it says not what), asked-by (a day that is past, or nothing asked),
    many-files.
    """
    with Doing(seen, "inspect-task", deed) as task:
        if not text(found):
            raise Refused("nothing-found")
        if asked_by is not None and (not text(asked) or asked_by < day_of(deed.at)):
            raise Refused("asked-by")
        if len(files) > MOST_FILES:
            raise Refused("many-files")
        answers = Assignment.objects.filter(task=task, inspector=deed.by, replaced=False, finding=None)
        finding = Finding(
            task=task, assignment=answers.order_by("pk").first(), round=task.round, accepted=accepted,
            seen=text(found), asked=text(asked), asked_by=asked_by, by=deed.by, at=deed.at,
        )  # fmt: skip
        finding.save()
        for file in files:
            keep_evidence(task, deed, file, finding)


def object_to(seen: Seen, deed: Deed, finding: int) -> None:
    """The unit's objection to a finding; the finding stays. Raises Refused: no-finding, objected-already, too-late."""
    with Doing(seen, "object", deed) as task:
        row = task.findings.filter(pk=finding).first()
        if row is None:
            raise Refused("no-finding")
        if Objection.objects.filter(finding=row).exists():
            raise Refused("objected-already")
        if day_of(deed.at) > objection_until(row):
            raise Refused("too-late")
        Objection(finding=row, text=text(deed.reason), by=deed.by, at=deed.at).save()


def decide_objection(seen: Seen, deed: Deed, finding: int, upheld: bool, inspector: str = "") -> None:
    """Upheld, the finding counts no more and another inspector looks; else it stands. With the reason, either way.

    Raises Refused: no-objection (to that finding), decided-already, no-inspector (upheld, and nobody fit is named).
    """
    with Doing(seen, "decide-objection", deed) as task:
        objection = Objection.objects.filter(finding=finding, finding__task=task).select_related("finding").first()
        if objection is None:
            raise Refused("no-objection")
        if Ruling.objects.filter(objection=objection).exists():
            raise Refused("decided-already")
        Ruling(objection=objection, upheld=upheld, reason=text(deed.reason), by=deed.by, at=deed.at).save()
        if upheld:
            send_again(objection.finding, task, deed, inspector)


def lacks(task: Task) -> str:
    """Why a task cannot be closed, as a code of Refused; "" where it can.

    Evidence of this round: an official record (A), or of the unit a contract, payment or site check (B) together with
    a finding of an independent inspector that accepts it; what the inspector brings is no B beside the own finding. The
    last finding of the round, whatever the evidence, must not be against it; one that an upheld objection set aside
    waits for the next. Who could not look found nothing.
    """
    shown = Evidence.objects.filter(task=task, round=task.round).values_list("tier", "finding")
    tiers = {tier for tier, finding in shown if finding is None or tier == "A"}
    found = Finding.objects.filter(task=task, round=task.round, accepted__isnull=False)
    last = found.order_by("-pk").values_list("accepted", "objection__ruling__upheld").first()
    if last is not None and last[1]:
        return "found-again"
    if last is not None and not last[0]:
        return "found-wanting"
    if "A" in tiers:
        return ""
    if "B" not in tiers:
        return "weak-evidence"
    return "" if last is not None else "needs-finding"
