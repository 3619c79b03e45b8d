"""From the words typed to a command and its exit status."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from luoshi.cli.language import Language, language_of
from luoshi.cli.speaking import REFUSED, complain, prepare_streams
from luoshi.facts import Refusal

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells count it (128 + SIGINT)."""

BROKEN_PIPE = 141
"""Exit status when whoever read the output went away, as shells count it (128 + SIGPIPE)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` are the words after `luoshi`, by default those of this process.

    Returns the exit status: 0 done, 1 `explain` found no numeral, `check` a contradiction, `ledger verify`
    or `restore` tampering, 2 refused,
    130 interrupted, 141 pipe closed.
    """
    prepare_streams()
    try:
        return _run(arguments, language_of(os.environ))
    except Refusal as refusal:
        complain(refusal)
        return REFUSED
    except BrokenPipeError:
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED


def process() -> NoReturn:
    """The `luoshi` process: `main`, and its status as the exit status."""
    if sys.argv[1:2] in (["read"], ["explain"]):
        # A reading holds no circles, so there is nothing to collect.
        gc.disable()
    status = main()
    if sys.argv[1:2] in (["serve"], ["worker"]):
        sys.exit(status)
    # Taking the interpreter down in good order costs a tenth of a short run, and nothing is left to put in order.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _only_files(typed: list[str]) -> bool:
    """Whether what follows `read` is nothing but files: then there is nothing for argparse to take apart, and loading
    it would cost a short run more than opening the report."""
    return bool(typed) and not any(word.startswith("-") for word in typed)


def _run(arguments: Sequence[str] | None, language: Language) -> int:
    typed = sys.argv[1:] if arguments is None else list(arguments)
    if typed[:1] == ["read"] and _only_files(typed[1:]):
        from luoshi.cli.read import run_read

        return run_read(typed[1:], None, None, None, language)
    from luoshi.cli.arguments import parser

    asked = parser(language, typed[0] if typed else "").parse_args(typed)
    if asked.command == "serve":
        from luoshi.cli.serve import run_serve

        return run_serve(asked.files, asked.host, asked.port, asked.database, asked.year, asked.processes)
    if asked.command == "worker":
        from luoshi.cli.serve import run_worker

        return run_worker(asked.database)
    if asked.command == "remind":
        from luoshi.cli.serve import run_remind

        return run_remind(asked.database, language)
    if asked.command == "explain":
        from luoshi.cli.explain import run_explain

        return run_explain(asked.file, asked.at, asked.year, language)
    if asked.command == "compare":
        from luoshi.cli.compare import run_compare

        years = asked.old_year, asked.new_year
        return run_compare(asked.old, asked.new, asked.format, asked.output, years, language)
    if asked.command == "account":
        from luoshi.cli.account import run_account

        return run_account(asked, language)
    if asked.command == "ledger":
        from luoshi.cli.ledger import run_ledger

        return run_ledger(asked, language)
    if asked.command == "demo":
        from luoshi.cli.demo import run_demo

        return run_demo(asked.report, asked.database, asked.seed, asked.day, language)
    if asked.command == "draw":
        from luoshi.cli.draw import run_draw

        return run_draw(asked.frame, asked.seed)
    if asked.command == "backup":
        from luoshi.cli.backup import run_backup

        return run_backup(asked.output, asked.with_key, asked.database, language)
    if asked.command == "restore":
        from luoshi.cli.backup import run_restore

        return run_restore(asked.archive, asked.database, language)
    if asked.command == "check":
        from luoshi.cli.check import run_check

        return run_check(asked.files, asked.format, asked.output, asked.year, language)
    from luoshi.cli.read import run_read

    return run_read(asked.files, asked.format, asked.output, asked.year, language)
