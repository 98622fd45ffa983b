"""What a text says of itself: title, number, date, issuers, kind, the document it interprets, cited documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from graph_build.model import Outline, Passage, Span
from graph_build.recognise.english.document.fields import (
    DocumentFields,
    compile_document,
    load_vocabulary,
    read_document_fields,
)

GRAMMAR = compile_document(load_vocabulary())
BODIES = {
    "Tea Board": "tea-board",
    "Ministry of Leaves": "leaves",
    "General Office of the Garden Council": "garden-office",
}
DATE = re.compile(r"May (\d+), (\d{4})")


def outlined(text: str) -> Outline:
    """A stand-in for the segmentation: lines that begin with a number are measures, lines in ~ ~ are noise."""
    masked = re.sub(r"^~.*$", lambda m: " " * len(m.group()), text, flags=re.M)
    found = [m.span() for m in re.finditer(r"^\d+\. .*$", masked, re.M)]
    measures = tuple(Passage(n, (), Span(a, b), Span(a, b)) for n, (a, b) in enumerate(found, 1))
    first = found[0][0] if found else len(text)
    last = found[-1][1] if found else len(text)
    return Outline(masked, (), measures, (), Span(0, first), Span(last, len(text)))


def finders(
    text: str,
) -> tuple[Callable[[Span], tuple[tuple[str, Span], ...]], Callable[[Span], tuple[str, Span] | None]]:
    """Stand-ins for the finders of bodies and dates."""

    def bodies(span: Span) -> tuple[tuple[str, Span], ...]:
        places = [(BODIES[m.group()], Span(*m.span())) for m in re.finditer("|".join(BODIES), text)]
        return tuple(place for place in places if span.covers(place[1]))

    def date(span: Span) -> tuple[str, Span] | None:
        match = DATE.search(text, span.start, span.end)
        return (f"{match[2]}-05-{int(match[1]):02d}", Span(*match.span())) if match else None

    return bodies, date


def read(text: str) -> DocumentFields:
    """The fields of a text, with the stand-ins."""
    return read_document_fields(text, outlined(text), GRAMMAR, *finders(text))


NOTICE = """~Home > News > Text
~Good news for growers! Release time: 2011-06-01

Notice of the General Office of the Garden Council on Printing and Distributing the Work Plan for Tea Roads

Cha Fa [2011] No. 7

To all growers:

The Work Plan for Tea Roads (hereinafter referred to as the "Road Plan") has been approved and is now issued to you.
Please implement the "Opinions of the Tea Board on Roads" (Cha Fa [2010] No. 2).

General Office of the Garden Council

May 5, 2011

Work Plan for Tea Roads

1. Build roads.
2. Mend roads.
"""


def test_a_notice_that_prints_a_plan() -> None:
    fields = read(NOTICE)
    assert fields.title is not None
    assert fields.title.startswith("Notice of the General Office")
    assert fields.title.endswith("for Tea Roads")
    assert (fields.number, fields.issued, fields.issuers) == ("Cha Fa [2011] No. 7", "2011-05-05", ("garden-office",))
    assert fields.kind == "plan"
    assert fields.interprets is None
    assert [(c.title, c.number, c.relation) for c in fields.citations] == [
        ("Opinions of the Tea Board on Roads", "Cha Fa [2010] No. 2", "implements")
    ]


def test_each_field_has_its_place() -> None:
    fields = read(NOTICE)
    assert fields.title_at is not None
    assert fields.title_at.of(NOTICE) == fields.title
    assert fields.number_at is not None
    assert fields.number_at.of(NOTICE) == fields.number
    assert fields.issued_at is not None
    assert fields.issued_at.of(NOTICE) == "May 5, 2011"
    assert [span.of(NOTICE) for span in fields.issuers_at] == ["General Office of the Garden Council"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Guiding Opinions of the Tea Board on Picking", "opinions"),
        ("Tea Board on the deep development of picking to help growers guidance", "opinions"),
        ("Notice of the Tea Board on Picking in Time", "notice"),
        ("Tea Board on the issuance of road building work program notice", "plan"),
        ("Law of the People's Republic of China on Tea", "law"),
        ("Regulations on the Administration of Tea Gardens", "regulation"),
        ("Reply of the Tea Board on Founding a Joint Meeting", "other"),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: str) -> None:
    fields = read(
        f"{title}\n\nCha Fa [2011] No. 7\n\nTo all growers:\n\n1. Pick.\n2. Dry.\n\nTea Board\n\nMay 5, 2011\n"
    )
    assert (fields.title, fields.kind, fields.issued, fields.issuers) == (title, kind, "2011-05-05", ("tea-board",))


def test_news_that_prints_the_text_names_title_and_issuers_in_its_lead() -> None:
    fields = read(
        "Leaf News, July 24, according to the website of the Ministry of Leaves, some days ago, the Tea Board, the "
        'Ministry of Leaves and other 15 departments jointly issued "Several Opinions on Tea Roads" '
        '(hereinafter referred to as the "Opinions"). The full text follows:\n\n1. Build.\n2. Mend.\n'
    )
    assert fields.title == "Several Opinions on Tea Roads"
    assert (fields.issuers, fields.kind, fields.issued) == (("tea-board", "leaves"), "opinions", None)
    assert fields.citations == ()


def test_a_day_without_year_takes_the_year_of_the_measures() -> None:
    fields = read(
        'the Tea Board issued the "notice on picking in the rain" on February 9.\n\n1. Pick.\n2. Win the 2020 cup.\n'
    )
    assert (fields.title, fields.kind, fields.issued) == ("notice on picking in the rain", "notice", "2020-02-09")


def test_a_text_without_title_shows_its_kind_in_words() -> None:
    fields = read("To all growers: tea matters. The following opinions are hereby put forward:\n1. Pick.\n2. Dry.\n")
    assert (fields.title, fields.number, fields.issued, fields.kind) == (None, None, None, "opinions")


def test_a_commentary_interprets_and_has_the_citations_of_the_whole_text() -> None:
    fields = read(
        'Help for growers (policy interpretation)\n\nNot long ago, the Tea Board issued the "Opinions on Tea Roads" '
        '(hereinafter referred to as the Opinions).\n\nThe reporter asked. He said that the "Tea Trade Law" helps.\n'
    )
    assert (fields.kind, fields.title) == ("commentary", "Help for growers (policy interpretation)")
    assert fields.interprets is not None
    assert fields.interprets.title == "Opinions on Tea Roads"
    assert [(c.title, c.relation) for c in fields.citations] == [
        ("Opinions on Tea Roads", "interprets"),
        ("Tea Trade Law", "cites"),
    ]
    assert fields.issuers == ()


def test_a_date_without_a_body_before_it_is_no_signature() -> None:
    fields = read("Notice of the Tea Board on Picking\n\nUpdated: May 9, 2012\n\n1. Pick.\n2. Dry by May 5, 2011.\n")
    assert fields.issued is None
    assert fields.issuers == ("tea-board",)


def test_a_signature_at_the_end_of_a_single_line() -> None:
    fields = read("Notice of the Tea Board on Picking\n1. Pick. Tea Board May 5, 2011 (this piece is public)\n")
    assert (fields.issued, fields.issuers) == ("2011-05-05", ("tea-board",))


@pytest.mark.parametrize(
    "title",
    [
        "Notice of the Tea Board\non Picking in Time",
        "NOTICE OF THE TEA BOARD ON PICKING",
        "Tea Board, Leaf Board: Notice on Picking",
    ],
)
def test_a_title_over_lines_in_capitals_or_after_the_issuers(title: str) -> None:
    fields = read(f"{title}\n\nCha Fa [2011] No. 7\n\n1. Pick.\n2. Dry.\n")
    assert (fields.title, fields.kind) == (" ".join(title.split()), "notice")


@pytest.mark.parametrize(
    "line",
    [
        "(Adopted at the 2nd Session of the Tea Congress on May 5, 2011; amended at its 9th Session on May 9, 2018)",
        "May 5, 2011 Tea Congress second session adopted May 9, 2018 ninth session amendment",
    ],
)
def test_a_local_regulation_is_dated_by_its_adoption(line: str) -> None:
    fields = read(f"Tea Valley to promote tea growing Ordinance\n\n{line}\n\n1. Pick.\n2. Dry.\n")
    assert (fields.title, fields.kind) == ("Tea Valley to promote tea growing Ordinance", "regulation")
    assert fields.issued == "2011-05-05"


def test_a_title_taken_for_furniture_is_found_in_the_source() -> None:
    text = "~Tea news\nRegulations of Tea Valley on Leaves\n\n1. Pick.\n2. Dry.\n"
    outline = outlined(text)
    blank = outline.masked.replace("Regulations of Tea Valley on Leaves", " " * 35)
    fields = read_document_fields(text, replace(outline, masked=blank), GRAMMAR, *finders(text))
    assert (fields.title, fields.kind) == ("Regulations of Tea Valley on Leaves", "regulation")


def test_a_body_that_stands_elsewhere_has_not_signed() -> None:
    measures = "1. Pick.\n2. Dry; tell the Ministry of Leaves.\n\n"
    text = f"Notice of the Tea Board on Picking\n\n{measures}Tea Board\n\nMay 5, 2011\n"
    bodies, date = finders(text)
    everywhere = Span(0, len(text))
    fields = read_document_fields(text, outlined(text), GRAMMAR, lambda span: bodies(everywhere), date)
    assert fields.issuers == ("tea-board",)


def test_an_empty_text_states_nothing() -> None:
    fields = read("")
    assert (fields.title, fields.number, fields.issued, fields.issuers, fields.kind) == (None, None, None, (), "other")
