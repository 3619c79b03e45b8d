"""Files that are sent: held in memory, and never more of one than its limit."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from luoshi.intake import LIMIT

OVER = "luoshi.upload_over_limit"
HOPELESS = 8 * LIMIT
"""Bytes from which on the rest of an upload is not even received."""


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

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it comes; raises SkipFile or StopUpload where it is too much."""
        if start + len(raw_data) > LIMIT:
            assert self.request is not None
            self.request.META[OVER] = self.file_name
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


def over_limit(request: HttpRequest) -> str | None:
    """The name of a file that was sent and dropped because it is over the limit, or None."""
    # Reading POST is what receives the files.
    assert request.POST is not None
    name = request.META.get(OVER)
    return None if name is None else str(name)
