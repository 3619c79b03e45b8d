"""Seconds that checking one report takes, and what is found in it."""

from bench.tables import print_table, reports, seconds, verdict
from luoshi.cli.reports import read_report
from luoshi.facts import Reading
from luoshi.judging.agreement import check
from luoshi.judging.agreement.closed import checkable, equations

AT_MOST = 1.0
"""Seconds that a report of thirty thousand characters is to take at most, reading included."""

LENGTH = 30_000


def show() -> None:
    """Print the table."""
    rows: list[tuple[object, ...]] = []
    for paths in reports().values():
        for path in paths:

            def read(name: str = str(path)) -> Reading:
                return read_report(name)

            reading = read()
            letters = len(reading.source.text)

            def whole(read: object = read) -> None:
                assert callable(read)
                check([read()])

            taken = seconds(whole, 3)
            found = check([reading])
            beyond = [relation for relation in found.relations if relation.kind != "limit"]
            limits = len(found.relations) - len(beyond)
            closed = sum(relation.closed for relation in beyond)
            checked = len(checkable(beyond)), len(equations(beyond))
            certain = sum(conflict.certain for conflict in found.conflicts)
            held = verdict(taken <= AT_MOST * max(1.0, letters / LENGTH))
            counts = (len(beyond), closed, *checked, limits, certain, len(found.conflicts) - certain)
            rows.append((path.stem, *counts, f"{letters:,}", f"{taken * 1000:.0f}", held))
    title = (
        "勾稽 / agreement: 每份报告的关系、矛盾、用时，要求三万字一秒以内；"
        "全写明：各项都是写出的数；可核：各项写出或可推定；≤100%的另计 / "
        "relations, contradictions and time of each report; bar: a second for 30,000 characters; "
        "closed: all printed; checkable: all printed or implied by printed ones; limits of 100% apart"
    )
    head = (
        "",
        "关系 relations",
        "全写明 closed",
        "可核 checkable",
        "等式 equations",
        "另：≤100%",
        "矛盾 conflicts",
        "疑问 questions",
        "字 chars",
        "毫秒 ms",
        "",
    )
    print_table(title, head, rows)
