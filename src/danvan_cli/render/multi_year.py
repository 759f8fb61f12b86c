"""The report on several years: a result of a stage, choices and templates → a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from danvan_cli.consolidate.result import KetQua
from danvan_cli.consolidate.years import Chuoi, KetQuaGiaiDoan
from danvan_cli.model.dates import format_date
from danvan_cli.model.plan import KeHoach, NhiemVu, SuaDoi
from danvan_cli.model.references import Reference
from danvan_cli.model.report import DanhGia, TongHop
from danvan_cli.render import document as of_document
from danvan_cli.render.document import Choices, Filled, NguCanhChung, Origin, Title, fill_document
from danvan_cli.render.opinions import (
    DanhGiaChung,
    NhomKhoKhan,
    NhomKienNghi,
    by_unit,
    difficulties,
    directions,
    proposals,
)
from danvan_cli.render.phrases import estimated
from danvan_cli.render.records import Dong, models_of_years
from danvan_cli.render.sentences import sentences
from danvan_cli.render.shape import Chu, ChuCoThe, Doan, MotDong, values_of
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.render.texts import Figure, lead_in, total_figures
from danvan_cli.render.wording import citation, going_on, long_date, lower_first, named_years, upper_first
from danvan_cli.render.year_sending import NamBaoCao, gaps, progress_of_years, sending
from danvan_cli.render.year_tables import (
    DongNam,
    DonViCacNam,
    Notes,
    legend,
    signs_in,
    task_rows,
    unit_rows,
)
from danvan_cli.render.year_words import is_nil, sentence
from danvan_cli.thethuc.ruleset import HouseStyle

TEMPLATE = "bao-cao-tong-ket.xml.j2"
MOST_UPRIGHT = 4
"""So many columns of years fit an upright page; with more of them the tables stand on appendices across."""


@dataclass(frozen=True)
class NhiemVuCacNam:
    """One task in section II: HCQT's remarks, its figures in sentences, the nil ones, then the table with notes."""

    ten: Chu
    nhan_xet: Doan
    cau: tuple[MotDong, ...]
    khong_phat_sinh: tuple[Chu, ...]
    dong: tuple[DongNam, ...]
    ghi_chu: tuple[Chu, ...]


@dataclass(frozen=True)
class NguCanhTongKet(NguCanhChung):
    """The variables of the template of the report on several years."""

    giai_doan: Chu
    nam_dau: int
    nam_cuoi: int
    nam: tuple[Chu, ...]
    ngang: bool
    kinh_gui: Chu
    can_cu: tuple[Chu, ...]
    cac_ke_hoach: tuple[Chu, ...]
    nam_thieu: ChuCoThe
    nam_minh_hoa: ChuCoThe
    con_thieu: tuple[Chu, ...]
    sua_doi: tuple[Chu, ...]
    lanh_dao_chi_dao: Doan
    nhiem_vu: tuple[NhiemVuCacNam, ...]
    danh_gia: DanhGiaChung
    nam_gan_nhat: int
    kho_khan: tuple[NhomKhoKhan, ...]
    phuong_huong: Doan
    kien_nghi: tuple[NhomKienNghi, ...]
    don_vi: tuple[DonViCacNam, ...]
    ghi_chu_don_vi: tuple[Chu, ...]
    mo_hinh: tuple[Dong, ...]
    cac_nam: tuple[NamBaoCao, ...]
    tien_do: tuple[Dong, ...]
    ghi_chu_tien_do: tuple[Chu, ...]


def render_years(
    result: KetQuaGiaiDoan, choices: Choices, origin: Origin, folders: TemplateFolders, style: HouseStyle
) -> Filled:
    """Return the report filled; raises ``ProblemsFound`` for faults of the template (DV701)."""
    title = Title(
        f"Báo cáo tổng kết {lower_first(result.plan.ten)} {result.giai_doan.ten}",
        "Báo cáo tổng kết công tác dân vận nhiều năm",
        result.office.co_quan.ten,
        f"reports/{result.giai_doan}",
    )
    return fill_document(TEMPLATE, template_context(result, choices), title, origin, folders, style)


def template_context(result: KetQuaGiaiDoan, choices: Choices) -> NguCanhTongKet:
    """Return every name that the template may use."""
    plan, stage, last = result.plan, result.giai_doan, result.nam_cuoi
    noi_nhan, luu = of_document.between_first_and_last(
        plan.bao_cao.noi_nhan, of_document.filing_line(result.office, plan)
    )
    common = of_document.common_context(
        result.office,
        plan,
        choices,
        minh_hoa=bool(result.nam_minh_hoa),
        nguoi_ky=of_document.signer_shown(choices.nguoi_ky, result.office.co_quan),
        luu=luu,
        noi_nhan=noi_nhan,
    )
    unit_notes, sent = Notes(), progress_of_years(result)
    units = unit_rows(result, unit_notes)
    sample = result.nam_minh_hoa
    return NguCanhTongKet(
        **values_of(common),
        giai_doan=stage.ten,
        nam_dau=stage.tu_nam,
        nam_cuoi=stage.den_nam,
        nam=tuple(f"Năm {ky.nam}" for ky in stage.cac_ky),
        ngang=len(stage.cac_ky) > MOST_UPRIGHT,
        kinh_gui=plan.bao_cao.kinh_gui,
        can_cu=tuple(citation(document) for document in plan.van_ban_chi_dao[:1]),
        cac_ke_hoach=_plans(result),
        nam_thieu=named_years(result.nam_thieu),
        nam_minh_hoa=named_years(sample) if len(sample) < len(result.ket_qua) else "",
        con_thieu=tuple(text for year in result.ket_qua.values() for text in gaps(year)),
        sua_doi=_amendments(result),
        lanh_dao_chi_dao=_by_year(result, lambda summary: summary.lanh_dao_chi_dao),
        nhiem_vu=tuple(found for task in result.nhiem_vu if (found := _task(result, task))),
        danh_gia=_assessment(result),
        nam_gan_nhat=last.ky.nam,
        kho_khan=difficulties(last, by_unit(last)),
        phuong_huong=directions(last),
        kien_nghi=proposals(last, by_unit(last)),
        don_vi=units,
        ghi_chu_don_vi=(
            *unit_notes.lines,
            *legend(
                signs_in(row for unit in units for row in unit.dong),
                "chưa có số liệu",
                "năm đó đơn vị không có chỉ tiêu này",
            ),
        ),
        mo_hinh=models_of_years(result),
        cac_nam=tuple(sending(year) for year in result.ket_qua.values()),
        tien_do=sent,
        ghi_chu_tien_do=legend(
            (cell for row in sent for cell in row.o), "chưa có báo cáo", "năm đó không phải gửi báo cáo"
        ),
    )


def _task(result: KetQuaGiaiDoan, task: NhiemVu) -> NhiemVuCacNam | None:
    series = result.series_of(task.ma)
    remarks = _by_year(result, lambda summary: (summary.nhan_xet.get(task.ma),), task.ma)
    if not series and not remarks:
        return None
    told = _told(result, task, series)
    notes = Notes()
    rows = task_rows(result, series, notes)
    said = (sentence(one, _estimates(result, one)) for one in told if not is_nil(one))
    return NhiemVuCacNam(
        ten=task.ten,
        nhan_xet=remarks,
        cau=tuple(filter(None, said)),
        khong_phat_sinh=tuple(lower_first(one.chi_tieu.ten) for one in told if is_nil(one)),
        dong=rows,
        ghi_chu=(
            *notes.lines,
            *legend(signs_in(rows), "chưa có số liệu", "năm đó kế hoạch không có chỉ tiêu này"),
        ),
    )


def _told(result: KetQuaGiaiDoan, task: NhiemVu, series: Iterable[Chuoi]) -> list[Chuoi]:
    """Return the series that have a sentence: those of the last plan that are no parts of another one.

    Parts, and what is counted no more, stand in the table.
    """
    last = result.nam_cuoi
    if result.plan is not last.plan:
        return list(series)
    known = {one.chi_tieu.ma: one for one in series if last.ky.nam in one.co_trong_ke_hoach}
    main = sentences(
        last, task, [total for total in last.indicators_of(task.ma) if total.chi_tieu.ma in known]
    )
    return [known[sentence_.chinh.chi_tieu.ma] for sentence_ in main]


def _estimates(result: KetQuaGiaiDoan, series: Chuoi) -> list[int]:
    return [year for year, total in series.theo_nam.items() if estimated(result.ket_qua[year], total)]


def year_figures(result: KetQua, home: str | None) -> Figure:
    """Return how references in HCQT's texts of one year print, each traced with its year."""
    of_the_year = total_figures(result, home)

    def figure(reference: Reference) -> tuple[str, str] | None:
        found = of_the_year(reference)
        if found is None:
            return None
        task, indicator, *change = found[0].split(".")
        return ".".join((task, indicator, str(result.ky.nam), *change)), found[1]

    return figure


def _by_year(
    result: KetQuaGiaiDoan,
    texts: Callable[[TongHop], Iterable[str | None]],
    home: str | None = None,
) -> Markup:
    """Return what HCQT wrote in each year, with the year before it."""
    told = Markup("")
    for year, found in result.ket_qua.items():
        text = "\n".join(filter(None, texts(found.tong_hop))) if found.tong_hop else ""
        if text.strip():
            told += lead_in(f"Năm {year}", text, year_figures(found, home))
    return told


def _assessment(result: KetQuaGiaiDoan) -> DanhGiaChung:
    """Return HCQT's own assessment of each year; what units said of theirs stands in the yearly reports."""

    def said(chosen: Callable[[DanhGia], Iterable[str]]) -> Markup:
        return _by_year(result, lambda summary: chosen(summary.danh_gia))

    return DanhGiaChung(
        uu_diem=said(lambda own: own.uu_diem),
        han_che=said(lambda own: own.han_che),
        khach_quan=said(lambda own: own.nguyen_nhan_khach_quan),
        chu_quan=said(lambda own: own.nguyen_nhan_chu_quan),
        khac=Markup(""),
        giai_phap=Markup(""),
        bai_hoc=said(lambda own: own.bai_hoc),
    )


def _plans(result: KetQuaGiaiDoan) -> tuple[str, ...]:
    """Return the plans with the years in which each was in force, where there was more than one."""
    years: dict[int, list[int]] = {}
    plans: dict[int, KeHoach] = {}
    for year, plan in result.ke_hoach.items():
        plans[id(plan)] = plan
        years.setdefault(id(plan), []).append(year)
    if len(plans) < 2:
        return ()
    return tuple(f"Kế hoạch{_named(plan)} áp dụng {named_years(years[key])}" for key, plan in plans.items())


def _named(plan: KeHoach) -> str:
    number = f" số {plan.so_ky_hieu}" if plan.so_ky_hieu else ""
    day = f" {long_date(plan.ngay_ban_hanh)}" if plan.ngay_ban_hanh else ""
    return f"{number}{day} {lower_first(plan.ten)}"


def _amendments(result: KetQuaGiaiDoan) -> tuple[str, ...]:
    """Return the amendments of the plans within the stage, in the order of their days, undated ones last."""
    stage = result.giai_doan
    found: dict[SuaDoi, None] = {}
    for plan in result.ke_hoach.values():
        for one in plan.sua_doi:
            if one.ngay is None or stage.tu_nam <= one.ngay.year <= stage.den_nam:
                found[one] = None
    ordered = sorted(found, key=lambda one: (one.ngay is None, one.ngay))
    return tuple(_amendment(one) for one in ordered)


def _amendment(one: SuaDoi) -> str:
    by = " ".join(
        filter(
            None,
            (
                f"Văn bản số {one.so_ky_hieu}" if one.so_ky_hieu else "",
                f"ngày {format_date(one.ngay)}" if one.ngay else "",
            ),
        )
    )
    what = going_on(one.noi_dung)
    return f"{upper_first(by)}: {lower_first(what)}" if by else upper_first(what)
