"""Everything the package raises on purpose.

    PolicyGraphError
    ├── InputError         a file cannot be read as a document
    │   └── EmptyInput     nothing in it to read
    ├── CatalogError       the catalogue has a bad row
    ├── VocabularyError    a vocabulary file is broken or contradicts itself
    ├── OutputError        the result cannot be written where it should go
    ├── GoldError          annotations and predictions cannot be compared
    ├── QueryError         a question is not known, is broken or asks for a change
    │   ├── ParameterError     a parameter is missing, not known or of another type
    │   └── QueryTimeout       the answer took longer than allowed
    ├── SourceError        a graph cannot be opened, or an endpoint does not answer
    │   ├── SourceBusy         not now, but perhaps a little later
    │   └── AnswerCut          rows of the answer were left out
    └── TargetError        a triplestore cannot be loaded
        └── GraphRefused       it does not take one graph, but perhaps the others

Every message names the file (and the line where there is one), says what is wrong and what to do.

Example:
    >>> str(InputError("a.txt", "has no letters", "give a text file"))
    'a.txt: has no letters; give a text file'
"""

from __future__ import annotations

__all__ = [
    "AnswerCut",
    "CatalogError",
    "EmptyInput",
    "GoldError",
    "GraphRefused",
    "InputError",
    "OutputError",
    "ParameterError",
    "PolicyGraphError",
    "QueryError",
    "QueryTimeout",
    "SourceBusy",
    "SourceError",
    "TargetError",
    "VocabularyError",
]


class PolicyGraphError(Exception):
    """Base of all errors of the package; ``where`` is a path, ``what`` the fault, ``remedy`` what to do."""

    def __init__(self, where: object, what: str, remedy: str = "") -> None:
        self.where = str(where)
        self.what = what
        self.remedy = remedy
        super().__init__(f"{where}: {what}" + (f"; {remedy}" if remedy else ""))


class InputError(PolicyGraphError):
    """A file cannot be read as a document."""


class EmptyInput(InputError):
    """A file or folder holds nothing to read."""


class CatalogError(PolicyGraphError):
    """The catalogue has a missing column or a bad row."""


class VocabularyError(PolicyGraphError):
    """A vocabulary file is broken or contradicts itself."""


class OutputError(PolicyGraphError):
    """The result cannot be written where it should go."""


class GoldError(PolicyGraphError):
    """Annotations and predictions cannot be compared."""


class QueryError(PolicyGraphError):
    """A question is not known, is broken or asks for a change."""


class ParameterError(QueryError):
    """A parameter of a question is missing, not known or of another type."""


class QueryTimeout(QueryError):
    """The answer took longer than allowed."""


class SourceError(PolicyGraphError):
    """A graph cannot be opened, or an endpoint does not answer."""


class SourceBusy(SourceError):
    """An endpoint does not answer now, but may do so later; ``after`` are the seconds that it asks to wait."""

    def __init__(self, where: object, what: str, remedy: str = "", *, after: float = 0.0) -> None:
        super().__init__(where, what, remedy)
        self.after = after


class AnswerCut(SourceError):
    """An endpoint gives no more than ``rows`` rows of an answer that has more."""

    def __init__(self, where: object, what: str, remedy: str = "", *, rows: int = 0) -> None:
        super().__init__(where, what, remedy)
        self.rows = rows


class TargetError(PolicyGraphError):
    """A triplestore cannot be loaded."""


class GraphRefused(TargetError):
    """A triplestore does not take one graph, but perhaps the others."""
