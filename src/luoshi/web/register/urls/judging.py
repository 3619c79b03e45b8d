"""Addresses of what judging says of reports."""

from django.urls import path

from luoshi.web.register.views import agreement, promises, rules

urlpatterns = [
    path("reports/<key:key>/promises", promises.choose, name="promises-choose"),
    path("reports/<key:key>/promises/<key:older>", promises.shown, name="promises"),
    path("reports/<key:key>/promises/<key:older>.json", promises.as_json, name="promises-json"),
    path("reports/<key:key>/promises/<key:older>.csv", promises.as_csv, name="promises-csv"),
    path("reports/<key:key>/promises/<key:older>.docx", promises.as_word, name="promises-word"),
    path("reports/<key:key>/agreement", agreement.shown, name="agreement"),
    path("reports/<key:key>/agreement.json", agreement.as_json, name="agreement-json"),
    path("reports/<key:key>/agreement.csv", agreement.as_csv, name="agreement-csv"),
    path("reports/<key:key>/agreement/<key:doubt>/answer", agreement.answer, name="agreement-answer"),
    path("rules/targets", rules.targets, name="rules-targets"),
    path("rules/targets.json", rules.targets_json, name="rules-targets-json"),
]
