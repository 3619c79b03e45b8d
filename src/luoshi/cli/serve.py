"""`luoshi serve`: the register in the browser; `luoshi worker`: its long work; `luoshi remind`: who is told what."""

from luoshi.cli.language import Language, say


def run_serve(
    paths: list[str], host: str, port: int, database: str | None, year: int | None, processes: int
) -> int:  # fmt: skip
    """Admit the reports at `paths` and serve the register at `host`:`port` until it is stopped; the exit status.

    database: path of the SQLite file, or None for the usual one. year: as in `read_report`.
    processes: that answer. A refused report is
    complained about and the others are served; where every one is refused the status is 2.
    Raises Refusal: unusable-database, needs-account, cannot-listen.
    """
    # The way from the plain core to the web: here, so that no other command waits for Django.
    from luoshi.web.serve import serve

    return serve(paths, host, port, database, year, processes)


def run_worker(database: str | None) -> int:
    """Do the long work of the register in `database` (None: the usual one) until stopped; the exit status.

    Raises Refusal: unusable-database.
    """
    from luoshi.web.worker import work

    return work(database)


def run_remind(database: str | None, language: Language) -> int:
    """Remind everybody of what is due today, once, and say of how much; the exit status.

    Raises Refusal: unusable-database.
    """
    from luoshi.web.worker import remind

    notices, mails = remind(database)
    print(say((f"提醒 {notices} 条，邮件 {mails} 封", f"{notices} reminders, {mails} mails"), language))
    return 0
