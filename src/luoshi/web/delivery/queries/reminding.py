"""Reads of reminders: how people are reminded, what somebody has not read, and the mail that says so."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.judging.reminders import DEFAULT, Reminding, reminding_of
from luoshi.web.delivery import words
from luoshi.web.delivery.models import Notice, Task
from luoshi.web.delivery.queries.tasks import visible
from luoshi.web.people.person import Person

LONGEST_FILE = 64 * 1024
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A reminder that was not read: of which task, which date, how many days from it (before it below zero)."""

    task: int
    title: str
    kind: str
    day: date
    days: int
    restricted: bool

    @property
    def late(self) -> int:
        """Days after the date, 0 before it."""
        return max(0, self.days)


@dataclass(frozen=True, slots=True)
class Told:
    """A mail."""

    subject: str
    text: str


def reminding() -> Reminding:
    """How people are reminded: the default, or what the file that LUOSHI_REMINDERS names makes of it.

    Raises ValueError where that file cannot be used: a mistake in it must not be taken for silence.
    """
    path: str = settings.REMINDERS
    if not path:
        return DEFAULT
    try:
        with Path(path).open("rb") as file:
            return reminding_of(file.read(LONGEST_FILE).decode())
    except (OSError, ValueError) as error:
        raise ValueError(f"{path}: {error}") from error


def unread(person: Person, today: date, *, new: bool = False) -> tuple[NoticeRow, ...]:
    """What a person was reminded of and has not read, as far as it may still be seen; for each date the last step.

    new: only what was in no mail yet.
    """
    if person.account is None:
        return ()
    found = Notice.objects.filter(account=person.account, read_at__isnull=True)
    if new:
        found = found.filter(mailed_on__isnull=True)
    found = found.filter(task__in=Task.objects.filter(visible(person))).select_related("task")
    rows = {
        (row.task_id, row.kind, row.day): NoticeRow(
            row.task_id, row.task.title, row.kind, row.day, (today - row.day).days, row.task.secrecy == "restricted"
        )
        for row in found.order_by("day", "task", "step")
    }  # fmt: skip
    return tuple(rows.values())[:MOST_SHOWN]


def unread_count(person: Person) -> int:
    """How many notices a person has not read."""
    if person.account is None:
        return 0
    seen = Task.objects.filter(visible(person))
    return Notice.objects.filter(account=person.account, read_at__isnull=True, task__in=seen).count()


def digest_of(person: Person, today: date) -> Told | None:
    """The mail that tells a person, in Chinese, what is new; None where nothing is. Of a restricted task no title."""
    rows = unread(person, today, new=True)
    if not rows:
        return None
    with translation.override("zh-hans"):
        lines = [f"· {'（限定范围的任务）' if row.restricted else row.title[:80]}：{said(row)}" for row in rows]
    where = f"办理：{settings.ADDRESS}/todo" if settings.ADDRESS else "请登录系统，在“我的待办”里办理。"
    end = "这样的提醒一人一天最多一封；不想再收，请在系统里清空“邮件提醒”的邮箱。"
    return Told(f"落实：{len(rows)} 条提醒", "\n".join(["您好：", "", *lines, "", where, end]))


def said(row: NoticeRow) -> str:
    """What a reminder says, in a sentence."""
    what = str(words.CLOCK[row.kind])
    day = f"{row.day:%Y-%m-%d}"
    if row.days > 0:
        late = ngettext("已过 {count} 天", "已过 {count} 天", row.days).format(count=row.days)
    elif row.days == 0:
        late = _("就是今天")
    else:
        late = ngettext("还有 {count} 天", "还有 {count} 天", -row.days).format(count=-row.days)
    return f"{what} {day}，{late}" if translation.get_language() != "en" else f"{what} {day}, {late}"
