"""A real Virtuoso for tests: its own settings, database and ports, and a user who may write.

Example:
    >>> "ResultSetMaxRows = 7" in settings(1, 2, rows=7)
    True
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from triplestores import Running, Server, free_port, program, running

__all__ = ["settings", "virtuoso"]

_PACKAGE = "apt-get install virtuoso-opensource-7-bin"
_USER, _PASSWORD = "loader", "open sesame"
_SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{administration}
DisableUnixSocket = 1
CaseMode = 2
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
CheckpointInterval = 60
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
ServerThreads = 10
MaxClientConnections = 10
MaxKeepAlives = 10
KeepAliveTimeout = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryCostEstimationTime = 400
MaxQueryExecutionTime = {seconds}
"""
_USERS = f"""\
DB.DBA.USER_CREATE('{_USER}', '{_PASSWORD}');
GRANT SPARQL_UPDATE TO "{_USER}";
DB.DBA.RDF_DEFAULT_USER_PERMS_SET('{_USER}', 7);
CHECKPOINT;
"""
_made: list[Path] = []


def settings(port: int, administration: int, *, rows: int = 10_000, seconds: int = 60) -> str:
    """The text of virtuoso.ini: like the one of the Debian package, on the loopback only."""
    return _SETTINGS.format(port=port, administration=administration, rows=rows, seconds=seconds)


@contextmanager
def virtuoso(folder: Path, *, rows: int = 10_000, seconds: int = 60) -> Iterator[Server]:
    """A Virtuoso that gives at most so many ``rows`` of an answer and thinks for at most so many ``seconds``. Its user
    is known by digest; who gives no name may read only."""
    binary = program("virtuoso-t", _PACKAGE)
    administration = free_port()
    fresh = not _made
    if not fresh:
        shutil.copyfile(_made[0], folder / "virtuoso.db")

    def described(port: int) -> Server:
        (folder / "virtuoso.ini").write_text(settings(port, administration, rows=rows, seconds=seconds))
        command = [binary, "+configfile", "virtuoso.ini", "+foreground"]
        base = f"http://127.0.0.1:{port}/sparql"
        alive = Running(command, folder, base)
        return Server("Virtuoso", base, base, f"{base}-auth", f"{base}-graph-crud-auth", alive, _USER, _PASSWORD)

    with running("Virtuoso", described) as server:
        if fresh:
            _make_users(folder, administration)
        yield server


def _make_users(folder: Path, administration: int) -> None:
    """Makes the user, and keeps the database for the next instance: to make one takes longer than to copy it."""
    isql = [program("isql-vt", _PACKAGE), f"127.0.0.1:{administration}", "dba", "dba", "users.sql"]
    (folder / "users.sql").write_text(_USERS)
    said = subprocess.run(isql, cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    if "*** Error" in said.stdout + said.stderr:
        pytest.fail(f"Virtuoso makes no user: {said.stdout}{said.stderr}")
    kept = Path(tempfile.mkdtemp(prefix="virtuoso-"))
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    _made.append(Path(shutil.copyfile(folder / "virtuoso.db", kept / "virtuoso.db")))
