"""A town whose register is public, with tasks of every secrecy: what everybody may see, and what must not get out."""

from dataclasses import dataclass

from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Told, Wanted
from luoshi.web.delivery.models import Evidence, Task
from luoshi.web.people.clock import now
from luoshi.web.register.actions import publish
from luoshi.web.register.queries import Report
from tests.web.tasks import DUE, Town, deed, frozen, seen, town

HIDDEN = {
    "problem": "暗沟塌了", "help": "请财政局垫钱", "next": "再挖六段", "reason": "内部理由", "login": "liaison-wang",
    "office": "office-zhao", "leader": "分管张副市长", "document": "望政密〔2024〕3号", "objection": "量错了地方",
    "internal file": "内部合同.pdf", "restricted file": "限定付款.pdf",
}  # fmt: skip
"""What is written about the public task and is not for everybody."""


@dataclass(frozen=True)
class Promised:
    """Tasks by their secrecy, and the evidence of the open one by its own."""

    place: Town
    tasks: dict[str, Task]
    files: dict[str, int]


def promised(report: Report) -> Promised:
    """Three tasks of a public register, one of each secrecy, each with a report, a finding, and files of each."""
    place = town()
    numbers = frozen(report)
    publish(report.id, None, now())
    office, unit = HIDDEN["office"], HIDDEN["login"]
    tasks, files = {}, {}
    for secrecy, number in zip(("open", "internal", "restricted"), numbers, strict=False):
        wanted = Wanted(
            (number,), place.works, DUE, supporting=(place.water,), leader=HIDDEN["leader"], secrecy=secrecy
        )
        (made,) = actions.make(report.id, deed(office), [wanted])
        actions.assign(seen(made), deed(office))
        actions.sign(seen(made), deed(unit))
        told = Told("挖了三段沟", "late", 30, next=HIDDEN["next"], problem=HIDDEN["problem"], help=HIDDEN["help"])
        actions.report(seen(made), deed(unit, 20), told)
        actions.ask_extension(seen(made), deed(unit, 21, HIDDEN["reason"]), DUE.replace(month=7))
        actions.decide_extension(seen(made), deed(office, 22, HIDDEN["reason"]), True)
        actions.adjust(seen(made), deed(office, 23, HIDDEN["reason"], HIDDEN["document"]), "挖通十八公里")
        for sort, name in (("open", "验收表.pdf"), ("internal", "内部合同.pdf"), ("restricted", "限定付款.pdf")):
            content = f"{secrecy} {sort}".encode()
            actions.add_evidence(seen(made), deed(unit, 24), name, "acceptance", content, sort)
        actions.inspect(seen(made), deed("inspector-li", 25), False, "少一段")
        finding = Task.objects.get(pk=made.id).findings.get().pk
        actions.object_to(seen(made), deed(unit, 26, HIDDEN["objection"]), finding)
        tasks[secrecy] = Task.objects.get(pk=made.id)
    for row in Evidence.objects.filter(task=tasks["open"]):
        files[row.secrecy] = row.pk
    return Promised(place, tasks, files)
