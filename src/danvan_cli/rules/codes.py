"""Codes that name something declared elsewhere: DV201, and DV207 for the plan's expressions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from danvan_cli.model.expression import ExpressionFault
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.records import LOAI_GHI_CHEP, choices
from danvan_cli.model.report import BaoCao
from danvan_cli.model.text import nearest
from danvan_cli.problem import Place, Problem
from danvan_cli.rules.context import Present, did_you_mean, error, unknown
from danvan_cli.rules.earlier_codes import earlier_codes
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace


def office_codes(workspace: Workspace) -> Iterator[Problem]:
    """DV201: the units that a unit succeeds are in the register."""
    document = workspace.office
    if document.model is None:
        return
    for at, unit in enumerate(document.model.don_vi):
        for number, code in enumerate(unit.ke_thua):
            if code not in document.model.theo_ma:
                yield unknown(
                    "đơn vị", code, document.at("don_vi", at, "ke_thua", number), document.model.theo_ma
                )


def plan_codes(workspace: Workspace) -> Iterator[Problem]:
    """DV201: every unit, task and indicator that a plan names is declared, and owners do report.

    DV102 and DV106 where a ``dem`` indicator asks for what its records cannot hold.
    """
    office = workspace.office.model
    for document in workspace.plans:
        if office and document.model and workspace.duties_of(document):
            yield from _plan_units(document, document.model, office)
            yield from _plan_indicators(document, document.model)
            yield from earlier_codes(workspace, document, document.model)


def _plan_units(document: Document[KeHoach], plan: KeHoach, office: SoDonVi) -> Iterator[Problem]:
    known = ("tat-ca", *office.theo_ma)
    if plan.bao_cao.don_vi_tong_hop not in office.theo_ma:
        place = document.at("bao_cao", "don_vi_tong_hop")
        yield unknown("đơn vị", plan.bao_cao.don_vi_tong_hop, place, office.theo_ma)
    for at, task in enumerate(plan.nhiem_vu):
        for key in ("thuc_hien", "chu_tri", "phoi_hop"):
            for number, code in enumerate(getattr(task, key)):
                if code not in known:
                    yield unknown("đơn vị", code, document.at("nhiem_vu", at, key, number), known)
        for place_in_list, indicator in enumerate(task.chi_tieu):
            for number, code in enumerate(indicator.don_vi or ()):
                place = document.at("nhiem_vu", at, "chi_tieu", place_in_list, "don_vi", number)
                if code not in known:
                    yield unknown("đơn vị", code, place, known)
                elif code != "tat-ca" and not office.theo_ma[code].nop_bao_cao:
                    yield error(
                        "DV201",
                        place,
                        f"{office.theo_ma[code].ten} không nộp báo cáo "
                        f"nên không thể chịu trách nhiệm chỉ tiêu {indicator.ma}",
                        "chọn một đơn vị có nộp báo cáo",
                    )
    for at, amendment in enumerate(plan.sua_doi):
        for number, source in enumerate(amendment.tu_kho_khan):
            base = ("sua_doi", at, "tu_kho_khan", number)
            if source.don_vi not in office.theo_ma:
                yield unknown("đơn vị", source.don_vi, document.at(*base, "don_vi"), office.theo_ma)
            if source.nhiem_vu is not None and source.nhiem_vu not in plan.nhiem_vu_theo_ma:
                yield unknown(
                    "nhiệm vụ", source.nhiem_vu, document.at(*base, "nhiem_vu"), plan.nhiem_vu_theo_ma
                )


def _plan_indicators(document: Document[KeHoach], plan: KeHoach) -> Iterator[Problem]:
    for at, task in enumerate(plan.nhiem_vu):
        for number, indicator in enumerate(task.chi_tieu):
            base = ("nhiem_vu", at, "chi_tieu", number)
            if indicator.ky_truoc is not None and plan.resolve(indicator.ky_truoc, task.ma) is None:
                yield unknown(
                    "chỉ tiêu", indicator.ky_truoc, document.at(*base, "ky_truoc"), task.chi_tieu_theo_ma
                )
            if indicator.danh_sach is None:
                continue
            fields = LOAI_GHI_CHEP[indicator.danh_sach].model_fields
            for key in indicator.loc or {}:
                if key not in fields:
                    yield error(
                        "DV102",
                        document.at_key(*base, "loc", key),
                        f"bản ghi {indicator.danh_sach} không có khóa “{key}”",
                        did_you_mean(nearest(key, fields), f"các khóa: {', '.join(fields)}"),
                    )
                    continue
                allowed = plan.nhiem_vu_theo_ma if key == "nhiem_vu" else choices(indicator.danh_sach, key)
                for place, value in enumerate(indicator.loc[key] if indicator.loc else ()):
                    if allowed and value not in allowed:
                        yield _never_passes(document.at(*base, "loc", key, place), key, value, allowed)


def _never_passes(place: Place, key: str, value: str, allowed: Iterable[str]) -> Problem:
    """A filter that asks for what no record can hold counts nothing, and nobody would see it."""
    if key == "nhiem_vu":
        return unknown("nhiệm vụ", value, place, allowed)
    return error(
        "DV106",
        place,
        f"“{value[:40]}” không có trong danh sách giá trị của {key}",
        did_you_mean(nearest(value, allowed), f"chọn một trong: {', '.join(allowed)}"),
    )


def report_codes(workspace: Workspace, present: Present) -> Iterator[Problem]:
    """DV201: the unit and the tasks that a report names are declared (indicators: see the figures)."""
    plan, report = workspace.plan_for(present.ky), present.report
    if plan and not _declares(workspace, plan):
        return
    office = None if workspace.office.has_errors else workspace.office.model
    if office and report.don_vi not in office.theo_ma and report.don_vi == present.code:
        yield unknown("đơn vị", report.don_vi, present.document.at("don_vi"), office.theo_ma)
    if plan and plan.model:
        yield from _tasks(present.document, report, plan.model)


def summary_codes(workspace: Workspace) -> Iterator[Problem]:
    """DV201: the tasks on which ``tong-hop.yaml`` remarks are declared."""
    for period in workspace.periods.values():
        plan, summary = workspace.plan_for(period.ky), period.tong_hop
        if summary is None or summary.model is None or plan is None or plan.model is None:
            continue
        for task in summary.model.nhan_xet if _declares(workspace, plan) else ():
            if task not in plan.model.nhiem_vu_theo_ma:
                place = summary.at_key("nhan_xet", task)
                yield unknown("nhiệm vụ", task, place, plan.model.nhiem_vu_theo_ma)


def _declares(workspace: Workspace, plan: Document[KeHoach]) -> bool:
    """Tell whether it is known what a plan declares."""
    duties = workspace.duties_of(plan)
    return not plan.has_errors and (duties is None or duties.sound)


def _tasks(document: Document[BaoCao], report: BaoCao, plan: KeHoach) -> Iterator[Problem]:
    known = plan.nhiem_vu_theo_ma
    for code in report.nhiem_vu:
        if code not in known:
            yield unknown("nhiệm vụ", code, document.at_key("nhiem_vu", code), known)
    for key in (*LOAI_GHI_CHEP, "kho_khan"):
        for at, record in enumerate(getattr(report, key)):
            if record.nhiem_vu is not None and record.nhiem_vu not in known:
                yield unknown("nhiệm vụ", record.nhiem_vu, document.at(key, at, "nhiem_vu"), known)


def expressions(workspace: Workspace) -> Iterator[Problem]:
    """DV207: every balance rule and rate of a plan can be computed."""
    office = workspace.office.model
    for document in workspace.plans:
        duties = workspace.duties_of(document)
        if office is None or document.model is None or duties is None or not duties.declared_once:
            continue
        places = {task.ma: at for at, task in reversed(list(enumerate(document.model.nhiem_vu)))}
        for balance in duties.balance_rules:
            if balance.fault:
                loc = ("nhiem_vu", places[balance.nhiem_vu], "can_doi", balance.thu_tu, "bieu_thuc")
                yield _faulty(document.at(*loc), balance.fault)
        for rate in duties.rate_faults:
            task = document.model.nhiem_vu_theo_ma[rate.nhiem_vu]
            number = next(at for at, indicator in enumerate(task.chi_tieu) if indicator.ma == rate.chi_tieu)
            yield _faulty(
                document.at("nhiem_vu", places[rate.nhiem_vu], "chi_tieu", number, rate.khoa), rate.fault
            )


def _faulty(place: Place, fault: ExpressionFault) -> Problem:
    return error("DV207", place, f"biểu thức không dùng được: {fault.message}", fault.hint)
