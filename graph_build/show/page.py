"""Pages as text: one template, filled with values that are escaped, and a policy under which nothing is loaded or run
but the two scripts and the style of the package, known by their SHA-256.

Example:
    >>> "There is nothing to show" in network_page("Bodies", "tiny", {"nodes": [], "edges": []})
    True
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..embedding import content_policy, inline_script, json_block
from ..replacing import replace_file
from .library import vis_network

__all__ = ["network_page", "write_page"]


def network_page(title: str, source: str, data: Mapping[str, Any]) -> str:
    """The page of a network; ``data`` is what :func:`graph_build.show.data.page_data` gives."""
    message = "" if data["nodes"] else f"There is nothing to show: {source} has no such nodes."
    return render("network", title=title, source=source, message=message, data=data)


def render(name: str, *, data: Mapping[str, Any], **values: str) -> str:
    """The page of a template ``name``, with the style and script of that name. Every value is escaped."""
    style, script, library = (
        inline_script(code) for code in (_part(f"{name}.css"), _part(f"{name}.js"), vis_network())
    )
    return (
        _templates()
        .get_template(f"{name}.html.j2")
        .render(
            policy=content_policy(library, script, style=style),
            style=style,
            script=script,
            library=library,
            data=json_block(data),
            **values,
        )
    )


def write_page(page: str, path: Path) -> None:
    """Writes a page whole or not at all. Raises OutputError."""
    replace_file(path, page.encode("utf-8", "replace"))


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("graph_build.show"), autoescape=True, undefined=StrictUndefined)


@cache
def _part(name: str) -> str:
    return (Path(__file__).parent / "templates" / name).read_text(encoding="utf-8")
