"""The library that draws networks in the browser: vis-network, from the installed package pyvis.

Example:
    >>> "vis-network" in vis_network()[:200]
    True
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ..errors import PolicyGraphError

__all__ = ["vis_network"]


@cache
def vis_network() -> str:
    """The text of the newest ``vis-network.min.js`` in pyvis, which is not imported: that alone takes half a second.
    Raises PolicyGraphError where there is none."""
    spec = find_spec("pyvis")
    folders = spec.submodule_search_locations if spec and spec.submodule_search_locations else []
    found = [path for folder in folders for path in Path(folder).glob("lib/*/vis-network.min.js")]
    if not found:
        raise PolicyGraphError("pyvis", "has no vis-network.min.js", "run: pip install --force-reinstall pyvis")
    text = max(found, key=_version).read_text(encoding="utf-8").replace("\r\n", "\n")
    if "</script" in text.lower() or "<!--" in text:
        raise PolicyGraphError("pyvis", "has a vis-network.min.js that cannot stand in a page", "install pyvis 0.3.2")
    return text


def _version(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in path.parent.name.rpartition("-")[2].split(".") if part.isdecimal())
