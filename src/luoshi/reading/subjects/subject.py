"""A subject in the making, and what the sentence spoke of before it."""

from luoshi.facts.named import NamedTuple
from luoshi.reading.make import make


class Subject(NamedTuple):
    """A subject and its parts.

    text: the whole phrase. verb: the verb it kept, or "". head: the rest. place: the place named before it, or None.
    rule: the rule that found it, with the words that made it speak. scope: of a rank. counted: the noun behind the
    value, where one stands there; did: what the counted things did.
    """

    text: str
    verb: str
    head: str
    place: str | None
    rule: str
    scope: str | None = None
    counted: str = ""
    did: str = ""


PLAIN = frozenset(("subject/before", "subject/behind"))
"""The rules of most subjects: the noun right before or right behind the value."""
_ASIDE = ("subject/of-plan", "subject/part-in", "subject/compared")
"""Rules of values that say something about the value before, and leave what is spoken of as it is."""


class Known(NamedTuple):
    """What the values before, in the same sentence, were about.

    subject: of the last value. thing, verb: what was last counted or measured, apart from the verb that it kept; an
    attribute of it (its investment, its share) leaves them as they are.
    """

    subject: str = ""
    verb: str = ""
    thing: str = ""

    def after(self, one: Subject) -> "Known":
        """What is known once the value with the subject `one` was read."""
        text, verb, head, _, rule, _, counted, did = one
        if not text:
            return self
        if rule not in PLAIN:
            if rule.startswith(_ASIDE):
                # 预算收入为预算的98% names what it is of; 完成年计划的104% speaks of what is known.
                return self if head == text else make(Known, (head, verb, head))
            if rule.startswith("subject/aspect-of-last") and self.thing:
                return make(Known, (text, self.verb, self.thing))
        return make(Known, (text, verb, did + counted or head))
