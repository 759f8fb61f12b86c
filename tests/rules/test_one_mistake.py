"""One mistake gives one finding: a table of single mistakes, then what needs more than a line.

Each row: what was done, to which file, the change (a whole file, ``(old, new)`` or ``None`` for no such file),
and the only finding as ``line:column severity CODE``, with the file in front where it is another one.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.workspace import load_workspace

REPOSITORY = Path(__file__).parents[2]
BASE = REPOSITORY / "tests" / "examples" / "nen"
TCD, TTPVKS = "reports/2024/ban-tcd.yaml", "reports/2024/tt-pvks-tthc.yaml"
TH, HCQT = "reports/2024/phong-th.yaml", "reports/2024/phong-hcqt.yaml"
OLD = "reports/2023/ban-tcd.yaml"
SUMMARY = "reports/2024/tong-hop.yaml"
PLAN, OFFICE = "plans/dan-van.yaml", "plans/co-quan.yaml"
REFERS = "phien_ban: 1\nky: 2024\nnhan_xet:\n  nv3: Đã tiếp {luot_tiep} lượt, {luot_tiep.thay_doi}.\n"

NV1_OF_TH = """  nv1:
    tinh_trang: hoan_thanh
    ket_qua: Đã quán triệt cho {can_bo_quan_triet} công chức trong phòng.
    so_lieu:
      so_van_ban: 2
      can_bo_quan_triet: 9
      tong_can_bo: 9
"""
NV1_OF_TCD = """  nv1:
    tinh_trang: hoan_thanh
    ket_qua: Đã quán triệt cho {can_bo_quan_triet} công chức của Ban.
    so_lieu:
      so_van_ban: 3
      can_bo_quan_triet: 11
      tong_can_bo: 12
"""

MISTAKES = [
    ("report: misspelt key ky_so_lieu", TCD, ("ky_so_lieu:", "ky_solieu:"), "4:1 lỗi DV102"),
    ("report: misspelt key nhiem_vu", TCD, ("nhiem_vu:\n  nv1", "nhiemvu:\n  nv1"), "7:1 lỗi DV102"),
    ("report: misspelt key don_vi", TCD, ("don_vi: ban-tcd", "donvi: ban-tcd"), "3:1 lỗi DV102"),
    ("report: misspelt key ky", TCD, ("ky: 2024", "kỳ: 2024"), "2:1 lỗi DV102"),
    ("report: misspelt phien_ban", TCD, ("phien_ban: 1", "phienban: 1"), "1:1 lỗi DV102"),
    ("report: misspelt ngay_gui", TCD, ("ngay_gui:", "ngay_gưi:"), "6:1 lỗi DV102"),
    (
        "report: misspelt tinh_trang",
        TCD,
        ("  nv3:\n    tinh_trang:", "  nv3:\n    tinhtrang:"),
        "16:5 lỗi DV102",
    ),
    (
        "report: misspelt so_lieu",
        TCD,
        ("    so_lieu:\n      luot_tiep", "    solieu:\n      luot_tiep"),
        "20:5 lỗi DV102",
    ),
    ("report: misspelt ket_qua", TCD, ("    ket_qua: |", "    ketqua: |"), "17:5 lỗi DV102"),
    ("report: misspelt figure", TCD, ("luot_tiep: 866", "luot_tip: 866"), "21:7 lỗi DV201"),
    (
        "report: misspelt figure in a rate",
        TCD,
        ("can_bo_quan_triet: 11", "can_bo_quan_triet_: 11"),
        "13:7 lỗi DV201",
    ),
    ("report: misspelt opening figure", TCD, ("don_ky_truoc: 12", "don_kytruoc: 12"), "24:7 lỗi DV201"),
    ("report: misspelt task", TCD, ("  nv3:\n", "  nv33:\n"), "15:3 lỗi DV201"),
    ("report: misspelt task, another task's code", TH, ("  nv1:\n", "  nv2:\n"), "8:3 lỗi DV201"),
    ("report: misspelt record key so_nguoi", TCD, ("so_nguoi: 80", "songuoi: 80"), "30:62 lỗi DV102"),
    ("report: misspelt record key ten", TCD, ("- {ten: Hội nghị", "- {tên: Hội nghị"), "30:6 lỗi DV102"),
    ("report: misspelt record list", TCD, ("hoi_nghi:\n", "hoi_nghị:\n"), "29:1 lỗi DV102"),
    (
        "report: misspelt task in record",
        TCD,
        ("so_nguoi: 80, nhiem_vu: nv3", "so_nguoi: 80, nhiem_vu: nv33"),
        "30:86 lỗi DV201",
    ),
    ("report: misspelt tu_ngay", TCD, ("tu_ngay:", "tu_ngày:"), "4:14 lỗi DV102"),
    ("report: misspelt uoc value", TCD, ("ngay_gui:", "uoc: tru\nngay_gui:"), "6:6 lỗi DV106"),
    (
        "report: misspelt status",
        TCD,
        ("  nv3:\n    tinh_trang: hoan_thanh", "  nv3:\n    tinh_trang: hoan_thanhh"),
        "16:17 lỗi DV106",
    ),
    ("report: unknown muc", TCD, ("muc: cong_nhan", "muc: congnhan"), "35:10 lỗi DV106"),
    ("report: missing figure", TCD, ("      luot_tiep: 866\n", ""), "20:5 lỗi DV303"),
    ("report: missing figure in balances", TCD, ("      don_tiep_nhan: 40\n", ""), "20:5 lỗi DV303"),
    ("report: missing opening", TCD, ("      don_ky_truoc: 12\n", ""), "20:5 lỗi DV303"),
    ("report: missing rate term", TCD, ("      tong_can_bo: 12\n", ""), "11:5 lỗi DV303"),
    ("report: missing yes-no", TCD, ("      doi_thoai: co\n", ""), "20:5 lỗi DV303"),
    ("report: missing single value", HCQT, ("    so_lieu:\n      diem_cchc: 86.25\n", ""), "15:3 lỗi DV303"),
    ("report: empty figure", TCD, ("luot_tiep: 866", "luot_tiep:"), "20:5 lỗi DV303"),
    (
        "report: deleted task",
        TH,
        (
            NV1_OF_TH,
            "  {}\n",
        ),
        "7:1 lỗi DV302",
    ),
    (
        "report: deleted task nv1 of TCD",
        TCD,
        (
            NV1_OF_TCD,
            "",
        ),
        "7:1 lỗi DV302",
    ),
    ("report: missing status", TCD, ("  nv3:\n    tinh_trang: hoan_thanh\n", "  nv3:\n"), "15:3 lỗi DV101"),
    (
        "report: missing window",
        TCD,
        ("ky_so_lieu: {tu_ngay: 2023-11-01, den_ngay: 2024-10-31}\n", ""),
        "1:1 lỗi DV101",
    ),
    ("report: missing den_ngay", TCD, (", den_ngay: 2024-10-31", ""), "4:1 lỗi DV101"),
    ("report: missing unit", TCD, ("don_vi: ban-tcd\n", ""), "1:1 lỗi DV101"),
    ("report: missing period", TCD, ("ky: 2024\n", ""), "1:1 lỗi DV101"),
    ("report: missing record key", TCD, ("ten: Hội nghị đối thoại với công dân, ", ""), "30:5 lỗi DV101"),
    ("report: missing so_ky_hieu", HCQT, ("    so_ky_hieu: 12/KH-VPUB\n", ""), "21:5 lỗi DV101"),
    (
        "report: missing decision",
        HCQT,
        ("    quyet_dinh: {so_ky_hieu: 45/QĐ-VPUB, ngay: 2024-07-10, co_quan: Văn phòng UBND tỉnh}\n", ""),
        "28:5 lỗi DV101",
    ),
    ("report: file deleted", TCD, None, "plans/co-quan.yaml:15:9 cảnh báo DV301"),
    ("report: file empty", TCD, "", "1:1 lỗi DV101"),
    (
        "report: odd space behind the only key",
        HCQT,
        ("diem_cchc: 86.25", "diem_cchc:\u00a086.25"),
        "19:17 lỗi DV002",
    ),
    ("report: odd space in braces", TCD, ("{tu_ngay: 2023", "{tu_ngay:\u00a02023"), "4:22 lỗi DV002"),
    (
        "plan: owner that does not report",
        PLAN,
        ("don_vi: [ban-tcd]\n        bat_buoc", "don_vi: [lanh-dao]\n        bat_buoc"),
        "89:18 lỗi DV201",
    ),
    ("plan: filter for an unknown level", PLAN, ("[cong_nhan, tieu", "[cong_nhn, tieu"), "99:21 lỗi DV106"),
    (
        "plan: filter for an unknown task",
        PLAN,
        ("loc: {muc: [cong_nhan, tieu_bieu]}", "loc: {nhiem_vu: [nv33]}"),
        "99:26 lỗi DV201",
    ),
    (
        "plan: filter for neither true nor false",
        PLAN,
        ("loc: {muc: [cong_nhan, tieu_bieu]}", "loc: {moi: [co]}"),
        "99:21 lỗi DV106",
    ),
    (
        "plan: range of no year",
        PLAN,
        ("gioi_han: {tu: 0, den: 100}", "muc_tieu: {nam: 3}"),
        "153:20 lỗi DV107",
    ),
    ("figure: dot", TCD, ("luot_tiep: 866", "luot_tiep: 1.204"), "21:18 lỗi DV104"),
    ("figure: comma", TCD, ("luot_tiep: 866", "luot_tiep: 1,204"), "21:18 lỗi DV104"),
    ("figure: dot in balance", TCD, ("don_phai_xu_ly: 52", "don_phai_xu_ly: 5.200"), "23:23 lỗi DV104"),
    ("figure: dot in rate", TCD, ("can_bo_quan_triet: 11", "can_bo_quan_triet: 1.100"), "13:26 lỗi DV104"),
    ("figure: words", TCD, ("luot_tiep: 866", "luot_tiep: gần 900"), "21:18 lỗi DV104"),
    ("figure: unit", TCD, ("luot_tiep: 866", "luot_tiep: 866 lượt"), "21:18 lỗi DV104"),
    ("figure: negative", TCD, ("luot_tiep: 866", "luot_tiep: -866"), "21:18 lỗi DV402"),
    ("figure: negative opening", TCD, ("don_ky_truoc: 12", "don_ky_truoc: -12"), "24:21 lỗi DV402"),
    ("figure: decimal in whole", TCD, ("luot_tiep: 866", "luot_tiep: 866.5"), "21:18 lỗi DV104"),
    ("figure: comma decimal", TTPVKS, ("thoi_gian_tb: 3.5", "thoi_gian_tb: 3,5"), "27:21 lỗi DV104"),
    ("figure: octal", TCD, ("luot_tiep: 866", "luot_tiep: 0866"), "21:18 lỗi DV104"),
    ("figure: list", TCD, ("luot_tiep: 866", "luot_tiep: [866]"), "21:18 lỗi DV103"),
    ("figure: mapping", TCD, ("luot_tiep: 866", "luot_tiep: {so: 866}"), "21:18 lỗi DV103"),
    ("figure: above range", HCQT, ("diem_cchc: 86.25", "diem_cchc: 862.5"), "19:18 lỗi DV402"),
    ("figure: yes-no", TCD, ("doi_thoai: co", "doi_thoai: coo"), "28:18 lỗi DV106"),
    ("figure: nil misspelt", TCD, ("luot_tiep: 866", "luot_tiep: khong_phatsinh"), "21:18 lỗi DV104"),
    (
        "figure: extra digit in people",
        TCD,
        ("so_nguoi_tiep: 1120", "so_nguoi_tiep: 11200"),
        "22:22 cảnh báo DV405",
    ),
    ("figure: extra digit breaks order", TCD, ("luot_tiep: 866", "luot_tiep: 8660"), "22:22 cảnh báo DV401"),
    (
        "figure: lost digit in people",
        TCD,
        ("so_nguoi_tiep: 1120", "so_nguoi_tiep: 112"),
        "22:22 cảnh báo DV401",
    ),
    ("figure: swapped received", TCD, ("don_tiep_nhan: 40", "don_tiep_nhan: 41"), "23:23 lỗi DV401"),
    ("figure: total 1 wrong balance each", TCD, ("don_da_xu_ly: 45", "don_da_xu_ly: 46"), "23:23 lỗi DV401"),
    (
        "figure: rate above 100",
        TCD,
        ("can_bo_quan_triet: 11", "can_bo_quan_triet: 13"),
        "13:26 cảnh báo DV404",
    ),
    (
        "figure: computed typed rate",
        TCD,
        ("      tong_can_bo: 12\n", "      tong_can_bo: 12\n      ty_le_quan_triet: 91.7\n"),
        "15:7 lỗi DV205",
    ),
    (
        "figure: computed typed count",
        TCD,
        ("      doi_thoai: co\n", "      doi_thoai: co\n      so_mo_hinh: 1\n"),
        "29:7 lỗi DV205",
    ),
    (
        "figure: of another's",
        TTPVKS,
        ("      doi_thoai: khong\n", "      doi_thoai: khong\n      luot_tiep: 5\n"),
        "19:7 lỗi DV205",
    ),
    (
        "figure: of another task",
        TCD,
        ("      doi_thoai: co\n", "      doi_thoai: co\n      hs_qua_han: 5\n"),
        "29:7 lỗi DV201",
    ),
    (
        "figure: given twice single",
        TTPVKS,
        ("      thoi_gian_tb: 3.5\n", "      thoi_gian_tb: 3.5\n      diem_cchc: 86.25\n"),
        "28:18 lỗi DV205",
    ),
    (
        "figure: duplicate",
        TCD,
        ("      luot_tiep: 866\n", "      luot_tiep: 866\n      luot_tiep: 867\n"),
        "22:7 lỗi DV003",
    ),
    (
        "figure: opening and received off",
        TCD,
        [("don_ky_truoc: 12", "don_ky_truoc: 13"), ("don_tiep_nhan: 40", "don_tiep_nhan: 39")],
        "24:21 cảnh báo DV403",
    ),
    ("figure: overdue hs", TTPVKS, ("hs_qua_han: 245", "hs_qua_han: 246"), "23:25 lỗi DV401"),
    (
        "figure: hs total digit",
        TTPVKS,
        ("hs_da_giai_quyet: 12345", "hs_da_giai_quyet: 123450"),
        "23:25 lỗi DV401",
    ),
    ("unit: misspelt", TCD, ("don_vi: ban-tcd", "don_vi: ban-tdc"), "3:9 lỗi DV008"),
    ("unit: of another", TCD, ("don_vi: ban-tcd", "don_vi: phong-th"), "3:9 lỗi DV008"),
    ("unit: with accents", TCD, ("don_vi: ban-tcd", "don_vi: Ban TCD"), "3:9 lỗi DV008"),
    ("period: other year", TCD, ("ky: 2024", "ky: 2023"), "2:5 lỗi DV008"),
    ("period: words", TCD, ("ky: 2024", "ky: năm 2024"), "2:5 lỗi DV107"),
    ("version: newer", TCD, ("phien_ban: 1", "phien_ban: 2"), "1:12 lỗi DV109"),
    ("date: window wrong year", TCD, ("den_ngay: 2024-10-31", "den_ngay: 2025-10-31"), "4:1 lỗi DV601"),
    ("date: window start", TCD, ("tu_ngay: 2023-11-01", "tu_ngay: 2024-01-01"), "4:1 lỗi DV601"),
    ("date: window end before start", TCD, ("den_ngay: 2024-10-31", "den_ngay: 2022-10-31"), "4:1 lỗi DV601"),
    ("date: window no date", TCD, ("den_ngay: 2024-10-31", "den_ngay: 2024-10-32"), "4:45 lỗi DV105"),
    ("date: window old report end", OLD, ("den_ngay: 2023-10-31", "den_ngay: 2023-09-30"), "4:1 lỗi DV601"),
    ("date: window old report start", OLD, ("tu_ngay: 2022-11-01", "tu_ngay: 2022-10-01"), "4:1 lỗi DV601"),
    ("date: lead's window", HCQT, ("den_ngay: 2024-10-31", "den_ngay: 2024-09-30"), "4:1 lỗi DV601"),
    ("date: sent late", TCD, ("ngay_gui: 2024-11-01", "ngay_gui: 2024-11-20"), "6:11 cảnh báo DV602"),
    ("date: sent year early", TCD, ("ngay_gui: 2024-11-01", "ngay_gui: 2023-11-01"), "4:1 lỗi DV601"),
    ("date: sent bad", TCD, ("ngay_gui: 2024-11-01", "ngay_gui: 01-11-2024"), "6:11 lỗi DV105"),
    ("date: conference year", TCD, ("ngay: 2024-06-20", "ngay: 2014-06-20"), "30:50 cảnh báo DV502"),
    ("date: conference future", TCD, ("ngay: 2024-06-20", "ngay: 2042-06-20"), "30:50 cảnh báo DV502"),
    ("date: conference bad", TCD, ("ngay: 2024-06-20", "ngay: 2024-06-31"), "30:50 lỗi DV105"),
    ("date: award", HCQT, ("ngay: 2024-07-10", "ngay: 2025-07-10"), "31:48 cảnh báo DV502"),
    ("text: reference misspelt", TCD, ("{luot_tiep} lượt", "{luot_tiip} lượt"), "18:24 lỗi DV206"),
    ("text: reference accents", TCD, ("{luot_tiep} lượt", "{lượt_tiếp} lượt"), "18:24 lỗi DV206"),
    ("text: placeholder", TCD, ("Tiếp nhận mới {don_tiep_nhan} đơn.", "TODO"), "17:14 lỗi DV108"),
    (
        "text: empty dots",
        TCD,
        ("ket_qua: Đã quán triệt cho {can_bo_quan_triet} công chức của Ban.", "ket_qua: …"),
        "10:14 lỗi DV108",
    ),
    ("text: unquoted reference", TH, ("ket_qua: Đã quán triệt cho {can", "ket_qua: {can"), "10:14 lỗi DV002"),
    ("text: colon", TH, ("ket_qua: Đã quán triệt", "ket_qua: Kết quả: đã quán triệt"), "10:21 lỗi DV002"),
    ("text: hand number", TCD, ("{luot_tiep} lượt", "868 lượt"), "18:24 cảnh báo DV407"),
    (
        "status: nil with figures",
        TCD,
        ("  nv3:\n    tinh_trang: hoan_thanh", "  nv3:\n    tinh_trang: khong_phat_sinh"),
        "16:17 lỗi DV304",
    ),
    ("yaml: tab", TCD, ("      luot_tiep: 866", "\t  luot_tiep: 866"), "21:1 lỗi DV002"),
    ("yaml: missing space", TCD, ("luot_tiep: 866", "luot_tiep:866"), "21:16 lỗi DV002"),
    ("yaml: indentation", TCD, ("      luot_tiep: 866", "     luot_tiep: 866"), "21:6 lỗi DV002"),
    ("yaml: quote", TH, ("ket_qua: Đã", 'ket_qua: "Đã'), "10:14 lỗi DV002"),
    ("yaml: brace", TCD, ("den_ngay: 2024-10-31}", "den_ngay: 2024-10-31"), "4:13 lỗi DV002"),
    ("yaml: duplicate section", TCD, ("hoi_nghi:\n", "nhiem_vu: {}\nhoi_nghi:\n"), "29:1 lỗi DV003"),
    ("yaml: anchor", TCD, ("luot_tiep: 866", "luot_tiep: &a 866"), "21:18 lỗi DV004"),
    (
        "yaml: conflict",
        TCD,
        (
            "      luot_tiep: 866\n",
            "<<<<<<< HEAD\n      luot_tiep: 866\n=======\n      luot_tiep: 867\n>>>>>>> b\n",
        ),
        "21:1 lỗi DV006",
    ),
    ("yaml: list for mapping", TCD, ("  nv3:\n    tinh_trang", "  - nv3:\n    tinh_trang"), "15:3 lỗi DV002"),
    (
        "accept: unknown code",
        TCD,
        (
            "      doi_thoai: co\n",
            "      doi_thoai: co\n    giai_trinh:\n      - {ma_loi: DV999, ly_do: Đã rà soát lại sổ}\n",
        ),
        "30:18 lỗi DV106",
    ),
    (
        "accept: unused",
        TCD,
        (
            "      doi_thoai: co\n",
            "      doi_thoai: co\n    giai_trinh:\n      - {ma_loi: DV405, ly_do: Đã rà soát lại sổ}\n",
        ),
        "30:18 cảnh báo DV309",
    ),
    (
        "accept: unknown figure",
        TCD,
        (
            "      doi_thoai: co\n",
            "      doi_thoai: co\n    giai_trinh:\n      - {ma_loi: DV405, chi_tieu: luot_tip, ly_do: Rà soát lại}\n",
        ),
        "30:35 lỗi DV201",
    ),
    (
        "accept: no reason",
        TCD,
        ("      doi_thoai: co\n", "      doi_thoai: co\n    giai_trinh:\n      - {ma_loi: DV405}\n"),
        "30:9 lỗi DV101",
    ),
    (
        "accept: misspelt key",
        TCD,
        (
            "      doi_thoai: co\n",
            "      doi_thoai: co\n    giai_trinh:\n      - {maloi: DV405, ly_do: Đã rà soát lại sổ}\n",
        ),
        "30:10 lỗi DV102",
    ),
    ("plan: misspelt ten", PLAN, ("ten: Lượt tiếp công dân", "tên: Lượt tiếp công dân"), "50:9 lỗi DV102"),
    (
        "plan: misspelt kieu value",
        PLAN,
        (
            "        ten: Lượt tiếp công dân\n        don_vi_tinh: lượt\n        kieu: so_nguyen",
            "        ten: Lượt tiếp công dân\n        don_vi_tinh: lượt\n        kieu: songuyen",
        ),
        "52:15 lỗi DV106",
    ),
    (
        "plan: unknown owner",
        PLAN,
        ("chu_tri: [ban-tcd, tt-pvks-tthc]", "chu_tri: [ban-tdc, tt-pvks-tthc]"),
        "45:15 lỗi DV201",
    ),
    ("plan: duplicate task", PLAN, ("  - ma: nv4", "  - ma: nv3"), "108:9 lỗi DV203"),
    (
        "plan: duplicate indicator",
        PLAN,
        ("      - ma: so_nguoi_tiep", "      - ma: luot_tiep"),
        "54:13 lỗi DV203",
    ),
    (
        "plan: bad expression",
        PLAN,
        ("bieu_thuc: so_nguoi_tiep >= luot_tiep", "bieu_thuc: so_nguoi_tiep >= luottiep"),
        "105:20 lỗi DV207",
    ),
    ("plan: bad rate", PLAN, ("tu_so: can_bo_quan_triet", "tu_so: can_bo_quantriet"), "32:16 lỗi DV207"),
    (
        "plan: different units",
        PLAN,
        ("bieu_thuc: so_nguoi_tiep >= luot_tiep", "bieu_thuc: so_nguoi_tiep = luot_tiep"),
        "105:20 lỗi DV207",
    ),
    ("plan: bad date", PLAN, ("ngay: 05/11", "ngay: 31/02"), "160:33 lỗi DV105"),
    (
        "plan: opening unknown",
        PLAN,
        ("ky_truoc: don_chuyen_ky_sau", "ky_truoc: don_chuyen_ky"),
        "69:19 lỗi DV201",
    ),
    ("plan: unknown list", PLAN, ("danh_sach: hoi_nghi", "danh_sach: hoinghi"), "39:20 lỗi DV106"),
    ("plan: unknown filter", PLAN, ("loc: {muc:", "loc: {mucc:"), "99:15 lỗi DV102"),
    (
        "plan: consolidating unit",
        PLAN,
        ("don_vi_tong_hop: phong-hcqt", "don_vi_tong_hop: phong-hcqtt"),
        "158:20 lỗi DV201",
    ),
    (
        "plan: missing deadline",
        PLAN,
        ("  han: {kieu: truoc_ngay, ngay: 05/11, lui_ngay_nghi: false}\n", ""),
        "157:1 lỗi DV101",
    ),
    ("office: misspelt key", OFFICE, ("viet_tat: BTCD", "viettat: BTCD"), "17:5 lỗi DV102"),
    ("office: duplicate unit", OFFICE, ("  - ma: phong-th", "  - ma: ban-tcd"), "21:9 lỗi DV203"),
    ("office: code", OFFICE, ("ma: phong-th", "ma: Phong_TH"), "21:9 lỗi DV107"),
    ("office: missing ten", OFFICE, ("    ten: Phòng Tổng hợp\n", ""), "21:5 lỗi DV101"),
    (
        "office: signer gone",
        OFFICE,
        ("tu_ngay: null, den_ngay: null", "tu_ngay: null, den_ngay: 2020-01-01"),
        "9:3 cảnh báo DV209",
    ),
    (
        "office: bad heir",
        OFFICE,
        ("    viet_tat: TH\n", "    viet_tat: TH\n    ke_thua: [phong-xx]\n"),
        "24:15 lỗi DV201",
    ),
]

RENAMED = [
    (TCD, "reports/2024/ban-tdc.yaml", "reports/2024/ban-tdc.yaml:3:9 lỗi DV008"),
    (TCD, "reports/2024/bao-cao.yaml", "reports/2024/bao-cao.yaml:3:9 lỗi DV008"),
    (TCD, "reports/2024/Ban-TCD.yaml", "reports/2024/Ban-TCD.yaml:1:1 lỗi DV008"),
    (TCD, "reports/2024/ban-tcd.yml", "reports/2024/ban-tcd.yml:1:1 lỗi DV008"),
    (TCD, "reports/2024/ban-tcd.yaml.bak", "reports/2024/ban-tcd.yaml.bak:1:1 lỗi DV008"),
    (TCD, "reports/2024/.ban-tcd.yaml", "plans/co-quan.yaml:15:9 cảnh báo DV301"),
    ("reports/2024", "reports/2024a", "reports/2024a:1:1 lỗi DV008"),
    ("reports/2024", "reports/năm 2024", "reports/năm 2024:1:1 lỗi DV008"),
]

ONE_IN_EACH_REPORT = [
    ("plan begins too late", PLAN, ("tu_nam: 2022", "tu_nam: 2024"), "DV201", "2023"),
    ("plan ends too early", PLAN, ("den_nam: null", "den_nam: 2023"), "DV201", "2024"),
    ("plan is not there", PLAN, None, "DV201", "2023 2024"),
    (
        "plan's window is another",
        PLAN,
        ("ky_so_lieu: null", "ky_so_lieu: {tu_ngay: 01/01, den_ngay: 31/12}"),
        "DV601",
        "2023 2024",
    ),
]
"""What the plan has wrong shows in the reports, once in each: there it has to be seen."""


def heads(root: Path) -> list[str]:
    return [
        f"{found.place.file}:{found.place.line}:{found.place.column} {found.severity.label} {found.code}"
        for found in check_workspace(load_workspace(root))
    ]


def test_the_table_is_long_and_names_each_mistake_once():
    assert len(MISTAKES) + len(RENAMED) >= 120
    assert len({what for what, *_ in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize(
    ("file", "change", "finding"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_mistake(workspace, file, change, finding):
    expected = finding if finding.startswith(("plans/", "reports/")) else f"{file}:{finding}"

    assert heads(workspace({file: change})) == [expected]


@pytest.mark.parametrize(("name", "new_name", "finding"), RENAMED)
def test_renamed(workspace, name, new_name, finding):
    root = workspace()
    (root / name).rename(root / new_name)

    assert heads(root) == [finding]


@pytest.mark.parametrize(
    ("file", "change", "code", "years"),
    [row[1:] for row in ONE_IN_EACH_REPORT],
    ids=[row[0] for row in ONE_IN_EACH_REPORT],
)
def test_mistake_that_shows_in_every_report(workspace, file, change, code, years):
    found = [(line.split(":")[0], line.split()[-1]) for line in heads(workspace({file: change}))]

    units = ("ban-tcd", "phong-hcqt", "phong-th", "tt-pvks-tthc")
    assert found == [(f"reports/{year}/{unit}.yaml", code) for year in years.split() for unit in units]


def test_renamed_unit_is_one_finding_in_each_of_its_reports(workspace):
    root = workspace({OFFICE: ("ma: phong-th", "ma: phong-thop")})

    assert heads(root) == [
        "reports/2023/phong-th.yaml:3:9 lỗi DV201",
        "reports/2024/phong-th.yaml:3:9 lỗi DV201",
    ]


FIGURE = re.compile(r"^      (?P<code>[a-z_]+): (?P<value>[0-9.]+)$", re.MULTILINE)
FIGURES = [
    (f"reports/{year}/{path.name}", match["code"], match[0])
    for year in (2024,)
    for path in sorted((BASE / f"reports/{year}").iterdir())
    for match in FIGURE.finditer(path.read_text("utf-8"))
]
"""Every number of the reports of 2024, with its line."""


def test_enough_figures_were_found():
    assert len(FIGURES) >= 24


@pytest.mark.parametrize(
    ("mistake", "code"),
    [
        (lambda line: line[:0], "DV303"),
        (lambda line: line.replace(":", "_x:") + "\n", "DV201"),
        (lambda line: line.split(":")[0] + ": 1.204.000\n", "DV104"),
        (lambda line: line.replace(": ", ": -") + "\n", "DV402"),
        (lambda line: line.replace(": ", ": gần ") + "\n", "DV104"),
        (lambda line: line.split(":")[0] + ": [1]\n", "DV103"),
    ],
    ids=["left out", "with an unknown code", "with separators", "below zero", "in words", "as a list"],
)
def test_every_figure_wrong_in_one_way_is_one_finding(workspace, mistake, code):
    found = {}
    for number, (file, figure, line) in enumerate(FIGURES):
        root = workspace({file: (line + "\n", mistake(line))}, f"{number}")
        found[file, figure] = [head.split()[-1] for head in heads(root)]
        shutil.rmtree(root)

    assert {where: codes for where, codes in found.items() if codes != [code]} == {}


SAMPLE = [
    ("a figure left out", "ban-tcd", r"\n      luot_tiep: \d+", "", "DV303"),
    ("a figure with a dot", "ban-tcd", r"(      luot_tiep: )\d+", r"\g<1>1.204", "DV104"),
    ("a misspelt code", "phong-hcqt", r"(      nguoi_lao_dong): ", r"\1s: ", "DV201"),
    ("a misspelt key", "phong-tong-hop", r"(  nv1:\n    tinh)_trang", r"\1trang", "DV102"),
    ("a window of another year", "nha-khach", r"den_ngay: 2024", "den_ngay: 2025", "DV601"),
    ("sent too late", "phong-noi-chinh", r"ngay_gui: \S+", "ngay_gui: 2024-12-01", "DV602"),
    ("another unit's name", "phong-kinh-te-nganh", r"don_vi: \S+", "don_vi: nha-khach", "DV008"),
    ("an unknown state", "tt-cong-bao-tin-hoc", r"(  nv2:\n    tinh_trang: )\w+", r"\1xong", "DV106"),
]


@pytest.mark.parametrize(
    ("unit", "pattern", "new", "code"), [row[1:] for row in SAMPLE], ids=[row[0] for row in SAMPLE]
)
def test_mistake_in_the_shipped_sample(tmp_path, unit, pattern, new, code):
    for folder in ("plans", "reports", "templates"):
        shutil.copytree(REPOSITORY / folder, tmp_path / "mau" / folder)
    path = tmp_path / "mau" / "reports" / "2024" / f"{unit}.yaml"
    text, changed = re.subn(pattern, new, path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")

    assert changed == 1
    assert [head.split()[-1] for head in heads(tmp_path / "mau") if "lưu ý" not in head] == [code]


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
