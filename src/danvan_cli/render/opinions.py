"""What units say beside their figures: shortcomings with causes and cures, difficulties, proposals, directions.

Each as items of a list, behind it the name of the unit where the document speaks of many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from danvan_cli.consolidate.result import KetQua, KhoKhanTruoc
from danvan_cli.model.report import DanhGia, HanChe, KienNghi
from danvan_cli.render.shape import Chu, Doan
from danvan_cli.render.texts import Figure, blocks, inline, past_text, total_figures, unit_figures
from danvan_cli.render.wording import going_on

Named = Callable[[Sequence[str]], str]
"""What stands behind the words of units: “ (Ban Tiếp công dân tỉnh)”, or nothing in a unit's own report."""
_NOTHING = Markup("")

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
    return lambda units: f" ({'; '.join(result.office.theo_ma[unit].ten for unit in units)})"


def unnamed(_units: Sequence[str]) -> str:
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
    texts = ((unit, task, getattr(item, field)) for unit, task, item in found)
    told = (
        (_said(text, unit_figures(result, unit, task)), _NOTHING, unit) for unit, task, text in texts if text
    )
    return _list(_told_once(told, named))


def _said(text: str, figure: Figure) -> Markup:
    return inline(going_on(text), figure)


def _told_once(told: Iterable[tuple[Markup, Markup, str]], named: Named) -> list[Markup]:
    """Return what units say as items; what several say in the same words is one item with all their names.

    Each is told in two parts, between which the names stand, and by a unit.
    """
    who: dict[tuple[Markup, Markup], list[str]] = {}
    for text, more, unit in told:
        units = who.setdefault((text, more), [])
        if unit not in units:
            units.append(unit)
    return [
        Markup("<li>{}{}{}.</li>").format(text, named(units), more) for (text, more), units in who.items()
    ]


def _list(items: list[Markup]) -> Markup:
    return Markup("<ul>") + _NOTHING.join(items) + Markup("</ul>") if items else _NOTHING


def difficulties(result: KetQua, named: Named) -> tuple[NhomKhoKhan, ...]:
    """Return the difficulties by task, in plan order, those of no task last."""
    groups: dict[str | None, list[tuple[Markup, Markup, str]]] = {}
    for unit, item in result.kho_khan:
        figure = unit_figures(result, unit, item.nhiem_vu)
        wish = Markup(". Đề xuất: {}").format(_said(item.de_xuat, figure)) if item.de_xuat else _NOTHING
        groups.setdefault(item.nhiem_vu, []).append((_said(item.noi_dung, figure), wish, unit))
    tasks = result.plan.nhiem_vu_theo_ma
    order: list[str | None] = [*tasks, None]
    of_tasks = tuple(
        NhomKhoKhan(
            tasks[task].ten if task is not None and task in tasks else "Khó khăn chung",
            _list(_told_once(groups[task], named)),
        )
        for task in sorted(groups, key=lambda code: order.index(code) if code in order else len(order))
    )
    return (*of_tasks, *_told_before(result, named))


def _told_before(result: KetQua, named: Named) -> Iterator[NhomKhoKhan]:
    """Yield what was hard the year before: what the plan was amended for since, and what is still open."""
    answered = _told_once((_told(each, result) for each in result.kho_khan_truoc if each.sua_doi), named)
    still_open = _told_once(
        (_told(each, result) for each in result.kho_khan_truoc if not each.sua_doi), named
    )
    year = result.ky.nam_truoc.ten
    if answered:
        yield NhomKhoKhan(
            f"Khó khăn của {year} đã có sửa đổi, bổ sung Kế hoạch để giải quyết", _list(answered)
        )
    if still_open:
        yield NhomKhoKhan(
            f"Khó khăn của {year} chưa có sửa đổi, bổ sung Kế hoạch để giải quyết", _list(still_open)
        )


def _told(each: KhoKhanTruoc, result: KetQua) -> tuple[Markup, Markup, str]:
    """Return a difficulty and what answered it; its figures are last year's, and no figure of this year's."""
    said = past_text(result, each.kho_khan.noi_dung, each.so_lieu, each.kho_khan.nhiem_vu)
    answers = "; ".join(going_on(amendment.noi_dung) for amendment in each.sua_doi)
    answered = Markup(". Đã giải quyết: {}").format(answers) if answers else _NOTHING
    return escape(going_on(said)), answered, each.don_vi


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
    own: dict[str, list[Markup]] = {}
    for item in result.tong_hop.kien_nghi if result.tong_hop else ():
        text = inline(_in_a_row(item.noi_dung), total_figures(result, None))
        own.setdefault(_addressee(item), []).append(Markup("<li>{}</li>").format(text))
    theirs: dict[str, list[tuple[Markup, Markup, str]]] = {}
    for unit, item in result.kien_nghi:
        said = _said(item.noi_dung, unit_figures(result, unit, None))
        theirs.setdefault(_addressee(item), []).append((said, _NOTHING, unit))
    return tuple(
        NhomKienNghi(
            addressee, _list([*own.get(addressee, ()), *_told_once(theirs.get(addressee, ()), named)])
        )
        for addressee in dict.fromkeys([*own, *theirs])
    )


def _in_a_row(text: str) -> str:
    """Return the paragraphs of a text as one, every other character as it was typed."""
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


def _addressee(item: KienNghi) -> str:
    return item.gui_den or "Lãnh đạo Văn phòng"
