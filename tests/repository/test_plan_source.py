"""The shipped plan says the office's plan word for word: every sentence, in its order, misprints included."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from danvan_cli.model.plan import KeHoach
from danvan_cli.store.workspace import load_workspace
from danvan_cli.thethuc.outline import part_tree
from danvan_cli.thethuc.package import unpack

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).parent / "ke-hoach-goc.txt"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(text: str) -> list[str]:
    """The words of a text; a hyphen at the end of a printed line belongs to the word that it cuts."""
    text = unicodedata.normalize("NFC", text)
    return text.replace("306-\n\nQĐ/TU", "306-QĐ/TU").split()


@pytest.fixture(scope="module")
def plan() -> KeHoach:
    document = load_workspace(ROOT).plans[0]
    assert document.model is not None
    return document.model


def printed(plan: KeHoach) -> Iterator[str]:
    """The plan as it is printed: headings, numbering and dashes as in the original."""
    yield "KẾ HOẠCH"
    yield plan.ten
    yield plan.mo_dau or ""
    yield "I. Mục đích, yêu cầu"
    yield from (f"- {text}" for text in plan.muc_dich_yeu_cau)
    yield "II. Nội dung thực hiện"
    for number, task in enumerate(plan.nhiem_vu, 1):
        yield f"{number}. {task.noi_dung}"
        yield from (f"- {line}" for line in task.phan_cong)
        yield f"- Thời gian thực hiện: {task.thoi_gian}."
    yield "III. Tổ chức thực hiện"
    yield from (f"{number}. {text}" for number, text in zip(count(1), plan.to_chuc_thuc_hien, strict=False))
    yield f"{plan.ket_thuc}./."
    yield "Nơi nhận:"
    yield from (f"- {text};" for text in plan.noi_nhan)
    yield f"- {plan.luu}"
    signer = load_workspace(ROOT).office.model.co_quan.nguoi_ky[0]  # type: ignore[union-attr]
    yield signer.chuc_vu.upper()
    yield signer.ho_ten


def test_the_plan_says_the_source_word_for_word(plan: KeHoach) -> None:
    ours = [word for text in printed(plan) for word in words(text)]
    theirs = words(SOURCE.read_text("utf-8"))

    assert len(theirs) > 1200
    assert ours == theirs


def test_the_original_misprints_are_kept(plan: KeHoach) -> None:
    assert "trong tình mới, như sau:" in (plan.mo_dau or "")
    assert "của Bộ Chính trị của Bộ Chính trị ban hành" in plan.nhiem_vu[4].noi_dung
    assert "Phòng Hành chính- Quản trị" in plan.nhiem_vu[3].phan_cong[0]
    assert plan.to_chuc_thuc_hien[0].endswith("gửi về Phòng Hành chính - Quản trị gửi trước ngày 05/11.")


def words_of(docx: bytes) -> list[str]:
    """The words of the text of a Word file, in its order, numbers and dashes as they are written."""
    tree = part_tree(unpack(docx), "word/document.xml")
    lines = ("".join(node.text or "" for node in line.iter(f"{W}t")) for line in tree.iter(f"{W}p"))
    return [word for line in lines for word in words(line)]


def test_the_rendered_plan_says_the_source_word_for_word(run, tmp_path: Path) -> None:
    """Capitals are made by formatting, so letters are compared without regard to them."""
    assert run("render", "plans/dan-van.yaml", "-o", str(tmp_path / "kh.docx"), root=ROOT).code == 0

    ours = [word.casefold() for word in words_of((tmp_path / "kh.docx").read_bytes())]
    theirs = [word.casefold() for word in words(SOURCE.read_text("utf-8"))]

    assert ours[ours.index("kế") :] == theirs


def test_capitals_of_the_rendered_plan_are_no_change_of_the_text(run, tmp_path: Path) -> None:
    run("render", "plans/dan-van.yaml", "-o", str(tmp_path / "kh.docx"), root=ROOT)

    text = " ".join(words_of((tmp_path / "kh.docx").read_bytes()))

    for written in ("I. Mục đích, yêu cầu", "III. Tổ chức thực hiện", "Chánh Văn phòng Phạm Xuân Duệ"):
        assert written in text


def test_the_plans_own_filing_line_stays_as_it_was_issued(run, tmp_path: Path) -> None:
    run("render", "plans/dan-van.yaml", "-o", str(tmp_path / "kh.docx"), root=ROOT)

    assert "- Lưu VT, HCQT(hnb). Chánh" in " ".join(words_of((tmp_path / "kh.docx").read_bytes()))
