"""What a unit wrote and counted a year ago, as comments for its new report. Knows last year's reports, no layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from danvan_cli.model.duty import Duties
from danvan_cli.model.expression import Operand
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number
from danvan_cli.model.period import Ky
from danvan_cli.rules.context import Filed
from danvan_cli.rules.last_year import figure_under, reports_of
from danvan_cli.store.workspace import Workspace


class LastYear(NamedTuple):
    """The reports to quote, and those whose figures may stand beside the new ones: of the same part of a year."""

    quoted: tuple[Filed, ...] = ()
    compared: tuple[Filed, ...] = ()

    def texts(self, task: str) -> Iterator[str]:
        """Yield the comments below a task's result: what was told of it, then what was lacking."""
        for report in self.quoted:
            entry = report.report.nhiem_vu.get(task)
            if entry is None:
                continue
            yield from _paragraphs(f"{self._who(report)} đã viết:", (entry.ket_qua or "").splitlines())
            yield from _paragraphs(
                f"{self._who(report)} đã nêu hạn chế:",
                [_joined(lack.noi_dung, "giải pháp", lack.giai_phap) for lack in entry.han_che],
            )

    def outlook(self) -> Iterator[str]:
        """Yield the comments at the end of the file: difficulties that were named, and what was planned for now."""
        for report in self.quoted:
            yield from _paragraphs(
                f"{self._who(report)} đã nêu khó khăn:",
                [_joined(one.noi_dung, "đề xuất", one.de_xuat) for one in report.report.kho_khan],
            )
            yield from _paragraphs(f"{self._who(report)} đã đề ra phương hướng:", report.report.phuong_huong)

    def figure(self, duties: Duties, ky: Ky, operand: Operand, indicator: ChiTieu) -> str | None:
        """Return last year's figure as it is read; none where the plan counted something else then."""
        answer = figure_under(self.compared, duties, ky.nam, operand)
        return None if answer is None else _shown(answer, indicator, len(self.compared))

    def _who(self, report: Filed) -> str:
        when = report.ky.ten[0].upper() + report.ky.ten[1:]
        return when if len(self.quoted) == 1 else f"{when}, {_line(report.unit.ten)}"


def last_year_of(workspace: Workspace, duties: Duties, ky: Ky, unit: str) -> LastYear:
    """Return what there is of the year before: of the same period, and where it has no report, of the whole year."""
    compared = reports_of(workspace, duties, unit, ky.truoc)
    quoted = compared or reports_of(workspace, duties, unit, ky.nam_truoc)
    return LastYear(tuple(quoted), tuple(compared))


def _shown(answer: SoLieu, indicator: ChiTieu, reports: int) -> str | None:
    if answer.khong_phat_sinh:
        return "không phát sinh"
    if indicator.kieu == "co_khong":
        return None if reports > 1 else "có" if answer.gia_tri else "không"
    return format_number(answer.gia_tri) if isinstance(answer.gia_tri, Decimal) else None


def _paragraphs(title: str, texts: Sequence[str]) -> list[str]:
    lines = [line for text in texts for part in text.splitlines() if (line := _line(part))]
    return [title, *(f"  {line}" for line in lines)] if lines else []


def _joined(text: str, what: str, more: str | None) -> str:
    return f"- {_line(text)}" + (f" ({what}: {_line(more)})" if more else "")


def _line(text: str) -> str:
    """Return the text as one line that nothing in it can end."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
