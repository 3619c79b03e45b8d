"""Files that are sent: held in memory, and never more of one than its kind may have."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from luoshi import intake
from luoshi.facts import Refusal

OVER = "luoshi.upload_over_limit"
HOPELESS = 8 * intake.LIMIT
"""Bytes from which on the rest of an upload is not even received."""

_TOLD_BY = 4 * intake.HEAD
"""Bytes from the start that tell what a file is."""


def most(kind: intake.Kind | None) -> int:
    """Bytes of the largest file of a kind that can be sent; of None, plain text."""
    largest: int = settings.LARGEST_REQUEST
    return min(intake.LIMITS[kind], largest)


def _limit(head: bytes) -> int:
    # The list of what lies in a zip stands at its end.
    return most("docx" if head.startswith(intake.ZIP) else intake.kind_of(head))


class Bounded(FileUploadHandler):
    """Keeps a file as long as it is within the limit; one that grows over it is dropped and its name remembered."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None  # noqa: N803
    ) -> None:  # fmt: skip
        """Remember how much is announced."""
        self.announced = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.held = BytesIO()
        self.limit: int | None = None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it comes; raises SkipFile or StopUpload where it is too much."""
        if self.limit is None:
            head = (self.held.getvalue() + raw_data)[:_TOLD_BY]
            limit = _limit(head)
            if len(head) == _TOLD_BY:
                self.limit = limit
        else:
            limit = self.limit
        if start + len(raw_data) > limit:
            assert self.request is not None
            self.request.META[OVER] = (self.file_name, limit)
            self.held = BytesIO()
            if self.announced > HOPELESS:
                raise StopUpload(connection_reset=True)
            raise SkipFile
        self.held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file."""
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name, self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip


def over_limit(request: HttpRequest) -> Refusal | None:
    """Of a file that was sent and dropped because it is over its limit: the refusal that says so; else None."""
    # Reading POST is what receives the files.
    assert request.POST is not None
    if OVER not in request.META:
        return None
    name, limit = request.META[OVER]
    return Refusal("too-large", name=intake.printable(str(name)), limit=limit)
