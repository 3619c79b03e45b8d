"""What can be typed after `luoshi ledger`, and its help in both languages."""

import argparse
from collections.abc import Callable
from typing import Any

from luoshi.cli.language import Language, Words, say

LEDGER: Words = ("验证和公布留痕", "verify and publish the journal")
LEDGER_MORE: Words = (
    "留痕：谁、何时、做了什么，一条不改。\n"
    "定期运行 checkpoint 或 tiles，把结果公布出去；谁都可以据此用 verify 查出改过的地方。",
    "The journal: who did what and when, never rewritten.\n"
    "Publish what checkpoint or tiles gives from time to time; verify finds what was tampered with against it.",
)
ACTIONS: dict[str, Words] = {
    "verify": ("逐条验证，说出第一条被动过的", "verify every event, and name the first that was tampered with"),
    "checkpoint": ("签出现在的校验点，用来公布", "sign the journal's present head, to be published"),
    "key": ("显示验证公钥，第一次运行时生成密钥", "print the verifying key; the first time it is made"),
    "tiles": ("把散列和校验点写进文件夹，用来公布", "write hashes and checkpoint to a folder, to be published"),
    "prove": ("证明某一条在留痕里", "prove that one event is in the journal"),
}
VERIFY_MORE: Words = (
    "逐条验证留痕，说出第一条被动过的。有改动时退出状态为 1。\n"
    "只凭数据库，只能查出没有一并改掉的地方；与已公布的校验点对照，整段重写也能查出；\n"
    "再给出已公布的散列块，可以指到是哪一条。",
    "Verify every event, and name the first that was tampered with; the exit status is 1 where one was.\n"
    "From the database alone, only what was not rewritten throughout is found; against a published checkpoint\n"
    "a rewritten tail is found too; with the published tiles it is named to the event.",
)
CHECKPOINT: Words = ("已公布的校验点文件，可以多次给出", "file with a published checkpoint; can be given several times")
KEY: Words = ("验证公钥，默认用本机的", "verifying key, by default this installation's")
TILES: Words = ("已公布的文件夹（tiles 写的）", "published folder, as tiles writes it")
NAME: Words = (
    "留痕的名称，只在第一次生成密钥时可取；最好用本单位的网址",
    "what the journal is called, only when the key is made; best an address of the office",
)
FOLDER: Words = ("写进这个文件夹；其中已有的不改", "folder to write to; what is complete there is not changed")
NUMBER: Words = ("第几条，从 1 起", "which event, from 1")
SINCE: Words = (
    "同时证明：只有这么多条时的留痕，是现在的开头",
    "also prove that the journal of so many events is the beginning of today's",
)


def count(text: str) -> int:
    """A number of events, at most 18 digits; raises ArgumentTypeError."""
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    raise argparse.ArgumentTypeError(f"not a number of events: {text!r}")


def add_ledger(add: Any, new: Callable[..., tuple[Any, Any]], language: Language, words: tuple[str, str, str]) -> None:
    """Add the command; new: as _new in luoshi.cli.arguments; words: for commands, arguments and --database."""
    heading, arguments, database = words
    ledger, _options = new(add, "ledger", help=say(LEDGER, language), more=LEDGER_MORE)
    actions = ledger.add_subparsers(title=heading, dest="action", metavar="ACTION", required=True)
    for action, more in ACTIONS.items():
        told = VERIFY_MORE if action == "verify" else more
        made, options = new(actions.add_parser, action, help=say(more, language), more=told)
        if action == "verify":
            options.add_argument("--checkpoint", action="append", metavar="FILE", help=say(CHECKPOINT, language))
            options.add_argument("--tiles", metavar="DIR", help=say(TILES, language))
            options.add_argument("--key", metavar="KEY", help=say(KEY, language))
        if action == "key":
            options.add_argument("--name", default="", metavar="NAME", help=say(NAME, language))
        if action == "tiles":
            made.add_argument_group(arguments).add_argument("folder", metavar="DIR", help=say(FOLDER, language))
        if action == "prove":
            given = made.add_argument_group(arguments)
            given.add_argument("number", type=count, metavar="N", help=say(NUMBER, language))
            options.add_argument("--since", type=count, metavar="N", help=say(SINCE, language))
        options.add_argument("--database", metavar="PATH", help=database)
