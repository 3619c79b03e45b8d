"""A commitment: the smallest piece of a plan that one body could be given and another could check."""

from typing import Literal

from luoshi.facts.named import NamedTuple

CommitmentKind = Literal["target", "deliverable", "action", "stance"]
Strength = Literal["must", "will", "aim"]
Stage = Literal["preliminary", "start", "advance", "complete", "operate"]

COMMITMENT_KINDS: tuple[CommitmentKind, ...] = ("target", "deliverable", "action", "stance")
STRENGTHS: tuple[Strength, ...] = ("must", "will", "aim")
STAGES: tuple[Stage, ...] = ("preliminary", "start", "advance", "complete", "operate")


class Project(NamedTuple):
    """A named project inside a commitment, and how far it is to be taken this year.

    start, end: code points of the source's text, end exclusive; text: the project's name, the characters between them.
    stage: preliminary 前期工作, start 开工, advance 加快推进, complete 竣工投产, operate 投入运营, or None where none
    is said.
    """

    start: int
    end: int
    text: str
    stage: Stage | None


class Commitment(NamedTuple):
    """One undertaking.

    start, end: code points of the source's text, end exclusive; text: the characters between them.
    kind: target a stated value or a definite end is to be reached; deliverable a nameable thing whose completion could
    be seen; action an effort without a stated end; stance a principle or slogan: nothing to check.
    strength: must 确保 坚决 必须, will the plain form, aim 力争 争取 努力.
    figures: start and end of each figure inside it, in text order; they are figures of the same reading.
    projects: the named projects inside it. places, doers: the places and the bodies it names, as written.
    section, sentence, trace: as in Figure.
    """

    start: int
    end: int
    text: str
    kind: CommitmentKind
    strength: Strength
    figures: tuple[tuple[int, int], ...]
    projects: tuple[Project, ...]
    places: tuple[str, ...]
    doers: tuple[str, ...]
    section: tuple[str, ...]
    sentence: tuple[int, int]
    trace: tuple[str, ...]
