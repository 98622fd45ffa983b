"""Networks from a graph: who works with whom, who leads whom, who uses what, what is used together, what cites what.

Every node is the IRI of what it stands for. Its attributes are ``label``, ``kind`` (``agency``, ``group``,
``instrument``, ``document`` or ``outside``), ``local_id`` (the end of its IRI), ``measures`` (in how many measures it
stands as the network wants it) and, where known, ``category`` (such as ``ministry`` or ``notice``) and ``year`` (of a
document). Nodes without links are kept. Every link has ``weight``, ``evidence`` (quotes, those of both ends added) and
``documents`` (in how many it happens), all whole numbers. Nodes and links are sorted. The attributes of the whole are
``name``, ``kind``, ``created-from`` (the name of the source), ``least``, ``groups``, ``language`` and, where it is of
one document only, ``document``.

=========================== ======== ===================================================================================
kind                        directed link
=========================== ======== ===================================================================================
``co-responsibility``       no       two bodies have a role in the same measures; ``weight`` is their number
``lead-participant``        yes      the first leads measures in which the second participates; ``weight`` is their
                                     number. Bodies that only have other roles are no nodes
``agency-instrument``       no       a body has a role in measures that use an instrument; ``weight`` is their number.
                                     The attribute ``bipartite`` of nodes is 0 for bodies and 1 for instruments
``instrument-cooccurrence`` no       two instruments are used in the same measures; ``weight`` is their number
``citation``                yes      the first document cites the second; ``weight`` is how often, and ``relations`` is
                                     how, as one text such as ``cites, implements``
=========================== ======== ===================================================================================

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> turtle = '''PREFIX sp: <https://w3id.org/sme-policy/ns#> PREFIX role: <https://w3id.org/sme-policy/role/>
    ... <e:m> sp:ofDocument <e:d> ; sp:number 1 ; sp:hasResponsibility [ a sp:Responsibility ;
    ...    sp:agency <e:mof> ; sp:role role:lead ; sp:evidence <e:q1> ] , [ a sp:Responsibility ;
    ...    sp:agency <e:miit> ; sp:role role:participant ; sp:evidence <e:q1>, <e:q2> ] .'''
    >>> store = ox.Store()
    >>> store.extend(ox.parse(turtle, ox.RdfFormat.TURTLE))
    >>> list(network(LocalSource(store), "lead-participant").edges(data=True))
    [('e:mof', 'e:miit', {'weight': 1, 'evidence': 3, 'documents': 1})]
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

import networkx as nx

from ...errors import ParameterError
from ...namespaces import local_id
from ...query import Parameter, Source
from ...query.answer import cell
from ...query.parameters import term_of
from .. import facts
from .citing import citations
from .counting import Incidence, Link, incidence, pairs
from .parts import Attributes, Parts, stated

__all__ = ["KINDS", "Kind", "network"]

Kind: TypeAlias = Literal[
    "co-responsibility", "lead-participant", "agency-instrument", "instrument-cooccurrence", "citation"
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_NAMES: Final[Mapping[Kind, str]] = {
    "co-responsibility": "Bodies that share measures",
    "lead-participant": "Bodies that lead, and those that participate",
    "agency-instrument": "Bodies and the instruments of their measures",
    "instrument-cooccurrence": "Instruments that measures use together",
    "citation": "Documents that cite each other",
}
_DIRECTED: Final = frozenset({"lead-participant", "citation"})
_LEAD: Final = frozenset({"lead"})
_PARTICIPANT: Final = frozenset({"participant"})


def network(
    source: Source,
    kind: Kind,
    *,
    least: int = 1,
    groups: bool = True,
    document: str | None = None,
    outside: bool = False,
    language: str = "en",
) -> nx.Graph | nx.DiGraph:
    """A network of one of :data:`KINDS`; see the head of this module for its nodes, links and attributes.

    Args:
        source: where the facts are fetched.
        kind: what nodes and links are.
        least: the least weight of a link. Nodes that lose all their links stay.
        groups: whether groups of bodies, such as the relevant departments, are nodes.
        document: the id or IRI of a document: only its measures count, or its citations and those of it.
        outside: whether documents that are cited but not in the graph are nodes of ``citation``. They are
            ``cited:`` with their official number, or else their title, in plain letters, so that one which is cited by
            differing titles is several nodes.
        language: the language of labels.

    Returns:
        A ``networkx.DiGraph`` for ``lead-participant`` and ``citation``, else a ``networkx.Graph``. No node of it is
        linked to itself.

    Raises:
        ParameterError: for a kind, document or least weight that cannot be.
        QueryError, QueryTimeout, SourceError: as :func:`graph_build.query.ask_question`.
    """
    if kind not in KINDS:
        raise ParameterError("kind", f"{kind!r} is no kind of networks", f"give one of {', '.join(KINDS)}")
    if least < 1:
        raise ParameterError("least", f"{least} is no weight of a link", "give 1 or more")
    choice = _Choice(source, groups, _document(source, document), outside, language)
    parts = _BUILDERS[kind](choice)
    graph = nx.DiGraph() if kind in _DIRECTED else nx.Graph()
    graph.graph.update({"name": _NAMES[kind], "kind": kind, "created-from": source.name})
    graph.graph.update(stated(least=least, groups=groups, language=language, document=choice.document))
    graph.add_nodes_from(sorted(parts.nodes.items()))
    graph.add_edges_from(
        sorted((link for link in parts.links if link[2]["weight"] >= least), key=lambda link: link[:2])
    )
    return graph


@dataclass(frozen=True, slots=True)
class _Choice:
    source: Source
    groups: bool
    document: str | None
    outside: bool
    language: str


@dataclass(frozen=True, slots=True)
class _Measures:
    """The row of each measure, and for each row a number that stands for its document."""

    rows: Mapping[str, int]
    documents: tuple[int, ...]


def _document(source: Source, document: str | None) -> str | None:
    if document is None:
        return None
    term = term_of(Parameter("document", "document", ""), document, base=source.base)
    iri = str(cell(term))
    if iri not in facts.documents(source):
        raise ParameterError("document", f"{document!r} is not in {source.name}", "see sme-graph query documents")
    return iri


def _co_responsibility(choice: _Choice) -> Parts:
    measures, known = _measures(choice), _bodies(choice)
    bodies = _standing(choice, known, measures)
    return Parts(_body_nodes(bodies, known), _halved(pairs(bodies, bodies, measures.documents)))


def _lead_participant(choice: _Choice) -> Parts:
    measures, known, roles = _measures(choice), _bodies(choice), facts.proved_responsibilities(choice.source)
    leads, participants, both = (
        _roles(roles, known, measures, names) for names in (_LEAD, _PARTICIPANT, _LEAD | _PARTICIPANT)
    )
    found = pairs(leads, participants, measures.documents)
    return Parts(_body_nodes(both, known), [_link(link) for link in found if link.source != link.target])


def _agency_instrument(choice: _Choice) -> Parts:
    measures, known = _measures(choice), _bodies(choice)
    bodies, instruments = _standing(choice, known, measures), _uses(choice, measures)
    nodes = {iri: node | {"bipartite": 0} for iri, node in _body_nodes(bodies, known).items()}
    others = {iri: node | {"bipartite": 1} for iri, node in _instrument_nodes(choice, instruments).items()}
    return Parts(nodes | others, map(_link, pairs(bodies, instruments, measures.documents)))


def _instrument_cooccurrence(choice: _Choice) -> Parts:
    measures = _measures(choice)
    instruments = _uses(choice, measures)
    return Parts(_instrument_nodes(choice, instruments), _halved(pairs(instruments, instruments, measures.documents)))


def _citation(choice: _Choice) -> Parts:
    return citations(
        facts.citation_links(choice.source),
        facts.documents(choice.source, choice.language),
        facts.measures(choice.source),
        document=choice.document,
        outside=choice.outside,
    )


_BUILDERS: Final[Mapping[Kind, Callable[[_Choice], Parts]]] = {
    "co-responsibility": _co_responsibility,
    "lead-participant": _lead_participant,
    "agency-instrument": _agency_instrument,
    "instrument-cooccurrence": _instrument_cooccurrence,
    "citation": _citation,
}


def _measures(choice: _Choice) -> _Measures:
    kept = [m for m in facts.measures(choice.source) if choice.document in {None, m.document}]
    numbers = {document: i for i, document in enumerate(dict.fromkeys(m.document for m in kept))}
    return _Measures({m.iri: row for row, m in enumerate(kept)}, tuple(numbers[m.document] for m in kept))


def _bodies(choice: _Choice) -> Mapping[str, facts.Body]:
    found = facts.bodies(choice.source, choice.language)
    return {iri: body for iri, body in found.items() if choice.groups or not body.group}


def _standing(choice: _Choice, known: Mapping[str, facts.Body], measures: _Measures) -> Incidence:
    return _roles(facts.proved_responsibilities(choice.source), known, measures)


def _roles(
    assignments: Iterable[facts.ProvedAssignment],
    known: Mapping[str, facts.Body],
    measures: _Measures,
    names: Collection[str] | None = None,
) -> Incidence:
    wanted = (a for a in assignments if a.agency in known and (names is None or a.role in names))
    return incidence(((a.measure, a.agency, a.quotes) for a in wanted), measures.rows)


def _uses(choice: _Choice, measures: _Measures) -> Incidence:
    uses = facts.proved_instrument_uses(choice.source)
    return incidence(((use.measure, use.instrument, use.quotes) for use in uses), measures.rows)


def _body_nodes(bodies: Incidence, known: Mapping[str, facts.Body]) -> dict[str, Attributes]:
    return {iri: _body_node(known[iri], count) for iri, count in bodies.measures().items()}


def _body_node(body: facts.Body, measures: int) -> Attributes:
    kind = "group" if body.group else "agency"
    return stated(label=body.label, kind=kind, local_id=local_id(body.iri), measures=measures, category=body.kind)


def _instrument_nodes(choice: _Choice, instruments: Incidence) -> dict[str, Attributes]:
    labels = facts.instrument_labels(choice.source, choice.language)
    return {
        iri: stated(label=labels.get(iri, iri), kind="instrument", local_id=local_id(iri), measures=count)
        for iri, count in instruments.measures().items()
    }


def _halved(links: Iterable[Link]) -> list[tuple[str, str, Attributes]]:
    """Each pair once, where both sides are the same nodes."""
    return [_link(link) for link in links if link.source < link.target]


def _link(link: Link) -> tuple[str, str, Attributes]:
    return link.source, link.target, {"weight": link.weight, "evidence": link.evidence, "documents": link.documents}
