"""`luoshi demo`: a made-up city with a year of tasks, to try everything on."""

from datetime import date

from luoshi.cli.language import Language, Words, say
from luoshi.cli.speaking import standard_output

WHO: tuple[tuple[str, Words], ...] = (
    ("ducha-1", ("督查室：布置、调度、检查、办结", "the delivery office: assigns, dispatches, inspects, closes")),
    (
        "lianluo-12",
        ("一个责任单位的联络员：签收、填报、申请办结", "a unit's liaison: signs, reports, asks for closing"),
    ),
    ("fenguan-1", ("分管领导：领导关注页", "a leader in charge: the leader's page")),
    ("hecha-1", ("督查员：只看抽到的任务，先写结论", "an inspector: only what was drawn, and the finding first")),
    ("tongji", ("统计：核准数据", "statistics: approves figures")),
    ("shenji", ("审计：看全部", "audit: reads all")),
    ("daibiao-1", ("代表：公开承诺和评价", "a deputy: public promises, and what to say of them")),
    ("shencha", ("审核：台账审定和定稿", "a reviewer: the register confirmed and frozen")),
    ("guanli", ("管理：账号和单位", "an administrator: accounts and units")),
)
"""Whom to log in as, and what there is to see."""

MADE: Words = (
    "已建成 {units} 个单位、{tasks} 项任务、{actions} 步办理。",
    "{units} units, {tasks} tasks, and {actions} steps done about them.",
)
ALL: Words = ("所有账号的密码都是 {password}", "the password of every account is {password}")


def run_demo(report: str, database: str | None, seed: int, last: date | None, language: Language) -> int:
    """Fill the database with the made-up city, and print whom to log in as; the exit status.

    report: the file of the report that its tasks come from. last: the city's last day, or None for today.
    Raises Refusal: unusable-database, not-empty, weak-password, and what reading the report raises.
    """
    # A way from the plain core to the web: here, so that no other command waits for Django.
    from luoshi.web.demo.command import demo

    filled, password = demo(report, database, seed, last)
    with standard_output() as out:
        made = say(MADE, language).format(units=filled.units, tasks=filled.tasks, actions=filled.actions)
        out.write(f"{made}\n\n")
        for login, words in WHO:
            out.write(f"  {login:<12}{say(words, language)}\n")
        out.write(f"\n{say(ALL, language).format(password=password)}\n")
    return 0
