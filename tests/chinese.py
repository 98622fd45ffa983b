"""Chinese policy documents in the making: invented, in the forms in which such documents are printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = [
    "ADDRESS",
    "BODIES",
    "FRONT",
    "HEADINGS",
    "NOTES",
    "RELEASE",
    "SECTIONS",
    "SIGNED",
    "Draft",
    "Item",
    "columns",
    "filled",
    "han",
]

SECTIONS = ("总体要求", "主要任务", "政策支持", "保障措施", "组织实施")
HEADINGS = (
    "加大资金支持力度", "拓宽小店融资渠道", "培养灯匠人才队伍", "规范市场秩序", "减轻企业税费负担", "健全统计监测体系",
    "扩大政府采购份额", "保护知识产权", "便利出口通关", "推进品牌建设", "建设公共平台", "完善配套政策",
)  # fmt: skip
BODIES = (
    "鼓励各地设立纸灯产业发展资金，对小微企业给予贷款贴息，力争三年内覆盖全部县城。",
    "支持银行开发适合小店铺的信用贷款产品，降低融资成本。完善风险补偿机制，简化办理流程。",
    "开展灯匠职业技能培训，每年培训不少于5000人次。推广“互联网+”、B2B等模式和APP应用。",
    "按照本意见第（一）项和前款第二项的要求，加强抽查，规范一、二、三类收费，严厉打击假冒商标。",
    "优化纳税服务。一是落实增值税减免政策；二是对符合条件的企业，按规定缓缴税款。",
    "完善统计监测制度，依照《纸灯统计办法》第三条、第十二条的规定，定期发布运行指数。",
)
NOTES = (
    "（财政部、商务部负责）",
    "（人民银行牵头，银保监会、财政部参加）",
    "（教育部、人力资源社会保障部按职责分工负责）",
)
ADDRESS = "各省、自治区、直辖市人民政府，国务院各部委、各直属机构："
FRONT = (
    "国务院办公厅关于促进纸灯行业小微企业健康发展的若干意见",
    "国办发〔2016〕991号",
    ADDRESS,
    "纸灯行业是扩大就业的重要领域。为进一步激发市场活力，经国务院同意，现提出以下意见：",
)
SIGNED = ("国务院办公厅", "2016年3月8日")
RELEASE = "（此件公开发布）"


def han(number: int) -> str:
    """A number below 100 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones else "")


def columns(text: str) -> int:
    """How wide a text is on a screen, where a Han character takes two columns."""
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)


def filled(paragraph: str, width: int, size: Callable[[str], int] = len) -> str:
    """Lines that are at most ``width`` long; no word in Latin letters and no number is broken."""
    lines = [""]
    for sign in re.findall(r"[A-Za-z0-9.+]+|.", paragraph):
        if size(lines[-1] + sign) > width:
            lines.append("")
        lines[-1] += sign
    return "\n".join(lines)


@dataclass(frozen=True)
class Item:
    """A measure in the making, and the paragraphs below the first."""

    heading: str
    body: str = ""
    note: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A document in the making. ``top`` and ``item`` are markers with a place for the number, which ``{h}`` prints in
    Chinese numerals; numbers restart in each section unless ``runs``; ``own_line`` puts what a heading is about below
    it."""

    sections: tuple[tuple[Item, ...], ...]
    top: str = "{h}、"
    item: str = "（{h}）"
    runs: bool = False
    own_line: bool = False
    front: tuple[str, ...] = FRONT
    behind: tuple[str, ...] = (*SIGNED, RELEASE)
    names: tuple[str, ...] = field(default=SECTIONS)

    def lines(self) -> list[str]:
        """The paragraphs."""
        lines = list(self.front)
        number = 0
        for section, items in enumerate(self.sections, start=1):
            if self.top:
                lines.append(_marked(self.top, section, self.names[(section - 1) % len(self.names)]))
            for own, item in enumerate(items, start=1):
                number += 1
                first, *rest = self.parts(item)
                lines += [_marked(self.item, number if self.runs or not self.top else own, first), *rest]
        return [*lines, *self.behind]

    def parts(self, item: Item) -> list[str]:
        """The paragraphs of a measure without its marker."""
        if self.own_line:
            return [item.heading, item.body + item.note, *item.more]
        return [f"{item.heading}。{item.body}{item.note}", *item.more]

    def expected(self) -> list[tuple[int, tuple[int, ...], str, str]]:
        """Number, section, heading and text, without white space, of each measure."""
        found: list[tuple[int, tuple[int, ...], str, str]] = []
        for section, items in enumerate(self.sections, start=1):
            for item in items:
                path = (section,) if self.top else ()
                found.append((len(found) + 1, path, item.heading, "".join(self.parts(item))))
        return found


def _marked(marker: str, number: int, text: str) -> str:
    return marker.format(n=number, h=han(number), w=str(number).translate(_WIDE)) + text


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
