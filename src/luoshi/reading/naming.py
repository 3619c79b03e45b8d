"""The subjects of a sentence's values: each alone, in lists, and filled in from one another."""

from luoshi.facts import Measure
from luoshi.reading.frames import Frame, joined
from luoshi.reading.lists import industries, items, pieces_of
from luoshi.reading.measures import RANKS
from luoshi.reading.subjects.around import Around, before_said, clause_before
from luoshi.reading.subjects.attributes import attached, attribute_in
from luoshi.reading.subjects.choice import ABOVE, subject_of
from luoshi.reading.subjects.opening import Opened, opened
from luoshi.reading.subjects.phrases import tidy
from luoshi.reading.subjects.ranked import scope_behind_verb
from luoshi.reading.subjects.shares import share_of, wholes_in
from luoshi.reading.subjects.subject import Known, Subject
from luoshi.reading.values import Question, Sentence


def _runs(frames: list[Frame]) -> dict[int, int]:
    """Stretches of two or more values with nothing between them but 、 or 和: first → behind the last."""
    runs: dict[int, int] = {}
    first = 0
    for at in range(1, len(frames)):
        if not joined(frames, at):
            if at - first > 1:
                runs[first] = at
            first = at
    if len(frames) - first > 1:
        runs[first] = len(frames)
    return runs


def subjects_of(sentence: Sentence) -> tuple[list[Subject], list[Question]]:
    """The subject of each value of a sentence, and what could not be settled on the way."""
    frames, heads, verdicts = sentence.frames, sentence.heads, sentence.verdicts
    subjects: list[Subject] = []
    doubts: list[Question] = []
    around = Around(sentence, subjects)
    count = len(frames)
    if count == 1:
        # Nothing to share, and nothing to fill in from another.
        return [subject_of(frames[0], heads[0], _NOTHING_KNOWN, verdicts[0][0], around)], doubts
    known = _NOTHING_KNOWN
    runs = _runs(frames)
    at = 0
    while at < count:
        framed, head = frames[at], heads[at]
        token, _, noun, _, _, fillers, _, _, _, _, _, bare = framed
        _, _, form, _, _, _, _, _ = token
        last = runs.get(at, at + 1) if runs else at + 1
        named: tuple[Subject, ...] = ()
        if form == "part":
            # A ratio of industries has three parts; more are never looked at.
            parts = frames[at + 1 : at + 4]
            while (
                last - at <= len(parts)
                and parts[last - at - 1].token.form == "part"
                and parts[last - at - 1].joint == ":"
            ):
                last += 1
            named = industries(noun or known.subject, last - at)
        elif last > at + 1:
            named = _listed(framed, head, last - at, subjects, clause_before(sentence, at), known)
        if named:
            subjects += named
            known = known.after(named[-1])
            at = last
            continue
        if last > at + 1 and "分别" in fillers + noun:
            doubts.append(("uneven-list", token.start, frames[last - 1].token.end))
        kind = verdicts[at][0]
        if bare and joined(frames, at) and subjects[-1].rule.startswith("subject/compared"):
            # 高于全国5.9和2.9个百分点: both are distances from another place.
            subjects.append(subjects[-1])
            at += 1
            continue
        one = subject_of(framed, head, known, kind, around)
        if "均" in fillers or "均" in noun:
            one = _of_both(one, kind, subjects)
        subjects.append(one)
        if kind != "rank" or one.rule != "subject/last":
            known = known.after(one)
        at += 1
    return _with_places(frames, _filled_back(frames, subjects)), doubts


_NOTHING_KNOWN = Known()


def _with_places(frames: list[Frame], subjects: list[Subject]) -> list[Subject]:
    """A place named in a sentence holds on up to the next ；, until another is named."""
    place: str | None = None
    for at, one in enumerate(subjects):
        if place is not None and (frames[at].joint == "；" or frames[at].noun.startswith(_ALL_OF_IT)):
            place = None
        if one.place is not None:
            place = one.place
        elif place is not None:
            subjects[at] = one._replace(place=place)
    return subjects


_ALL_OF_IT = ("全市", "全省", "全县", "全区", "全州", "全国", "全盟", "全旗")
"""全市新增…: a place named before holds no longer."""


def _filled_back(frames: list[Frame], subjects: list[Subject]) -> list[Subject]:
    """启动3000户、完成2000户适老化改造: the first value's noun stands behind the second."""
    for at in range(len(subjects) - 2, -1, -1):
        one, following = subjects[at], subjects[at + 1]
        _, joint, noun, _, _, _, _, _, _, _, _, bare = frames[at + 1]
        behind = following.rule in _BEHIND
        if behind and not joint and not noun and not frames[at].right:
            # 排查2500公里3460个入河排污口: two sizes of one thing.
            subjects[at] = following
            continue
        if behind and (not one.text or one.rule.startswith("subject/verb")):
            subjects[at] = one._replace(text=one.verb + following.head, head=following.head, rule="subject/of-next")
        elif not bare:
            continue
        elif one.text.endswith("级") and following.text[1:2] == "级" and len(one.text) < 4:
            # 1个省级、18个市级重点项目: the last has the head of both.
            text = one.text + following.text[2:]
            subjects[at] = one._replace(text=text, head=text)
        elif following.did and one.rule == following.rule == "subject/behind" and not one.did + one.verb:
            # 50家企业总部、62家研发中心签约落户: what the last did all did.
            subjects[at] = one._replace(text=following.did + one.text, did=following.did, rule="subject/deed-of-next")
    return subjects


_BEHIND = frozenset(("subject/behind", "subject/around"))


def _of_both(one: Subject, kind: Measure, before: list[Subject]) -> Subject:
    """均列全省第1, 满意率均为100% after two things: of the two as written, joined by 、."""
    if len(before) < 2:
        return one
    first, second = before[-2:]
    if one.rule == "subject/last" and kind == "rank":
        return one._replace(text=f"{first.text}、{second.head if second.verb == first.verb else second.text}")
    rule, _, attribute = one.rule.partition(":")
    if rule == "subject/aspect-of-last" and second.rule.startswith("subject/list-verb"):
        return one._replace(text=f"{first.head}、{second.head}{attribute}")
    return one


def _listed(
    framed: Frame, head: Opened, wanted: int, before: list[Subject], clause: str, known: Known
) -> tuple[Subject, ...]:
    """The subjects of a run of `wanted` values: from the noun before it, from the clause before its own, or the last
    `wanted` named before."""
    lead, _, tail = (framed.noun if "分别" in framed.noun else head.rest).partition("分别")
    if tail:
        # 分别完成粮食、油菜种植面积: the list may stand behind 分别.
        head = opened(lead or tail)
        lead, tail = head.rest, tail if lead else ""
    rest = lead.strip("、，的")
    if not rest:
        apart = "分别" in framed.fillers or "分别" in framed.noun
        pieces = items(before_said(tidy(opened(clause).rest)), wanted) if apart and clause else ()
        if pieces:
            return tuple(Subject(piece, "", piece, None, "subject/list-of-clause") for piece in pieces)
        # 分别从7642家、1665家增加到2.2万家、4942家: the second list is of the same things.
        same = framed.kind in _CHANGES and all(one.rule.startswith("subject/list") for one in before[-wanted:])
        if (apart or same) and len(before) >= wanted:
            return tuple(one._replace(rule="subject/list-of-last") for one in _last_named(before, wanted))
        return ()
    listed = len(before) >= wanted and all(one.rule.startswith("subject/list") for one in before[-wanted:])
    if listed and rest.startswith(ABOVE):
        # 分别增长10.8%和14.9%，高于全国0.1和2.2个百分点: each of those named before.
        return tuple(one._replace(text=one.text + rest, rule="subject/list-of-last") for one in before[-wanted:])
    above = next((word for word in ABOVE if tail.startswith(word)), "")
    others = items(tail[len(above) :], wanted) if above else ()
    if others:
        # 增速分别高于全国、全省1.2个和0.5个百分点.
        base = attached(known, rest) if known.subject and attribute_in(rest) else rest
        return tuple(Subject(base + above + place, "", base, None, "subject/compared:" + above) for place in others)
    said = _attributes(rest, wanted, before, known) if known.subject and not head.place else ()
    if said and framed.token.form not in RANKS:
        return said
    if said:
        return tuple(one._replace(scope=scope_behind_verb(tail)) for one in said)
    if framed.kind in ("less", "more"):
        rest += framed.predicate
    if tail and before and before[-1].counted and before[-1].counted.startswith(rest) and len(before) >= wanted:
        # 306个省项目、743个市项目分别完成年计划的119%、103%: of those counted just before.
        told = tail.rstrip("的")
        return tuple(one._replace(text=one.text + told, rule="subject/list-of-last") for one in before[-wanted:])
    if framed.token.form in RANKS:
        return _listed_ranks(head, items(rest, wanted), tail)
    # 就业、贷款分别完成年计划的118%、249%: what stands behind 分别 is said of each.
    named = [piece + tail.rstrip("的") for piece in items(rest, wanted)]
    return tuple(Subject(head.verb + piece, head.verb, piece, head.place, "subject/list") for piece in named)


def _last_named(before: list[Subject], wanted: int) -> list[Subject]:
    """The last `wanted` things named: one of which several values are told counts once (城镇…由A到B，农村…由C到D)."""
    named: list[Subject] = []
    for one in reversed(before[-2 * wanted :]):
        if not named or one.text != named[-1].text:
            named.append(one)
    return named[wanted - 1 :: -1] if len(named) >= wanted else before[-wanted:]


def _attributes(rest: str, wanted: int, before: list[Subject], known: Known) -> tuple[Subject, ...]:
    """占比分别达到42%和68%: an attribute of each of those named before; 总量和增速分别居第4位和第2位: several of one;
    () where it is neither."""
    if attribute_in(rest) or (len(rest) == 3 and rest[-1] == "率"):
        each = _last_named(before, wanted)
        if len(each) < wanted or len({one.text for one in each}) < wanted:
            return ()
        named = [attached(Known(one.text, one.verb, one.head), rest) for one in each]
    elif rest[0] == "占" and 0 in wholes_in(rest):
        # 分别增长12%、13%，占规模以上工业比重分别提高到21%、33%: each one's share.
        each = _last_named(before, wanted)
        if len({one.text for one in each}) < wanted:
            return ()
        return tuple(share_of(rest, Known(one.text, one.verb, one.head)) for one in each)
    else:
        pieces = pieces_of(rest)
        if len(pieces) != wanted or not all(map(attribute_in, pieces)):
            return ()
        named = [attached(known, piece) for piece in pieces]
    return tuple(Subject(one, "", one, None, "subject/aspect-of-last:" + rest) for one in named)


_CHANGES = ("to", "up", "down")


def _listed_ranks(head: Opened, pieces: tuple[str, ...], tail: str) -> tuple[Subject, ...]:
    """贷款增量、增速分别居全省第3位和第1位: each has its own rank among the same."""
    scope = scope_behind_verb(tail)
    return tuple(Subject(head.verb + one, head.verb, one, head.place, "subject/list", scope) for one in pieces)
