"""The result of a period → what templates may say: plain frozen values, texts already in Vietnamese form.

Every name here is a name in ``templates/*.xml.j2``; what is markup is already escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.dates import a_year_later
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.totals import Tong
from danvan_cli.model.windows import Window
from danvan_cli.render.phrases import (
    NOT_COMPARABLE,
    comparison,
    estimated,
    is_rank,
    nil_phrase,
    phrase,
    remarks,
)
from danvan_cli.render.sentences import Cau, sentences
from danvan_cli.render.shape import Chu, ChuCoThe, Doan, SoCoThe
from danvan_cli.render.texts import (
    blocks,
    cell_value,
    lead_in,
    total_figures,
    unit_figures,
)
from danvan_cli.render.wording import lower_first


@dataclass(frozen=True)
class SoChiTieu:
    """One indicator as printed: name, unit of measure, this year, last year, change, target, coverage."""

    ma: Chu
    ten: Chu
    ten_thuong: Chu
    don_vi_tinh: ChuCoThe
    gia_tri: SoCoThe
    co_gia_tri: bool
    khong_phat_sinh: bool
    nam_truoc: SoCoThe
    thay_doi: SoCoThe
    phan_tram: SoCoThe
    muc_tieu: SoCoThe
    uoc: bool
    so_don_vi: int
    tong_don_vi: int
    day_du: bool
    nam_chi_so: int | None


@dataclass(frozen=True)
class CauSoLieu:
    """A sentence about figures: words, number and words of the main indicator, and the parts that make it up."""

    chinh: SoChiTieu
    truoc: ChuCoThe
    so: Chu
    sau: ChuCoThe
    gom: tuple[SoChiTieu, ...]
    kieu: Chu
    chu_thich: ChuCoThe


@dataclass(frozen=True)
class NhiemVuTrongBaoCao:
    """One task in section II: its figures in sentences, the nil ones, HCQT's remark, then unit by unit."""

    ma: Chu
    ten: Chu
    cau: tuple[CauSoLieu, ...]
    khong_phat_sinh: tuple[Chu, ...]
    chua_co: tuple[Chu, ...]
    nhan_xet: Doan
    theo_don_vi: tuple[Doan, ...]
    chi_tieu: tuple[SoChiTieu, ...]


def tasks(result: KetQua) -> tuple[NhiemVuTrongBaoCao, ...]:
    """Return section II."""
    return tuple(_task(result, task) for task in result.plan.nhiem_vu_theo_ma.values())


def _task(result: KetQua, task: NhiemVu) -> NhiemVuTrongBaoCao:
    totals = result.indicators_of(task.ma)
    answered = [total for total in totals if total.tong.so_don_vi]
    nil = [total for total in answered if total.tong.khong_phat_sinh or total.tong.gia_tri is None]
    remark = result.tong_hop.nhan_xet.get(task.ma) if result.tong_hop else None
    return NhiemVuTrongBaoCao(
        ma=task.ma,
        ten=task.ten,
        cau=tuple(
            _sentence(result, sentence)
            for sentence in sentences(result, task, [t for t in answered if t not in nil])
        ),
        khong_phat_sinh=tuple(nil_phrase(result, total) for total in nil),
        chua_co=tuple(
            lower_first(total.chi_tieu.ten)
            for total in totals
            if total.chi_tieu.bat_buoc and not total.tong.so_don_vi
        ),
        nhan_xet=blocks(remark, total_figures(result, task.ma)),
        theo_don_vi=tuple(
            lead_in(
                result.office.theo_ma[unit].ten,
                report.nhiem_vu[task.ma].ket_qua or "",
                unit_figures(result, unit, task.ma),
            )
            for unit, report in result.bao_cao.items()
            if task.ma in report.nhiem_vu and report.nhiem_vu[task.ma].ket_qua
        ),
        chi_tieu=tuple(shown(result, total) for total in totals),
    )


def _sentence(result: KetQua, sentence: Cau) -> CauSoLieu:
    return CauSoLieu(
        shown(result, sentence.chinh),
        *phrase(result, sentence.chinh),
        tuple(shown(result, part) for part in sentence.gom),
        sentence.chinh.chi_tieu.kieu,
        "; ".join(remarks(result, sentence.chinh)),
    )


def shown(result: KetQua, total: ChiTieuTongHop) -> SoChiTieu:
    """Return an indicator as printed; missing values are empty texts, of a single unit yes and no are words."""
    indicator, tong = total.chi_tieu, total.tong
    alone = tong.mot_don_vi and tong.day_du
    last = total.nam_truoc
    yes_or_no = indicator.kieu == "co_khong" and result.rieng is not None
    per_cent_says_nothing = yes_or_no or is_rank(indicator) or indicator.don_vi_tinh == "%"
    percent = None if per_cent_says_nothing else total.thay_doi_phan_tram
    measure = indicator.don_vi_tinh or ("đơn vị có" if indicator.kieu == "co_khong" and not yes_or_no else "")
    lag = indicator.chi_so
    return SoChiTieu(
        ma=total.ma,
        ten=indicator.ten,
        ten_thuong=lower_first(indicator.ten),
        don_vi_tinh=measure,
        gia_tri=_printed(result, indicator, tong),
        co_gia_tri=tong.gia_tri is not None,
        khong_phat_sinh=tong.khong_phat_sinh,
        nam_truoc=NOT_COMPARABLE if total.doi_cach_tinh else _printed(result, indicator, last),
        thay_doi="" if yes_or_no else _change(total),
        phan_tram="" if percent is None else _signed(percent, 2),
        muc_tieu="" if total.muc_tieu is None else format_number(total.muc_tieu),
        uoc=estimated(result, total),
        so_don_vi=1 if alone else tong.so_don_vi,
        tong_don_vi=1 if alone else tong.tong_don_vi,
        day_du=tong.day_du,
        nam_chi_so=lag.tre_nam if lag else None,
    )


def _printed(result: KetQua, indicator: ChiTieu, tong: Tong | None) -> str:
    if result.rieng and tong:
        return cell_value(indicator, tong.theo_don_vi.get(result.rieng))
    return cell_value(indicator, tong)


def _change(total: ChiTieuTongHop) -> str:
    """Return the change with its sign; of a rank in words, as a sign would say the opposite of its sentence."""
    if total.thay_doi is None:
        return ""
    if total.thay_doi and is_rank(total.chi_tieu):
        return comparison(total)
    return _signed(total.thay_doi, total.chi_tieu.so_le if total.la_ty_le else None)


def _signed(value: Decimal, decimals: int | None) -> str:
    number = format_number(value, decimals)
    return number if number.startswith("-") or not number.strip("0,") else f"+{number}"


def windows_differ(now: Window | None, before: Window | None) -> bool:
    """Tell whether last year's window, moved on by a year, differs by more than 31 days at either end."""
    if now is None or before is None:
        return False
    return any(abs((new - a_year_later(old)).days) > 31 for new, old in zip(now, before, strict=True))


def by_state(result: KetQua) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the units in each state; unreadable files under ``khong_doc_duoc``."""
    states: dict[str, tuple[str, ...]] = {}
    for progress in result.tien_do:
        state = "khong_doc_duoc" if progress.khong_doc_duoc else progress.trang_thai
        states[state] = (*states.get(state, ()), progress.don_vi.ten)
    return states
