"""The process in which formats are read: it answers requests on its standard input one by one, within the memory that
it was given. See :mod:`graph_build.read.confined`.

Example:
    >>> read_as("md", b"# Fees").text
    'Fees'
    >>> answer("md", b"<!-- fees -->" * 2)["text"]
    ''
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import BinaryIO, Final

from .content import CHARACTERS, Content, UnreadableError
from .decode import DecodingError

__all__ = ["FORMATS", "NOT_PLAIN", "NO_MEMORY", "answer", "read_as", "serve"]

NOT_PLAIN: Final = "give plain text, HTML, PDF, DOCX or Markdown"
NO_MEMORY: Final = "needs more memory than a document should"


def _html(data: bytes) -> Content:
    from .html import read_html

    return read_html(data)


def _pdf(data: bytes) -> Content:
    from .pdf import read_pdf

    return read_pdf(data)


def _docx(data: bytes) -> Content:
    from .docx import read_docx

    return read_docx(data)


def _markdown(data: bytes) -> Content:
    from .markdown import read_markdown

    return read_markdown(data)


FORMATS: Final[Mapping[str, Callable[[bytes], Content]]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "md": _markdown,
}


def read_as(form: str, data: bytes) -> Content:
    """Reads ``data`` as the format ``form``, in this process. Raises UnreadableError for what is refused."""
    try:
        content = FORMATS[form](data)
    except DecodingError as error:
        raise UnreadableError(str(error), NOT_PLAIN) from error
    except RecursionError as error:
        raise UnreadableError("is nested too deeply, as no document is", "simplify it, or give its text") from error
    except MemoryError as error:
        raise UnreadableError(NO_MEMORY, "split the file") from error
    if len(content.text) > CHARACTERS:
        raise UnreadableError(f"holds more than {CHARACTERS:,} characters", "split the file")
    return content


def answer(form: str, data: bytes) -> dict[str, object]:
    """What is sent back: a content, or a refusal."""
    try:
        return asdict(read_as(form, data))
    except UnreadableError as error:
        return {"what": str(error), "remedy": error.remedy}
    except Exception as error:  # noqa: BLE001 the request must be answered; it is reported with its kind
        return {"fault": f"{type(error).__name__}: {error}"}


class _Kept(logging.Handler):
    """What readers warn of, kept until the answer is sent."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def serve(requests: BinaryIO, answers: BinaryIO, *, memory: int) -> None:
    """Answers requests until there are no more: a line with format and length, and then the bytes."""
    _bound(memory)
    kept = _Kept()
    logging.getLogger("graph_build").addHandler(kept)
    while header := requests.readline():
        form, length = header.split()
        reply = {**answer(form.decode(), requests.read(int(length))), "warnings": kept.messages}
        answers.write(json.dumps(reply).encode() + b"\n")
        answers.flush()
        kept.messages.clear()
        if reply.get("what") == NO_MEMORY:
            return


def _bound(memory: int) -> None:
    """Where the system knows no such bound, as Windows does not, time and sizes alone are bounded."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
