"""The Kế hoạch: a plan as its file holds it, word for word → a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from danvan_cli.model.office import SoDonVi
from danvan_cli.model.plan import KeHoach, NhiemVu
from danvan_cli.model.references import Reference
from danvan_cli.render import document as of_document
from danvan_cli.render.document import Choices, Filled, NguCanhChung, Origin, Title, fill_document
from danvan_cli.render.shape import Chu, ChuCoThe, Doan, MotDong, values_of
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.render.texts import blocks, inline
from danvan_cli.render.wording import lower_first
from danvan_cli.thethuc.ruleset import HouseStyle

TEMPLATE = "ke-hoach.xml.j2"
_ALL = "tat-ca"


@dataclass(frozen=True)
class NhiemVuKeHoach:
    """A task: its full text, and the lines that say who carries it out and when."""

    ma: Chu
    ten: Chu
    noi_dung: Doan
    phan_cong: tuple[MotDong, ...]


@dataclass(frozen=True)
class NguCanhKeHoach(NguCanhChung):
    """The variables of the plan's template; ``ten`` as issued, ``ket_thuc`` without its end mark."""

    ten: Chu
    mo_dau: Doan
    muc_dich_yeu_cau: tuple[MotDong, ...]
    nhiem_vu: tuple[NhiemVuKeHoach, ...]
    to_chuc_thuc_hien: tuple[MotDong, ...]
    ket_thuc: ChuCoThe


def render_plan(
    plan: KeHoach,
    office: SoDonVi,
    choices: Choices,
    origin: Origin,
    folders: TemplateFolders,
    style: HouseStyle,
) -> Filled:
    """Return a plan filled; raises ``ProblemsFound`` for faults of the template (DV701)."""
    title = Title(f"Kế hoạch {lower_first(plan.ten)}", "Kế hoạch công tác dân vận", office.co_quan.ten)
    context = template_context(plan, office, choices)
    return fill_document(TEMPLATE, context, title, origin, folders, style)


def template_context(plan: KeHoach, office: SoDonVi, choices: Choices) -> NguCanhKeHoach:
    """Return every name that the template of the plan may use."""
    common = of_document.common_context(
        office,
        plan,
        choices,
        minh_hoa=False,
        nguoi_ky=of_document.signer_shown(choices.nguoi_ky, office.co_quan),
        luu=plan.luu or of_document.filing_line(office, plan),
        noi_nhan=of_document.recipients(plan.noi_nhan),
    )
    return NguCanhKeHoach(
        **values_of(common),
        ten=plan.ten,
        mo_dau=blocks(plan.mo_dau, _no_figure),
        muc_dich_yeu_cau=_lines(plan.muc_dich_yeu_cau),
        nhiem_vu=_tasks(plan, office),
        to_chuc_thuc_hien=_lines(_numbered(plan)),
        ket_thuc=plan.ket_thuc or "",
    )


def _no_figure(_reference: Reference) -> None:
    """A plan has no figures: braces in it are plain text."""


def _lines(texts: Iterable[str]) -> tuple[Markup, ...]:
    return tuple(inline(text.strip().removeprefix("- "), _no_figure) for text in texts)


def _closed(text: str) -> str:
    """Return a text that ends the whole plan: with “./.” at its end."""
    text = text.rstrip()
    return text if text.endswith("./.") else f"{text.rstrip('.;')}./."


def _numbered(plan: KeHoach) -> tuple[str, ...]:
    """Return the numbered texts, the last one closed where no paragraph behind it ends the plan."""
    texts = plan.to_chuc_thuc_hien
    return texts if plan.ket_thuc or not texts else (*texts[:-1], _closed(texts[-1]))


def _tasks(plan: KeHoach, office: SoDonVi) -> tuple[NhiemVuKeHoach, ...]:
    ends = not plan.ket_thuc and not plan.to_chuc_thuc_hien
    return tuple(_task(task, office, ends and task is plan.nhiem_vu[-1]) for task in plan.nhiem_vu)


def _task(task: NhiemVu, office: SoDonVi, ends: bool) -> NhiemVuKeHoach:
    lines, text = [*(task.phan_cong or _made_lines(task, office))], task.noi_dung
    if task.thoi_gian:
        lines.append(f"Thời gian thực hiện: {task.thoi_gian.rstrip('.')}.")
    if ends and lines:
        lines[-1] = _closed(lines[-1])
    elif ends:
        text = _closed(text)
    return NhiemVuKeHoach(task.ma, task.ten, blocks(text, _no_figure), _lines(lines))


def _made_lines(task: NhiemVu, office: SoDonVi) -> Iterable[str]:
    """Yield who carries a task out, from the codes, where the plan does not hold the lines as issued."""
    named = (
        ("Thực hiện", task.thuc_hien, "các phòng, ban, đơn vị trực thuộc"),
        ("Đơn vị chủ trì tham mưu, thực hiện", task.chu_tri, "các phòng, ban, đơn vị trực thuộc"),
        ("Đơn vị phối hợp", task.phoi_hop, "các phòng, ban, đơn vị liên quan"),
    )
    for label, codes, everybody in named:
        names = [office.theo_ma[code].ten for code in codes if code != _ALL and code in office.theo_ma]
        if _ALL in codes:
            names.append(everybody if names else everybody[:1].upper() + everybody[1:])
        if names:
            yield f"{label}: {', '.join(names)}."
