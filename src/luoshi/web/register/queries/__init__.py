"""Every read of the register: frozen rows out. A page takes the same number of queries however much it shows."""

from luoshi.web.register.queries.reading import (
    NO_PLACE,
    SORTS,
    FigureChoices,
    FigurePage,
    FigureQuestion,
    FigureRow,
    Report,
    ReportRow,
    Spot,
    choices,
    figure_row,
    figures,
    outline,
    reading,
    report,
    reports,
    spot,
)
from luoshi.web.register.queries.review import (
    ACTIVE,
    DecisionRow,
    Difference,
    EntryPage,
    EntryQuestion,
    EntryRow,
    Progress,
    VersionRow,
    checkable,
    decision,
    difference,
    differences,
    entries,
    entry,
    entry_rows,
    journal,
    last_decision,
    progress,
    sure,
    version,
    versions,
)
from luoshi.web.register.queries.standing import Sight, Standing, is_confirmed, standing

__all__ = [
    "ACTIVE", "NO_PLACE", "SORTS", "DecisionRow", "Difference", "EntryPage", "EntryQuestion", "EntryRow",
    "FigureChoices", "FigurePage", "FigureQuestion", "FigureRow", "Progress", "Report", "ReportRow", "Sight", "Spot",
    "Standing", "VersionRow", "checkable", "choices", "decision", "difference", "differences", "entries", "entry",
    "entry_rows", "figure_row", "figures", "is_confirmed", "journal", "last_decision", "outline", "progress",
    "reading", "report", "reports", "spot", "standing", "sure", "version", "versions",
]  # fmt: skip
