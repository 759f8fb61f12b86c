"""``--format sarif``: valid by the schema of SARIF 2.1.0, and every field what it means there."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from danvan_cli import __version__
from danvan_cli.cli.sarif import as_sarif
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.rules.pages import codes, page

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
TCD = "reports/2024/ban-tcd.yaml"
TH = "reports/2024/phong-th.yaml"
THREE = {
    TCD: [("don_ky_truoc: 12", "don_ky_truoc: 10"), ("don_tiep_nhan: 40", "don_tiep_nhan: 42")],
    TH: [("so_van_ban: 2", "so_van_ban: -2"), ("2024-11-01", "2024-11-05")],
}


def valid(text: str) -> dict:
    """Return the run of a SARIF text that the schema accepts."""
    data = json.loads(text)
    jsonschema.validate(data, SCHEMA)
    assert (data["version"], len(data["runs"])) == ("2.1.0", 1)
    return data["runs"][0]


def one(place: Place = Place(TCD, 2, 3, 4, 5), hint: str | None = None) -> dict:  # noqa: B008
    """Return the only result for a finding at a place."""
    (found,) = valid(as_sarif([Problem("DV401", Severity.ERROR, place, "sai", hint)], page, "1.0"))["results"]
    return found


def test_the_schema_refuses_what_is_wrong():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": "2.1.0", "runs": [{"results": []}]}, SCHEMA)


def test_clean_workspace_is_a_run_without_results(workspace, run):
    code, out, err = run("validate", "--format", "sarif", root=workspace())

    assert (code, err) == (0, "")
    assert valid(out)["results"] == []


def test_run_names_the_tool_its_version_and_language(workspace, run):
    found = valid(run("validate", "--format", "sarif", root=workspace()).out)

    assert (found["tool"]["driver"]["name"], found["tool"]["driver"]["version"]) == ("danvan", __version__)
    assert (found["tool"]["driver"]["language"], found["language"]) == ("vi-VN", "vi-VN")
    assert found["columnKind"] == "unicodeCodePoints"


def test_results_are_the_findings_in_order(workspace, run):
    code, out, _ = run("validate", "--format", "sarif", root=workspace(THREE))
    found = valid(out)

    assert code == 1
    rules = [rule["id"] for rule in found["tool"]["driver"]["rules"]]
    assert rules == ["DV402", "DV403", "DV602"]
    assert [
        (result["ruleId"], rules[result["ruleIndex"]], result["level"]) for result in found["results"]
    ] == [
        ("DV403", "DV403", "warning"),
        ("DV602", "DV602", "note"),
        ("DV402", "DV402", "error"),
    ]


def test_place_is_a_relative_reference_and_a_region():
    assert one()["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "reports/2024/ban-tcd.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "startColumn": 3, "endLine": 4, "endColumn": 5},
            }
        }
    ]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("reports/2024/báo cáo.yaml", "reports/2024/b%C3%A1o%20c%C3%A1o.yaml"),
        ("reports/2024/a#b?c%d.yaml", "reports/2024/a%23b%3Fc%25d.yaml"),
        ("reports/2024:/a.yaml", "reports/2024%3A/a.yaml"),
        ("reports/\udce9.yaml", "reports/%E9.yaml"),
    ],
)
def test_name_is_percent_encoded(file, uri):
    assert one(Place(file))["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_advice_follows_the_message():
    assert one(hint="sửa số")["message"] == {"text": "sai\nGợi ý: sửa số"}
    assert one()["message"] == {"text": "sai"}


@pytest.mark.parametrize("code", codes())
def test_rule_is_described_by_its_page(code):
    text = as_sarif([Problem(code, Severity.ERROR, Place(TCD), "sai")], page, "1.0")
    (rule,) = valid(text)["tool"]["driver"]["rules"]

    assert page(code).startswith(f"# {code}: {rule['shortDescription']['text']}\n")
    assert rule["fullDescription"]["text"] in page(code)
    assert rule["fullDescription"]["text"].endswith((".", ":", "…", "”"))
    assert rule["help"]["text"].startswith("## Ví dụ sai\n")
    assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def test_rule_has_the_gravest_level_that_its_findings_can_have():
    (rule,) = valid(as_sarif([Problem("DV403", Severity.WARNING, Place(TCD), "sai")], page, "1.0"))["tool"][
        "driver"
    ]["rules"]

    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["shortDescription"] == {"text": "Số đầu kỳ khác số cuối kỳ năm trước"}
