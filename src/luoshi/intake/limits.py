"""How much is taken of what comes in."""

TEXT = 8 * 1024 * 1024
"""Bytes of the largest text or web page, and characters of the longest report. Reports have some 100,000 bytes."""

DOCUMENT = 50 * 1024 * 1024
"""Bytes of the largest Word or PDF document: most of them are pictures."""

PICTURE = 20 * 1024 * 1024
"""Bytes of the largest picture."""

LARGEST = max(TEXT, DOCUMENT, PICTURE)
"""Bytes of the largest file of all."""

INFLATED = 64 * 1024 * 1024
"""Bytes that one part of a Word document may have once it is inflated."""

PAGES = 1000
"""Pages of the longest document."""

SCANNED_PAGES = 60
"""Pages of the longest document whose text has to be recognized: a page takes seconds."""

PIXELS = 60_000_000
"""Pixels of the largest picture: a page of A3 at 400 dpi has 31 million."""

SECONDS = {"html": 20, "docx": 60, "pdf": 900, "scan": 120}
"""Seconds of processor time that a file may take, by its kind. A scanned page of a pdf takes seconds."""

MEMORY = 4 * 1024 * 1024 * 1024
"""Bytes of address space that the process which opens a document may take."""
