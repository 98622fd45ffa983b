"""Which texts are texts of one work: what the catalogue says, what numbers say, and what is only proposed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from commands import Run

from graph_build.errors import OutputError
from graph_build.pipeline import BuildReport, CatalogueDraft, build, propose_catalogue
from graph_build.pipeline.assembly import gather
from graph_build.pipeline.extraction import extract_files
from graph_build.read import read_catalogue
from graph_build.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()

HARBOURS = """Opinions of the State Council on Quiet Harbours
Guo Fa [2021] No. 4

I. Widen credit
1. Set up a guarantee fund of 30 million yuan for ferries. (Ministry of Finance)
2. Cut the value-added tax of ferries by 20%. (State Taxation Administration takes the lead)
3. Hold a trade fair for boat builders. (Ministry of Commerce)
II. Cut red tape
4. Grant licences within 5 days. (Ministry of Transport)
5. Train 10,000 sailors by 2025. (Ministry of Human Resources and Social Security)
6. Publish a catalogue of quays. (Ministry of Natural Resources)
"""
# The same in the words of another translator, who leaves the number out.
PORTS = """State Council views concerning calm ports

I. Broaden the credit
1. Establish a guarantee fund of 30 million yuan for ferryboats. (Ministry of Finance)
2. Reduce the value-added tax on ferryboats by 20%. (State Taxation Administration takes the lead)
3. Organise a trade fair for builders of boats. (Ministry of Commerce)
II. Simplify the procedures
4. Issue licences within 5 days. (Ministry of Transport)
5. Train 10,000 seamen by 2025. (Ministry of Human Resources and Social Security)
6. Make known a catalogue of quays. (Ministry of Natural Resources)
"""
# As many measures in the same sections, of the same bodies, about other things.
ROADS = """Views of the State Council concerning straight roads

I. Broaden the credit
1. Hold a trade fair for road builders. (Ministry of Commerce)
2. Publish a catalogue of bridges. (Ministry of Natural Resources)
3. Train 500 road menders by 2030. (Ministry of Human Resources and Social Security)
II. Simplify the procedures
4. Cut the value-added tax of carts by 7%. (State Taxation Administration takes the lead)
5. Set up a guarantee fund of 8 million yuan for carters. (Ministry of Finance)
6. Grant licences within 90 days. (Ministry of Transport)
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in (("harbours.txt", HARBOURS), ("ports.txt", PORTS), ("roads.txt", ROADS)):
        (folder / name).write_text(text)
    return folder


def documents(report: BuildReport) -> dict[str, list[str]]:
    """The names of the files of each document."""
    return {document.slug: [Path(file).name for file in document.files] for document in report.documents}


def grouped(texts: Path, rows: str) -> dict[str, list[str]]:
    """The same, of the texts with a catalogue, without a build."""
    (texts.parent / "catalogue.csv").write_text("file,id,work,number\n" + rows)
    catalogue = read_catalogue(texts.parent / "catalogue.csv")
    found = gather(extract_files([texts], VOCABULARY, catalogue=catalogue), catalogue, VOCABULARY)
    return {name: [found.heads[i].source.name for i in indices] for name, indices in found.works.items()}


def cells(draft: CatalogueDraft) -> list[dict[str, str]]:
    with draft.path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("harbours.txt,,quiet,\nports.txt,,quiet,\n", {"guofa-2021-4": ["harbours.txt", "ports.txt"]}),
        ("ports.txt,,quiet,\nharbours.txt,,quiet,\n", {"guofa-2021-4": ["ports.txt", "harbours.txt"]}),
        ("harbours.txt,calm,quiet,\nports.txt,,quiet,\n", {"calm": ["harbours.txt", "ports.txt"]}),
        ("harbours.txt,,,\nports.txt,,harbours.txt,\n", {"guofa-2021-4": ["harbours.txt", "ports.txt"]}),
        ("ports.txt,,,Guo Fa [2021] No. 4\n", {"guofa-2021-4": ["ports.txt", "harbours.txt"]}),
        ("harbours.txt,calm,,\nports.txt,,,国发〔2021〕4号\n", {"calm": ["harbours.txt", "ports.txt"]}),
        ("harbours.txt,a,,\nports.txt,b,,Guo Fa [2021] No. 4\n", {"a": ["harbours.txt"], "b": ["ports.txt"]}),
        ("harbours.txt,,,\nports.txt,,the two,\n", {"guofa-2021-4": ["harbours.txt"], "the-two": ["ports.txt"]}),
    ],
)
def test_texts_of_one_work_or_id_or_number_are_one_document(
    texts: Path, rows: str, found: dict[str, list[str]]
) -> None:
    assert grouped(texts, rows) == found | {"roads": ["roads.txt"]}


def test_a_catalogue_keeps_apart_what_has_one_number(texts: Path) -> None:
    number = "Guo Fa [2021] No. 4"
    found = grouped(texts, f"harbours.txt,,one,\nports.txt,,two,{number}\nroads.txt,,,{number}\n")
    assert found == {"guofa-2021-4": ["roads.txt"], "one": ["harbours.txt"], "two": ["ports.txt"]}


def test_it_does_not_matter_in_which_order_files_are_given(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    (texts / "ports.txt").write_text(PORTS.replace("\n\nI.", "\nGuo Fa [2021] No. 4\n\nI."))
    names = sorted(texts.iterdir())
    graphs = []
    for paths in (names, names[::-1]):
        report = build(paths, texts.parent / "build")
        assert [len(document.files) for document in report.documents] == [2, 1]
        graphs.append((report.out / "graph.nq").read_bytes())
    assert graphs[0] == graphs[1]


def test_without_a_catalogue_likeness_is_only_proposed(texts: Path) -> None:
    report = build([texts], texts.parent / "build")
    assert {name: len(files) for name, files in documents(report).items()} == {
        "guofa-2021-4": 1,
        "ports": 1,
        "roads": 1,
    }
    (work,) = report.alike
    assert (work.work, [Path(file).name for file in work.files]) == ("guofa-2021-4", ["harbours.txt", "ports.txt"])
    assert work.reasons[0].startswith("same structure, likeness ")


def test_a_proposed_catalogue_is_taken_as_it_stands(texts: Path, tmp_path: Path) -> None:
    draft = propose_catalogue([texts], tmp_path / "draft.csv")
    assert [(row["file"], row["id"], row["work"]) for row in cells(draft)] == [
        ("harbours.txt", "guofa-2021-4", "guofa-2021-4"),
        ("ports.txt", "guofa-2021-4", "guofa-2021-4"),
        ("roads.txt", "roads", ""),
    ]
    assert cells(draft)[0] | {"work": ""} == {
        "file": "harbours.txt",
        "id": "guofa-2021-4",
        "title": "Opinions of the State Council on Quiet Harbours",
        "number": "Guo Fa [2021] No. 4",
        "issued": "",
        "issuers": "state-council",
        "kind": "opinions",
        "language": "en",
        "work": "",
    }
    report = build([texts], tmp_path / "build", catalogue=draft.path)
    assert documents(report) == {"guofa-2021-4": ["harbours.txt", "ports.txt"], "roads": ["roads.txt"]}
    assert report.violations == 0


def test_where_nothing_is_joined_a_proposed_catalogue_changes_nothing(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    draft = propose_catalogue([shared / "corpus-en"], tmp_path / "draft.csv")
    assert draft.works == ()
    plain, guided = (
        build([shared / "corpus-en"], tmp_path / name, catalogue=catalogue)
        for name, catalogue in (("plain", None), ("guided", draft.path))
    )
    assert (plain.out / "graph.nq").read_bytes() == (guided.out / "graph.nq").read_bytes()


def test_two_translations_are_found_among_the_texts(shared: Path, tmp_path: Path) -> None:
    garbled = shared / "corpus-en-more" / "consumption-relief-garbled.txt"
    (tmp_path / "a.txt").write_text(garbled.read_text("utf-8").replace("State Council Office [2018] No. 129\n", ""))
    careful = garbled.with_name("consumption-relief-careful.txt")
    draft = propose_catalogue([shared / "corpus-en", careful, tmp_path / "a.txt"], tmp_path / "draft.csv")
    (work,) = draft.works
    assert (work.work, {Path(file).name for file in work.files}) == ("guobanfa-2018-129", {careful.name, "a.txt"})


def test_works_of_the_catalogue_stay_and_others_are_added(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "first.csv").write_text("file,id\nharbours.txt,h\nports.txt,p\n")
    draft = propose_catalogue([texts], tmp_path / "draft.csv", catalogue=tmp_path / "first.csv")
    assert draft.works == (), "two ids are two works"
    (tmp_path / "second.csv").write_text("file,work\nroads.txt,w\nports.txt,w\n")
    (work,) = propose_catalogue([texts], tmp_path / "more.csv", catalogue=tmp_path / "second.csv").works
    assert (work.work, len(work.files), work.reasons[0]) == ("w", 3, "same work in the catalogue")


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder, text in (("en", HARBOURS), ("old", ROADS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "text.txt").write_text(text)
    (tmp_path / "=1+1.txt").write_text("=1+1 Opinions\n\n1. Cut the tax on tea.\n2. Lend to tea growers.\n")
    draft = propose_catalogue([tmp_path], tmp_path / "draft.csv")
    assert {row["file"] for row in cells(draft)} == {"en/text.txt", "old/text.txt", "'=1+1.txt"}
    report = build([tmp_path / "en", tmp_path / "old", tmp_path / "=1+1.txt"], tmp_path / "b", catalogue=draft.path)
    assert {document.slug for document in report.documents} == {row["id"] for row in cells(draft)}


def test_a_file_that_is_there_is_not_overwritten(texts: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "draft.csv").write_text("mine\n")
    with pytest.raises(OutputError, match="is there already"):
        propose_catalogue([texts], tmp_path / "draft.csv")
    with pytest.raises(OutputError, match="make the folder first"):
        propose_catalogue([texts], tmp_path / "none" / "draft.csv")
    ran = run("build", texts, "--propose-catalog", tmp_path / "draft.csv", "--out", tmp_path / "build")
    assert ran.code == 2
    assert (tmp_path / "draft.csv").read_text() == "mine\n"
    assert not (tmp_path / "build").exists()


def test_the_command_says_which_works_it_sees_and_why(texts: Path, tmp_path: Path, run: Run) -> None:
    (texts / "empty.txt").touch()
    (texts / "quays.txt").write_text(PORTS.replace("\n\nI.", "\nGuo Fa [2021] No. 4\n\nI."))
    ran = run("build", texts, "--propose-catalog", tmp_path / "draft.csv", "--out", tmp_path / "build")
    assert ran.code == 3
    assert "empty.txt: is empty" in ran.err
    line, last = ran.out.splitlines()
    assert line.startswith("guofa-2021-4: ")
    assert "same number guofa-2021-4; same" in line
    assert all(name in line for name in ("harbours.txt", "ports.txt", "quays.txt"))
    assert "files: 4, works with several texts: 1" in last
    assert not (tmp_path / "build").exists()


def test_plain_builds_mention_what_looks_like_one_work(texts: Path, tmp_path: Path, run: Run) -> None:
    assert "perhaps one work" in run("build", texts, "--out", tmp_path / "build").out
    assert run("build", texts, "--out", tmp_path / "build", "-q").out == ""
