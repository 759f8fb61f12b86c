"""Files and what they say of themselves: DV008 (name against content), DV203 (twice), DV201 (no plan)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from danvan_cli.model.office import SoDonVi
from danvan_cli.model.plan import KeHoach
from danvan_cli.problem import Place, Problem
from danvan_cli.rules.context import Present, error
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace


def report_named_as_it_says(_: Workspace, present: Present) -> Iterator[Problem]:
    """DV008: a report names the period and the unit that its folder and its file name."""
    ky, code, document, report = present
    if report.ky != ky:
        yield _disagree(document.at("ky"), f"tệp nằm trong thư mục kỳ {ky} nhưng ghi ky: {report.ky}")
    if report.don_vi != code:
        yield _disagree(document.at("don_vi"), f"tệp tên {code}.yaml nhưng ghi don_vi: {report.don_vi}")


def names_agree(workspace: Workspace) -> Iterator[Problem]:
    """DV008: a file's name and its content name the same plan and period (reports: ``report_named_as_it_says``)."""
    for plan in workspace.plans:
        if plan.model:
            yield from _plan_name(plan, plan.model)
    for period in workspace.periods.values():
        summary = period.tong_hop
        if summary and summary.model and summary.model.ky != period.ky:
            yield _disagree(
                summary.at("ky"), f"tệp nằm trong thư mục kỳ {period.ky} nhưng ghi ky: {summary.model.ky}"
            )


def _plan_name(document: Document[KeHoach], plan: KeHoach) -> Iterator[Problem]:
    stem = document.file.removeprefix("plans/").removesuffix(".yaml")
    if stem == plan.ma or stem == f"{plan.ma}-{plan.hieu_luc.tu_nam}":
        return
    head, _, tail = stem.rpartition("-")
    if head == plan.ma and tail.isdigit():
        place, said = document.at("hieu_luc", "tu_nam"), f"hieu_luc.tu_nam: {plan.hieu_luc.tu_nam}"
    else:
        place, said = document.at("ma"), f"ma: {plan.ma}"
    yield _disagree(place, f"tệp tên {stem}.yaml nhưng ghi {said}")


def _disagree(place: Place, message: str) -> Problem:
    return error(
        "DV008", place, f"tên tệp và nội dung không khớp: {message}", "sửa giá trị này hoặc đổi tên tệp"
    )


def declared_once(workspace: Workspace) -> Iterator[Problem]:
    """DV203: every unit, task and indicator is declared once; one plan is in force in a year."""
    office = workspace.office
    if office.model:
        units = [(unit.ma, ("don_vi", at, "ma")) for at, unit in enumerate(office.model.don_vi)]
        yield from _twice(office, units, "đơn vị")
    for document in workspace.plans:
        if not document.model:
            continue
        tasks = document.model.nhiem_vu
        yield from _twice(
            document, [(task.ma, ("nhiem_vu", at, "ma")) for at, task in enumerate(tasks)], "nhiệm vụ"
        )
        for at, task in enumerate(tasks):
            indicators = [
                (indicator.ma, ("nhiem_vu", at, "chi_tieu", number, "ma"))
                for number, indicator in enumerate(task.chi_tieu)
            ]
            yield from _twice(document, indicators, f"chỉ tiêu trong nhiệm vụ {task.ma}")
    yield from _one_in_force(workspace)


def _twice(
    document: Document[SoDonVi] | Document[KeHoach],
    codes: Iterable[tuple[str, tuple[str | int, ...]]],
    what: str,
) -> Iterator[Problem]:
    first: dict[str, tuple[str | int, ...]] = {}
    for code, loc in codes:
        if code in first:
            yield error(
                "DV203",
                document.at(*loc),
                f"mã {what} “{code}” đã khai ở dòng {document.at(*first[code]).line}",
                "đổi mã hoặc xóa một trong hai mục",
            )
        first.setdefault(code, loc)


def _one_in_force(workspace: Workspace) -> Iterator[Problem]:
    plans = sorted(
        ((plan, plan.model) for plan in workspace.plans if plan.model),
        key=lambda pair: (pair[1].hieu_luc.tu_nam, pair[0].file.removesuffix(".yaml")),
    )
    for at, (later, plan) in enumerate(plans):
        for earlier, other in plans[:at]:
            last = other.hieu_luc.den_nam
            if last is None or last >= plan.hieu_luc.tu_nam:
                mend = f"ghi hieu_luc.den_nam: {plan.hieu_luc.tu_nam - 1} trong {earlier.file}, hoặc sửa tu_nam ở đây"
                if other.hieu_luc.tu_nam == plan.hieu_luc.tu_nam:
                    mend = f"sửa hieu_luc của một trong hai kế hoạch, hoặc xóa {earlier.file}"
                yield error(
                    "DV203",
                    later.at_key("hieu_luc"),
                    f"năm {plan.hieu_luc.tu_nam} có hai kế hoạch cùng hiệu lực: "
                    f"{earlier.file} và {later.file}",
                    mend,
                )
                break


def period_has_plan(workspace: Workspace, present: Present) -> Iterator[Problem]:
    """DV201: a period that has a report has a plan in force."""
    if any(plan.model is None for plan in workspace.plans) or workspace.plan_for(present.ky):
        return
    yield error(
        "DV201",
        present.document.at("ky"),
        f"không có kế hoạch nào có hiệu lực trong năm {present.ky.nam}",
        "kiểm tra hieu_luc của các kế hoạch trong thư mục plans",
    )
