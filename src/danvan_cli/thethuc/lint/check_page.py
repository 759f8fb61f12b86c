"""Knows what the decree says of paper, margins and page numbers (PL I, mục I); knows nothing of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.document import FOOTER, Document, Section
from danvan_cli.thethuc.lint.findings import Finding
from danvan_cli.thethuc.lint.judge import found, listed, number
from danvan_cli.thethuc.lint.reader import Paragraph
from danvan_cli.thethuc.ruleset import PAGE_HEIGHT, PAGE_WIDTH

_MARGINS: Final = (
    ("top", "trên", 20, 25),
    ("bottom", "dưới", 20, 25),
    ("left", "trái", 30, 35),
    ("right", "phải", 15, 20),
)
#: Programs round lengths, each in its own way; in mm.
_SLACK: Final = 0.6
#: So many characters never fit on one page.
_ONE_PAGE: Final = 3000


def page_findings(document: Document) -> Iterator[Finding]:
    """Yield the faults of paper, margins and page numbers."""
    yield from _paper(document)
    yield from _margins(document)
    yield from _numbers(document)


def _named(document: Document, index: int) -> str:
    return "" if len(document.sections) == 1 else f" của phần {index + 1}"


def _paper(document: Document) -> Iterator[Finding]:
    for index, section in enumerate(document.sections):
        across, down = sorted((section.width, section.height))
        if abs(across - PAGE_WIDTH) > 1 or abs(down - PAGE_HEIGHT) > 1:
            size = f"{number(round(across))} x {number(round(down))} mm"
            message = f"khổ giấy{_named(document, index)} là {size}; quy định A4, 210 x 297 mm"
            yield found("TT101", None, message)
            break
    annexes = {annex.title.paragraph.section for annex in document.parts.annexes}
    if document.sections[0].landscape and 0 not in annexes:
        yield found(
            "TT102", None, "trang đầu của văn bản để giấy nằm ngang; quy định trình bày theo chiều dài"
        )


def _margins(document: Document) -> Iterator[Finding]:
    seen = set()
    for index, section in enumerate(document.sections):
        bad = _bad_margins(section)
        if section.landscape and bad and not _bad_margins(section, turned=True):
            # Word turns the margins with the paper.
            continue
        if not bad or (section.landscape, *bad) in seen:
            continue
        seen.add((section.landscape, *bad))
        severity = Severity.WARNING if section.landscape else Severity.ERROR
        yield found("TT103", None, f"{', '.join(bad)}{_named(document, index)}", severity=severity)


def _bad_margins(section: Section, turned: bool = False) -> list[str]:
    bad = []
    sides = {"top": "right", "right": "bottom", "bottom": "left", "left": "top"} if turned else {}
    for side, name, low, high in _MARGINS:
        value = getattr(section, sides.get(side, side))
        if not low - _SLACK <= value <= high + _SLACK:
            bad.append(f"lề {name} {number(round(value, 1))} mm (quy định {low} đến {high} mm)")
    return bad


def _numbers(document: Document) -> Iterator[Finding]:
    first = document.sections[0]
    main = _main_section(document)
    numbered = {part: _numbered(paragraphs) for part, paragraphs in document.edges.items()}
    shown = [
        (section, part, is_header)
        for section in document.sections
        for is_header, parts in ((True, section.headers), (False, section.footers))
        for kind, part in parts.items()
        if numbered.get(part) is not None and _used(section, kind, document)
    ]
    if not shown:
        if _long(document):
            yield found("TT110", None, "văn bản dài hơn một trang nhưng không có số trang")
        return
    in_footer = [part for _, part, is_header in shown if not is_header]
    in_header = [part for _, part, is_header in shown if is_header]
    if in_footer and not in_header:
        yield found(
            "TT111", numbered[in_footer[0]], "số trang đặt ở chân trang; quy định ở lề trên (đầu trang)"
        )
    elif in_footer:
        yield found("TT111", numbered[in_footer[0]], "số trang ghi cả ở chân trang; quy định chỉ ở lề trên")
    looked_at = next(iter(in_header), in_footer[0] if in_footer else "")
    paragraph = numbered[looked_at]
    if paragraph is not None:
        yield from _look(paragraph)
    if _on_first_page(first, numbered) and (first.start in (None, 1)):
        yield found("TT116", None, "số trang hiện cả ở trang thứ nhất; quy định không hiện")
    yield from _counting(document, main)


def _main_section(document: Document) -> Section:
    return document.sections[0]


def _used(section: Section, kind: str, document: Document) -> bool:
    if kind == "first":
        return section.title_page
    return kind != "even" or document.even_and_odd


def _on_first_page(section: Section, numbered: dict[str, Paragraph | None]) -> bool:
    kind = "first" if section.title_page else "default"
    return any(numbered.get(edges.get(kind, "")) is not None for edges in (section.headers, section.footers))


def _numbered(paragraphs: list[Paragraph]) -> Paragraph | None:
    return next((item for item in paragraphs if "PAGE" in item.fields), None)


def _long(document: Document) -> bool:
    if document.pages:
        return document.pages > 1
    return bool(document.parts.annexes) or sum(len(item.text) for item in document.parts.main) > _ONE_PAGE


def _look(paragraph: Paragraph) -> Iterator[Finding]:
    types = [piece.type for piece in paragraph.pieces if piece.text.strip()]
    sizes = [look.size for look in types if not 13 <= look.size <= 14]
    if sizes:
        yield found("TT113", paragraph, f"số trang cỡ chữ {listed(sizes)}; quy định 13 đến 14")
    if any(look.italic or look.bold for look in types):
        worn = "nghiêng" if any(look.italic for look in types) else "đậm"
        yield found("TT114", paragraph, f"số trang in {worn}; quy định kiểu chữ đứng")
    shape = paragraph.shape
    centred = (
        shape.align == "center" or shape.framed_centre or paragraph.text.startswith("\t") or paragraph.box
    )
    if not centred and paragraph.part != FOOTER:
        yield found("TT115", paragraph, "số trang không ở giữa lề trên; quy định canh giữa")


def _counting(document: Document, main: Section) -> Iterator[Finding]:
    if main.form != "decimal":
        yield found("TT112", None, "số trang không phải chữ số Ả Rập")
        return
    if main.start not in (None, 1):
        yield found(
            "TT112", None, f"số trang bắt đầu từ {main.start}; quy định từ 1", severity=Severity.WARNING
        )
        return
    before = {item.section for item in document.parts.main if item.text.strip()}
    bad = []
    for annex in document.parts.annexes:
        at = annex.title.paragraph.section
        if at in before or (before and document.sections[min(at, len(document.sections) - 1)].start != 1):
            bad.append(annex)
        before.add(at)
    if bad:
        more = f" (và {len(bad) - 1} phụ lục khác)" if len(bad) > 1 else ""
        message = f"số trang của phụ lục{more} không bắt đầu lại từ 1; mỗi phụ lục đánh số trang riêng"
        yield found("TT112", bad[0].title, message)
