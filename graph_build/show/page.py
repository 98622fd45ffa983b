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
from typing import Any, Final

from jinja2 import Environment

from ..embedding import content_policy, inline_script, joined_scripts, joined_styles, json_block, page_templates
from ..replacing import replace_file
from .library import vis_network

__all__ = ["network_page", "write_page"]

_TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
# What comes later uses what comes before, and calls what comes after.
_SCRIPTS: Final = (
    "common/base", "common/lists", "common/panel", "common/page", "network/counts", "network/items", "network/look",
    "network/drawing", "network/labels", "network/panel", "network/legend", "network/lists", "network/controls",
)  # fmt: skip


def network_page(title: str, source: str, data: Mapping[str, Any]) -> str:
    """The page of a network; ``data`` is what :func:`graph_build.show.data.page_data` gives. Every value is escaped."""
    message = "" if data["nodes"] else f"There is nothing to show: {source} has no such nodes."
    style, library = joined_styles(_TEMPLATES, "common/common", "network"), inline_script(vis_network())
    script = joined_scripts(_TEMPLATES, *_SCRIPTS)
    return (
        _templates()
        .get_template("network.html.j2")
        .render(
            title=title,
            source=source,
            message=message,
            policy=content_policy(library, script, style=style),
            style=style,
            script=script,
            library=library,
            data=json_block(data),
        )
    )


def write_page(page: str, path: Path) -> None:
    """Writes a page whole or not at all. Raises OutputError."""
    replace_file(path, page.encode("utf-8", "replace"))


@cache
def _templates() -> Environment:
    return page_templates(_TEMPLATES)
