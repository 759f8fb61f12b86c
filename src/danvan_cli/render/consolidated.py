"""The consolidated report: a result, choices and templates → the bytes of a DOCX."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from danvan_cli import __version__
from danvan_cli.consolidate.result import KetQua
from danvan_cli.model.dates import format_date
from danvan_cli.model.office import NguoiKy
from danvan_cli.model.report import DanhGia, HanChe, KienNghi
from danvan_cli.problem import ProblemsFound
from danvan_cli.render import context as shown
from danvan_cli.render.appendices import progress_rows, unit_tables
from danvan_cli.render.records import awards, conferences, documents, models
from danvan_cli.render.templates import TemplateFolders, fill, not_in_vocabulary
from danvan_cli.render.texts import blocks, inline, total_figures, unit_figures
from danvan_cli.render.wording import citation, long_date, lower_first
from danvan_cli.thethuc.docx import Properties, write_docx
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.vocabulary import VocabularyError, read_document

TEMPLATE = "bao-cao-tong-hop.xml.j2"


@dataclass(frozen=True)
class Choices:
    """What the caller decides: draft or not, date, number and signer."""

    du_thao: bool
    ngay: date | None
    so: str
    nguoi_ky: NguoiKy | None


@dataclass(frozen=True)
class Origin:
    """Where the content comes from: the digest of the inputs, their commit and the one time in the file."""

    digest: str
    commit: str | None
    when: datetime


def render_consolidated(
    result: KetQua, choices: Choices, origin: Origin, folders: TemplateFolders, style: HouseStyle
) -> bytes:
    """Return the consolidated report as DOCX; raises ``ProblemsFound`` for faults of the template (DV701)."""
    xml = fill(folders, TEMPLATE, template_context(result, choices))
    try:
        document = read_document(xml)
    except VocabularyError as error:
        raise ProblemsFound(
            not_in_vocabulary(folders, TEMPLATE, xml, *fault) for fault in error.faults
        ) from None
    title = f"Báo cáo kết quả {lower_first(result.plan.ten)} {result.ky.ten}"
    properties = Properties(
        title=title,
        author=result.office.co_quan.ten,
        subject="Báo cáo tổng hợp công tác dân vận",
        commit=origin.commit,
        input_digest=origin.digest,
        version=__version__,
        timestamp=origin.when,
    )
    return write_docx(document, style, properties)


def template_context(result: KetQua, choices: Choices) -> dict[str, object]:
    """Return every name that the template of the consolidated report may use."""
    office, plan, summary = result.office.co_quan, result.plan, result.tong_hop
    lead = result.office.theo_ma.get(plan.bao_cao.don_vi_tong_hop)
    states = shown.by_state(result)
    recipients = summary.noi_nhan if summary and summary.noi_nhan else plan.bao_cao.noi_nhan
    return {
        "ky": result.ky.ten,
        "nam": result.ky.nam,
        "ky_truoc": result.ky.truoc.ten,
        "nam_sau": result.ky.nam + 1,
        "ca_nam": result.ky.thang == 12,
        "co_quan": {
            "ten": office.ten,
            "ten_in": office.ten_in,
            "chu_quan": office.co_quan_chu_quan + (f" {office.tinh.upper()}" if office.tinh else ""),
            "viet_tat": office.viet_tat,
            "dia_danh": office.dia_danh or "",
        },
        "ke_hoach": {
            "ten": lower_first(plan.ten),
            "so_ky_hieu": plan.so_ky_hieu or "",
            "ngay": long_date(plan.ngay_ban_hanh) if plan.ngay_ban_hanh else "",
        },
        "can_cu": tuple(citation(document) for document in plan.van_ban_chi_dao[:1]),
        "du_thao": choices.du_thao,
        "minh_hoa": result.minh_hoa,
        "so": choices.so.zfill(2) if choices.so.isdecimal() else choices.so,
        "ngay": choices.ngay.isoformat() if choices.ngay else "",
        "ngay_dai": long_date(choices.ngay) if choices.ngay else "",
        "kinh_gui": plan.bao_cao.kinh_gui,
        "noi_nhan": tuple(text.strip().rstrip(";.").removeprefix("- ") for text in recipients),
        "luu": f"Lưu: VT, {lead.viet_tat or lead.ten}" if lead else "Lưu: VT",
        "nguoi_ky": _signer(result, choices),
        "ky_so_lieu": _window(result),
        "lech_ky_so_lieu": _other_window(result),
        "tong_so_don_vi": len(result.tien_do),
        "so_da_gui": len(states.get("da_gui", ())) + len(states.get("da_duyet", ())),
        "chua_co": (*states.get("chua_co", ()),),
        "ban_nhap": (*states.get("nhap", ()), *states.get("bi_tra_lai", ())),
        "khong_doc_duoc": states.get("khong_doc_duoc", ()),
        "con_loi": _faulty(result),
        "tong_hop_hong": result.tong_hop_hong,
        "lanh_dao_chi_dao": blocks(
            summary.lanh_dao_chi_dao if summary else None, total_figures(result, None)
        ),
        "nhiem_vu": shown.tasks(result),
        "danh_gia": _assessment(result),
        "kho_khan": _difficulties(result),
        "phuong_huong": _directions(result),
        "kien_nghi": _proposals(result),
        "theo_don_vi": unit_tables(result),
        "mo_hinh": models(result),
        "van_ban": documents(result),
        "hoi_nghi": conferences(result),
        "khen_thuong": awards(result),
        "tien_do": progress_rows(result),
    }


def _faulty(result: KetQua) -> tuple[str, ...]:
    """The units whose reports are counted without what is wrong in them."""
    return tuple(
        result.office.theo_ma[unit].ten
        for unit, document in result.documents.items()
        if document.has_errors or result.so_lieu[unit].faults
    )


def _signer(result: KetQua, choices: Choices) -> dict[str, str]:
    known = result.office.co_quan.nguoi_ky
    signer = choices.nguoi_ky
    title = signer.chuc_vu if signer else known[0].chuc_vu if known else "Chánh Văn phòng"
    return {
        "quyen_han": (signer.quyen_han or "") if signer else "",
        "chuc_vu": title,
        "ho_ten": signer.ho_ten if signer else "",
    }


def _window(result: KetQua) -> str:
    if result.ky_so_lieu is None:
        return ""
    first, last = result.ky_so_lieu
    return f"từ ngày {format_date(first)} đến ngày {format_date(last)}" + (" (ước)" if result.uoc else "")


def _other_window(result: KetQua) -> str:
    if (
        not shown.windows_differ(result.ky_so_lieu, result.ky_so_lieu_truoc)
        or result.ky_so_lieu_truoc is None
    ):
        return ""
    first, last = result.ky_so_lieu_truoc
    return f"từ ngày {format_date(first)} đến ngày {format_date(last)}"


def _assessment(result: KetQua) -> dict[str, Markup]:
    own = result.tong_hop.danh_gia if result.tong_hop else DanhGia()
    figure = total_figures(result, None)
    shortcomings = [
        (unit, task, item)
        for unit, report in result.bao_cao.items()
        for task, entry in report.nhiem_vu.items()
        for item in entry.han_che
    ]
    return {
        "uu_diem": blocks(own.uu_diem, figure),
        "han_che": blocks(own.han_che, figure) + _items(result, shortcomings, "noi_dung"),
        "khach_quan": blocks(own.nguyen_nhan_khach_quan, figure)
        + _items(result, _of(shortcomings, "khach_quan"), "nguyen_nhan"),
        "chu_quan": blocks(own.nguyen_nhan_chu_quan, figure)
        + _items(result, _of(shortcomings, "chu_quan"), "nguyen_nhan"),
        "khac": _items(result, _of(shortcomings, None), "nguyen_nhan"),
        "giai_phap": _items(result, shortcomings, "giai_phap"),
        "bai_hoc": blocks(own.bai_hoc, figure),
    }


Shortcoming = tuple[str, str, HanChe]


def _of(found: list[Shortcoming], kind: str | None) -> list[Shortcoming]:
    return [item for item in found if item[2].loai == kind]


def _items(result: KetQua, found: list[Shortcoming], field: str) -> Markup:
    """Return one field of the units' shortcomings as items, each with the name of the unit behind it."""
    texts = [(unit, task, getattr(item, field)) for unit, task, item in found if getattr(item, field)]
    lines = [
        Markup("<li>{} ({}).</li>").format(
            inline(_in_a_row(text).strip().rstrip("."), unit_figures(result, unit, task)),
            result.office.theo_ma[unit].ten,
        )
        for unit, task, text in texts
    ]
    return Markup("<ul>") + Markup("").join(lines) + Markup("</ul>") if lines else Markup("")


def _in_a_row(text: str) -> str:
    """Return the paragraphs of a text as one, every other character as it was typed."""
    return text.replace("\n", " ")


def _difficulties(result: KetQua) -> tuple[dict[str, object], ...]:
    groups: dict[str | None, list[Markup]] = {}
    for unit, item in result.kho_khan:
        figure = unit_figures(result, unit, item.nhiem_vu)
        text = Markup("<li>{} ({})").format(
            inline(_in_a_row(item.noi_dung).rstrip("."), figure), result.office.theo_ma[unit].ten
        )
        if item.de_xuat:
            text += Markup(". Đề xuất: {}").format(inline(_in_a_row(item.de_xuat).rstrip("."), figure))
        groups.setdefault(item.nhiem_vu, []).append(text + Markup(".</li>"))
    order = [*result.plan.nhiem_vu_theo_ma, None]
    return tuple(
        {
            "nhiem_vu": result.plan.nhiem_vu_theo_ma[task].ten
            if task in result.plan.nhiem_vu_theo_ma
            else "Khó khăn chung",
            "noi_dung": Markup("<ul>") + Markup("").join(groups[task]) + Markup("</ul>"),
        }
        for task in sorted(groups, key=lambda code: order.index(code) if code in order else len(order))
    )


def _directions(result: KetQua) -> Markup:
    if result.tong_hop and result.tong_hop.phuong_huong:
        return blocks(result.tong_hop.phuong_huong, total_figures(result, None))
    return Markup("").join(
        blocks(report.phuong_huong, unit_figures(result, unit, None))
        for unit, report in result.bao_cao.items()
    )


def _proposals(result: KetQua) -> tuple[dict[str, object], ...]:
    """Return the proposals by whom they address, HCQT's own first, then the units'."""
    own = result.tong_hop.kien_nghi if result.tong_hop else ()
    groups: dict[str, list[Markup]] = {}
    for item in own:
        groups.setdefault(_addressee(item), []).append(
            Markup("<li>{}</li>").format(inline(_in_a_row(item.noi_dung), total_figures(result, None)))
        )
    for unit, item in result.kien_nghi:
        text = inline(_in_a_row(item.noi_dung).rstrip("."), unit_figures(result, unit, None))
        groups.setdefault(_addressee(item), []).append(
            Markup("<li>{} ({}).</li>").format(text, result.office.theo_ma[unit].ten)
        )
    return tuple(
        {"gui_den": addressee, "noi_dung": Markup("<ul>") + Markup("").join(items) + Markup("</ul>")}
        for addressee, items in groups.items()
    )


def _addressee(item: KienNghi) -> str:
    return item.gui_den or "Lãnh đạo Văn phòng"
