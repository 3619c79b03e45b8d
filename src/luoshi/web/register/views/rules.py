"""The rules by which targets are judged, for everybody to read."""

from django.http import HttpResponse
from django.shortcuts import render

from luoshi.facts import MEASURES
from luoshi.judging.targets import Rules, all_rules
from luoshi.web.people.access import needs
from luoshi.web.people.clock import today
from luoshi.web.register.twins import reading as twins
from luoshi.web.register.views.answering import HtmxRequest, answers
from luoshi.web.register.words import judging as judging_words
from luoshi.web.register.words import reading as words
from luoshi.web.site.languages import in_language


@answers
@needs("list")
def targets(request: HtmxRequest) -> HttpResponse:
    """How far 左右 reaches, which way is good, and how an outcome is compared."""
    rules = all_rules()
    now = today()
    context = {
        "tolerances": [
            {
                "rule": rule,
                "measures": [words.MEASURE[measure] for measure in MEASURES if measure in rule.measures],
                "why": in_language((rule.reason, rule.english)),
                "coming": rule.since > now,
            }
            for rule in sorted(rules.tolerances, key=lambda rule: rule.since)
        ],
        "polarities": [
            {
                "rule": rule,
                "way": judging_words.POLARITY[rule.polarity],
                "why": in_language((rule.reason, rule.english)),
                "coming": rule.since > now,
            }
            for rule in sorted(rules.polarities, key=lambda rule: rule.since)
        ],
        **judging_words.VERDICT,
    }
    return render(request, "register/rules_targets.html", context)


@answers
@needs("list")
def targets_json(request: HtmxRequest) -> HttpResponse:
    """The same, as JSON."""
    rules: Rules = all_rules()
    return twins.as_json(
        {
            "tolerances": [
                {
                    "from": rule.since.isoformat(), "measures": list(rule.measures), "basis": rule.basis,
                    "size": float(rule.size), "reason": {"zh": rule.reason, "en": rule.english},
                }
                for rule in rules.tolerances
            ],
            "polarities": [
                {
                    "from": rule.since.isoformat(), "polarity": rule.polarity, "words": list(rule.words),
                    "reason": {"zh": rule.reason, "en": rule.english},
                }
                for rule in rules.polarities
            ],
        }
    )  # fmt: skip
