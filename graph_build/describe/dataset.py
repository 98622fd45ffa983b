"""Describes the whole dataset: what it holds (DCAT, VoID), and the run that made it (PROV-O).

The two times of the run are all that may differ between two builds of the same input; where SOURCE_DATE_EPOCH is set
they are that time, and nothing differs (https://reproducible-builds.org/specs/source-date-epoch/).

Example:
    >>> import os
    >>> os.environ["SOURCE_DATE_EPOCH"] = "0"
    >>> now().isoformat()
    '1970-01-01T00:00:00+00:00'
    >>> del os.environ["SOURCE_DATE_EPOCH"]
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import pyoxigraph as ox

from ..errors import PolicyGraphError
from ..namespaces import PREFIXES, dataset_iri, document_iri, file_iri, local_id, part_iri
from .quads import Statements, integer, literal, typed

__all__ = ["SOFTWARE", "RunRecord", "describe_dataset", "now", "software_version"]

SOFTWARE: Final = "sme-policy-graph"
_USED: Final = ("sp", "eli", "org", "skos", "prov", "dct", "oa", "time", "cpov")
_EPOCH: Final = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What there is to say of a build: its times, the slugs of its documents, how many triples they and the
    vocabularies have, how many nodes of each class, the digests of the source files, and the vocabularies' graphs."""

    started: datetime
    ended: datetime
    documents: tuple[str, ...]
    triples: int
    classes: Mapping[str, int]
    files: tuple[str, ...]
    vocabularies: tuple[str, ...]


def now() -> datetime:
    """The time, to the second, or SOURCE_DATE_EPOCH where that is set. Raises PolicyGraphError where it is no time."""
    epoch = os.environ.get(_EPOCH)
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise PolicyGraphError(_EPOCH, f"is no time, {epoch!r}", "set it to seconds since 1970, or unset it") from error


def software_version() -> str:
    """The version of the installed package; ``0`` in a checkout that is not installed."""
    try:
        return version(SOFTWARE)
    except PackageNotFoundError:
        return "0"


def describe_dataset(record: RunRecord, base: str) -> list[ox.Quad]:
    """The statements of the graph ``{base}dataset``."""
    dataset = dataset_iri(base)
    out = Statements(dataset)
    _dataset(out, dataset, record, base)
    _run(out, dataset, record, base)
    return out.quads


def _dataset(out: Statements, dataset: str, record: RunRecord, base: str) -> None:
    out.a(dataset, "dcat:Dataset", "void:Dataset", "prov:Entity")
    out.add(dataset, "dct:title", literal("SME policy graph", "en"))
    out.add(dataset, "dct:title", literal("中小企业政策图谱", "zh"))
    out.add(dataset, "void:triples", integer(record.triples))
    out.add(dataset, "void:documents", integer(len(record.documents)))
    out.add(dataset, "void:uriSpace", literal(base))
    for prefix in _USED:
        out.add(dataset, "void:vocabulary", PREFIXES[prefix])
    for slug in record.documents:
        out.add(dataset, "dct:hasPart", document_iri(base, slug))
    for name, count in sorted(record.classes.items()):
        partition = part_iri(dataset, "class", local_id(name))
        out.add(dataset, "void:classPartition", partition)
        out.add(partition, "void:class", name)
        out.add(partition, "void:entities", integer(count))


def _run(out: Statements, dataset: str, record: RunRecord, base: str) -> None:
    run, software = part_iri(dataset, "run"), part_iri(dataset, "software")
    out.add(dataset, "prov:wasGeneratedBy", run)
    out.a(run, "prov:Activity")
    out.add(run, "prov:startedAtTime", typed(_stamp(record.started), "xsd:dateTime"))
    out.add(run, "prov:endedAtTime", typed(_stamp(record.ended), "xsd:dateTime"))
    out.add(run, "prov:wasAssociatedWith", software)
    out.a(software, "prov:SoftwareAgent")
    out.add(software, "rdfs:label", literal(SOFTWARE, "en"))
    out.add(software, "owl:versionInfo", literal(software_version()))
    for used in (*(file_iri(base, digest) for digest in record.files), *record.vocabularies):
        out.add(run, "prov:used", used)


def _stamp(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
