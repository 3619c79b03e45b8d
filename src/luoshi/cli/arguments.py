"""What can be typed: the commands, their options, and their help in both languages."""

import argparse
from datetime import date
from typing import Any, NoReturn

from luoshi.cli.backup_arguments import add_backup, add_restore
from luoshi.cli.language import Language, Words, say
from luoshi.cli.ledger_arguments import add_ledger
from luoshi.facts import Refusal

FORMATS = ("table", "jsonl", "csv")

LUOSHI: Words = (
    "落实：把政府工作报告读成一本台账。\n每个数字都给出数值、单位、口径、年份、对象和在原文中的位置。",
    "Luoshi reads a Chinese government work report into a register:\n"
    "every figure with its value, unit, bound, year and subject, and where it stands.",
)
COMMANDS: Words = ("命令", "commands")
OPTIONS: Words = ("选项", "options")
GIVEN: Words = ("参数", "arguments")
HELP: Words = ("显示这份帮助", "show this help")
VERSION: Words = ("显示版本", "show the version")

READ: Words = ("读报告，列出每个数字", "read reports and list every numeral")
READ_MORE: Words = (
    "读报告，列出每个数字：指标数值、其他数字、疑点。\n"
    "一个文件被拒绝时，其余文件照读，退出状态为 2。用 -o 时要么写出完整的文件，要么一字不写。",
    "Read reports and list every numeral: figures, other numerals, doubts.\n"
    "When a file is refused the others are read all the same and the exit status is 2;\n"
    "with -o the output is written whole or not at all.",
)
FILES: Words = (
    "报告文件，可以多个：Word（.docx）、PDF、网页、纯文本；\n"
    "装了识别组件（luoshi[ocr]）还可读扫描件和图片；- 为标准输入",
    "reports, one or more: Word (.docx), PDF, web page or plain text,\n"
    "with luoshi[ocr] also scans and pictures; - is standard input",
)
FORMAT: Words = (
    "table 表格（终端上的默认值）、jsonl 每行一个 JSON 对象（其他情况的默认值）、\n"
    "csv（-o 的文件名以 .csv 结尾时的默认值）",
    "table (on a terminal the default), jsonl one JSON object a line (elsewhere),\ncsv (where OUT ends in .csv)",
)
OUTPUT: Words = (
    "写到这个文件，全部读完才写；csv 带 BOM，可用 Excel 打开",
    "write to this file, once all is read; csv with a BOM, for Excel",
)
YEAR: Words = ("作报告的年份，报告没有写明时用", "the year the report was given in, where it does not say")

CHECK: Words = ("核对报告中的数字是否相互矛盾", "check whether a report's figures agree with each other")
CHECK_MORE: Words = (
    "核对报告中的数字：总量与增减、部分与占比、分项与合计、位次与移动……\n"
    "列出不能同时为真的数字、算式，以及只改哪一个就能相符。同一政府前后两年的报告\n"
    "（文件名只差年份）之间也核对，但只提疑问。有矛盾时退出状态为 1，有文件被拒绝时为 2。",
    "Check a report's figures: level and increase, part and share, parts and sum, rank and move …\n"
    "Lists figures that cannot all be true, the arithmetic, and which one figure would mend it.\n"
    "Reports of one government in two years (names that differ in the year alone) are checked against\n"
    "each other too, but that only raises questions. The exit status is 1 where figures contradict\n"
    "each other, 2 where a file is refused.",
)

EXPLAIN: Words = ("说明某处的数字是怎样读出来的", "say how the numeral at a place was read")
FILE: Words = ("报告文件，格式同 read；- 为标准输入", "the report, of any format that read takes; - is standard input")
AT: Words = ("数字在原文中的位置：从 0 数起的字符序号", "where it stands: its offset in characters, from 0")

COMPARE: Words = (
    "两份报告对照：承诺与兑现",
    "compare two reports: what was promised and what came of it",
)
COMPARE_MORE: Words = (
    "把同一政府前后两年的报告放在一起：前一份的每项承诺，后一份怎么说（同一指标、相关、未见报告），是否完成；\n"
    "后一份的每个目标，比前一份是沿用、提高、降低、改了口径，还是不再提出。后一份也可以是统计公报。",
    "Lay two reports of one government, a year apart, side by side: for each promise of the first what the second\n"
    "says (the same quantity, a related one, nothing) and whether it was kept; for each target of the second whether\n"
    "it was kept, raised, lowered, reworded or dropped. The second may also be a bulletin of statistics.",
)
OLD: Words = ("前一年的报告", "the report of the earlier year")
NEW: Words = ("后一年的报告或统计公报", "the report of the later year, or a bulletin of statistics")
COMPARED_FORMAT: Words = (
    "table 表格（终端上的默认值）、jsonl 每行一个 JSON 对象（其他情况的默认值）、\n"
    "csv（-o 的文件名以 .csv 结尾时的默认值）、docx 公文格式的 Word 文件（以 .docx 结尾时的默认值）",
    "table (on a terminal the default), jsonl one JSON object a line (elsewhere),\n"
    "csv (where OUT ends in .csv), docx a Word document (where it ends in .docx)",
)
COMPARED_OUTPUT: Words = (
    "写到这个文件；csv 带 BOM，可用 Excel 打开",
    "write to this file; csv with a BOM, for Excel",
)
OLD_YEAR: Words = ("前一份报告的年份，报告没有写明时用", "the year of the earlier report, where it does not say")
NEW_YEAR: Words = ("后一份报告的年份，报告没有写明时用", "the year of the later report, where it does not say")

DRAW: Words = ("按抽样框和种子重新抽样，核对检查的抽样", "draw an inspection's sample again from its frame and seed")
DRAW_MORE: Words = (
    "按抽样框和种子重新抽样：同一个框、同一个种子，谁来抽结果都一样。\n"
    "输出的散列与检查页上公布的一致，抽样就没有动过手脚。",
    "Draw a sample again: from one frame and one seed everybody draws the same.\n"
    "Where both hashes are the ones that were published, nobody chose what was drawn.",
)
FRAME: Words = ("抽样框文件，从检查页下载", "the frame, as downloaded from the inspection's page")
SEED: Words = ("公布的种子，十六进制", "the seed that was shown, in hexadecimal")

SERVE: Words = ("在浏览器中看台账", "show the register in the browser")
SERVED: Words = ("先收入台账的报告，可以没有", "reports to admit first, if any")
WORKER: Words = (
    "处理耗时的任务（serve 已自带一个，多开几个可以更快）",
    "do the long work (serve runs one of its own; more of them are faster)",
)
REMIND: Words = (
    "把今天到期的事项提醒到人（worker 每天自己做一次；不用 worker 时由定时任务运行）",
    "remind people of what is due today (the worker does it once a day; without one, run it by cron)",
)
DEMO: Words = (
    "建一座虚构的城市来试用：单位、人员和一年的任务",
    "a made-up city to try: units, people, a year of tasks",
)
DEMO_MORE: Words = (
    "在空数据库里建一座虚构的城市：六十多个单位、人员、一年的任务、填报、调度、检查和数据。\n同一份报告、种子和日期，每次都一样。",
    "Fill an empty database with a made-up city: sixty units and more, people, and a year of tasks, reports, rounds,\n"
    "inspections and figures. The same report, seed and day give the same city.",
)
DEMO_FILE: Words = ("任务出自哪份报告", "the report that the tasks come from")
DEMO_SEED: Words = ("随机种子，默认 1", "seed of what is left to chance, by default 1")
DEMO_DAY: Words = ("这一年的最后一天，默认今天", "the last day of the year, by default today")
HOST: Words = (
    "监听地址，默认 127.0.0.1（只有本机能看）",
    "address to listen at, by default 127.0.0.1 (this machine only)",
)
PORT: Words = ("端口，默认 8000", "port, by default 8000")
PROCESSES: Words = (
    "应答网页的进程数，1 到 64，默认 1；人多时用处理器的核数",
    "processes that answer, 1 to 64, by default 1; for many people as many as there are cores",
)
DATABASE: Words = (
    "SQLite 数据库文件（默认在用户的数据文件夹），或 postgresql:// 地址",
    "SQLite database file, by default in the user's data folder, or a postgresql:// address",
)

ACCOUNT: Words = ("管理账号：谁能登录、能做什么", "accounts: who can log in, and what they may do")
ACCOUNT_MORE: Words = (
    "管理账号：谁能登录、能做什么。\n有了第一个账号，台账就要登录才能看；第一个账号须是管理账号。",
    "Accounts: who can log in, and what they may do.\n"
    "From the first account on, the register asks for a log-in; the first has to be an administrator.",
)
ACCOUNT_ACTIONS: dict[str, Words] = {
    "add": ("添加账号，密码要输两次", "make an account; its password is typed twice"),
    "list": ("列出账号", "list the accounts"),
    "role": ("更改角色", "give another role"),
    "password": ("更改密码，并让已登录的退出", "give another password, and end its log-ins"),
    "disable": ("停用账号", "let it log in no longer"),
    "enable": ("恢复停用的账号", "let it log in again"),
}
NAME: Words = ("登录名", "log-in name")
SHOWN: Words = ("显示的姓名或岗位，默认与登录名相同", "name to show, by default the log-in name")
ROLE: Words = (
    "viewer 查看、editor 编辑、reviewer 审核、administrator 管理账号",
    "viewer, editor (also uploads and assigns), reviewer (also confirms), administrator (of accounts)",
)
PASSWORD_STDIN: Words = ("从标准输入读密码（一行）", "read the password from standard input, one line")
ROLES = ("viewer", "editor", "reviewer", "administrator")

# What argparse says about a mistake, piece by piece.
_MISTAKES = (
    ("the following arguments are required: ", "缺少 "),
    ("unrecognized arguments: ", "不认识 "),
    ("argument ", "参数 "),
    ("invalid choice: ", "没有这个选择："),
    ("(choose from ", "（可选："),
    ("expected one argument", "后面要有一个值"),
    ("expected at least one argument", "后面至少要有一个值"),
    ("invalid int value: ", "不是整数："),
    ("not a year: ", "不是年份："),
    ("not a port: ", "不是端口："),
    ("not a day: ", "不是日期："),
    ("not a number of events: ", "不是条数："),
    ("not a number of processes: ", "不是进程数："),
    ("ignored explicit argument ", "不能带值："),
)


class Parser(argparse.ArgumentParser):
    """argparse, with mistakes as refusals."""

    def error(self, message: str) -> NoReturn:
        """Raises Refusal usage, with argparse's message in both languages."""
        chinese = message
        for english, words in _MISTAKES:
            chinese = chinese.replace(english, words)
        if "（可选：" in chinese:
            chinese = chinese.removesuffix(")") + "）"
        raise Refusal("usage", wrong_zh=chinese, wrong_en=message, command=self.prog)


class Help(argparse.RawTextHelpFormatter):
    """Help whose lines are broken where they are written: argparse cannot break Chinese."""

    def __init__(self, prog: str, language: Language = "zh") -> None:
        super().__init__(prog, max_help_position=22, width=100)
        self.language = language

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(
            usage, actions, groups, say(("用法：", "usage: "), self.language) if prefix is None else prefix
        )


class Version(argparse.Action):
    """Print the version and end."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        from luoshi import __version__

        print(f"luoshi {__version__}")
        parser.exit()


def year(text: str) -> int:
    """A year of four digits; raises ArgumentTypeError."""
    if len(text) == 4 and text.isascii() and text.isdigit() and text[0] != "0":
        return int(text)
    raise argparse.ArgumentTypeError(f"not a year: {text!r}")


def day(text: str) -> date:
    """A day as in 2024-03-01; raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day: {text!r}") from None


def port(text: str) -> int:
    """A port, 0 to 65535; raises ArgumentTypeError."""
    if text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"not a port: {text!r}")


def processes(text: str) -> int:
    """A number of processes, 1 to 64; raises ArgumentTypeError."""
    if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 64:
        return int(text)
    raise argparse.ArgumentTypeError(f"not a number of processes: {text!r}")


def parser(language: Language, first: str = "") -> Parser:
    """The parser of the command line, its help in `language`.

    first: the first word typed. Where it names a command, only that command's parser is made: the start is quicker.
    """
    top: Parser
    top, options = _new(Parser, language, prog="luoshi", more=LUOSHI)
    options.add_argument("--version", action=Version, nargs=0, help=say(VERSION, language))
    commands = top.add_subparsers(title=say(COMMANDS, language), dest="command", metavar="COMMAND", required=True)
    makers = {
        "read": _read,
        "check": _check,
        "explain": _explain,
        "compare": _compare,
        "draw": _draw,
        "serve": _serve,
        "worker": _worker,
        "remind": _remind,
        "demo": _demo,
        "account": _account,
        "ledger": _ledger,
        "backup": _backup,
        "restore": _restore,
    }
    for command, make in makers.items():
        if first not in makers or command == first:
            make(commands.add_parser, language)
    return top


def _new(make: Any, language: Language, *names: str, more: Words, **options: Any) -> tuple[Any, Any]:
    """A parser that `make` makes, and the group of its options."""
    made = make(
        *names,
        description=say(more, language),
        add_help=False,
        allow_abbrev=False,
        formatter_class=lambda prog: Help(prog, language),
        **options,
    )
    group = made.add_argument_group(say(OPTIONS, language))
    group.add_argument("-h", "--help", action="help", help=say(HELP, language))
    return made, group


def _read(add: Any, language: Language) -> None:
    read, options = _new(add, language, "read", help=say(READ, language), more=READ_MORE)
    given = read.add_argument_group(say(GIVEN, language))
    given.add_argument("files", nargs="+", metavar="FILE", help=say(FILES, language))
    options.add_argument("--format", choices=FORMATS, help=say(FORMAT, language))
    options.add_argument("-o", "--output", metavar="OUT", help=say(OUTPUT, language))
    options.add_argument("--year", type=year, metavar="YEAR", help=say(YEAR, language))


def _check(add: Any, language: Language) -> None:
    check, options = _new(add, language, "check", help=say(CHECK, language), more=CHECK_MORE)
    given = check.add_argument_group(say(GIVEN, language))
    given.add_argument("files", nargs="+", metavar="FILE", help=say(FILES, language))
    options.add_argument("--format", choices=FORMATS, help=say(FORMAT, language))
    options.add_argument("-o", "--output", metavar="OUT", help=say(OUTPUT, language))
    options.add_argument("--year", type=year, metavar="YEAR", help=say(YEAR, language))


def _explain(add: Any, language: Language) -> None:
    explain, options = _new(add, language, "explain", help=say(EXPLAIN, language), more=EXPLAIN)
    given = explain.add_argument_group(say(GIVEN, language))
    given.add_argument("file", metavar="FILE", help=say(FILE, language))
    options.add_argument("--at", type=int, required=True, metavar="OFFSET", help=say(AT, language))
    options.add_argument("--year", type=year, metavar="YEAR", help=say(YEAR, language))


def _compare(add: Any, language: Language) -> None:
    compare, options = _new(add, language, "compare", help=say(COMPARE, language), more=COMPARE_MORE)
    given = compare.add_argument_group(say(GIVEN, language))
    given.add_argument("old", metavar="OLD", help=say(OLD, language))
    given.add_argument("new", metavar="NEW", help=say(NEW, language))
    options.add_argument("--format", choices=(*FORMATS, "docx"), help=say(COMPARED_FORMAT, language))
    options.add_argument("-o", "--output", metavar="OUT", help=say(COMPARED_OUTPUT, language))
    options.add_argument("--old-year", type=year, metavar="YEAR", help=say(OLD_YEAR, language))
    options.add_argument("--new-year", type=year, metavar="YEAR", help=say(NEW_YEAR, language))


def _draw(add: Any, language: Language) -> None:
    drawn, options = _new(add, language, "draw", help=say(DRAW, language), more=DRAW_MORE)
    given = drawn.add_argument_group(say(GIVEN, language))
    given.add_argument("frame", metavar="FRAME", help=say(FRAME, language))
    options.add_argument("--seed", required=True, metavar="HEX", help=say(SEED, language))


def _serve(add: Any, language: Language) -> None:
    serve, options = _new(add, language, "serve", help=say(SERVE, language), more=SERVE)
    given = serve.add_argument_group(say(GIVEN, language))
    given.add_argument("files", nargs="*", metavar="FILE", help=say(SERVED, language))
    options.add_argument("--host", default="127.0.0.1", metavar="HOST", help=say(HOST, language))
    options.add_argument("--port", type=port, default=8000, metavar="PORT", help=say(PORT, language))
    options.add_argument("--processes", type=processes, default=1, metavar="N", help=say(PROCESSES, language))
    options.add_argument("--database", metavar="PATH", help=say(DATABASE, language))
    options.add_argument("--year", type=year, metavar="YEAR", help=say(YEAR, language))


def _worker(add: Any, language: Language) -> None:
    _made, options = _new(add, language, "worker", help=say(WORKER, language), more=WORKER)
    options.add_argument("--database", metavar="PATH", help=say(DATABASE, language))


def _remind(add: Any, language: Language) -> None:
    _made, options = _new(add, language, "remind", help=say(REMIND, language), more=REMIND)
    options.add_argument("--database", metavar="PATH", help=say(DATABASE, language))


def _demo(add: Any, language: Language) -> None:
    demo, options = _new(add, language, "demo", help=say(DEMO, language), more=DEMO_MORE)
    given = demo.add_argument_group(say(GIVEN, language))
    given.add_argument("report", metavar="FILE", help=say(DEMO_FILE, language))
    options.add_argument("--database", metavar="PATH", help=say(DATABASE, language))
    options.add_argument("--seed", type=int, default=1, metavar="N", help=say(DEMO_SEED, language))
    options.add_argument("--day", type=day, metavar="YYYY-MM-DD", help=say(DEMO_DAY, language))


def _account(add: Any, language: Language) -> None:
    account, _options = _new(add, language, "account", help=say(ACCOUNT, language), more=ACCOUNT_MORE)
    actions = account.add_subparsers(title=say(COMMANDS, language), dest="action", metavar="ACTION", required=True)
    for action, more in ACCOUNT_ACTIONS.items():
        made, options = _new(actions.add_parser, language, action, help=say(more, language), more=more)
        if action != "list":
            given = made.add_argument_group(say(GIVEN, language))
            given.add_argument("name", metavar="NAME", help=say(NAME, language))
        if action == "add":
            options.add_argument("--role", choices=ROLES, required=True, help=say(ROLE, language))
            options.add_argument("--shown", default="", metavar="TEXT", help=say(SHOWN, language))
        if action == "role":
            given.add_argument("role", choices=ROLES, metavar="ROLE", help=say(ROLE, language))
        if action in ("add", "password"):
            options.add_argument("--password-stdin", action="store_true", help=say(PASSWORD_STDIN, language))
        options.add_argument("--database", metavar="PATH", help=say(DATABASE, language))


def _ledger(add: Any, language: Language) -> None:
    words = (say(COMMANDS, language), say(GIVEN, language), say(DATABASE, language))
    add_ledger(add, lambda make, *names, **options: _new(make, language, *names, **options), language, words)


def _backup(add: Any, language: Language) -> None:
    words = (say(GIVEN, language), say(DATABASE, language))
    add_backup(add, lambda make, *names, **options: _new(make, language, *names, **options), language, words)


def _restore(add: Any, language: Language) -> None:
    words = (say(GIVEN, language), say(DATABASE, language))
    add_restore(add, lambda make, *names, **options: _new(make, language, *names, **options), language, words)
