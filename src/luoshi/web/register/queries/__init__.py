"""Every read of the register: frozen rows out. A page takes the same number of queries however much it shows."""

from luoshi.web.register.queries.desk import (
    EntryMark,
    entry_marks,
    following,
    last_version,
    place_of,
    since,
    undecided,
)
from luoshi.web.register.queries.judging import AnswerRow, Candidate, answers, candidates
from luoshi.web.register.queries.proposals import Proposed, proposals
from luoshi.web.register.queries.reading import (
    NO_PLACE,
    SORTS,
    FigureChoices,
    FigurePage,
    FigureQuestion,
    FigureRow,
    Report,
    Spot,
    choices,
    figure_row,
    figures,
    outline,
    reading,
    report,
    spot,
)
from luoshi.web.register.queries.reports import ReportRow, names_of, reports
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
    "ACTIVE", "NO_PLACE", "SORTS", "AnswerRow", "Candidate", "DecisionRow", "Difference", "EntryMark", "EntryPage",
    "EntryQuestion", "EntryRow", "FigureChoices", "FigurePage", "FigureQuestion", "FigureRow", "Progress", "Proposed",
    "Report", "ReportRow", "Sight", "Spot", "Standing", "VersionRow", "answers", "candidates", "checkable", "choices",
    "decision", "difference", "differences",
    "entries", "entry", "entry_marks", "entry_rows", "figure_row", "figures", "following", "is_confirmed",
    "journal", "last_decision", "last_version", "names_of", "outline", "place_of", "progress", "proposals", "reading",
    "report",
    "reports", "since", "spot", "standing", "sure", "undecided", "version", "versions",
]  # fmt: skip
