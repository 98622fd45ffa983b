"""Documents and their citations as nodes and links.

Example:
    >>> notice, law = Document("e:n", "Notice", "No. 7", 2012, "notice"), Document("e:l", "Law", None, None, None)
    >>> found = citations([Link("e:n", "e:c", "cites", "e:l", "Law", None, 2)], {"e:n": notice, "e:l": law}, [])
    >>> found.nodes["e:n"]["year"], found.links
    (2012, [('e:n', 'e:l', {'weight': 1, 'evidence': 2, 'documents': 1, 'relations': 'cites'})])
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ...namespaces import local_id, slug
from ..facts import Document, Link, Measure
from .parts import Attributes, Parts, stated

__all__ = ["citations"]


def citations(
    links: Iterable[Link],
    documents: Mapping[str, Document],
    measures: Iterable[Measure],
    *,
    document: str | None = None,
    outside: bool = False,
) -> Parts:
    """The network of citations.

    Args:
        links: citations.
        documents: all documents of the graph, by IRI.
        measures: theirs.
        document: only this one, what it cites and what cites it.
        outside: whether documents that are not in the graph are nodes too.

    Returns:
        The documents; and for each pair how often and how the one cites the other.
    """
    pairs: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        target = _target(link, documents, outside)
        if target not in {None, link.document} and document in {None, link.document, target}:
            pairs[link.document, str(target)].append(link)
    kept = set(documents) if document is None else {document}.union(*pairs)
    counts = Counter(measure.document for measure in measures)
    nodes = {iri: _node(found, counts[iri]) for iri, found in documents.items() if iri in kept}
    return Parts(nodes | _strangers(pairs, documents), [(*pair, _attributes(found)) for pair, found in pairs.items()])


def _target(link: Link, documents: Mapping[str, Document], outside: bool) -> str | None:
    if link.cited in documents or not outside:
        return link.cited if link.cited in documents else None
    name = link.number or link.title
    return link.cited or (f"cited:{slug(name)}" if name else None)


def _node(document: Document, measures: int) -> Attributes:
    return stated(
        label=document.title or document.number or local_id(document.iri),
        kind="document",
        local_id=local_id(document.iri),
        measures=measures,
        category=document.kind,
        year=document.year,
    )


def _strangers(pairs: Mapping[tuple[str, str], list[Link]], documents: Mapping[str, Document]) -> dict[str, Attributes]:
    cited: dict[str, list[Link]] = defaultdict(list)
    for (_, target), links in pairs.items():
        if target not in documents:
            cited[target] += links
    return {target: _stranger(target, links) for target, links in cited.items()}


def _stranger(target: str, links: Sequence[Link]) -> Attributes:
    """Of differing titles the one that comes first by code points, whatever the order of the citations."""
    titles = sorted(link.title for link in links if link.title)
    numbers = sorted(link.number for link in links if link.number)
    label = next(iter(titles + numbers), target)
    return stated(label=label, kind="outside", local_id=target.removeprefix("cited:"), measures=0)


def _attributes(links: Sequence[Link]) -> Attributes:
    relations = ", ".join(sorted({link.relation for link in links}))
    return {
        "weight": len(links),
        "evidence": sum(link.quotes for link in links),
        "documents": 1,
        "relations": relations,
    }
