"""A wide workspace for measuring: every unit reports six tasks of eight figures each; and the floor under it.

The floor is what no program goes below: each file composed to nodes by libyaml, and the same document written.
Run as a program, ``python wide.py FOLDER DOCX``, this module is that floor.
"""

from __future__ import annotations

import os
import sys
import tempfile
import zipfile
from pathlib import Path

YEAR = 2024
TASKS, FIGURES = 6, 8


def build_wide(folder: Path, units: int) -> Path:
    """Write a workspace of so many units; returns its root."""
    root = folder / f"rong-{units}"
    reports = root / "reports" / str(YEAR)
    reports.mkdir(parents=True)
    (root / "plans").mkdir()
    register = "".join(f"  - {{ma: dv-{at}, ten: Đơn vị số {at}}}\n" for at in range(1, units + 1))
    _write(
        root / "plans" / "co-quan.yaml",
        "phien_ban: 1\nco_quan: {ten: Văn phòng UBND tỉnh, ten_in: VĂN PHÒNG, co_quan_chu_quan: UBND TỈNH, "
        "viet_tat: VPUB, nguoi_ky: [{ho_ten: Phạm Xuân Duệ, chuc_vu: Chánh Văn phòng}]}\ndon_vi:\n"
        + register,
    )
    _write(
        root / "plans" / "dan-van.yaml",
        "phien_ban: 1\nma: dan-van\nten: Công tác dân vận\nhieu_luc: {tu_nam: 2022}\nnhiem_vu:\n"
        + "".join(map(_task, range(1, TASKS + 1)))
        + "bao_cao: {don_vi_tong_hop: dv-1, kinh_gui: UBND tỉnh, han: {kieu: truoc_ngay, ngay: 05/11}}\n",
    )
    for unit in range(1, units + 1):
        _write(reports / f"dv-{unit}.yaml", _report(unit))
    return root


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _task(task: int) -> str:
    figures = "".join(
        f"      - {{ma: ct{task}_{at}, ten: Chỉ tiêu thứ {at} của nhiệm vụ, don_vi_tinh: lượt, kieu: so_nguyen}}\n"
        for at in range(1, FIGURES + 1)
    )
    return (
        f"  - ma: nv{task}\n    ten: Nhiệm vụ số {task}\n    noi_dung: Thực hiện nhiệm vụ.\n"
        f"    thuc_hien: [tat-ca]\n    chi_tieu:\n{figures}"
    )


def _report(unit: int) -> str:
    tasks = "".join(
        f"  nv{task}:\n    tinh_trang: hoan_thanh\n"
        f"    ket_qua: Trong kỳ đã thực hiện {{ct{task}_1}} lượt theo Công văn số {unit}{task}/VPUB.\n"
        "    so_lieu:\n"
        + "".join(
            f"      ct{task}_{at}: {(unit * 7 + task * at) % 900 + 1}\n" for at in range(1, FIGURES + 1)
        )
        for task in range(1, TASKS + 1)
    )
    return (
        f"phien_ban: 1\nky: {YEAR}\ndon_vi: dv-{unit}\nngay_gui: 2024-11-01\n"
        f"ky_so_lieu: {{tu_ngay: 2023-11-01, den_ngay: 2024-10-31}}\nnhiem_vu:\n{tasks}"
    )


def floor(root: Path, docx: Path) -> None:
    """Compose every file of a workspace to nodes, and write the body of a document once more."""
    import yaml

    for path in sorted(root.glob("*/**/*.yaml")):
        yaml.compose(path.read_bytes(), Loader=yaml.CSafeLoader)
    with zipfile.ZipFile(docx) as made:
        body = made.read("word/document.xml")
    with tempfile.TemporaryFile() as target, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", body)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        floor(Path(sys.argv[1]), Path(sys.argv[2]))
    else:  # the imports of the floor alone
        import yaml as yaml

    sys.stdout.flush()
    os._exit(0)
