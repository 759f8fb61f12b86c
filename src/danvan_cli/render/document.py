"""What every document has: the choices of the caller, where it comes from, the names in its head and foot.

The one way from a context through a template to a document that can be written. Knows no single kind of document.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from danvan_cli import __version__
from danvan_cli.model.office import CoQuan, NguoiKy, SoDonVi
from danvan_cli.model.plan import KeHoach
from danvan_cli.problem import ProblemsFound
from danvan_cli.render.shape import Chu, ChuCoThe, NgayCoThe, values_of
from danvan_cli.render.templates import TemplateFolders, fill, not_in_vocabulary
from danvan_cli.render.wording import long_date, lower_first
from danvan_cli.thethuc.blocks import Document
from danvan_cli.thethuc.docx import Properties, write_docx
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.vocabulary import VocabularyError, read_document


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


class Title(NamedTuple):
    """A document as its properties name it; ``source`` is the path of the data it was made of, where one names it."""

    title: str
    subject: str
    author: str
    source: str = ""


@dataclass(frozen=True)
class Filled:
    """A document whose wording is settled, ready to be written; how it looks is for the writer to say.

    ``remark`` gives, by its code, what a comment of Word or a note of the page says on a figure.
    """

    document: Document
    style: HouseStyle
    properties: Properties
    remark: Callable[[str], str] | None = None

    def called(self, call: str) -> Filled:
        """Return the document with the call that asked for it in its properties."""
        return replace(self, properties=replace(self.properties, call=call))

    def docx(self) -> bytes:
        """Return the Word file."""
        return write_docx(self.document, self.style, self.properties, self.remark)

    def html(self) -> bytes:
        """Return the page for screens."""
        from danvan_cli.thethuc.screen.page import write_html

        return write_html(self.document, self.style, self.properties, self.remark)


_FILING = re.compile(r"lưu\s*(:|vt\b)", re.IGNORECASE)


@dataclass(frozen=True)
class CoQuanIn:
    """The office as printed; ``chu_quan`` with the name of the province."""

    ten: Chu
    ten_in: Chu
    chu_quan: Chu
    viet_tat: Chu
    dia_danh: ChuCoThe


@dataclass(frozen=True)
class KeHoachIn:
    """The plan as it is named in a sentence."""

    ten: Chu
    so_ky_hieu: ChuCoThe
    ngay: ChuCoThe


@dataclass(frozen=True)
class NguoiKyIn:
    """Who signs."""

    quyen_han: ChuCoThe
    chuc_vu: Chu
    ho_ten: ChuCoThe


@dataclass(frozen=True)
class NguCanhChung:
    """The variables of every template."""

    co_quan: CoQuanIn
    ke_hoach: KeHoachIn
    du_thao: bool
    minh_hoa: bool
    so: ChuCoThe
    ngay: NgayCoThe
    ngay_dai: ChuCoThe
    noi_nhan: tuple[Chu, ...]
    luu: Chu
    nguoi_ky: NguoiKyIn


def common_context(
    office: SoDonVi,
    plan: KeHoach,
    choices: Choices,
    *,
    minh_hoa: bool,
    nguoi_ky: NguoiKyIn,
    luu: str,
    noi_nhan: tuple[str, ...] = (),
) -> NguCanhChung:
    """Return what every document says of its office, plan, number, date and signer."""
    return NguCanhChung(
        co_quan=office_shown(office.co_quan),
        ke_hoach=plan_shown(plan),
        du_thao=choices.du_thao,
        minh_hoa=minh_hoa,
        so=number_shown(choices.so),
        ngay=choices.ngay.isoformat() if choices.ngay else "",
        ngay_dai=date_shown(choices.ngay),
        noi_nhan=noi_nhan,
        luu=luu,
        nguoi_ky=nguoi_ky,
    )


def office_shown(office: CoQuan) -> CoQuanIn:
    """Return the office as printed."""
    return CoQuanIn(
        ten=office.ten,
        ten_in=office.ten_in,
        chu_quan=parent_office(office),
        viet_tat=office.viet_tat,
        dia_danh=office.dia_danh or "",
    )


def parent_office(office: CoQuan) -> str:
    """Return the first line of the head, with the name of the province where it is known."""
    return office.co_quan_chu_quan + (f" {office.tinh.upper()}" if office.tinh else "")


def plan_shown(plan: KeHoach) -> KeHoachIn:
    """Return the plan as it is named in a sentence."""
    return KeHoachIn(
        ten=lower_first(plan.ten),
        so_ky_hieu=plan.so_ky_hieu or "",
        ngay=long_date(plan.ngay_ban_hanh) if plan.ngay_ban_hanh else "",
    )


def signer_shown(signer: NguoiKy | None, office: CoQuan) -> NguoiKyIn:
    """Return who signs for the office; without a name the place for it stays blank."""
    known = office.nguoi_ky
    title = signer.chuc_vu if signer else known[0].chuc_vu if known else "Chánh Văn phòng"
    return NguoiKyIn(
        quyen_han=(signer.quyen_han or "") if signer else "",
        chuc_vu=title,
        ho_ten=signer.ho_ten if signer else "",
    )


def filing_line(office: SoDonVi, plan: KeHoach) -> str:
    """Return the last line of Nơi nhận: the archive and the unit that drew the document up."""
    lead = office.theo_ma.get(plan.bao_cao.don_vi_tong_hop)
    return f"Lưu: VT, {lead.viet_tat or lead.ten}" if lead else "Lưu: VT"


def recipients(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return recipients without the dash and the end mark that the decree's list gives them anyway."""
    return tuple(text.strip().rstrip(";.").removeprefix("- ") for text in texts)


def between_first_and_last(texts: tuple[str, ...], luu: str) -> tuple[tuple[str, ...], str]:
    """Return recipients without “Như trên” and the filing line, which stand there anyway, and that line.

    A filing line that was typed among them takes the place of ``luu``.
    """
    named = [text for text in recipients(texts) if text.casefold() != "như trên"]
    typed = [text for text in named if _FILING.match(text)]
    return tuple(text for text in named if text not in typed), typed[-1] if typed else luu


def number_shown(number: str) -> str:
    """Return a document number with the zero before 1 to 9."""
    return number.zfill(2) if number.isdecimal() else number


def date_shown(day: date | None) -> str:
    """Return a date in words, or an empty text."""
    return long_date(day) if day else ""


def fill_document(
    template: str,
    context: NguCanhChung,
    title: Title,
    origin: Origin,
    folders: TemplateFolders,
    style: HouseStyle,
) -> Filled:
    """Return a template filled with a context; raises ``ProblemsFound`` for the template's faults (DV701)."""
    xml = fill(folders, template, values_of(context))
    try:
        document = read_document(xml)
    except VocabularyError as error:
        raise ProblemsFound(
            not_in_vocabulary(folders, template, xml, *fault) for fault in error.faults
        ) from None
    properties = Properties(
        title=title.title,
        author=title.author,
        subject=title.subject,
        commit=origin.commit,
        input_digest=origin.digest,
        version=__version__,
        timestamp=origin.when,
        source=title.source,
    )
    return Filled(document, style, properties)
