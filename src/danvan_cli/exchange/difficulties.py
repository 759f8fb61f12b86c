"""Difficulties and proposals for Chánh Văn phòng, by task: as an outline to read, and as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import simplejson

from danvan_cli.consolidate.difficulties import DeNghi, KhoKhanTrongKy, VuongMac
from danvan_cli.exchange.outline import Muc, Y, markdown_of, text_of
from danvan_cli.exchange.values import figure_in_words
from danvan_cli.model.dates import format_date
from danvan_cli.model.figures import Figures
from danvan_cli.model.plan import KeHoach, SuaDoi
from danvan_cli.model.references import Reference, replace_references
from danvan_cli.model.text import one_line

Names = Mapping[str, str]
_T = TypeVar("_T", VuongMac, DeNghi)


def as_text(found: KhoKhanTrongKy, units: Names) -> str:
    """Return the paper as text of 80 columns; ``units`` are the names of units by code."""
    return text_of(headline(found), _sections(found, units))


def as_markdown(found: KhoKhanTrongKy, units: Names) -> str:
    """Return the paper as Markdown."""
    return markdown_of(headline(found), _sections(found, units))


def as_json(found: KhoKhanTrongKy) -> str:
    """Return the paper as JSON text."""
    data = {
        "phien_ban": 1,
        "ky": str(found.ky),
        "kho_khan": [difficulty_data(found, each) for each in found.trong_ky],
        "con_ton": [difficulty_data(found, each) for each in found.con_ton],
        "da_giai_quyet": [difficulty_data(found, each) for each in found.da_giai_quyet],
        "kien_nghi": [
            {
                "ky": str(each.ky),
                "don_vi": each.don_vi,
                "gui_den": each.kien_nghi.gui_den,
                "noi_dung": _spoken(each.kien_nghi.noi_dung, found.ke_hoach, each.so_lieu, None),
                "tep": each.tep,
            }
            for each in found.kien_nghi
        ],
        "khong_doc_duoc": list(found.khong_doc_duoc),
    }
    return simplejson.dumps(data, ensure_ascii=False, indent=2, use_decimal=True) + "\n"


def difficulty_data(found: KhoKhanTrongKy, each: VuongMac) -> dict[str, Any]:
    """Return a difficulty as plain data."""
    told = each.kho_khan
    return {
        "ky": str(each.ky),
        "don_vi": each.don_vi,
        "nhiem_vu": told.nhiem_vu,
        "noi_dung": _spoken(told.noi_dung, found.ke_hoach, each.so_lieu, told.nhiem_vu),
        "de_xuat": _spoken(told.de_xuat, found.ke_hoach, each.so_lieu, told.nhiem_vu)
        if told.de_xuat
        else None,
        "tep": each.tep,
        "sua_doi": [
            {
                "ngay": amendment.ngay.isoformat() if amendment.ngay else None,
                "so_ky_hieu": amendment.so_ky_hieu,
                "noi_dung": one_line(amendment.noi_dung),
            }
            for amendment in each.sua_doi
        ],
    }


def headline(found: KhoKhanTrongKy) -> str:
    """Return in one line how much there is."""
    answered = sum(1 for each in found.trong_ky if each.sua_doi)
    line = f"Khó khăn, vướng mắc và kiến nghị kỳ {found.ky}: {len(found.trong_ky)} khó khăn"
    line += f" ({answered} đã có sửa đổi kế hoạch giải quyết)" if answered else ""
    line += f", {len(found.con_ton)} khó khăn còn tồn từ các năm trước" if found.con_ton else ""
    return f"{line}, {len(found.kien_nghi)} kiến nghị."


def _sections(found: KhoKhanTrongKy, units: Names) -> list[Muc]:
    sections = [
        *_by_task("Khó khăn, vướng mắc trong kỳ", found.trong_ky, found, units),
        *_by_task("Còn tồn từ các năm trước", found.con_ton, found, units),
        *_by_task(f"Của năm {found.ky.nam_truoc}, đã được giải quyết", found.da_giai_quyet, found, units),
    ]
    if found.kien_nghi:
        sections.append(Muc("Kiến nghị"))
        groups: dict[str, list[DeNghi]] = {}
        for each in found.kien_nghi:
            groups.setdefault(one_line(each.kien_nghi.gui_den or "Chưa ghi nơi gửi"), []).append(each)
        sections += [
            Muc(addressee, tuple(Y(_proposal(each, found, units)) for each in group), 2)
            for addressee, group in groups.items()
        ]
    if found.khong_doc_duoc:
        sections.append(Muc("Báo cáo chưa đọc được", tuple(Y(file) for file in found.khong_doc_duoc)))
    return sections


def _by_task(title: str, told: Iterable[VuongMac], found: KhoKhanTrongKy, units: Names) -> list[Muc]:
    tasks = found.ke_hoach.nhiem_vu_theo_ma if found.ke_hoach else {}
    groups: dict[str | None, list[VuongMac]] = {}
    for each in told:
        groups.setdefault(each.kho_khan.nhiem_vu, []).append(each)
    order: list[str | None] = [*tasks, *(code for code in groups if code and code not in tasks), None]
    sections = [
        Muc(
            f"{code}. {tasks[code].ten}"
            if code and code in tasks
            else code or "Không thuộc riêng nhiệm vụ nào",
            tuple(_difficulty(each, found, units) for each in groups[code]),
            2,
        )
        for code in order
        if code in groups
    ]
    return [Muc(title), *sections] if sections else []


def _difficulty(each: VuongMac, found: KhoKhanTrongKy, units: Names) -> Y:
    told = each.kho_khan
    said = _spoken(told.noi_dung, found.ke_hoach, each.so_lieu, told.nhiem_vu)
    below = [answer_in_words(amendment) for amendment in each.sua_doi]
    if told.de_xuat:
        below.insert(0, f"Đề xuất: {_spoken(told.de_xuat, found.ke_hoach, each.so_lieu, told.nhiem_vu)}")
    return Y(f"{_who(each, found, units)}: {said}", tuple(below))


def answer_in_words(amendment: SuaDoi) -> str:
    """Return the amendment that answers a difficulty, in words."""
    named = f" {amendment.so_ky_hieu}" if amendment.so_ky_hieu else ""
    dated = f" ngày {format_date(amendment.ngay)}" if amendment.ngay else ""
    return f"Đã giải quyết bằng sửa đổi kế hoạch{named}{dated}: {one_line(amendment.noi_dung)}"


def _proposal(each: DeNghi, found: KhoKhanTrongKy, units: Names) -> str:
    said = _spoken(each.kien_nghi.noi_dung, found.ke_hoach, each.so_lieu, None)
    return f"{_who(each, found, units)}: {said}"


def _who(each: _T, found: KhoKhanTrongKy, units: Names) -> str:
    marks = [f"năm {each.ky}"] if each.ky != found.ky else []
    marks += ["bản nháp"] if each.nhap else []
    name = units.get(each.don_vi, each.don_vi)
    return f"{name} ({', '.join(marks)})" if marks else name


def _spoken(text: str, plan: KeHoach | None, figures: Figures | None, home: str | None) -> str:
    """Return a text on one line with the unit's own figures for its references."""

    def value(reference: Reference) -> str | None:
        operand = plan.resolve(reference.written, home) if plan and reference.is_code else None
        answer = figures.answers.get(operand) if figures and operand else None
        indicator = plan.indicator(*operand) if plan and operand else None
        return figure_in_words(answer, indicator).removesuffix("%") if answer else None

    return one_line(replace_references(text, value))
