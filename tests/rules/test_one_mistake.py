"""One mistake gives one finding, where the corpus of examples does not reach."""

from __future__ import annotations

import pytest

from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.workspace import load_workspace

TCD, TTPVKS = "reports/2024/ban-tcd.yaml", "reports/2024/tt-pvks-tthc.yaml"
SUMMARY = "reports/2024/tong-hop.yaml"
PLAN, OFFICE = "plans/dan-van.yaml", "plans/co-quan.yaml"
REFERS = "phien_ban: 1\nky: 2024\nnhan_xet:\n  nv3: Đã tiếp {luot_tiep} lượt, {luot_tiep.thay_doi}.\n"


@pytest.fixture
def findings(workspace):
    def check(changes):
        problems = check_workspace(load_workspace(workspace(changes)))
        return [(problem.place.file, problem.code, problem.severity.label) for problem in problems]

    return check


@pytest.mark.parametrize(
    ("file", "change", "code"),
    [
        (PLAN, ("so_ky_hieu: null\n", "so_kyhieu: null\n"), "DV102"),
        (PLAN, ("      - ma: luot_tiep\n", "      - ma: Luot\n"), "DV107"),
    ],
)
def test_mistake_in_the_plan_does_not_come_back_from_the_summary(findings, file, change, code):
    assert findings({SUMMARY: REFERS, file: change}) == [(file, code, "lỗi")]


def test_single_value_is_not_missed_while_the_report_of_an_owner_cannot_be_read(findings):
    found = findings({TCD: "phien_ban: 1\nky: 2024\nten: 'mở\n"})

    assert found == [(TCD, "DV002", "lỗi")]


def test_single_value_is_not_missed_while_an_owner_has_not_filed(findings):
    found = findings({TCD: None})

    assert ("DV303" in {code for _, code, _ in found}) is False
    assert (OFFICE, "DV301", "cảnh báo") in found


def test_message_stays_on_one_line(workspace):
    root = workspace({TCD: ("luot_tiep: 866", 'luot_tiep: "86\\n6"')})

    (problem,) = [found for found in check_workspace(load_workspace(root)) if found.code == "DV104"]

    assert problem.message == "“86 6” không phải là số viết liền bằng chữ số 0–9"


def test_dash_for_nothing_is_told_what_to_write(workspace):
    root = workspace({TCD: ("luot_tiep: 866", "luot_tiep: -")})

    (problem,) = [found for found in check_workspace(load_workspace(root)) if found.place.file == TCD]

    assert (problem.code, problem.place.column) == ("DV002", 18)
    assert problem.hint == "không phát sinh thì ghi khong_phat_sinh; chưa có số liệu thì để trống"


def test_remark_behind_a_number_cuts_no_text(findings):
    assert findings({TCD: ("luot_tiep: 866", "luot_tiep: 866 #sổ theo dõi")}) == []
