"""Pages as text: one template, filled with values that are escaped, and a policy under which nothing is loaded or run
but the two scripts and the style of the package, known by their SHA-256.

Example:
    >>> as_json({"title": "</script>"})
    '{"title":"\\\\u003c/script\\\\u003e"}'
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..replacing import replace_file
from .library import vis_network

__all__ = ["as_json", "network_page", "write_page"]

_UNSAFE: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def network_page(title: str, source: str, data: Mapping[str, Any]) -> str:
    """The page of a network; ``data`` is what :func:`graph_build.show.data.page_data` gives."""
    message = "" if data["nodes"] else f"There is nothing to show: {source} has no such nodes."
    return render("network", title=title, source=source, message=message, data=data)


def render(name: str, *, data: Mapping[str, Any], **values: str) -> str:
    """The page of a template ``name``, with the style and script of that name. Every value is escaped."""
    style, script, library = _part(f"{name}.css"), _part(f"{name}.js"), vis_network()
    scripts = " ".join(map(_hash, (library, script)))
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    # Only what the package owns, and JSON without a sign that HTML knows, is put in as it is.
    own = {"style": style, "script": script, "library": library, "data": as_json(data)}
    plain = {name: Markup(text) for name, text in own.items()}  # noqa: S704
    return _templates().get_template(f"{name}.html.j2").render(policy=Markup(policy), **plain, **values)  # noqa: S704


def write_page(page: str, path: Path) -> None:
    """Writes a page whole or not at all. Raises OutputError."""
    replace_file(path, page.encode("utf-8", "replace"))


def as_json(data: object) -> str:
    """JSON that can stand in a script element, whatever texts are in it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("graph_build.show"), autoescape=True, undefined=StrictUndefined)


@cache
def _part(name: str) -> str:
    return (Path(__file__).parent / "templates" / name).read_text(encoding="utf-8")
