"""The words of taking a report in: which files are taken, and why one is refused."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.facts import Refusal

ACCEPTED = ".txt,.docx,.pdf,.html,.htm,.png,.jpg,.jpeg,.webp,.tif,.tiff"
"""What a browser offers to choose from; what a file is, is seen from its bytes."""


def megabytes(size: int) -> int:
    """Bytes in whole MB."""
    return round(size / 2**20)


def refused(refusal: Refusal) -> str:
    """What a refusal says to somebody at a page, who has a field and no option to fill in."""
    if refusal.code == "no-year":
        return _("{name} 里找不到报告年份。请重新选择文件，并在下面填写作报告的年份。").format(**refusal.data)
    if refusal.code == "too-large":
        return _("{name} 超过 {megabytes} MB 的上限，没有读入。请只给报告正文。").format(
            name=refusal.data["name"], megabytes=megabytes(int(refusal.data["limit"]))
        )
    return refusal.message("zh" if (get_language() or "zh").startswith("zh") else "en")
