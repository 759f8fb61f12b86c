"""A workspace of the years 2022 to 2025, laid over ``examples/nen``: two plans, a merger, a split, changed indicators.

The second plan, from 2024 on, gives ``luot_tiep`` another code and name, counts ``so_van_ban`` by a new definition and
``thoi_gian_tb`` in hours, drops ``thu_cam_on`` and adds ``gop_y``. Phòng Tổng hợp and Phòng Nội chính become one unit
at the beginning of 2024; Phòng Quản trị is split in two in July 2024.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from cases import BASE

OFFICE, FIRST, SECOND = "plans/co-quan.yaml", "plans/dan-van.yaml", "plans/dan-van-2024.yaml"
YEARS = (2022, 2023, 2024, 2025)
UNITS = """\
  - {ma: phong-th, ten: Phòng Tổng hợp, viet_tat: TH, den_ngay: 2023-12-31}
  - {ma: phong-nc, ten: Phòng Nội chính, den_ngay: 2023-12-31}
  - {ma: phong-thnc, ten: Phòng Tổng hợp - Nội chính, tu_ngay: 2024-01-01, ke_thua: [phong-th, phong-nc]}
  - {ma: phong-qt, ten: Phòng Quản trị, den_ngay: 2024-06-30}
  - {ma: to-xe, ten: Tổ Xe, tu_ngay: 2024-07-01, ke_thua: [phong-qt]}
  - {ma: to-nha-khach, ten: Tổ Nhà khách, tu_ngay: 2024-07-01, ke_thua: [phong-qt]}
"""
NEW_WAYS = (
    ("tu_nam: 2022", "tu_nam: 2024"),
    ("        ten: Lượt tiếp công dân\n", "        ten: Lượt công dân được tiếp\n        ma_cu: luot_tiep\n"),
    ("- ma: luot_tiep\n", "- ma: luot_dan\n"),
    (">= luot_tiep", ">= luot_dan"),
    (
        "- ma: so_van_ban\n",
        (
            "- ma: so_van_ban\n"
            "        doi_cach_tinh: {2024: Từ năm 2024 chỉ tính văn bản do đơn vị trực tiếp ban hành}\n"
        ),
    ),
    ("don_vi_tinh: ngày", "don_vi_tinh: giờ"),
    (
        "- ma: thu_cam_on\n        ten: Thư cảm ơn của công dân\n",
        "- ma: gop_y\n        ten: Thư góp ý của công dân\n",
    ),
)
VISITS = {2022: 1204, 2023: 1012, 2024: 866, 2025: 840}
FILES = {2022: (10000, 9500), 2023: (11000, 10600), 2024: (12000, 11400), 2025: (12500, 12125)}
STAFF: Mapping[str, Mapping[int, tuple[int, int, int]]] = {
    "phong-hcqt": dict.fromkeys(YEARS, (6, 20, 20)),
    "ban-tcd": {2022: (5, 10, 12), 2023: (4, 11, 12), 2024: (3, 12, 12), 2025: (3, 12, 12)},
    "tt-pvks-tthc": dict.fromkeys(YEARS, (5, 30, 32)),
    "phong-th": {2022: (8, 9, 9), 2023: (7, 8, 9)},
    "phong-nc": {2022: (4, 5, 6), 2023: (3, 6, 6)},
    "phong-thnc": {2024: (2, 14, 15), 2025: (4, 15, 15)},
    "phong-qt": {2022: (1, 16, 16), 2023: (1, 16, 16), 2024: (1, 8, 16)},
    "to-xe": {2024: (0, 4, 4), 2025: (1, 5, 5)},
    "to-nha-khach": {2024: (0, 6, 7), 2025: (0, 7, 7)},
}
"""For each unit and year: documents, people that were taught, people."""


def build(root: Path, years: Iterable[int] = YEARS) -> Path:
    """Lay the workspace below ``root``, with the reports of some years."""
    shutil.copytree(BASE, root)
    shutil.rmtree(root / "reports")
    office, plan = (root / OFFICE).read_text("utf-8"), (root / FIRST).read_text("utf-8")
    start = office.index("  - ma: phong-th\n")
    end = office.index("  - ma: lanh-dao\n")
    (root / OFFICE).write_text(office[:start] + UNITS + office[end:], "utf-8")
    (root / FIRST).write_text(plan.replace("den_nam: null", "den_nam: 2023"), "utf-8")
    for old, new in NEW_WAYS:
        assert old in plan
        plan = plan.replace(old, new)
    (root / SECOND).write_text(plan, "utf-8")
    for year in years:
        for unit, by_year in STAFF.items():
            if year in by_year:
                write(root, year, unit, by_year[year])
    return root


def write(root: Path, year: int, unit: str, staff: tuple[int, int, int]) -> None:
    """Write the report of a unit."""
    path = root / f"reports/{year}/{unit}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    documents, taught, people = staff
    lines = [
        "phien_ban: 1",
        f"ky: {year}",
        f"don_vi: {unit}",
        f"ky_so_lieu: {{tu_ngay: {year - 1}-11-01, den_ngay: {year}-10-31}}",
        f"ngay_gui: {year}-11-01",
        "nhiem_vu:",
        "  nv1:",
        "    tinh_trang: hoan_thanh",
        f"    so_lieu: {{so_van_ban: {documents}, can_bo_quan_triet: {taught}, tong_can_bo: {people}}}",
        *_visits(year, unit),
        *_files(year, unit),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _visits(year: int, unit: str) -> list[str]:
    if unit not in ("ban-tcd", "tt-pvks-tthc"):
        return []
    figures = {"doi_thoai": "co" if unit == "ban-tcd" or year > 2023 else "khong"}
    if unit == "ban-tcd":
        own = {
            "luot_tiep" if year < 2024 else "luot_dan": str(VISITS[year]),
            "so_nguoi_tiep": str(VISITS[year] + 100),
        }
        own |= {"don_phai_xu_ly": "50", "don_ky_truoc": "10", "don_tiep_nhan": "40", "don_da_xu_ly": "40"}
        own |= {"don_chuyen_ky_sau": "10", "thu_cam_on" if year < 2024 else "gop_y": "khong_phat_sinh"}
        figures = own | figures
    return [
        "  nv3:",
        "    tinh_trang: hoan_thanh",
        "    so_lieu:",
        *(f"      {code}: {value}" for code, value in figures.items()),
    ]


def _files(year: int, unit: str) -> list[str]:
    if unit not in ("tt-pvks-tthc", "phong-hcqt"):
        return []
    lines = ["  nv4:", "    tinh_trang: hoan_thanh"]
    done, in_time = FILES[year]
    if unit == "tt-pvks-tthc":
        lines.append(
            f"    so_lieu: {{hs_da_giai_quyet: {done}, hs_truoc_han: {in_time - 500}, hs_dung_han: 500, "
            f"hs_qua_han: {done - in_time}, thoi_gian_tb: {3.5 if year < 2024 else 22}}}"
        )
    else:
        lines.append(f"    so_lieu: {{diem_cchc: {year - 1940}}}")
    return lines
