"""What is shown when something is wrong: one page and one JSON shape, both saying what to do next."""

import errno
import sqlite3
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_noop, override

API = "/api/"
"""Where answers are data, whatever the address ends with."""

# code: status, what is wrong, what to do
_PROBLEMS = {
    "bad-request": (
        400,
        gettext_noop("请求有误"),
        gettext_noop("地址中的筛选条件、页码或主机名不对。请返回上一页重新选择。"),
    ),
    "log-in-needed": (
        401,
        gettext_noop("需要登录"),
        gettext_noop("请先登录，再取数据。"),
    ),
    "not-allowed": (
        403,
        gettext_noop("没有权限"),
        gettext_noop("您的角色不能做这一步。请管理员调整角色，或者退出后换一个账号登录。"),
    ),
    "not-confirmed": (
        403,
        gettext_noop("台账还没有确认"),
        gettext_noop("这份报告的台账还在核对，您的角色只能看已确认的台账。请等审核的人确认，或者请管理员调整角色。"),
    ),
    "password-needed": (
        403,
        gettext_noop("请先设自己的密码"),
        gettext_noop("您用的是临时密码。请在页面上登录，设了自己的密码再取数据。"),
    ),
    "stale-form": (
        403,
        gettext_noop("页面已经过期"),
        gettext_noop("页面可能已经过期。请返回上一页，刷新后再试。"),
    ),
    "not-found": (
        404,
        gettext_noop("没有这个页面"),
        gettext_noop("地址可能写错了，或者报告没有收入这本台账。请从报告列表重新进入。"),
    ),
    "ledger-broken": (
        409,
        gettext_noop("留痕已被改动"),
        gettext_noop("留痕里的各条与总散列不符，出不了证明。请在留痕页面验证，看是哪一条。"),
    ),
    "wrong-method": (
        405,
        gettext_noop("不能这样访问"),
        gettext_noop("这个地址只接受另一种方法，例如只读的 GET。"),
    ),
    "too-large": (
        413,
        gettext_noop("上传的内容过大"),
        gettext_noop("请缩小文件后再上传。"),
    ),
    "database-away": (
        503,
        gettext_noop("数据库暂时连不上"),
        gettext_noop("什么也没有保存，原来的数据都在。请过一分钟再试；一直如此，请告诉管理员。"),
    ),
    "no-room": (
        503,
        gettext_noop("服务器的磁盘满了"),
        gettext_noop("什么也没有保存，原来的数据都在。请告诉管理员腾出空间，然后再试。"),
    ),
    "fault": (
        500,
        gettext_noop("程序出错"),
        gettext_noop("这是程序的问题，已经记入日志，数据没有改变。请稍后再试。"),
    ),
}
_USUAL = {
    400: "bad-request",
    401: "log-in-needed",
    403: "not-allowed",
    404: "not-found",
    405: "wrong-method",
    413: "too-large",
    500: "fault",
    503: "database-away",
}

RETRY_AFTER = 60
"""Seconds after which to come again where something is away."""

SHORT = 6
"""Characters up to which what was typed is not shown again: there is little to lose."""

MOST_FIELDS = 300
"""Fields of a form that could not be kept, to be sent again."""


def wants_data(request: HttpRequest) -> bool:
    """Whether a request asks for data and not for a page, by its address."""
    return request.path.endswith((".json", ".csv")) or request.path.startswith(API)


def problem(
    request: HttpRequest, status: int, details: dict[str, list[str]] | None = None, code: str | None = None
) -> HttpResponse:
    """The answer to a request that failed with `status`: JSON (RFC 9457) for data, else a page.

    details: field → what is wrong with it. code: which problem, where it is not the usual one of that status.
    """
    code = code or _USUAL[status]
    _status, title, advice = _PROBLEMS[code]
    if wants_data(request):
        body = {"type": "about:blank", "status": status, "code": code, "fields": details or {}}
        for language in ("zh-hans", "en"):
            with override(language):
                body[language] = {"title": translate(title), "detail": translate(advice)}
        return JsonResponse(
            body, status=status, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False}
        )
    context = {
        "status": status, "title": translate(title), "advice": translate(advice), "details": details or {},
        "again": _written(request) if status == 503 else None,
    }  # fmt: skip
    return render(request, "error.html", context, status=status)


def _written(request: HttpRequest) -> list[tuple[str, str, bool]] | None:
    """The fields of a form that could not be kept, to be sent again, and whether each is a text that somebody wrote;
    None where that makes no sense."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    if request.method != "POST" or len(fields) > MOST_FIELDS or any("password" in name for name, _value in fields):
        return None
    return [
        (name, value, len(value) > SHORT and not (value.isascii() and " " not in value))
        for name, value in fields if name != "csrfmiddlewaretoken"
    ]  # fmt: skip


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return problem(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return problem(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, when a form was sent without this site's token."""
    return problem(request, 403, code="stale-form")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return problem(request, 404)


def fault(request: HttpRequest) -> HttpResponse:
    """500; or 503 where it is the database or the disk that failed and not the program."""
    code = outage(sys.exception())
    if code is None:
        return problem(request, 500)
    response = problem(request, 503, code=code)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


_SQLITE_AWAY = frozenset(
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL)
)
_POSTGRESQL_FULL = "53100"


def outage(error: BaseException | None) -> str | None:
    """What is away, as a code, where that is what an error comes from; None where the program is to blame."""
    if isinstance(error, OSError):
        return "no-room" if error.errno in (errno.ENOSPC, errno.EDQUOT) else None
    if not isinstance(error, (OperationalError, InterfaceError)):
        return None
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        # What SQLite says in the same class of a table that is not there, or of SQL that is wrong, is our fault.
        number = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return "no-room" if number == sqlite3.SQLITE_FULL else "database-away" if number in _SQLITE_AWAY else None
    return "no-room" if getattr(cause, "sqlstate", None) == _POSTGRESQL_FULL else "database-away"
