"""What units say beside their figures: shortcomings with causes and cures, difficulties, proposals, directions.

Each as items of a list, behind it the name of the unit where the document speaks of many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from danvan_cli.consolidate.result import KetQua, KhoKhanTruoc
from danvan_cli.model.report import DanhGia, HanChe, KienNghi
from danvan_cli.render.shape import Chu, Doan
from danvan_cli.render.texts import blocks, inline, past_text, total_figures, unit_figures

Named = Callable[[str], str]
"""What stands behind a unit's words: “ (Ban Tiếp công dân tỉnh)”, or nothing in the unit's own report."""

_Shortcoming = tuple[str, str, HanChe]


@dataclass(frozen=True)
class DanhGiaChung:
    """The assessment: strengths, shortcomings, causes by kind, cures, lessons."""

    uu_diem: Doan
    han_che: Doan
    khach_quan: Doan
    chu_quan: Doan
    khac: Doan
    giai_phap: Doan
    bai_hoc: Doan


@dataclass(frozen=True)
class NhomKhoKhan:
    """The difficulties of one task; ``nhiem_vu`` is its name."""

    nhiem_vu: Chu
    noi_dung: Doan


@dataclass(frozen=True)
class NhomKienNghi:
    """The proposals to one addressee."""

    gui_den: Chu
    noi_dung: Doan


def by_unit(result: KetQua) -> Named:
    """Return how a document of the whole office names who says something."""
    return lambda unit: f" ({result.office.theo_ma[unit].ten})"


def unnamed(_unit: str) -> str:
    """Return nothing: a unit's own report need not say who speaks."""
    return ""


def assessment(result: KetQua, named: Named) -> DanhGiaChung:
    """Return HCQT's own assessment together with what the units say."""
    own = result.tong_hop.danh_gia if result.tong_hop else DanhGia()
    figure = total_figures(result, None)
    found = [
        (unit, task, item)
        for unit, report in result.bao_cao.items()
        for task, entry in report.nhiem_vu.items()
        for item in entry.han_che
    ]

    def items(field: str, chosen: list[_Shortcoming]) -> Markup:
        return _items(result, chosen, field, named)

    return DanhGiaChung(
        uu_diem=blocks(own.uu_diem, figure),
        han_che=blocks(own.han_che, figure) + items("noi_dung", found),
        khach_quan=blocks(own.nguyen_nhan_khach_quan, figure)
        + items("nguyen_nhan", _of(found, "khach_quan")),
        chu_quan=blocks(own.nguyen_nhan_chu_quan, figure) + items("nguyen_nhan", _of(found, "chu_quan")),
        khac=items("nguyen_nhan", _of(found, None)),
        giai_phap=items("giai_phap", found),
        bai_hoc=blocks(own.bai_hoc, figure),
    )


def _of(found: list[_Shortcoming], kind: str | None) -> list[_Shortcoming]:
    return [item for item in found if item[2].loai == kind]


def _items(result: KetQua, found: list[_Shortcoming], field: str, named: Named) -> Markup:
    """Return one field of the units' shortcomings as items."""
    texts = [(unit, task, getattr(item, field)) for unit, task, item in found if getattr(item, field)]
    lines = [
        Markup("<li>{}{}.</li>").format(
            inline(_in_a_row(text).strip().rstrip("."), unit_figures(result, unit, task)), named(unit)
        )
        for unit, task, text in texts
    ]
    return _list(lines)


def _list(items: list[Markup]) -> Markup:
    return Markup("<ul>") + Markup("").join(items) + Markup("</ul>") if items else Markup("")


def _in_a_row(text: str) -> str:
    """Return the paragraphs of a text as one, every other character as it was typed."""
    return text.replace("\n", " ")


def difficulties(result: KetQua, named: Named) -> tuple[NhomKhoKhan, ...]:
    """Return the difficulties by task, in plan order, those of no task last."""
    groups: dict[str | None, list[Markup]] = {}
    for unit, item in result.kho_khan:
        figure = unit_figures(result, unit, item.nhiem_vu)
        text = Markup("<li>{}{}").format(inline(_in_a_row(item.noi_dung).rstrip("."), figure), named(unit))
        if item.de_xuat:
            text += Markup(". Đề xuất: {}").format(inline(_in_a_row(item.de_xuat).rstrip("."), figure))
        groups.setdefault(item.nhiem_vu, []).append(text + Markup(".</li>"))
    tasks = result.plan.nhiem_vu_theo_ma
    order: list[str | None] = [*tasks, None]
    of_tasks = tuple(
        NhomKhoKhan(
            tasks[task].ten if task is not None and task in tasks else "Khó khăn chung", _list(groups[task])
        )
        for task in sorted(groups, key=lambda code: order.index(code) if code in order else len(order))
    )
    return (*of_tasks, *_told_before(result, named))


def _told_before(result: KetQua, named: Named) -> Iterator[NhomKhoKhan]:
    """Yield what was hard the year before: what the plan was amended for since, and what is still open."""
    answered = [
        _told(each, result, named)
        + Markup(". Đã giải quyết: {}.</li>").format(
            "; ".join(_in_a_row(amendment.noi_dung).strip().rstrip(".") for amendment in each.sua_doi)
        )
        for each in result.kho_khan_truoc
        if each.sua_doi
    ]
    still_open = [
        _told(each, result, named) + Markup(".</li>") for each in result.kho_khan_truoc if not each.sua_doi
    ]
    year = result.ky.nam_truoc.ten
    if answered:
        yield NhomKhoKhan(
            f"Khó khăn của {year} đã có sửa đổi, bổ sung Kế hoạch để giải quyết", _list(answered)
        )
    if still_open:
        yield NhomKhoKhan(
            f"Khó khăn của {year} chưa có sửa đổi, bổ sung Kế hoạch để giải quyết", _list(still_open)
        )


def _told(each: KhoKhanTruoc, result: KetQua, named: Named) -> Markup:
    """Return an item without its end; its figures are last year's, which no figure of this year's may stand for."""
    said = past_text(result, each.kho_khan.noi_dung, each.so_lieu, each.kho_khan.nhiem_vu)
    return Markup("<li>{}{}").format(_in_a_row(said).strip().rstrip("."), named(each.don_vi))


def directions(result: KetQua) -> Markup:
    """Return the work of the time to come: HCQT's own text, else what the units say."""
    if result.tong_hop and result.tong_hop.phuong_huong:
        return blocks(result.tong_hop.phuong_huong, total_figures(result, None))
    return Markup("").join(
        blocks(report.phuong_huong, unit_figures(result, unit, None))
        for unit, report in result.bao_cao.items()
    )


def proposals(result: KetQua, named: Named) -> tuple[NhomKienNghi, ...]:
    """Return the proposals by whom they address, HCQT's own first, then the units'."""
    own = result.tong_hop.kien_nghi if result.tong_hop else ()
    groups: dict[str, list[Markup]] = {}
    for item in own:
        groups.setdefault(_addressee(item), []).append(
            Markup("<li>{}</li>").format(inline(_in_a_row(item.noi_dung), total_figures(result, None)))
        )
    for unit, item in result.kien_nghi:
        text = inline(_in_a_row(item.noi_dung).rstrip("."), unit_figures(result, unit, None))
        groups.setdefault(_addressee(item), []).append(Markup("<li>{}{}.</li>").format(text, named(unit)))
    return tuple(NhomKienNghi(addressee, _list(items)) for addressee, items in groups.items())


def _addressee(item: KienNghi) -> str:
    return item.gui_den or "Lãnh đạo Văn phòng"
