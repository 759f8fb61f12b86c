"""What reports say in words: DV305 (cause, cure), DV306 (nothing), DV307 (last year's words), DV505, DV506 (typing)."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.model.figures import Loc
from danvan_cli.model.references import Reference, replace_references
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.rules.context import Filed, filed_of, warning
from danvan_cli.rules.prose.phrases import says_nothing_measurable
from danvan_cli.rules.prose.screen import screen
from danvan_cli.rules.prose.slip import Slip
from danvan_cli.rules.prose.slips import find_slips
from danvan_cli.rules.texts import all_prose, places_of_prose
from danvan_cli.store.tree import Tree
from danvan_cli.store.workspace import Workspace

_CAUSE_AND_CURE = {"nguyen_nhan": "nguyên nhân", "giai_phap": "giải pháp"}
_AT_WORK = ("hoan_thanh", "dang_thuc_hien")


def shortcomings_explained(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV305: a shortcoming comes with its cause and its cure."""
    for task, result in filed.report.nhiem_vu.items():
        for at, shortcoming in enumerate(result.han_che):
            missing = {
                key: name for key, name in _CAUSE_AND_CURE.items() if getattr(shortcoming, key) is None
            }
            if missing and not filed.document.is_damaged("nhiem_vu", task, "han_che"):
                yield warning(
                    "DV305",
                    filed.document.at_key("nhiem_vu", task, "han_che", at),
                    f"hạn chế chưa nêu {' và '.join(missing.values())}",
                    f"ghi thêm {' và '.join(missing)}",
                )


def results_say_something(workspace: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV306: a result says something measurable; DV307: it is not last year's text."""
    for task, result in filed.report.nhiem_vu.items():
        text = result.ket_qua
        if text is None:
            continue
        if result.tinh_trang in _AT_WORK and says_nothing_measurable(text):
            yield warning(
                "DV306",
                filed.at("nhiem_vu", task, "ket_qua"),
                "kết quả chỉ có những cụm từ chung, không có con số, văn bản, sự việc hay ngày tháng nào",
                "nêu việc cụ thể: số lượng, số và ngày của văn bản, tên mô hình, ngày tổ chức",
            )
        else:
            yield from _copied(workspace, filed, task, text)


def _copied(workspace: Workspace, filed: Filed, task: str, text: str) -> Iterator[Problem]:
    before = filed_of(workspace, filed.ky.nam_truoc, filed.unit.ma)
    earlier = before.report.nhiem_vu.get(task) if before else None
    if before is None or earlier is None or earlier.ket_qua is None:
        return
    from danvan_cli.rules.prose.likeness import ALIKE, likeness

    alike = likeness(_printed(filed, task, text), _printed(before, task, earlier.ket_qua))
    if alike >= ALIKE:
        yield warning(
            "DV307",
            filed.at("nhiem_vu", task, "ket_qua"),
            f"kết quả giống {int(alike * 100)}% lời văn của báo cáo {before.ky.ten}",
            f"viết lại theo việc đã làm trong kỳ này; lời văn cũ ở {before.document.file}",
        )


def _printed(filed: Filed, task: str, text: str) -> str:
    """Return a text with its figures, which is what the reader of two reports compares."""

    def figure(reference: Reference) -> str | None:
        operand = filed.duties.plan.resolve(reference.written, task)
        answer = filed.figures.answers.get(operand) if operand else None
        return f"{answer.gia_tri}" if answer else None

    return replace_references(text, figure)


def typed_well(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV505: no typing slip stands in a text of a report; DV506: its fixed terms have their capitals."""
    if filed.document.tree:
        yield from _typing(filed.document.tree)


def summary_typed_well(workspace: Workspace) -> Iterator[Problem]:
    """DV505 and DV506 in ``tong-hop.yaml``."""
    for period in workspace.periods.values():
        if period.tong_hop and period.tong_hop.tree and period.tong_hop.model:
            yield from _typing(period.tong_hop.tree)


def _typing(tree: Tree) -> Iterator[Problem]:
    worth = screen("\n".join(all_prose(tree.data)))
    if worth.slips:
        for loc, text in places_of_prose(tree.data):
            for slip in find_slips(text) if screen(text).slips else ():
                yield Problem(
                    "DV505", Severity.WARNING, _place(tree, loc, slip, text), slip.message, slip.hint
                )
    if worth.terms:
        from danvan_cli.rules.prose.capitals import find_capitals

        for loc, text in places_of_prose(tree.data):
            for slip in find_capitals(text):
                yield Problem("DV506", Severity.NOTE, _place(tree, loc, slip, text), slip.message, slip.hint)


def _place(tree: Tree, loc: Loc, slip: Slip, text: str) -> Place:
    """Return where a slip stands; one that begins or ends with a space is found by the signs beside it."""
    before, behind = text[slip.start].isspace(), text[slip.end - 1].isspace()
    place = tree.span_at(loc, slip.start - before, slip.end + behind)
    column = place.column + before
    return place._replace(column=column, end_column=max(column + 1, place.end_column - behind))
