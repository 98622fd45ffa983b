"""Web pages and Markdown: the text of the document, and nothing of what the site prints around it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from graph_build.errors import InputError
from graph_build.model import Stated
from graph_build.read import read_content


def text_of(folder: Path, page: str | bytes, name: str = "page.html") -> str:
    path = folder / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_content(path).text


GOVERNMENT = """<html><head><meta charset="utf-8"></head><body><div class="wrap"><table><tbody><tr><td>
<table><tr><td><b>索 引 号：</b></td><td>0001/2012</td><td><b>发文机关：</b></td><td>灯笼部 河灯局</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">关于加快发展灯笼产业的意见</td></tr>
<tr><td><b>发文字号：</b></td><td>灯发〔2012〕9号</td><td><b>成文日期：</b></td><td>2012年05月04日</td></tr></table>
</td></tr></tbody></table><table><tr><td>
<div id="UCAP-CONTENT"><p>关于加快发展灯笼产业的意见</p><p>&nbsp;</p><p><b>一、总体要求</b></p>
<p>　　（一）减费。<span>减免灯笼作坊的费用。（灯笼部负责）</span></p></div>
<div id="qr_container">扫一扫在手机打开当前页</div></td></tr></table></div></body></html>"""


def test_the_table_of_a_government_page_is_stated_and_not_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(GOVERNMENT, encoding="utf-8")
    content = read_content(path)
    assert content.stated == Stated("关于加快发展灯笼产业的意见", "灯发〔2012〕9号", "2012-05-04", ("灯笼部", "河灯局"))
    assert content.text.split("\n\n") == [
        "关于加快发展灯笼产业的意见",
        "一、总体要求",
        "（一）减费。减免灯笼作坊的费用。（灯笼部负责）",
    ]


def test_what_is_not_there_is_not_stated(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    page = GOVERNMENT.replace("灯发〔2012〕9号", "").replace("05月04日", "13月04日").replace("灯笼部 河灯局", "")
    path.write_text(page, encoding="utf-8")
    assert read_content(path).stated == Stated("关于加快发展灯笼产业的意见")


def test_pages_of_the_state_council_are_read_in_place(shared: Path) -> None:
    pages = sorted((shared / "corpus-zh").glob("*.html"))
    assert pages
    for path in pages:
        content = read_content(path)
        stated = content.stated
        assert stated.title
        assert stated.number
        assert stated.issued
        assert stated.issuers
        paragraphs = content.text.split("\n\n")
        assert "".join(stated.title.split()) in "".join("".join(paragraphs).split())
        assert not any(word in content.text for word in ("索 引 号", "扫一扫", "function(", "发布日期"))
        assert not any(paragraph != paragraph.strip() for paragraph in paragraphs)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gb2312", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("declared", ["gb2312", "utf-8"])
def test_the_bytes_decide_where_the_declaration_is_false(tmp_path: Path, encoding: str, declared: str) -> None:
    page = GOVERNMENT.replace('charset="utf-8"', f'charset="{declared}"').replace("〔2012〕", "")
    assert "减免灯笼作坊的费用" in text_of(tmp_path, page.encode(encoding))


LONG = "Small workshops that make lanterns are to pay no fee in the first two years, and half of it in the third. "


def test_without_named_containers_the_main_text_is_found(tmp_path: Path) -> None:
    body = "".join(f"<p>({n}) {LONG * 2} (Ministry of Finance)</p>" for n in range(1, 9))
    page = f"""<body><div class="top"><ul><li><a href=1>Home</a><li><a href=2>News of the day</a><li><a href=3>Mail</a>
    </ul></div><div class="x1"><div class="x2"><h1>Opinions on Lanterns</h1>{body}<p>State Council</p></div></div>
    <div class="foot">Copyright 2012 Portal, 12 Bridge Street</div></body>"""
    paragraphs = text_of(tmp_path, page).split("\n\n")
    assert paragraphs[0] == "Opinions on Lanterns"
    assert len(paragraphs) == 10
    assert paragraphs[-1] == "State Council"


def test_hidden_words_scripts_and_comments_are_no_text(tmp_path: Path) -> None:
    page = """<main><p>Cut fees.<script>pay()</script> <span hidden>Pay 1 yuan.</span><span style="display: none">Pay 2
    yuan.</span><!-- Pay 3 yuan. --> Lend.</p><noscript>Pay 4 yuan.</noscript><style>p {}</style></main>"""
    assert text_of(tmp_path, page) == "Cut fees. Lend."


@pytest.mark.parametrize("around", ["form id=aspnetForm", "div class=print", "div id=print-area class='content share'"])
def test_what_holds_most_of_a_page_is_its_text_whatever_its_name(tmp_path: Path, around: str) -> None:
    share = "<div class=share>Share: <a>Mail</a></div><form><input><label>Search</label></form>"
    page = f"<body>{share}<{around}><div><p>Opinions</p>{share}<p>{LONG}</p></div></{around.split()[0]}></body>"
    assert text_of(tmp_path, page).split("\n\n") == ["Opinions", LONG.strip()]


def test_rows_of_tables_are_lines_and_layout_tables_are_not(tmp_path: Path) -> None:
    page = """<main><table><tr><td><p>Plan of lanterns</p><table><tr><th>No.<th>Task<th>Departments
    <tr><td>1<td>Cut <br>fees<td rowspan=2>Ministry of Finance<tr><td>2<td>Lend</table></td></tr></table></main>"""
    assert text_of(tmp_path, page).split("\n") == [
        "Plan of lanterns",
        "",
        "No. | Task | Departments",
        "1 | Cut fees | Ministry of Finance",
        "2 | Lend | Ministry of Finance",
    ]


@pytest.mark.parametrize(
    ("attributes", "items", "numbers"),
    [
        ("", "<li>Cut fees.<li>Lend.", ["1. Cut fees.", "2. Lend."]),
        ("type=I start=3", "<li>Cut fees.<li>Lend.", ["III. Cut fees.", "IV. Lend."]),
        ("type=a", "<li>Cut fees.<li value=4>Lend.", ["a. Cut fees.", "d. Lend."]),
        ("reversed", "<li>Cut fees.<li>Lend.", ["2. Cut fees.", "1. Lend."]),
        ("", "<li>(1) Cut fees.<li>(2) Lend.", ["(1) Cut fees.", "(2) Lend."]),
        ("style='list-style: none'", "<li>Cut fees.<li>Lend.", ["Cut fees.", "Lend."]),
    ],
)
def test_numbers_of_lists_are_printed_as_a_browser_does(
    tmp_path: Path, attributes: str, items: str, numbers: list[str]
) -> None:
    page = f"<main><h1>Opinions on lanterns</h1><ol {attributes}>{items}</ol></main>"
    assert text_of(tmp_path, page).split("\n\n")[1:] == numbers


@pytest.mark.parametrize("depth", [300, 10_000])
def test_absurd_nesting_is_refused(tmp_path: Path, depth: int) -> None:
    with pytest.raises(InputError, match="nested too deeply"):
        text_of(tmp_path, "<div>" * depth + "Cut fees." + "</div>" * depth)
    with pytest.raises(InputError, match="nested too deeply"):
        text_of(tmp_path, ">" * depth + " Cut fees.", "fees.md")


def test_entities_of_a_page_are_not_expanded(tmp_path: Path) -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    page = f'<!DOCTYPE html [<!ENTITY a0 "bomb">{bomb}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    text = text_of(tmp_path, f"{page}<html><body><main><p>Cut fees on all lanterns. &a9; &f;</p></main></body></html>")
    assert text.count("bomb") <= 1
    assert Path("/etc/hostname").read_text().strip() not in text


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    page = (
        "---\ntitle: Own\n---\n# Opinions\n\n<!-- note: pay -->\n\nCut **all** fees\nof [shops](https://example.org).\n\n"
        "4. Lend.\n5. Train.\n\n    (1) Indented *as* text.\n\n| Task | Departments |\n|---|---|\n| Lend | MOF |\n"
    )
    assert text_of(tmp_path, page, "own.md").split("\n\n") == [
        "Opinions",
        "Cut all fees\nof shops.",
        "4. Lend.",
        "5. Train.",
        "(1) Indented as text.",
        "Task | Departments\nLend | MOF",
    ]


def test_markdown_of_laws_is_read_in_place(shared: Path) -> None:
    for path in sorted((shared / "corpus-zh").glob("*.md")):
        text = read_content(path).text
        assert "INFO END" not in text
        assert "#" not in text
        articles = [line for line in text.split("\n") if line.startswith("第") and "条" in line[:8]]
        assert len(articles) > 20
        assert all(one != other for one, other in pairwise(articles))
