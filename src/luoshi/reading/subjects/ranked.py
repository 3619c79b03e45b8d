"""What a rank ranks, and among whom."""

import re
from collections.abc import Callable
from functools import cache

from luoshi.lexicon import any_of, words
from luoshi.reading.frames import Frame
from luoshi.reading.subjects.attributes import attached, attribute_in
from luoshi.reading.subjects.opening import opened
from luoshi.reading.subjects.phrases import last_clause, tidy
from luoshi.reading.subjects.subject import Known, Subject

_COMPARED = r"(.{2,}?)(?:综合)?(?:考评|考核|评价|排名)\Z"
_RANKING = ("排名", "位次", "名次", "排位")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    verb = re.compile(any_of("ranks", "adverb") + "*" + any_of("ranks", "verb") + "(?:了)?(?:在)?")
    among = re.compile(any_of("ranks", "among") + r"(?:各?[^，。]{0,6})?\Z")
    trailing = re.compile(r"(?:" + any_of("ranks", "adverb") + r"|连续[\d一二三四五六七八九十]+[年个月]+|由|从)+\Z")
    return verb, among, trailing


def ranked(frame: Frame, known: Known, before: Subject | None, topic_of: Callable[[], str]) -> Subject:
    """The subject of a rank and its scope.

    known: what the sentence spoke of before. topic_of: says what the clause before was about, where it holds no value.
    before: the rank just before in the same clause (由第六位上升至第五位), if there is one.
    """
    verb, among, trailing = _patterns()
    listed = words("ranks", "list")
    noun = frame.noun
    if frame.kind:
        # The frame took 保持, 上升到 off: they are the rank's verb here.
        noun += frame.predicate
    at = end = -1
    for found in verb.finditer(noun):
        at, end = found.span()
    if noun.endswith(_RANKING) and (frame.kind == "to" or "由 " in frame.fillers or "从 " in frame.fillers):
        # 综合排名由369位上升到235位: 排名 is what moved, and no verb.
        at = -1
        trailing = among
    if at >= 0:
        scope, left = tidy(noun[end:]) or None, noun[:at]
        if scope is None:
            left, scope = _scope_in(left, among)
    else:
        left, scope = _scope_in(noun, among)
    head = opened(last_clause(left.rstrip("、")))
    rest = tidy(trailing.sub("", head.rest))
    if scope is None and not rest:
        # 在全省开发区综合考评中前移6位、列第9位: among those that are compared.
        compared = re.match(_COMPARED, known.subject)
        scope = compared.group(1) if compared else None
    if before is not None and not rest and scope is None:
        return before._replace(rule="subject/last")
    if scope is not None and listed.first_in(scope) >= 0 and len(rest) <= 4:
        # 望川跃居全国数字经济百强城市第56位: the list is what is measured.
        return Subject(scope, "", scope, head.place, "subject/list-named:" + scope, scope)
    attribute = attribute_in(rest)
    topic = topic_of() if attribute or not (rest or known.subject) else ""
    if attribute and (topic or known.subject):
        text = attached(Known(topic, "", topic) if topic else known, attribute)
        return Subject(text, "", text, head.place, "subject/aspect-of-last:" + attribute, scope)
    if not rest and not known.subject and listed.first_in(topic) >= 0:
        # 跻身全国百强城市，列第43位: the list stands in the clause before.
        opens = verb.match(topic)
        topic = topic[opens.end() :] if opens else topic
        return Subject(topic, "", topic, head.place, "subject/list-named:" + topic, topic)
    if not rest:
        return Subject(known.subject, known.verb, known.thing, head.place, "subject/last", scope)
    if scope is None and listed.first_in(rest) >= 0:
        scope = rest
    return Subject(head.verb + rest, head.verb, rest, head.place, "subject/before", scope)


def scope_behind_verb(tail: str) -> str | None:
    """居全省 → 全省: the scope behind a rank's verb."""
    found = _patterns()[0].match(tail)
    return tidy(tail[found.end() :] if found else tail) or None


def _scope_in(noun: str, among: re.Pattern[str]) -> tuple[str, str | None]:
    """经济总量由全省 第六位: the scope stands right before the rank."""
    found = among.search(noun)
    return (noun[: found.start()], found.group()) if found else (noun, None)
