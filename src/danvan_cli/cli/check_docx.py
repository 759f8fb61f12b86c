"""``danvan check-docx``: read each file, print what is wrong with its thể thức, and say whether it passes."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.color import wants_color
from danvan_cli.cli.printing import say
from danvan_cli.problem import Severity

if TYPE_CHECKING:
    from danvan_cli.thethuc.lint.findings import Finding, Report

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_INDENT = "   "


def check_docx(settings: Settings, files: Sequence[Path], form: str, strict: bool) -> int:
    """Run the command; returns 0, or 1 where findings fail. Raises ``Stop`` for what is no file."""
    from danvan_cli.thethuc.lint.check import lint

    for file in files:
        if file.is_dir():
            raise Stop(f"{file} là một thư mục; ghi tên tệp .docx")
        file.stat()
    reports: list[tuple[str, Report]] = []
    blocks = 0
    for file in files:
        report = lint(_bytes(file))
        reports.append((str(file), report))
        if form == "text":
            for finding in report.findings:
                sys.stdout.write(
                    ("\n" if blocks else "") + _in_full(str(file), finding, settings.color) + "\n"
                )
                blocks += 1
    if form == "json":
        sys.stdout.write(_as_json(reports))
    else:
        sys.stdout.flush()
        _summarise(reports)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(one.severity in failing for _, report in reports for one in report.findings) else 0


def _bytes(file: Path) -> bytes:
    """Return what a file holds, as far as the linter would ever look at it."""
    from danvan_cli.thethuc.lint.container import LARGEST_FILE

    with file.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def _in_full(file: str, finding: Finding, color: str) -> str:
    place = f", đoạn {finding.spot.paragraph}" if finding.spot.paragraph else ""
    if finding.spot.paragraph and finding.spot.part != "thân văn bản":
        place += f" ({finding.spot.part})"
    where, what = f"{_visible(file)}{place}:", f"{finding.severity.label} {finding.code}:"
    if wants_color(color):
        where, what = f"\x1b[1m{where}\x1b[0m", f"\x1b[1;{_COLORS[finding.severity]}m{what}\x1b[0m"
    quote = f": “{finding.spot.quote}”" if finding.spot.quote else ""
    details = [
        f"{finding.component}{quote}",
        f"căn cứ: {finding.article}" if finding.article else "",
        f"cách sửa: {finding.hint}",
    ]
    message = _visible(finding.message)
    return "\n".join([*_wrapped(f"{where} {what} {message}", "", _INDENT), *_detailed(details)])


def _detailed(details: Sequence[str]) -> list[str]:
    return [
        line for detail in details if detail for line in _wrapped(_visible(detail), _INDENT, _INDENT + "  ")
    ]


def _wrapped(text: str, first: str, others: str) -> list[str]:
    """Return the lines of a text, broken at words where a person reads them on a terminal."""
    if not sys.stdout.isatty():
        return [first + text]
    width = max(40, shutil.get_terminal_size((100, 24)).columns)
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _visible(text: str) -> str:
    return text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)


def _as_json(reports: Sequence[tuple[str, Report]]) -> str:
    data = [_as_data(file, report, finding) for file, report in reports for finding in report.findings]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _as_data(file: str, report: Report, finding: Finding) -> dict[str, str | int | None]:
    from danvan_cli.thethuc.ruleset import RULESET

    spot = finding.spot
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": file,
        "line": spot.paragraph or 1,
        "column": 1,
        "paragraph": spot.paragraph or None,
        "part": spot.part or None,
        "quote": spot.quote or None,
        "component": finding.component,
        "message": finding.message,
        "hint": finding.hint,
        "article": finding.article or None,
        "type": report.slug or None,
        "ruleset": RULESET,
    }


def _summarise(reports: Sequence[tuple[str, Report]]) -> None:
    from danvan_cli.thethuc.ruleset import RULESET

    for file, report in reports:
        kind = f" ({report.kind})" if report.kind else ""
        say(f"{_visible(file)}{kind}: {_counts([report])}, theo bộ quy tắc {RULESET}.")
    if len(reports) > 1:
        total = _counts([report for _, report in reports])
        say(f"Tất cả {len(reports)} tệp: {total}.")


def _counts(reports: Sequence[Report]) -> str:
    found = [finding.severity for report in reports for finding in report.findings]
    counts = [f"{number} {severity.label}" for severity in Severity if (number := found.count(severity))]
    return ", ".join(counts) or "đúng thể thức, không có phát hiện"
