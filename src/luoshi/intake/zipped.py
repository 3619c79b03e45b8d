"""A zip archive of unknown origin, opened with care."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from luoshi.facts import Refusal
from luoshi.intake.limits import INFLATED

DIRECTORY = 1024 * 1024
"""Bytes of the longest list of parts: a Word document's has some thousands, a bomb's millions."""

RATIO = 1000
"""How many times its own size an archive may say that it holds; deflate itself goes to 1,032."""

CHUNK = 64 * 1024

_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"


def open_zip(name: str, data: bytes, looks: tuple[str, str]) -> zipfile.ZipFile:
    """The archive in `data`; looks: what it is taken for, in Chinese and English, for the refusal.

    Raises Refusal: broken-file; too-heavy where its list of parts is too long or it says that it holds too much.
    """
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        raise broken(name, looks)
    (directory,) = struct.unpack_from("<L", data, end + 12)
    if directory > DIRECTORY or data[max(0, end - 20) : end].startswith(_END_64):
        raise Refusal("too-heavy", name=name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, UnicodeDecodeError, OSError) as error:
        raise broken(name, looks) from error
    if sum(part.file_size for part in archive.infolist()) > max(INFLATED, min(RATIO * len(data), 16 * INFLATED)):
        raise Refusal("too-heavy", name=name)
    return archive


def chunks(name: str, archive: zipfile.ZipFile, part: str, looks: tuple[str, str]) -> Iterator[bytes]:
    """The bytes of a part, piece by piece; none where there is no such part.

    Raises Refusal: too-heavy beyond limits.INFLATED bytes, whatever the archive says; encrypted-file; broken-file.
    """
    try:
        info = archive.getinfo(part)
    except KeyError:
        return
    if info.flag_bits & 1:
        raise Refusal("encrypted-file", name=name)
    if info.file_size > INFLATED:
        raise Refusal("too-heavy", name=name)
    # Other methods than these are in no office document and may take any memory.
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise broken(name, looks)
    taken = 0
    try:
        with archive.open(info) as file:
            while piece := file.read(CHUNK):
                taken += len(piece)
                if taken > INFLATED:
                    raise Refusal("too-heavy", name=name)
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise broken(name, looks) from error


def broken(name: str, looks: tuple[str, str]) -> Refusal:
    """The refusal of a broken file that looks like `looks`."""
    return Refusal("broken-file", name=name, looks_zh=looks[0], looks_en=looks[1])
