"""``--format github``: workflow commands to the letter, so that nothing in a name or text breaks them."""

from __future__ import annotations

import pytest

from danvan_cli.cli.github import as_github
from danvan_cli.problem import Place, Problem, Severity

TCD = "reports/2024/ban-tcd.yaml"
PLACE = Place(TCD, 34, 23, 34, 25)


def finding(place=PLACE, message="sai", hint=None, severity=Severity.ERROR):
    return Problem("DV401", severity, place, message, hint)


def test_a_finding_is_one_command_with_its_span():
    assert as_github([finding(message="50 ≠ 52", hint="sửa một trong ba số")]) == (
        "::error title=DV401,file=reports/2024/ban-tcd.yaml,line=34,endLine=34,col=23,endColumn=25::"
        "reports/2024/ban-tcd.yaml:34:23: lỗi DV401: 50 ≠ 52%0Agợi ý: sửa một trong ba số\n"
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
)
def test_severity_is_the_command(severity, command):
    assert as_github([finding(severity=severity)]).startswith(f"::{command} ")


def test_per_cent_signs_of_a_message_are_escaped_once():
    assert as_github([finding(message="đạt 88,9%, không phải 75,3%0A")]).endswith(
        "đạt 88,9%25, không phải 75,3%250A\n"
    )


def test_line_ends_of_a_hint_cannot_start_another_command():
    assert as_github([finding(hint="một\r\n::error::hai")]).endswith("%0Agợi ý: một%0D%0A::error::hai\n")


def test_name_of_a_file_is_escaped_as_a_property():
    said = as_github([finding(Place("reports/2024/a,b:c%d.yaml"))])

    assert ",file=reports/2024/a%2Cb%3Ac%25d.yaml,line=1," in said


def test_no_finding_is_no_line():
    assert as_github([]) == ""


def test_the_command_prints_findings_alone(workspace, run):
    root = workspace({TCD: ("luot_tiep: 866", "luot_tiep: 1.204")})

    code, out, err = run("validate", "--format", "github", root=root)

    assert (code, err) == (1, "")
    assert out.startswith(
        f"::error title=DV104,file={TCD},line=21,endLine=21,col=18,endColumn=23::{TCD}:21:18:"
    )
    assert out.count("\n") == 1
