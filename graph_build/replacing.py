"""Writes a file whole or not at all.

Example:
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     replace_file(Path(folder) / "a.txt", b"tea")
    ...     (Path(folder) / "a.txt").read_bytes()
    b'tea'
"""

from __future__ import annotations

import os
from pathlib import Path

from .errors import OutputError

__all__ = ["replace_file"]


def replace_file(path: Path, content: bytes) -> None:
    """Writes beside ``path``, then renames; a file that is there already is replaced. Raises OutputError."""
    goal = path.resolve()
    beside = goal.with_name(f".{goal.name}.{os.getpid()}.writing")
    try:
        try:
            beside.write_bytes(content)
            beside.replace(goal)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(path, error.strerror or str(error), "choose another place") from error
