"""The whole way from files to a graph: the same graph every time, and no bad file in the way of the good."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.errors import CatalogError, OutputError, VocabularyError
from graph_build.model import DocumentReading, Source
from graph_build.namespaces import PREFIXES
from graph_build.pipeline import BuildReport, Failure, build, extract, extraction
from graph_build.recognise import Recogniser, recognise

OPINIONS = """Opinions of the State Council on Quiet Harbours
Guo Fa [2021] No. 4

I. Widen credit
1. Set up a guarantee fund for small shops. (Ministry of Finance)
2. Cut the value-added tax of ferries by 20%. (State Taxation Administration takes the lead)
II. Cut red tape
3. Grant licences within 5 days.
"""
VIEWS = OPINIONS.replace("Opinions of the State Council", "Views of the State Council").replace(
    "Guo Fa", "State Council issued"
)
NEWS = """Interpretation of the Opinions on Quiet Harbours
The Opinions of the State Council on Quiet Harbours (Guo Fa [2021] No. 4) help small shops, the reporter learned.
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in (("harbours.txt", OPINIONS), ("views.txt", VIEWS), ("news.txt", NEWS)):
        (folder / name).write_text(text)
    return folder


def graph(report: BuildReport) -> list[str]:
    return (report.out / "graph.nq").read_text().splitlines()


def select(report: BuildReport, where: str) -> list[str]:
    store = ox.Store.read_only(str(report.out / "store"))
    answer = store.query(f"SELECT ?x WHERE {{ {where} }}", prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(str(row["x"].value) for row in answer)


def test_a_build_writes_a_valid_graph(texts: Path, tmp_path: Path) -> None:
    report = build([texts], tmp_path / "build")
    assert report.failures == ()
    assert report.violations == 0, (report.out / "validation.ttl").read_text()
    assert report.triples == len(graph(report))
    assert select(report, "?dataset a void:Dataset ; void:triples ?x") == [str(report.triples)]
    assert {path.name for path in report.out.iterdir()} == {"graph.nq", "store", "validation.ttl", "run.json"}
    assert [document.slug for document in report.documents][:1] == ["guofa-2021-4"]
    run = json.loads((report.out / "run.json").read_text())
    assert run["counts"]["measures"] == sum(document.counts["measures"] for document in report.documents)
    assert {entry["document"] for entry in run["inputs"]} == {document.slug for document in report.documents}


def test_two_translations_are_texts_of_one_document(texts: Path, tmp_path: Path) -> None:
    report = build([texts / "harbours.txt", texts / "views.txt"], tmp_path / "build")
    (document,) = report.documents
    assert document.slug == "guofa-2021-4"
    assert document.counts["texts"] == 2
    assert document.counts["measures"] == 3


def test_the_catalogue_names_documents(texts: Path, tmp_path: Path) -> None:
    (texts / "catalogue.csv").write_text("file,id,work,issued\nharbours.txt,quiet,,2021-03-05\nviews.txt,,quiet,\n")
    paths = [texts / "harbours.txt", texts / "views.txt", texts / "catalogue.csv"]
    report = build(paths, tmp_path / "build", catalogue=texts / "catalogue.csv")
    assert [document.slug for document in report.documents] == ["quiet"]
    assert select(report, "?document eli:date_document ?x") == ["2021-03-05"]


def test_news_that_prints_the_number_is_a_document_of_its_own(texts: Path, tmp_path: Path) -> None:
    report = build([texts], tmp_path / "build")
    assert [(document.slug, document.counts["texts"]) for document in report.documents] == [
        ("guofa-2021-4", 2),
        ("news", 1),
    ]


def test_files_of_one_name_are_different_documents(tmp_path: Path) -> None:
    for folder, text in (("a", "1. Widen credit.\n2. Cut rents.\n"), ("b", "1. Build quays.\n2. Pave roads.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.txt").write_text(text)
    report = build([tmp_path / "a", tmp_path / "b"], tmp_path / "build")
    assert len({document.slug for document in report.documents}) == 2
    assert all(document.slug.startswith("plan-") for document in report.documents)


def test_a_base_of_one_s_own_is_for_the_data_alone(texts: Path, tmp_path: Path) -> None:
    report = build([texts / "harbours.txt"], tmp_path / "build", base="https://example.org/policy/")
    assert select(report, "?x a sp:PolicyDocument") == ["https://example.org/policy/document/guofa-2021-4"]
    assert report.violations == 0


def test_two_builds_differ_in_the_times_of_the_run_alone(texts: Path, tmp_path: Path) -> None:
    first = graph(build([texts], tmp_path / "first"))
    time.sleep(1.1)
    second = graph(build([texts], tmp_path / "second"))
    different = set(first) ^ set(second)
    assert {line.split()[1] for line in different} <= {
        f"<{PREFIXES['prov']}{name}>" for name in ("startedAtTime", "endedAtTime")
    }
    assert len(different) == 4


def test_with_source_date_epoch_builds_are_the_same_in_every_process(texts: Path, tmp_path: Path) -> None:
    code = "import sys, pathlib, graph_build as g; g.build([pathlib.Path(sys.argv[1])], pathlib.Path(sys.argv[2]))"
    found = set()
    for seed in ("1", "2"):
        out = tmp_path / f"build-{seed}"
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1600000000", "PYTHONHASHSEED": seed}
        checkout = Path(__file__).resolve().parent.parent
        subprocess.run([sys.executable, "-c", code, texts, out], check=True, cwd=checkout, env=environment)
        found.add((out / "graph.nq").read_bytes())
    assert len(found) == 1


def test_the_number_of_jobs_changes_nothing(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    (texts / "broken.txt").write_bytes(b"\x00\x01")
    alone = build([texts], tmp_path / "alone", jobs=1)
    together = build([texts], tmp_path / "together", jobs=2)
    assert graph(alone) == graph(together)
    assert alone.failures == together.failures
    assert [d.slug for d in alone.documents] == [d.slug for d in together.documents]


def test_a_bad_file_is_named_and_stops_no_other(texts: Path, tmp_path: Path) -> None:
    (texts / "empty.txt").touch()
    (texts / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    report = build([texts, tmp_path / "missing"], tmp_path / "build")
    assert [(Path(path).name, reason.split(";")[0]) for path, reason in report.failures] == [
        ("empty.txt", "is empty"),
        ("picture.txt", "is a PNG picture, not plain text"),
        ("missing", "is not there"),
    ]
    assert report.documents
    assert [f["file"] for f in json.loads((report.out / "run.json").read_text())["failures"]] == [
        failure.path for failure in report.failures
    ]


def test_a_fault_of_the_program_in_one_file_stops_no_other(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = recognise

    def faulty(source: Source, recogniser: Recogniser, *, issued: str | None = None) -> DocumentReading:
        if source.name == "views.txt":
            raise ZeroDivisionError("oh")
        return working(source, recogniser, issued=issued)

    monkeypatch.setattr(extraction, "recognise", faulty)
    report = build([texts], tmp_path / "build")
    assert [Path(path).name for path, _ in report.failures] == ["views.txt"]
    assert "ZeroDivisionError" in report.failures[0].reason
    assert len(report.documents) == 2


def test_where_nothing_can_be_read_an_earlier_build_stays(texts: Path, tmp_path: Path) -> None:
    first = build([texts], tmp_path / "build")
    before = graph(first)
    (tmp_path / "empty.txt").touch()
    second = build([tmp_path / "empty.txt"], tmp_path / "build")
    assert second.documents == ()
    assert len(second.failures) == 1
    assert graph(first) == before


def test_building_into_a_folder_of_the_texts_does_not_read_the_build(texts: Path) -> None:
    build([texts], texts / "build")
    again = build([texts], texts / "build")
    assert again.failures == ()
    assert {Path(file).parent for document in again.documents for file in document.files} == {texts}


def test_what_is_wrong_with_the_whole_build_is_raised(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("name\n")
    with pytest.raises(CatalogError):
        build([texts], tmp_path / "build", catalogue=tmp_path / "bad.csv")
    (tmp_path / "bad.ttl").write_text("a b c")
    with pytest.raises(VocabularyError):
        build([texts], tmp_path / "build", vocabularies=[tmp_path / "bad.ttl"])
    with pytest.raises(OutputError):
        build([texts], texts)
    assert not (tmp_path / "build").exists()


def test_an_added_vocabulary_is_recognised_and_in_the_graph(texts: Path, tmp_path: Path) -> None:
    extra = tmp_path / "harbour.ttl"
    extra.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "<https://example.org/agency/harbour-office> a <https://w3id.org/sme-policy/ns#Agency> ;\n"
        '    skos:prefLabel "Harbour Office"@en .\n'
    )
    (texts / "harbours.txt").write_text(OPINIONS.replace("(Ministry of Finance)", "(Harbour Office)"))
    report = build([texts / "harbours.txt"], tmp_path / "build", vocabularies=[extra])
    assert select(report, "?m a sp:Measure ; sp:assignedTo ?x FILTER(CONTAINS(STR(?x), 'harbour'))") == [
        "https://example.org/agency/harbour-office"
    ]


def test_extract_gives_readings_and_failures_in_order(texts: Path) -> None:
    (texts / "a-empty.txt").touch()
    seen: list[tuple[str, int, int]] = []
    found = list(extract([texts], progress=lambda *step: seen.append(step)))
    assert [r.path if isinstance(r, Failure) else r.source.name for r in found] == [
        str(texts / "a-empty.txt"),
        "harbours.txt",
        "news.txt",
        "views.txt",
    ]
    assert seen == [("read", done, 4) for done in range(1, 5)]


def test_five_documents_are_built_and_conform(shared: Path, tmp_path: Path) -> None:
    report = build([shared / "corpus-en"], tmp_path / "build")
    assert report.failures == ()
    assert report.violations == 0
