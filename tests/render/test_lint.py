"""Every document that danvan renders passes its own linter, at both sizes and with the widest margins."""

from __future__ import annotations

import pytest

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.check import lint

HOUSES = {
    "14": "co_chu: 14\n",
    "13": "co_chu: 13\n",
    "14-narrow": "co_chu: 14\nle: { tren: 25, duoi: 25, trai: 35, phai: 20 }\ngian_dong: 1.5\ngian_doan: 12\n",
    "13-narrow": "co_chu: 13\nle: { tren: 25, duoi: 25, trai: 35, phai: 20 }\nthut_dong: 1\n",
}
TH = "reports/2024/phong-th.yaml"
OWN_LUU = ("bao_cao:\n", 'luu: "Lưu VT, HCQT(hnb)."\nbao_cao:\n')
LATE = {TH: ("ngay_gui: 2024-11-01", "ngay_gui: null")}
DOCUMENTS = {
    "ke-hoach": ({"plans/dan-van.yaml": OWN_LUU}, ("render", "plans/dan-van.yaml"), {"TT439"}),
    "don-vi": ({}, ("render", "reports/2024/ban-tcd.yaml"), {"TT240", "TT439", "TT410"}),
    "tong-hop": ({}, ("consolidate", "2024"), set()),
    "tong-hop-du-thao": (
        LATE,
        ("consolidate", "2024", "--draft", "--number", "5", "--date", "5/2/2025"),
        set(),
    ),
    "don-doc": (LATE, ("remind", "2024", "--deadline", "20/11/2024", "--number", "8"), set()),
    "yeu-cau": ({}, ("remind", "2025", "--request", "--date", "2025-10-01"), set()),
}


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_passes_the_linter(workspace, run, tmp_path, name, house):
    """Notes alone are left: the plan's own filing line, a unit's archive, a head whose name is not given."""
    changes, command, notes = DOCUMENTS[name]
    root = workspace({**changes, "templates/the-thuc.yaml": HOUSES[house]})
    code, out, err = run(*command, "-o", str(tmp_path / "vb.docx"), cwd=root)
    assert code == 0, out + err

    findings = lint((tmp_path / "vb.docx").read_bytes()).findings

    assert [found for found in findings if found.severity is not Severity.NOTE] == []
    assert {found.code for found in findings} <= notes
