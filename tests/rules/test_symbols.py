"""Số, ký hiệu: which are well-formed, which are not, and what is advised (DV501)."""

from __future__ import annotations

import pytest

from danvan_cli.rules.prose.symbols import fault_of

WELL_FORMED = [
    ("33/CT-TTg", "Chỉ thị"),
    ("1847/QĐ-TTg", "Quyết định"),
    ("76/NQ-CP", "Nghị quyết"),
    ("30/2020/NĐ-CP", "Nghị định"),
    ("09/2019/NĐ-CP", "Nghị định"),
    ("04/2021/TT-TTCP", "Thông tư"),
    ("01/2020/TTLT-BNV-BTC", "Thông tư liên tịch"),
    ("18/2017/QH14", "Luật"),
    ("43/2022/QH15", "Nghị quyết"),
    ("07/2022/UBTVQH15", "Pháp lệnh"),
    ("1686/NQ-UBTVQH15", "Nghị quyết"),
    ("12/2023/NQ-HĐND", "Nghị quyết"),
    ("01/2023/QĐ-UBND", "Quyết định"),
    ("1557/QĐ-UBND", "Quyết định"),
    ("05/KH-UBND", "Kế hoạch"),
    ("12a/KH-UBND", "Kế hoạch"),
    ("27/CTr-UBND", "Chương trình"),
    ("55/TTr-SNV", "Tờ trình"),
    ("12/QyĐ-UBND", "Quy định"),
    ("15/QĐ-VPUB", "Quy chế"),
    ("12/KH-BCĐ389", "Kế hoạch"),
    ("15/CTr-MTTQ-BTT", "Chương trình"),
    ("45/KL-TTCP", "Kết luận"),
    ("456/UBDT-DTTS", "Công văn"),
    ("127/VPUB-BTCD", "Công văn"),
    ("123/TTg-KGVX", "Công văn"),
    ("2345/SGDĐT-GDTrH", "Công văn"),
    ("3456/UBND-NC", None),
    ("456/UBDT-DTTS", "Kế hoạch"),  # UBDT is no abbreviation of a tên loại: nothing to compare
    ("23-QĐ/TW", "Quyết định"),
    ("23-QĐ/TW", "Quy định"),
    ("01-KL/TW", "Kết luận"),
    ("08-CT/TU", "Chỉ thị"),
    ("511-CV/BNCTW", "Công văn"),
    ("12-NQ/ĐU", "Nghị quyết"),
    ("12-KH/TĐTN-BTG", "Kế hoạch"),
    ("36-HD/VPTW", "  hướng   dẫn "),
]
ADVICE = [
    ("5/KH-UBND", "Kế hoạch", "“05/KH-UBND”"),
    ("8/2022/QH15", "Luật", "“08/2022/QH15”"),
    ("Số 12/KH-UBND", None, "“12/KH-UBND”"),
    ("số: 12/KH-UBND", None, "“12/KH-UBND”"),
    ("12 / KH - UBND", None, "“12/KH-UBND”"),
    ("12/kh-ubnd", None, "“12/KH-UBND”"),
    ("12/qđ-ttg", None, "“12/QĐ-TTg”"),
    ("12/TTR-SNV", "Tờ trình", "“12/TTr-SNV”"),
    ("12/KH–UBND", None, "“12/KH-UBND”"),
    ("12/QÐ-UBND", None, "“12/QĐ-UBND”"),
    ("12\\KH-UBND", None, "“12/KH-UBND”"),
    ("08/CT-TU", "Chỉ thị", "“08-CT/TU”"),
    ("23/QĐ-TW", None, "“23-QĐ/TW”"),
    ("23-QĐ/UBND", None, "“23/QĐ-UBND”"),
    ("12/2024/KH-UBND", "Kế hoạch", "“12/KH-UBND”"),
    ("127/CV-VPUB-TH", "Công văn", "“127/VPUB-TH”"),
    ("12/KH-UBND", "Quyết định", "“12/QĐ-UBND”"),
    ("64/BC-UBND", "Công văn", "sửa loai thành Báo cáo"),
    ("12-KH/TU", "Quyết định", "“12-QĐ/TU”"),
    ("30/NĐ-CP", "Nghị định", "phải có năm ban hành"),
    ("12/KH", "Kế hoạch", "cơ quan ban hành"),
    ("456/UBDT", "Công văn", "đơn vị soạn thảo"),
    ("12KH-UBND", None, "viết như 33/CT-TTg"),
    ("44/KH/UBND", None, "viết như 33/CT-TTg"),
    ("120/KH_UBND", None, "viết như 33/CT-TTg"),
    ("124/2020-NĐ-CP", None, "viết như 33/CT-TTg"),
    ("…/KH-UBND", None, "viết như 33/CT-TTg"),
    ("12/KH-UBND ngày 01/02/2024", None, "viết như 33/CT-TTg"),
    ("12/KH-UBND, 13/KH-UBND", None, "viết như 33/CT-TTg"),
    ("khong_ro", None, "viết như 33/CT-TTg"),
]


@pytest.mark.parametrize(("symbol", "kind"), WELL_FORMED)
def test_well_formed_symbol_has_no_fault(symbol: str, kind: str | None) -> None:
    assert fault_of(symbol, kind) is None


@pytest.mark.parametrize(("symbol", "kind", "said"), ADVICE)
def test_fault_says_what_is_wrong_and_how_to_write_it(symbol: str, kind: str | None, said: str) -> None:
    fault = fault_of(symbol, kind)

    assert fault is not None
    assert said in f"{fault.message} {fault.hint}"
    assert symbol in fault.message


@pytest.mark.parametrize(("symbol", "kind", "_"), ADVICE)
def test_what_is_advised_is_well_formed(symbol: str, kind: str | None, _: str) -> None:
    fault = fault_of(symbol, kind)
    assert fault is not None

    if fault.hint.startswith("viết “"):
        assert fault_of(fault.hint.split("“")[1].split("”")[0], kind) is None
