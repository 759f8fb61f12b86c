"""Knows the page: its head and landmarks, the document's own head and end around the body, and where it came from.

The page asks for nothing: one style sheet, named by its digest to the browser, no script, nothing from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from danvan_cli.thethuc.blocks import Annex, Document, Line, plain
from danvan_cli.thethuc.head import DRAFT, ILLUSTRATIVE, QUOC_HIEU, TIEU_NGU
from danvan_cli.thethuc.notation import annex_label, attachment, document_number, office_name, place_and_date
from danvan_cli.thethuc.parts import Properties
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.screen.body import FIRST_LEVEL, BodyWriter, Entry
from danvan_cli.thethuc.screen.sheet import policy_for, sheet_of
from danvan_cli.thethuc.screen.text import Anchors, Note, element, escape
from danvan_cli.thethuc.spacing import about, listed, prefixed

# With fewer headings a reader sees them all at once.
_WORTH_LISTING: Final = 3
_LISTED: Final = (FIRST_LEVEL, FIRST_LEVEL + 1)


def write_html(
    document: Document,
    style: HouseStyle,
    properties: Properties,
    remark: Callable[[str], str] | None = None,
) -> bytes:
    """Return the page in UTF-8: the same bytes for the same arguments.

    ``remark`` gives the note on a figure by its code, as in :func:`~.docx.write_docx`.
    Raises ``ValueError`` when ``document.date`` is no date, which :func:`~.vocabulary.read_document` refuses.
    """
    anchors = Anchors(remark)
    writer = BodyWriter(anchors)
    main = (
        _name(document, properties, anchors)
        + _addressees(document, anchors)
        + writer.blocks(document.body)
        + _end(document, anchors)
        + "".join(
            _annex(annex, number, len(document.annexes), writer)
            for number, annex in enumerate(document.annexes, start=1)
        )
        + _notes(list(anchors.notes.values()))
    )
    body = (
        '<a class="bo-qua" href="#noi-dung">Đến nội dung</a>\n'
        + _marks(document)
        + _head(document)
        + _contents(writer.entries)
        + f'<main id="noi-dung" tabindex="-1">\n{main}</main>\n'
        + _made(properties)
    )
    head = _meta(style, document.illustrative, properties)
    text = f'<!DOCTYPE html>\n<html lang="vi">\n{head}<body>\n{body}</body>\n</html>\n'
    return text.encode("utf-8")


def _meta(style: HouseStyle, illustrative: bool, properties: Properties) -> str:
    sheet = sheet_of(style, illustrative)
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "author": properties.author,
        "description": properties.subject,
        "generator": f"danvan {properties.version}",
        "danvan-dau-vao": properties.input_digest,
        "danvan-commit": properties.commit or "",
        "danvan-nguon": properties.source,
        "danvan-lenh": properties.call,
    }
    listed_meta = "".join(
        f'<meta name="{name}" content="{escape(value)}">\n' for name, value in named.items() if value
    )
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy_for(sheet)}">\n{listed_meta}'
        f"<title>{escape(properties.title)}</title>\n<style>{sheet}</style>\n</head>\n"
    )


def _marks(document: Document) -> str:
    """Return what no reader may overlook, kept in sight while the page is read."""
    shown = [
        text for given, text in ((document.draft, DRAFT), (document.illustrative, ILLUSTRATIVE)) if given
    ]
    words = " ".join(element("strong", text) for text in shown)
    return f'<aside class="dau" aria-label="Tính chất văn bản"><p>{words}</p></aside>\n' if shown else ""


def _head(document: Document) -> str:
    number = document_number(document.number, document.symbol)
    offices = ((document.parent_office, "chu-quan"), (document.office, "ban-hanh"))
    named = "".join(element("p", escape(office_name(name)), kind) for name, kind in offices if name)
    return (
        '<header class="dau-van-ban">\n'
        f'<div class="co-quan">{named}</div>\n'
        f'<div class="quoc-hieu"><p>{QUOC_HIEU}</p><p class="tieu-ngu">{TIEU_NGU}</p></div>\n'
        + (element("p", escape(number), "so") + "\n" if number is not None else "")
        + element("p", escape(place_and_date(document.place, document.date)), "ngay")
        + "\n</header>\n"
    )


def _contents(entries: Sequence[Entry]) -> str:
    shown = [entry for entry in entries if entry.level in _LISTED]
    if len(shown) < _WORTH_LISTING:
        return ""
    links = "".join(
        f'<li class="cap-{entry.level}"><a href="#{entry.anchor}">{escape(entry.text)}</a></li>\n'
        for entry in shown
    )
    return (
        '<nav aria-label="Mục lục"><details><summary>Mục lục</summary>\n'
        f"<ol>\n{links}</ol>\n</details></nav>\n"
    )


def _name(document: Document, properties: Properties, anchors: Anchors) -> str:
    """Return the one h1: tên loại and trích yếu, or what a công văn is about, or the title that nobody sees."""
    lines = [(document.name, "ten-loai"), (document.summary, "trich-yeu")]
    if document.subject:
        lines.append((about(document.subject), "v-v"))
    written = [element("span", anchors.line(line), kind) for line, kind in lines if line]
    if not written:
        return element("h1", escape(properties.title), "an") + "\n"
    return element("h1", "<br>".join(written)) + "\n"


def _addressees(document: Document, anchors: Anchors) -> str:
    if not document.addressees:
        return ""
    if len(document.addressees) == 1:
        only = prefixed("Kính gửi: ", document.addressees[0])
        return element("p", anchors.line(only), "kinh-gui") + "\n"
    return f'<div class="kinh-gui"><p>Kính gửi:</p>{_list(listed(document.addressees), anchors)}</div>\n'


def _list(lines: Sequence[Line], anchors: Anchors) -> str:
    return element("ul", "".join(element("li", anchors.line(line)) for line in lines))


def _end(document: Document, anchors: Anchors) -> str:
    signature = document.signature
    if signature is None and not document.recipients:
        return ""
    written = ['<div class="cuoi-van-ban">']
    if document.recipients:
        names = _list(listed(document.recipients), anchors)
        written.append(f'<div class="noi-nhan"><p>Nơi nhận:</p>{names}</div>')
    if signature is not None:
        titles = (element("p", escape(title)) for title in (*signature.authority, *signature.position))
        name = element("p", escape(signature.name), "ho-ten") if signature.name else ""
        written.append(element("div", "".join(titles) + name, "chu-ky"))
    return f"{''.join(written)}</div>\n"


def _annex(annex: Annex, number: int, count: int, writer: BodyWriter) -> str:
    anchor, label = f"phu-luc-{number}", annex_label(number, count)
    title = writer.anchors.line(annex.title)
    writer.entries.append(Entry(FIRST_LEVEL, anchor, f"{label}. {plain(annex.title)}"))
    heading = "<br>".join(filter(None, (escape(label), title and element("span", title, "ten-phu-luc"))))
    attached = element("p", escape(attachment(annex.attached_to)), "kem-theo") if annex.attached_to else ""
    kind = "phu-luc ngang" if annex.landscape else "phu-luc"
    body = writer.blocks(annex.blocks, FIRST_LEVEL + 1, anchor)
    return (
        f'<section class="{kind}">\n<h{FIRST_LEVEL} id="{anchor}">{heading}</h{FIRST_LEVEL}>'
        f"{attached}{body}</section>\n"
    )


def _notes(notes: Sequence[Note]) -> str:
    """Return where the figures come from; each note leads back to every place that leads to it."""
    if not notes:
        return ""
    items = "".join(
        f'<li id="nguon-{note.number}" tabindex="-1"><p>{escape(note.source)}</p>'
        f'<p class="tro-lai">{_ways_back(note)}</p></li>\n'
        for note in notes
    )
    return (
        '<section class="nguon" role="doc-endnotes" aria-labelledby="nguon">\n'
        f'<h{FIRST_LEVEL} id="nguon">Nguồn số liệu</h{FIRST_LEVEL}>\n<ol>\n{items}</ol>\n</section>\n'
    )


def _ways_back(note: Note) -> str:
    return " ".join(
        f'<a href="#{place}" role="doc-backlink">Về chỗ dùng số liệu{f" ({turn})" if len(note.places) > 1 else ""}</a>'
        for turn, place in enumerate(note.places, start=1)
    )


def _made(properties: Properties) -> str:
    """Return what the page is, and from which data it was made."""
    since = f" từ dữ liệu ở lần lưu <code>{escape(properties.commit)}</code>" if properties.commit else ""
    return (
        f"<footer><p>Bản đọc trên màn hình, do danvan {escape(properties.version)} lập{since}. "
        "Bản có giá trị là văn bản đã ký, đóng dấu.</p></footer>\n"
    )
