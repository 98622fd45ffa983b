"""Writes a catalogue that :func:`~graph_build.read.catalogue.read_catalogue` reads.

Example:
    >>> import tempfile
    >>> from graph_build.read.catalogue import read_catalogue
    >>> path = Path(tempfile.mkdtemp()) / "catalogue.csv"
    >>> write_catalogue(path, [CatalogueRow(2, "a.txt", id="tea", title="Tea, Coffee", issuers=("mof", "sta"))])
    >>> print(path.read_text(), end="")
    file,id,title,number,issued,issuers,kind,language,work
    a.txt,tea,"Tea, Coffee",,,mof;sta,,,
    >>> read_catalogue(path).row(Path("a.txt")).issuers
    ('mof', 'sta')
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..errors import OutputError
from .catalogue import COLUMNS, FORMULA_STARTS, CatalogueRow

__all__ = ["must_be_new", "names_in_catalogue", "write_catalogue"]


def write_catalogue(path: Path, rows: Iterable[CatalogueRow]) -> None:
    """Writes ``rows`` to a new file. Raises OutputError where there is a file already, or none can be written."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = {column: getattr(row, column) for column in COLUMNS} | {"issuers": ";".join(row.issuers)}
        writer.writerow([_no_formula(cells[column] or "") for column in COLUMNS])
    must_be_new(path)
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(out.getvalue())
    except OSError as error:
        raise OutputError(path, error.strerror or str(error), "choose another place") from error


def must_be_new(path: Path) -> None:
    """Raises OutputError where there is something at ``path``, or no folder for it."""
    if path.exists() or path.is_symlink():
        raise OutputError(path, "is there already, perhaps corrected by hand", "give a new name, or remove it first")
    if not path.parent.is_dir():
        raise OutputError(path, "lies in no folder that is there", "make the folder first")


def names_in_catalogue(paths: Sequence[Path]) -> Mapping[Path, str]:
    """What each file is called in a catalogue: the shortest tail of its path that no other has.

    >>> sorted(names_in_catalogue([Path("/t/en/a.txt"), Path("/t/zh/a.txt"), Path("/t/b.txt")]).values())
    ['b.txt', 'en/a.txt', 'zh/a.txt']
    """
    tails: dict[tuple[str, ...], set[Path]] = {}
    for path in paths:
        parts = path.absolute().parts
        for start in range(len(parts)):
            tails.setdefault(parts[start:], set()).add(path)
    return {path: _shortest(path, tails) for path in paths}


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.strip().startswith(FORMULA_STARTS) else cell


def _shortest(path: Path, tails: Mapping[tuple[str, ...], set[Path]]) -> str:
    parts = path.absolute().parts
    own = (parts[start:] for start in range(len(parts) - 1, -1, -1))
    return Path(*next((tail for tail in own if len(tails[tail]) == 1), parts)).as_posix()
