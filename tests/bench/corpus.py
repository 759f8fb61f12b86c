"""A workspace of any size for measuring: one office, one plan, N units, one report each a year, without findings.

Beside it, what the compared tools need: a JSON Schema that asks the same of one report, and a yamllint
configuration that lets long lines pass. Everything is computed from the unit's number, so that every run of
a size measures the same bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

YEAR = 2024

_HEAD = """\
phien_ban: 1
co_quan:
  ten: Văn phòng Ủy ban nhân dân tỉnh
  ten_in: VĂN PHÒNG
  co_quan_chu_quan: UBND TỈNH
  viet_tat: VPUB
  nguoi_ky:
    - {ho_ten: Phạm Xuân Duệ, chuc_vu: Chánh Văn phòng}
don_vi:
"""

_PLAN = """\
phien_ban: 1
ma: dan-van
ten: Thực hiện nâng cao hiệu quả công tác dân vận trong tình hình mới
hieu_luc: {tu_nam: 2015, den_nam: null}
nhiem_vu:
  - ma: nv1
    ten: Quán triệt, thể chế hóa chủ trương, chính sách về công tác dân vận
    noi_dung: Tổ chức quán triệt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước.
    thuc_hien: [tat-ca]
    chi_tieu:
      - {ma: co_ke_hoach, ten: Đơn vị có kế hoạch năm, kieu: co_khong}
      - {ma: tong_can_bo, ten: Tổng số công chức, don_vi_tinh: người, kieu: so_nguyen}
      - {ma: can_bo_quan_triet, ten: Công chức được quán triệt, don_vi_tinh: người, kieu: so_nguyen}
      - {ma: ty_le_quan_triet, ten: Tỷ lệ được quán triệt, don_vi_tinh: "%", kieu: ty_le,
         tu_so: can_bo_quan_triet, mau_so: tong_can_bo, so_le: 1}
      - {ma: so_hoi_nghi, ten: Hội nghị đã tổ chức, don_vi_tinh: hội nghị, kieu: dem, danh_sach: hoi_nghi}
      - {ma: so_van_ban, ten: Văn bản đã ban hành, don_vi_tinh: văn bản, kieu: dem, danh_sach: van_ban,
         loc: {nhiem_vu: [nv1]}}
    can_doi:
      - {bieu_thuc: can_bo_quan_triet <= tong_can_bo}
  - ma: nv3
    ten: Thi đua “Dân vận khéo”, tiếp công dân, giải quyết khiếu nại, tố cáo
    noi_dung: Thực hiện tốt công tác tiếp công dân, đối thoại trực tiếp với dân.
    chu_tri: [tat-ca]
    chi_tieu:
      - {ma: luot_tiep, ten: Lượt tiếp công dân, don_vi_tinh: lượt, kieu: so_nguyen}
      - {ma: nguoi_duoc_tiep, ten: Người được tiếp, don_vi_tinh: người, kieu: so_nguyen}
      - {ma: doan_dong_nguoi, ten: Đoàn đông người, don_vi_tinh: đoàn, kieu: so_nguyen}
      - {ma: don_phai_xu_ly, ten: Đơn phải xử lý, don_vi_tinh: đơn, kieu: so_nguyen}
      - {ma: don_ky_truoc, ten: Đơn kỳ trước chuyển sang, don_vi_tinh: đơn, kieu: so_nguyen,
         ky_truoc: don_chua_xu_ly}
      - {ma: don_tiep_nhan, ten: Đơn tiếp nhận trong kỳ, don_vi_tinh: đơn, kieu: so_nguyen}
      - {ma: don_da_xu_ly, ten: Đơn đã xử lý, don_vi_tinh: đơn, kieu: so_nguyen}
      - {ma: don_chua_xu_ly, ten: Đơn chuyển kỳ sau, don_vi_tinh: đơn, kieu: so_nguyen}
      - {ma: ty_le_xu_ly, ten: Tỷ lệ đơn đã xử lý, don_vi_tinh: "%", kieu: ty_le,
         tu_so: don_da_xu_ly, mau_so: don_phai_xu_ly}
      - {ma: so_mo_hinh, ten: Mô hình được công nhận, don_vi_tinh: mô hình, kieu: dem, danh_sach: mo_hinh,
         loc: {muc: [cong_nhan, tieu_bieu]}}
    can_doi:
      - {bieu_thuc: don_phai_xu_ly = don_ky_truoc + don_tiep_nhan}
      - {bieu_thuc: don_phai_xu_ly = don_da_xu_ly + don_chua_xu_ly}
      - {bieu_thuc: nguoi_duoc_tiep >= luot_tiep, muc_do: canh_bao}
  - ma: nv4
    ten: Cải cách hành chính, cải cách thủ tục hành chính
    noi_dung: Đổi mới và nâng cao hiệu quả công tác cải cách hành chính.
    chu_tri: [tat-ca]
    chi_tieu:
      - {ma: hs_da_giai_quyet, ten: Hồ sơ đã giải quyết, don_vi_tinh: hồ sơ, kieu: so_nguyen}
      - {ma: hs_dung_han, ten: Hồ sơ đúng hạn, don_vi_tinh: hồ sơ, kieu: so_nguyen}
      - {ma: hs_qua_han, ten: Hồ sơ quá hạn, don_vi_tinh: hồ sơ, kieu: so_nguyen}
      - {ma: thoi_gian_tb, ten: Thời gian giải quyết trung bình, don_vi_tinh: ngày, kieu: so_thap_phan}
    can_doi:
      - {bieu_thuc: hs_da_giai_quyet = hs_dung_han + hs_qua_han}
bao_cao:
  don_vi_tong_hop: don-vi-0001
  kinh_gui: Ủy ban nhân dân tỉnh
  han: {kieu: truoc_ngay, ngay: 05/11}
"""

_REPORT = """\
phien_ban: 1
ky: {year}
don_vi: {unit}
ky_so_lieu: {{tu_ngay: {before}-11-01, den_ngay: {year}-10-31}}
nguoi_lap: {{ho_ten: Nguyễn Thị Hồng Thắm, chuc_vu: Chuyên viên}}
ngay_gui: {year}-11-01
nhiem_vu:
  nv1:
    tinh_trang: hoan_thanh
    ket_qua: |
      Đã quán triệt Chỉ thị số 33/CT-TTg đến {{can_bo_quan_triet}} công chức, đạt {{ty_le_quan_triet}}%.
      - {meeting}
    so_lieu:
      co_ke_hoach: co
      tong_can_bo: {staff}
      can_bo_quan_triet: {trained}
  nv3:
    tinh_trang: hoan_thanh
    ket_qua: |
      Trong kỳ đã tiếp {{luot_tiep}} lượt với {{nguoi_duoc_tiep}} người; không để xảy ra điểm nóng tại trụ sở.
      - Tổng số đơn phải xử lý là {{don_phai_xu_ly}}, đã xử lý {{don_da_xu_ly}}, đạt {{ty_le_xu_ly}}%.
      - {answered}
    so_lieu:
      luot_tiep: {visits}
      nguoi_duoc_tiep: {people}
      doan_dong_nguoi: khong_phat_sinh
      don_phai_xu_ly: {letters}
      don_ky_truoc: {old}
      don_tiep_nhan: {new}
      don_da_xu_ly: {done}
      don_chua_xu_ly: {left}
    han_che:
      - noi_dung: Một số vụ việc kéo dài chưa được giải quyết dứt điểm.
        nguyen_nhan: Hồ sơ các dự án giai đoạn trước thất lạc, phải xác minh lại từ cơ sở.
        loai: khach_quan
        giai_phap: Lập tổ công tác liên ngành, mỗi vụ việc có một hồ sơ riêng.
  nv4:
    tinh_trang: hoan_thanh
    ket_qua: Đã giải quyết {{hs_da_giai_quyet}} hồ sơ, trong đó {{hs_dung_han}} hồ sơ đúng hạn.
    so_lieu:
      hs_da_giai_quyet: {files}
      hs_dung_han: {in_time}
      hs_qua_han: {late}
      thoi_gian_tb: {days}
van_ban:
  - loai: Công văn
    so_ky_hieu: {number:02}/VPUB-TH
    ngay: {year}-03-15
    co_quan: Văn phòng UBND tỉnh
    trich_yeu: Hướng dẫn kỹ năng tiếp công dân gắn với công tác dân vận
    nhiem_vu: nv1
hoi_nghi:
  - {{ten: Hội nghị đối thoại với công dân lần {number}, ngay: {year}-06-20, so_nguoi: 80, nhiem_vu: nv3}}
mo_hinh:
  - ten: Tiếp công dân bằng nụ cười {number}
    linh_vuc: Tiếp công dân
    loai: tap_the
    muc: cong_nhan
    moi: true
    nhiem_vu: nv3
kho_khan:
  - {{nhiem_vu: nv3, noi_dung: Thiếu phòng chờ cho công dân., de_xuat: Bố trí kinh phí sửa chữa trụ sở.}}
"""

_MEETINGS = (
    "Tổ chức {so_hoi_nghi} hội nghị tại cơ sở, gắn với sinh hoạt chuyên đề hằng quý của đơn vị.",
    "Mỗi quý chọn một nội dung học tập, có ký nhận và kiểm tra kết quả sau từng buổi; {so_hoi_nghi} hội nghị.",
    "Phát tài liệu hỏi đáp đến từng bộ phận tiếp xúc với người dân trước ngày 30/6, tổ chức {so_hoi_nghi} hội nghị.",
    "Lồng ghép vào {so_hoi_nghi} hội nghị công chức, viên chức và các buổi tập huấn nghiệp vụ hành chính.",
    "Cử cán bộ dự lớp bồi dưỡng của tỉnh rồi truyền đạt lại trong {so_hoi_nghi} hội nghị nội bộ.",
)
_ANSWERS = (
    "Các kiến nghị về đất đai, bồi thường, hỗ trợ và tái định cư được trả lời bằng văn bản.",
    "Người đứng đầu trực tiếp đối thoại với các hộ dân trong dự án chậm tiến độ, chốt thời hạn từng việc.",
    "Công khai lịch tiếp và kết quả giải quyết trên trang thông tin, cập nhật trước ngày 05 hằng tháng.",
    "Phân loại đơn ngay trong ngày tiếp nhận, chuyển đúng cơ quan có thẩm quyền trong 03 ngày làm việc.",
    "Rà soát lại toàn bộ vụ việc tồn đọng từ năm 2015, lập hồ sơ riêng và phân công người theo dõi.",
)

YAMALE = """\
phien_ban: int()
ky: int()
don_vi: str()
ky_so_lieu: map(day(), key=str())
nguoi_lap: map(str(), key=str())
ngay_gui: day()
nhiem_vu: map(include('nhiem_vu'), key=str())
van_ban: list(include('van_ban'))
hoi_nghi: list(include('hoi_nghi'))
mo_hinh: list(include('mo_hinh'))
kho_khan: list(map(str(), key=str()))
---
nhiem_vu:
  tinh_trang: enum('hoan_thanh', 'dang_thuc_hien', 'chua_thuc_hien', 'khong_phat_sinh')
  ket_qua: str()
  so_lieu: map(any(num(), str()), key=str())
  han_che: list(map(str(), key=str()), required=False)
van_ban: {loai: str(), so_ky_hieu: str(), ngay: day(), co_quan: str(), trich_yeu: str(), nhiem_vu: str()}
hoi_nghi: {ten: str(), ngay: day(), so_nguoi: int(), nhiem_vu: str()}
mo_hinh: {ten: str(), linh_vuc: str(), loai: str(), muc: str(), moi: bool(), nhiem_vu: str()}
"""
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"


class Corpus(NamedTuple):
    """Where the pieces of a generated workspace stand."""

    root: Path
    schema: Path
    reports: list[Path]


def build(folder: Path, units: int, years: Sequence[int] = (YEAR,)) -> Corpus:
    """Write a workspace with so many units and a report of each in every year, and the schema beside it."""
    root = folder / f"so-lieu-{units}-{len(years)}"
    (root / "plans").mkdir(parents=True)
    codes = [f"don-vi-{number:04}" for number in range(1, units + 1)]
    register = "".join(
        f"  - ma: {code}\n    ten: Đơn vị số {number}\n    viet_tat: DV{number}\n"
        for number, code in enumerate(codes, 1)
    )
    _write(root / "plans" / "co-quan.yaml", _HEAD + register)
    _write(root / "plans" / "dan-van.yaml", _PLAN)
    paths = []
    for year in years:
        (root / "reports" / str(year)).mkdir(parents=True)
        for number, code in enumerate(codes, 1):
            path = root / "reports" / str(year) / f"{code}.yaml"
            _write(path, _report(number, code, year))
            paths.append(path)
    schema = folder / "bao-cao.schema.json"
    _write(schema, json.dumps(json_schema(), ensure_ascii=False))
    _write(folder / "bao-cao.yamale.yaml", YAMALE)
    return Corpus(root, schema, paths)


def commit_by_year(corpus: Corpus, years: Sequence[int]) -> None:
    """Keep the workspace in git: the office's files first, then the reports of each year when they were sent."""
    _git(corpus.root, f"{years[0]}-01-05T08:00:00+07:00", "init", "--quiet")
    _keep(corpus.root, f"{years[0]}-01-05T08:00:00+07:00", "plans", "Mở sổ")
    for year in years:
        _keep(corpus.root, f"{year}-11-01T08:00:00+07:00", f"reports/{year}", f"Báo cáo kỳ {year}")


def _keep(root: Path, day: str, folder: str, message: str) -> None:
    _git(root, day, "add", folder)
    _git(root, day, "commit", "--quiet", "--message", message)


def _git(root: Path, day: str, *words: str) -> None:
    person = {"NAME": "Trần Thị Hà", "EMAIL": "ha@example.vn", "DATE": day}
    names = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    subprocess.run(["git", *words], cwd=root, env=os.environ | names, check=True, timeout=300)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _report(number: int, code: str, year: int) -> str:
    at = year - YEAR
    staff, visits, new = 10 + number % 40, 100 + number * 7 % 900 + 3 * at, 40 + number * 11 % 500 + 2 * at
    left, in_time, late = number % 13, 900 + number * 17 % 5000 + 40 * at, number % 5
    old = left  # what last year was carried over
    return _REPORT.format(
        year=year,
        before=year - 1,
        unit=code,
        number=number,
        meeting=_MEETINGS[(number + year) % 5],
        answered=_ANSWERS[(number + year) % 5],
        staff=staff,
        trained=staff - number % 3,
        visits=visits,
        people=visits + number % 50,
        letters=old + new,
        old=old,
        new=new,
        done=old + new - left,
        left=left,
        files=in_time + late,
        in_time=in_time,
        late=late,
        days=f"{3 + number % 9}.{1 + number % 9}",
    )


def json_schema() -> dict[str, Any]:
    """Return what a JSON Schema can ask of one report: keys, types, values; no sums, nothing across files."""
    text = {"type": "string", "minLength": 1}
    day = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    figure = {"anyOf": [{"type": "number", "minimum": 0}, {"enum": ["khong_phat_sinh", "co", "khong"]}]}
    shortcoming = _group(
        ["noi_dung"],
        noi_dung=text,
        nguyen_nhan=text,
        giai_phap=text,
        loai={"enum": ["khach_quan", "chu_quan"]},
    )
    task = _group(
        ["tinh_trang"],
        tinh_trang={"enum": ["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "khong_phat_sinh"]},
        ket_qua=text,
        so_lieu={"type": "object", "additionalProperties": figure},
        han_che={"type": "array", "items": shortcoming},
    )
    document = _group(
        ["so_ky_hieu", "ngay", "co_quan"],
        loai=text,
        so_ky_hieu=text,
        ngay=day,
        co_quan=text,
        trich_yeu=text,
        nhiem_vu=text,
    )
    conference = _group(
        ["ten", "ngay"], ten=text, ngay=day, so_nguoi={"type": "integer", "minimum": 0}, nhiem_vu=text
    )
    model = _group(
        ["ten"],
        ten=text,
        linh_vuc=text,
        loai={"enum": ["tap_the", "ca_nhan"]},
        moi={"type": "boolean"},
        muc={"enum": ["dang_ky", "hieu_qua", "cong_nhan", "tieu_bieu"]},
        nhiem_vu=text,
    )
    difficulty = _group(["noi_dung"], nhiem_vu=text, noi_dung=text, de_xuat=text)
    report = _group(
        ["phien_ban", "ky", "don_vi", "ky_so_lieu", "nhiem_vu"],
        phien_ban={"const": 1},
        ky={"type": "integer", "minimum": 1900, "maximum": 2999},
        don_vi={"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        ky_so_lieu=_group(["tu_ngay", "den_ngay"], tu_ngay=day, den_ngay=day),
        nguoi_lap=_group([], ho_ten=text, chuc_vu=text),
        ngay_gui=day,
        nhiem_vu={"type": "object", "propertyNames": {"pattern": "^nv[134]$"}, "additionalProperties": task},
        van_ban={"type": "array", "items": document},
        hoi_nghi={"type": "array", "items": conference},
        mo_hinh={"type": "array", "items": model},
        kho_khan={"type": "array", "items": difficulty},
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **report}


def _group(required: list[str], **keys: object) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": keys, "additionalProperties": False}
