"""What the commands do that hand a graph on: call one function of the package, say what came of it."""

from __future__ import annotations

import signal
from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from . import output
from .drawing import draw
from .sources import secret_of
from .tables import as_json

if TYPE_CHECKING:
    from ..load import Report
    from ..load.plan import Act
    from ..table import Cell

__all__ = ["PRODUCTS", "load", "serve"]

PRODUCTS: Final = ("auto", "oxigraph", "virtuoso", "fuseki", "graphdb", "rdf4j", "qlever", "generic")
_DONE, _FAILED = 0, 3
_ACTS: Final[Mapping[bool, Mapping[Act, str]]] = {
    False: {"send": "sent", "keep": "there already", "remove": "removed"},
    True: {"send": "to send", "keep": "there already", "remove": "to remove"},
}


def load(arguments: Namespace) -> int:
    """``sme-graph load``."""
    from ..load import Access, load_graph

    with output.progress(arguments) as progress:
        report = load_graph(
            arguments.graph,
            arguments.url,
            product=arguments.product,
            access=Access(arguments.user, secret_of(arguments, arguments.url)),
            verification=arguments.verify,
            dry=arguments.dry_run,
            again=arguments.again,
            prune=arguments.prune,
            journal=arguments.journal,
            part=arguments.part and arguments.part * 1_000_000,
            seconds=arguments.timeout,
            progress=progress,
        )
    for failure in report.failures:
        output.complain(f"{failure.iri}: {failure.problem}")
    _show(report, arguments)
    return _FAILED if report.failures else _DONE


def serve(arguments: Namespace) -> int:
    """``sme-graph serve``."""
    from ..serving import Address, serving

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    address = Address(arguments.host, arguments.port)
    if not address.is_loopback:
        output.complain(f"{arguments.host}: whoever reaches it can ask, and with SERVICE make this machine fetch URLs")
    with serving(arguments.graph, address, seconds=arguments.timeout) as (found, process):
        output.remark(
            arguments, f"{arguments.graph}: a page for queries at {found.url}, the endpoint at {found.url}/query"
        )
        output.remark(arguments, f"try: sme-graph workload --endpoint {found.url}/query")
        try:
            process.wait()
        except KeyboardInterrupt:
            return _DONE
    output.complain(f"{found.url}: the server stopped by itself")
    return _FAILED


def _show(report: Report, arguments: Namespace) -> None:
    if arguments.format == "json":
        as_json(_record(report))
    elif not arguments.quiet:
        acts = _ACTS[report.dry]
        rows: list[list[Cell]] = [
            [words, report.graphs(act), report.triples(act)] for act, words in acts.items() if report.graphs(act)
        ]
        draw(["graphs", "number", "triples"], rows)
        print(f"{report.url} ({report.product}): {_verdict(report)}")  # noqa: T201


def _verdict(report: Report) -> str:
    if report.dry:
        return "nothing was done"
    if report.failures:
        count = len(report.failures)
        return "one graph is not as it should be" if count == 1 else f"{count} graphs are not as they should be"
    speed = f", {report.triples('send') / report.sending:,.0f} triples/s" if report.triples("send") else ""
    compared = {"content": "every triple is there", "count": "every graph has its number of triples", "none": ""}
    found = compared[report.verification] or "what arrived was not compared"
    return f"{found}; sent in {report.sending:.1f} s{speed}, compared in {report.comparing:.1f} s"


def _record(report: Report) -> dict[str, object]:
    return {
        "endpoint": report.url,
        "product": report.product,
        "dry_run": report.dry,
        "verified": report.verification,
        "seconds": {"sending": round(report.sending, 3), "comparing": round(report.comparing, 3)},
        "graphs": [
            {"graph": o.iri, "act": o.act, "triples": o.triples, "problem": o.problem or None} for o in report.outcomes
        ],
    }
