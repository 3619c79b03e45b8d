"""`luoshi ledger`: the journal verified and published, from the machine itself."""

import json
from argparse import Namespace
from pathlib import Path

from luoshi import ledger
from luoshi.cli.language import Language, Words, say
from luoshi.cli.published import published_before, read_checkpoint, read_tiles, write_tiles
from luoshi.cli.speaking import notice, standard_output
from luoshi.facts import Refusal

TAMPERED = 1
"""Exit status where the journal was tampered with."""

_FOUND: dict[str, Words] = {
    "changed": ("{rows}：内容与登记的不符，被改过", "{rows_en}: not what was written: changed"),
    "missing": ("{rows}：不见了，被删过", "{rows_en}: gone: deleted"),
    "inserted": ("{rows}：不是由操作写入的，被插入", "{rows_en}: written by no action: inserted"),
    "rewritten": ("{rows}：与已公布的不一致，被重写过", "{rows_en}: not what was published: rewritten"),
    "head": ("{rows}：与登记的总散列不符，其中有改动", "{rows_en}: not under the head that is kept: tampered with"),
}


def run_ledger(asked: Namespace, language: Language) -> int:
    """Do what `luoshi ledger` was asked for; the exit status.

    Raises Refusal: unusable-database, and what luoshi.cli.published and luoshi.web.journal.command refuse.
    """
    # The third way from the plain core to the web: here, so that no other command waits for Django.
    from luoshi.web.journal import command

    command.start(asked.database)
    if asked.action == "verify":
        key = _verifying_key(asked.key)
        if key is None and (asked.checkpoint or asked.tiles):
            key = command.signing_key().verifying()
        checkpoints, published = _published(asked, key)
        return say_verdict(command.verify(checkpoints, published), bool(checkpoints), language)
    if asked.action == "key":
        return _print(command.signing_key(asked.name).verifying().text() + "\n")
    if asked.action == "prove":
        return _print(json.dumps(command.prove(asked.number, asked.since), ensure_ascii=False, indent=2) + "\n")
    leaves = command.leaves()
    if asked.action == "checkpoint":
        return _print(command.checkpoint(leaves))
    folder = Path(asked.folder)
    before = published_before(folder, command.signing_key().verifying())
    if before and (before.size > len(leaves) or ledger.root(leaves[: before.size]) != before.root):
        raise Refusal("ledger-rewritten", name=str(folder))
    written = write_tiles(folder, leaves, before.size if before else 0, command.checkpoint(leaves))
    notice((
        f"{len(leaves)} 条留痕的散列在 {folder}，写入 {written} 个文件",
        f"the hashes of {len(leaves)} events are in {folder}; files written: {written}",
    ))  # fmt: skip
    return 0


def _verifying_key(text: str | None) -> ledger.VerifyingKey | None:
    if text is None:
        return None
    try:
        return ledger.VerifyingKey.of(text)
    except ValueError as error:
        raise Refusal("bad-ledger-key", name=text[:80]) from error


def _published(
    asked: Namespace, key: ledger.VerifyingKey | None
) -> tuple[list[ledger.Checkpoint], list[bytes]]:  # fmt: skip
    """The checkpoints to verify against, and the published hashes of leaves."""
    if key is None:
        return [], []
    found = [read_checkpoint(Path(path), key) for path in asked.checkpoint or ()]
    leaves: list[bytes] = []
    if asked.tiles:
        checkpoint, leaves = read_tiles(Path(asked.tiles), key)
        found.append(checkpoint)
    return found, leaves


def say_verdict(verdict: ledger.Verdict, held: bool, language: Language) -> int:
    """Say what came of going through the journal; the exit status. held: whether it was held against a checkpoint."""
    lines = []
    if verdict.good:
        lines.append(("留痕完好", "the journal is whole"))
    for finding in verdict.findings:
        chinese, english = _FOUND[finding.code]
        lines.append((chinese.format(rows=_rows(finding)), english.format(rows_en=_rows_en(finding))))
    lines.append(
        (f"共 {verdict.size} 条，总散列 {verdict.root.hex()}", f"{verdict.size} events, root {verdict.root.hex()}")
    )
    if verdict.met:
        lines.append((f"与已公布的前 {max(verdict.met)} 条一致", f"the first {max(verdict.met)} are as published"))
    elif not held:
        lines.append((
            "没有对照已公布的校验点：整段重写查不出来",
            "not held against a published checkpoint: a rewritten tail would not be found",
        ))  # fmt: skip
    _print("".join(say(line, language) + "\n" for line in lines))
    return 0 if verdict.good else TAMPERED


def _rows(finding: ledger.Finding) -> str:
    if finding.first == finding.last:
        return f"第 {finding.first} 条"
    return f"第 {finding.first}–{finding.last} 条"


def _rows_en(finding: ledger.Finding) -> str:
    if finding.first == finding.last:
        return f"event {finding.first}"
    return f"events {finding.first}–{finding.last}"


def _print(text: str) -> int:
    with standard_output() as out:
        out.write(text)
    return 0
