"""What is shown when something is wrong: one page and one JSON shape, both saying what to do next."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_noop, override

API = "/api/"
"""Where answers are data, whatever the address ends with."""

# status: code, what is wrong, what to do
_PROBLEMS = {
    400: (
        "bad-request",
        gettext_noop("请求有误"),
        gettext_noop("地址中的筛选条件、页码或主机名不对。请返回上一页重新选择。"),
    ),
    403: (
        "forbidden",
        gettext_noop("没有权限"),
        gettext_noop("页面可能已经过期。请返回上一页，刷新后再试。"),
    ),
    404: (
        "not-found",
        gettext_noop("没有这个页面"),
        gettext_noop("地址可能写错了，或者报告没有收入这本台账。请从报告列表重新进入。"),
    ),
    405: (
        "not-allowed",
        gettext_noop("不能这样访问"),
        gettext_noop("这个地址只接受另一种方法，例如只读的 GET。"),
    ),
    413: (
        "too-large",
        gettext_noop("上传的内容过大"),
        gettext_noop("请缩小文件后再上传。"),
    ),
    500: (
        "fault",
        gettext_noop("程序出错"),
        gettext_noop("这是程序的问题，已经记入日志，数据没有改变。请稍后再试。"),
    ),
}


def problem(request: HttpRequest, status: int, details: dict[str, list[str]] | None = None) -> HttpResponse:
    """The answer to a request that failed with `status`: JSON (RFC 9457) for data, else a page.

    details: field → what is wrong with it.
    """
    code, title, advice = _PROBLEMS[status]
    if request.path.startswith(API) or request.path.endswith((".json", ".csv")):
        body = {"type": "about:blank", "status": status, "code": code, "fields": details or {}}
        for language in ("zh-hans", "en"):
            with override(language):
                body[language] = {"title": translate(title), "detail": translate(advice)}
        return JsonResponse(
            body, status=status, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False}
        )
    context = {"status": status, "title": translate(title), "advice": translate(advice), "details": details or {}}
    return render(request, "error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return problem(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return problem(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, when a form was sent without this site's token."""
    return problem(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return problem(request, 404)


def fault(request: HttpRequest) -> HttpResponse:
    """500."""
    return problem(request, 500)
