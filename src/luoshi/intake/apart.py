"""A file that is no plain text is opened in a process of its own, with bounded memory and time.

What opens such files is written in C or C++ and meets files made to break it. Whatever happens, it happens there.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import luoshi
from luoshi.facts import Note, Origin, Refusal, Source
from luoshi.intake.limits import SECONDS
from luoshi.intake.looks import LOOKS, Kind

_ROOT = str(Path(luoshi.__file__).parents[1])
_CODES = {"SIGXCPU", "SIGKILL", "SIGABRT", "SIGTRAP", "SIGILL"}
"""How a process ends that has no more time or memory: by its limit, by the system's, or giving up by itself."""


def open_apart(kind: Kind, name: str, data: bytes) -> Source:
    """The source in `data`, a file of that kind, opened in a child process.

    Raises Refusal: what `child.opened` refuses; too-heavy when the process runs out of time or memory, broken-file
    when it ends in any other way.
    """
    path = os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH"))))
    # -P: what lies in the folder one happens to be in is not imported.
    command = [sys.executable, "-P", "-m", "luoshi.intake.child", kind, str(SECONDS[kind])]
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=2 * SECONDS[kind],
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal("too-heavy", name=name) from error
    if done.returncode < 0 and signal.Signals(-done.returncode).name in _CODES:
        raise Refusal("too-heavy", name=name)
    if done.returncode:
        raise Refusal("broken-file", name=name, looks_zh=LOOKS[kind][0], looks_en=LOOKS[kind][1])
    return unpacked(name, json.loads(done.stdout))


def packed(source: Source) -> dict[str, Any]:
    """A source as JSON's values."""
    return {
        "text": source.text,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "format": source.format,
        "origins": [[run.start, run.end, run.paragraph, run.page, run.box] for run in source.origins],
        "notes": [[note.kind, note.mark, note.text, note.at] for note in source.notes],
    }


def unpacked(name: str, answer: dict[str, Any]) -> Source:
    """The source that `packed` packed; raises the refusal that is in `answer` instead."""
    if "refused" in answer:
        raise Refusal(answer["refused"], **{**answer["data"], "name": name})
    return Source(
        name,
        answer["text"],
        answer["sha256"],
        answer["encoding"],
        answer["format"],
        tuple(
            Origin(start, end, paragraph, page, box and tuple(box))
            for start, end, paragraph, page, box in answer["origins"]
        ),
        tuple(Note(*note) for note in answer["notes"]),
    )
