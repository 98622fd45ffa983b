"""The page of one document: which document is meant, what its head says, and how the parts of the page are joined.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> "There is nothing to show" in document_page(LocalSource(ox.Store()))
    True
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from jinja2 import Environment

from ...embedding import content_policy, joined_scripts, joined_styles, json_block, page_templates
from ...errors import ParameterError
from ...namespaces import document_iri, local_id
from ...query import TIME_LIMIT, Source, ask_question
from ...query.catalogue import nearest
from ...table import Cell, Row
from .data import document_data

__all__ = ["document_page"]

_SHOWN: Final = 5
_TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates"
# What comes later uses what comes before, and calls what comes after.
_SCRIPTS: Final = (
    "common/base", "common/lists", "common/panel", "common/page", "document/nodes", "document/signs",
    "document/filters", "document/rows", "document/tree", "document/keys", "document/light", "document/quotes",
    "document/details", "document/panel", "document/search", "document/legend", "document/controls",
)  # fmt: skip
_LANGUAGES: Final[Mapping[str, str]] = {"ENG": "English", "ZHO": "Chinese"}


def document_page(
    source: Source, document: str | None = None, *, language: str = "en", seconds: float | None = TIME_LIMIT
) -> str:
    """The document of that id or IRI as an HTML page; without one the only document of the graph. Raises
    ParameterError for a document that is not there and where there are several to choose from, QueryError,
    QueryTimeout and SourceError.

    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> document_page(LocalSource(ox.Store()), "tea")
    Traceback (most recent call last):
    graph_build.errors.ParameterError: document: 'tea' is no document of this graph; see sme-graph query documents
    """
    rows = {str(row["document"]): row for row in _ask(source, "documents", seconds, language=language)}
    if not rows and document is None:
        return _render(source, None, {"nodes": [], "sentences": []})
    iri = _chosen(source, document, sorted(rows))
    data = document_data(source, iri, language=language, seconds=seconds)
    return _render(source, _head(source, rows[iri], language, seconds), data)


def _chosen(source: Source, name: str | None, iris: Sequence[str]) -> str:
    """The document of that id or IRI, or the only one."""
    ids = {unquote(local_id(iri)): iri for iri in reversed(iris)}
    if name is None:
        if len(iris) == 1:
            return iris[0]
        few = ", ".join(sorted(ids)[:_SHOWN]) + (", …" if len(ids) > _SHOWN else "")
        raise ParameterError(
            "document", f"the graph holds {len(iris)} documents, and none is named", f"give one of {few}"
        )
    found = next((iri for iri in (name, document_iri(source.base, name), ids.get(unquote(name))) if iri in iris), None)
    if found is None:
        hint = nearest(unquote(local_id(name)), ids, "sme-graph query documents")
        raise ParameterError("document", f"{name!r} is no document of this graph", hint)
    return found


def _head(source: Source, row: Row, language: str, seconds: float | None) -> dict[str, Any]:
    """What the head of the page says of the document; what is not known is None."""
    iri = str(row["document"])
    issuers = _ask(source, "documents-by-issuer", seconds, document=iri, language=language)
    texts = _ask(source, "document-texts", seconds, document=iri)
    return {
        "title": str(row["title"] or unquote(local_id(iri))),
        "iri": iri,
        "linked": iri.startswith(("https://", "http://")),
        "number": row["number"],
        "issued": row["issued"],
        "kind": row["kind"] and local_id(str(row["kind"])),
        "issuers": [str(issuer["label"]) for issuer in issuers],
        "texts": [_text(text) for text in texts],
    }


def _text(row: Row) -> tuple[Cell, str, Cell]:
    language = local_id(str(row["language"]))
    return row["file"], _LANGUAGES.get(language, language), row["characters"]


def _ask(source: Source, name: str, seconds: float | None, **values: str) -> list[Row]:
    return list(ask_question(source, name, values, seconds=seconds).table())


def _render(source: Source, head: Mapping[str, Any] | None, data: Mapping[str, Any]) -> str:
    """The page; without a head it says that there is nothing. Every value is escaped, and nothing is loaded or run but
    the script and style of the package."""
    style = joined_styles(_TEMPLATES, "common/common", "document")
    script = joined_scripts(_TEMPLATES, *_SCRIPTS)
    template = _templates().get_template("document.html.j2")
    return template.render(
        head=head,
        # Without the folders of this machine: pages are passed on.
        source=source.name if "://" in source.name else Path(source.name).name,
        data=json_block(data),
        policy=content_policy(script, style=style),
        style=style,
        script=script,
    )


@cache
def _templates() -> Environment:
    return page_templates(_TEMPLATES)
