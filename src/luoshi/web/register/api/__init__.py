"""The read API, version 1, under /api/v1/; its description is /api/v1/openapi.json. It has no page of its own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from luoshi.web.register.api.reads import RIGHTS, router
from luoshi.web.site.errors import problem

PROBLEM = "application/problem+json"

# pydantic's name of a fault → what it means
_FAULTS = {
    "extra_forbidden": "没有这个参数 / there is no such parameter",
    "literal_error": "可选 {expected} / one of {expected}",
    "greater_than_equal": "至少 {ge} / at least {ge}",
    "less_than_equal": "至多 {le} / at most {le}",
    "string_pattern_mismatch": "不合格式 {pattern} / does not match {pattern}",
    "string_too_long": "至多 {max_length} 个字 / at most {max_length} characters",
    "int_parsing": "须是整数 / must be a whole number",
    "bool_parsing": "须是 true 或 false / must be true or false",
}


class Api(NinjaAPI):
    """django-ninja, with errors described as what they are: problem+json."""

    def get_openapi_schema(self, **more: Any) -> Any:
        """The OpenAPI description."""
        schema = super().get_openapi_schema(**more)
        for path in schema["paths"].values():
            for operation in path.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400:
                        (content,) = answer["content"].values()
                        answer["content"] = {PROBLEM: content}
        return schema


api = Api(
    title="落实 Luoshi", version="1", urls_namespace="api-1", docs_url=None, openapi_url="/openapi.json",
    description="台账的只读接口：每一行都带原文位置。The register, to read: each row with its place in the text.",
)  # fmt: skip
api.add_router("", router)
urls = api.urls
"""The addresses, each naming the right that it needs as every other address does."""
for _pattern in urls[0]:
    _name = getattr(_pattern, "name", None)
    if _name in RIGHTS:
        _pattern.callback.needs = RIGHTS[_name]  # type: ignore[union-attr]


@api.exception_handler(ValidationError)
def _bad(request: HttpRequest, error: Any) -> HttpResponse:
    fields: dict[str, list[str]] = {}
    for each in error.errors:
        said = _FAULTS.get(each["type"], "不合要求 / is not valid")
        fields.setdefault(str(each["loc"][-1]), []).append(said.format(**each.get("ctx", {})))
    return problem(request, 400, fields)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, 404)
