"""What people type reaches the Word file and the page character for character; control characters never get there."""

from __future__ import annotations

import io
import json
import re
import shutil
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from danvan_cli.cli.again import drawing_of_call, read_call
from danvan_cli.render.document import Origin
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.store.content import content_root
from danvan_cli.store.workspace import load_workspace
from danvan_cli.thethuc.ruleset import HouseStyle

TCD = "reports/2024/ban-tcd.yaml"
SIGNS = [
    *("&", "<", ">", '"', "'", "\\", "&amp;", "&#10;", "]]>", "<p>", "</w:t>", "<!--"),
    *("{", "}", "{{", "}}", "{%", "%}", "{#", "#}", "{ten}", "{{ ten }}", "{{luot_tiep", "${x}", "%s"),
    *("\t", "  ", "\u00a0", "\u200b", "\u200d", "\u200e", "\u200f", "\u202b", "\u202e", "\u2066", "\u2069"),
    *(
        "😀",
        "👩‍👩‍👧",
        "🇻🇳",
        "e\u0301",
        "שלום",
        "مرحبا",
        "漢字",
        "x²",
        "½",
        "…",
        "“Dân vận khéo”",
        "# không",
        ": ",
        "- ",
    ),
]
anything = st.one_of(
    st.sampled_from(SIGNS),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"]), min_size=1, max_size=12),
)
"""No control character and no end of line: those are errors before, and ends of paragraphs."""
# Prints one pair of braces, as the data format says; dots for what is still to be written are an error (DV108).
_SPECIAL = re.compile(r"\{\{[a-z][a-z0-9_.]*\}\}|\ufeff|[.…]{2}")
typed = st.lists(anything, min_size=1, max_size=8).map("".join).filter(lambda text: not _SPECIAL.search(text))


def everywhere(text: str) -> dict[str, str]:
    """A report and HCQT's own file that say a text in every place for free text, each marked with its place."""
    marks = iter(range(100, 200))

    def said() -> str:
        return json.dumps(f"Chỗ {next(marks)} đầu{text}đuôi", ensure_ascii=False)

    report = (Path(__file__).parents[1] / "examples/nen" / TCD).read_text("utf-8")
    entry = (
        f"    han_che:\n      - noi_dung: {said()}\n        nguyen_nhan: {said()}\n        loai: khach_quan\n"
        f"        giai_phap: {said()}\n"
    )
    at = report.index("    so_lieu:\n      luot_tiep")
    report = report[:at] + entry + report[at:]
    lines = ("Trong kỳ đã tiếp {luot_tiep} lượt công dân.", "- Tiếp nhận mới {don_tiep_nhan} đơn.")
    old = "    ket_qua: |\n" + "".join(f"      {line}\n" for line in lines)
    assert report.count(old) == 1
    report = report.replace(old, f"    ket_qua: {said()}\n")
    for name in ("Hội nghị đối thoại với công dân", "Tiếp công dân bằng nụ cười"):
        assert report.count(name) == 1
        report = report.replace(name, said())
    assert "\nkho_khan:" not in report
    report += (
        f"kho_khan:\n  - nhiem_vu: nv3\n    noi_dung: {said()}\n    de_xuat: {said()}\n"
        f"kien_nghi:\n  - gui_den: Ủy ban nhân dân tỉnh\n    noi_dung: {said()}\n"
        f"phuong_huong:\n  - {said()}\n"
    )
    summary = (
        f"phien_ban: 1\nky: 2024\nlanh_dao_chi_dao: {said()}\ndanh_gia:\n  uu_diem: {said()}\n  han_che: {said()}\n"
        f"  bai_hoc: {said()}\nnhan_xet:\n  nv3: {said()}\n"
    )
    return {TCD: report, "reports/2024/tong-hop.yaml": summary}


def written(root: Path, call: str) -> tuple[list[str], list[str]]:
    """The texts of all paragraphs of the document of a call, as python-docx reads them, and those of its page."""
    found = read_call(call)
    assert found
    folders = TemplateFolders(root / "templates", content_root() / "templates")
    origin = Origin("", None, datetime(2024, 11, 5, tzinfo=UTC))
    filled = drawing_of_call(load_workspace(root), found).render(origin, folders, HouseStyle())
    document = docx.Document(io.BytesIO(filled.docx()))
    page = html.document_fromstring(filled.html().decode("utf-8"))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return (
        [one.text for holder in (document, *cells) for one in holder.paragraphs],
        [one.text_content() for one in page.iter("p", "li", "td", "th")],
    )


def places(texts: list[str], text: str) -> set[int]:
    """The marks of the places where the text stands as it was typed."""
    found = "\n".join(texts)
    return {int(mark) for mark in re.findall(rf"Chỗ (\d+) đầu{re.escape(text)}đuôi", found)}


@settings(max_examples=30)
@given(typed)
@example("".join(SIGNS))
@example("x" * 10_000)
def test_what_is_typed_is_what_is_printed(tmp_path_factory, text):
    text = unicodedata.normalize("NFC", text)
    root = tmp_path_factory.mktemp("chu") / "so-lieu"
    shutil.copytree(Path(__file__).parents[1] / "examples/nen", root)
    for name, content in everywhere(text).items():
        (root / name).write_text(content, "utf-8")

    for call, count in (("consolidate 2024", 15), (f"render {TCD}", 10)):
        for texts in written(root, call):
            assert places(texts, text) == set(range(100, 100 + count))


CONTROLS = [chr(code) for code in (*range(9), 11, 12, *range(14, 32), 127, 0x85, 0x2028, 0x2029)]


@pytest.mark.parametrize("sign", CONTROLS, ids=lambda sign: f"U+{ord(sign):04X}")
@pytest.mark.parametrize("spelling", ["as it is", "as an escape"])
def test_control_character_is_an_error_before_anything_is_written(workspace, run, sign, spelling):
    typed = sign if spelling == "as it is" else f"\\u{ord(sign):04x}"
    root = workspace({TCD: ("ten: Tiếp công dân bằng nụ cười", f'ten: "Tiếp công dân{typed}bằng nụ cười"')})

    result = run("consolidate", "2024", cwd=root)

    assert (result.code, "DV005" in result.out, (root / "out").exists()) == (1, True, False)
