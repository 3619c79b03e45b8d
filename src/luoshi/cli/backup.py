"""`luoshi backup` and `luoshi restore`: all of a register in one file, and back."""

from luoshi.cli.language import Language
from luoshi.cli.speaking import notice

TAMPERED = 1
"""Exit status where the journal that was restored was tampered with."""


def run_backup(output: str, with_key: bool, database: str | None, language: Language) -> int:
    """Write the backup; the exit status. Raises Refusal: what luoshi.web.backup.command refuses."""
    # A way from the plain core to the web: here, so that no other command waits for Django.
    from luoshi.web.backup import command

    made = command.backup(output, with_key, database)
    notice((
        f"已备份到 {output}：{made.tables} 张表，{made.rows} 行；留痕 {made.events} 条，总散列 {made.root}",
        f"backed up to {output}: {made.tables} tables, {made.rows} rows; {made.events} events, root {made.root}",
    ))  # fmt: skip
    if made.key:
        notice(("其中有签名密钥，请妥善保管", "the signing key is in it: keep it safe"))
    if not made.signed:
        notice((
            "没有签名密钥，总散列没有签名；luoshi ledger key 可生成密钥",
            "there is no signing key, so the root is not signed; luoshi ledger key makes one",
        ))  # fmt: skip
    return 0


def run_restore(archive: str, database: str | None, language: Language) -> int:
    """Restore a backup and say what came of verifying the journal; the exit status.

    Raises Refusal: what luoshi.web.backup.command refuses.
    """
    from luoshi.cli.ledger import say_verdict
    from luoshi.web.backup import command

    done = command.restore(archive, database)
    notice((
        f"已从 {archive} 恢复（备份于 {done.made_at}）：{done.tables} 张表，{done.rows} 行",
        f"restored from {archive} (made at {done.made_at}): {done.tables} tables, {done.rows} rows",
    ))  # fmt: skip
    if done.key:
        notice(("签名密钥也已恢复", "the signing key is restored too"))
    return say_verdict(done.verdict, True, language)
