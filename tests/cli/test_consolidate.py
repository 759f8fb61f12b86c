"""``danvan consolidate``: what stops it, what a draft says, options, and files that people have edited."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest

from danvan_cli.cli import validate
from danvan_cli.thethuc.outline import outline

OFFICE = "plans/co-quan.yaml"
PLAN = "plans/dan-van.yaml"
TCD = "reports/2024/ban-tcd.yaml"
TH = "reports/2024/phong-th.yaml"
DOCX = "out/2024/bao-cao-tong-hop-2024.docx"
WRITTEN = f"Đã ghi {DOCX}\n"
TEMPLATE = "templates/bao-cao-tong-hop.xml.j2"

ERROR = {TCD: ("luot_tiep: 866", "luot_tiep: -866")}
MISSING = {TH: None}
DRAFT = {TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")}


def stopped(number: int, advice: str = ", hoặc thêm --draft để kết xuất bản dự thảo") -> str:
    return f"Chưa kết xuất: còn {number} lỗi. Không có tệp nào được ghi. Sửa rồi chạy lại{advice}.\n"


def lines(path) -> list[str]:
    return outline(path.read_bytes()).splitlines()


def heads(out: str) -> list[str]:
    """The first lines of findings, to their codes."""
    return [":".join(line.split(":")[:4]) for line in out.splitlines() if ": lỗi DV" in line]


@pytest.fixture
def made(workspace, run):
    """Consolidate a workspace with changes and options; returns the outline's lines."""

    def make(changes=None, *options: str) -> list[str]:
        root = workspace(changes)
        code, _, err = run("consolidate", "2024", *options, cwd=root)
        assert code == 0, err
        return lines(root / DOCX)

    return make


# The gate


def test_what_was_found_before_in_unchanged_reports_still_stops(workspace, run, monkeypatch, tmp_path):
    monkeypatch.setenv("DANVAN_CACHE_DIR", str(tmp_path / "nho"))
    monkeypatch.setattr(validate, "WORTH_REMEMBERING", 0)
    root = workspace(ERROR)

    first, again = (run("consolidate", "2024", cwd=root) for _ in range(2))

    assert again == first
    assert first[0] == 1
    assert first[2].endswith(stopped(1))
    assert not (root / DOCX).exists()


def test_clean_workspace_is_written_and_only_the_path_is_said(workspace, run):
    root = workspace()

    assert run("consolidate", "2024", cwd=root) == (0, "", WRITTEN)
    assert (root / DOCX).is_file()


def test_error_stops(workspace, run):
    root = workspace(ERROR)

    code, out, err = run("consolidate", "2024", cwd=root)

    assert (code, err) == (1, stopped(1))
    assert heads(out) == ["reports/2024/ban-tcd.yaml:21:18: lỗi DV402"]
    assert "   21 │       luot_tiep: -866\n" in out


def test_missing_report_stops(workspace, run):
    code, out, err = run("consolidate", "2024", cwd=workspace(MISSING))

    assert (code, err) == (1, stopped(1))
    assert heads(out) == ["plans/co-quan.yaml:21:9: lỗi DV301"]


def test_draft_report_stops_at_its_empty_date(workspace, run):
    code, out, err = run("consolidate", "2024", cwd=workspace(DRAFT))

    assert (code, err) == (1, stopped(1))
    assert heads(out) == ["reports/2024/ban-tcd.yaml:6:11: lỗi DV301"]


def test_draft_report_without_the_key_stops_at_the_top(workspace, run):
    code, out, _ = run("consolidate", "2024", cwd=workspace({TCD: ("ngay_gui: 2024-11-01\n", "")}))

    assert code == 1
    assert heads(out) == ["reports/2024/ban-tcd.yaml:1:1: lỗi DV301"]


def test_all_that_stops_is_shown_in_order(workspace, run):
    root = workspace({**MISSING, TCD: [ERROR[TCD], DRAFT[TCD]]})

    code, out, err = run("consolidate", "2024", cwd=root)

    assert (code, err) == (1, stopped(3))
    assert heads(out) == [
        "plans/co-quan.yaml:21:9: lỗi DV301",
        "reports/2024/ban-tcd.yaml:6:11: lỗi DV301",
        "reports/2024/ban-tcd.yaml:21:18: lỗi DV402",
    ]


@pytest.mark.parametrize("changes", [ERROR, MISSING, DRAFT], ids=["error", "missing", "draft"])
def test_nothing_is_written_when_it_stops(workspace, run, changes):
    root = workspace(changes)

    run("consolidate", "2024", cwd=root)

    assert not (root / "out").exists()


def test_old_file_stays_when_it_stops(workspace, run):
    root = workspace()
    run("consolidate", "2024", cwd=root)
    before = (root / DOCX).read_bytes()
    (root / TH).unlink()

    run("consolidate", "2024", cwd=root)

    assert (root / DOCX).read_bytes() == before


def test_warning_does_not_stop_and_is_counted(workspace, run):
    root = workspace(
        {TCD: [("don_ky_truoc: 12", "don_ky_truoc: 10"), ("don_tiep_nhan: 40", "don_tiep_nhan: 42")]}
    )

    assert run("consolidate", "2024", cwd=root) == (
        0,
        "",
        f"Có 1 cảnh báo; xem bằng lệnh danvan validate.\n{WRITTEN}",
    )


def test_error_of_the_year_it_is_compared_with_stops(workspace, run):
    code, out, _ = run(
        "consolidate",
        "2024",
        cwd=workspace({"reports/2023/phong-th.yaml": ("so_van_ban: 3", "so_van_ban: -3")}),
    )

    assert code == 1
    assert heads(out) == ["reports/2023/phong-th.yaml:9:27: lỗi DV402"]


def test_error_of_a_later_year_does_not_stop(workspace, run):
    root = workspace(ERROR)

    assert run("consolidate", "2023", cwd=root).code == 0


# A draft of the document


@pytest.mark.parametrize("changes", [ERROR, MISSING, DRAFT], ids=["error", "missing", "draft"])
def test_draft_goes_on(workspace, run, changes):
    root = workspace(changes)

    code, out, err = run("consolidate", "2024", "--draft", cwd=root)

    assert (code, out) == (0, "")
    assert err == f"Bản dự thảo bỏ qua 1 lỗi; chạy không có --draft để xem từng lỗi.\n{WRITTEN}"


def test_draft_says_so_on_its_page(made):
    assert "| DỰ THẢO |  |" in made(None, "--draft")


def test_document_that_is_no_draft_does_not_say_so(made):
    assert not any("DỰ THẢO" in line for line in made())


def test_draft_names_the_missing_report(made):
    assert "P Chưa có báo cáo của: Phòng Tổng hợp. Số liệu tổng hợp chưa gồm các đơn vị này." in made(
        MISSING, "--draft"
    )


def test_draft_names_the_draft_report(made):
    assert (
        "P Báo cáo còn là bản nháp: Ban Tiếp công dân tỉnh. "
        "Số liệu tổng hợp đã gồm các bản nháp này và có thể còn thay đổi."
    ) in made(DRAFT, "--draft")


def test_draft_names_the_unreadable_report(made):
    shown = made({TCD: "phien_ban: [\n"}, "--draft")

    assert "P Tệp báo cáo không đọc được, coi như chưa có: Ban Tiếp công dân tỉnh." in shown
    assert "| 2 | Ban Tiếp công dân tỉnh | Tệp không đọc được |  |  | 0% |" in "\n".join(shown)


@pytest.mark.parametrize(
    "wrong",
    ["luot_tiep: -866", "luot_tiep: 1.204", "luot_tiep: gần 300"],
    ids=["DV402", "DV104", "DV104-words"],
)
def test_wrong_figure_counts_as_missing_in_a_draft(made, wrong):
    shown = made({TCD: ("luot_tiep: 866", wrong)}, "--draft")

    assert "P Chưa có số liệu: lượt tiếp công dân." in shown
    assert "| 2.1 | Lượt tiếp công dân | lượt | … | 1.012 |  |  |  | 0/1 |" in shown


def test_figure_of_somebody_else_counts_as_missing_in_a_draft(made):
    """DV205: Phòng Tổng hợp does not own it, so its figure adds nothing."""
    shown = made({TH: ("tong_can_bo: 9", "tong_can_bo: 9\n      hs_qua_han: 5")}, "--draft")

    assert any("hồ sơ giải quyết quá hạn 245 hồ sơ" in line for line in shown)


def test_totals_from_incomplete_coverage_are_labelled(made):
    shown = made(MISSING, "--draft")

    assert any(
        line.startswith("[Gạch đầu dòng] - Văn bản đã tham mưu ban hành: 14 văn bản (số liệu của 3/4 đơn vị)")
        for line in shown
    )


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({OFFICE: ("phien_ban: 1\n", "phien_ban: 1\nla: 1\n")}, "plans/co-quan.yaml:2:1: lỗi DV102"),
        ({PLAN: ("phien_ban: 1\n", "phien_ban: 1\nla: 1\n")}, "plans/dan-van.yaml:2:1: lỗi DV102"),
        ({TEMPLATE: "{{ khong_co }}"}, f"{TEMPLATE}:1:1: lỗi DV701"),
        ({"templates/the-thuc.yaml": "co_chu: 15\n"}, "templates/the-thuc.yaml:1:9: lỗi DV702"),
        ({"templates/the-thuc.yaml": "co_chu: to\n"}, "templates/the-thuc.yaml:1:9: lỗi DV104"),
    ],
    ids=["office", "plan", "template", "house", "house-unreadable"],
)
@pytest.mark.parametrize("draft", [(), ("--draft",)], ids=["final", "draft"])
def test_errors_of_office_plan_and_templates_are_never_overridden(workspace, run, changes, found, draft):
    root = workspace(changes)

    code, out, err = run("consolidate", "2024", *draft, cwd=root)

    assert (code, err) == (1, stopped(1, ""))
    assert heads(out) == [found]
    assert not (root / "out").exists()


# The period


def test_period_without_a_folder(workspace, run):
    assert run("consolidate", "2022", cwd=workspace()) == (
        2,
        "",
        ("danvan: chưa có thư mục reports/2022 (các kỳ đã có: 2023, 2024); tạo bằng lệnh: danvan new 2022\n"),
    )


@pytest.mark.parametrize("typed", ["", "24", "2024-7t", "../2024", "nam-2024"])
def test_something_that_is_no_period(workspace, run, typed):
    assert run("consolidate", typed, cwd=workspace()) == (
        2,
        "",
        f"danvan: “{typed}” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t\n",
    )


# Number, date, signer


def number_line(shown: list[str]) -> str:
    return next(line for line in shown if line.startswith("| Số:"))


def attached(shown: list[str]) -> set[str]:
    return {line for line in shown if line.startswith("[Kèm theo]")}


def test_number_and_date_are_left_blank_unless_given(made):
    shown = made()

    assert number_line(shown) == "| Số:         /BC-VPUB | ……, ngày      tháng      năm       |"
    assert attached(shown) == {
        (
            "[Kèm theo] (Kèm theo Báo cáo số ……/BC-VPUB ngày …… tháng …… năm …… "
            "của Văn phòng Ủy ban nhân dân tỉnh)"
        )
    }


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("5", "05/BC-VPUB"), ("05", "05/BC-VPUB"), ("123", "123/BC-VPUB"), ("7/BC-UBND", "7/BC-UBND")],
)
def test_number(made, typed, printed):
    shown = made(None, "--number", typed)

    assert number_line(shown).startswith(f"| Số: {printed} |")
    assert attached(shown) == {
        f"[Kèm theo] (Kèm theo Báo cáo số {printed} ngày …… tháng …… năm …… của Văn phòng Ủy ban nhân dân tỉnh)"
    }


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2024-11-20", "ngày 20 tháng 11 năm 2024"),
        ("20/11/2024", "ngày 20 tháng 11 năm 2024"),
        ("5/1/2025", "ngày 05 tháng 01 năm 2025"),
        ("2025-02-09", "ngày 09 tháng 02 năm 2025"),
        ("2025-03-01", "ngày 01 tháng 3 năm 2025"),
        ("10/12/2024", "ngày 10 tháng 12 năm 2024"),
    ],
)
def test_date(made, typed, printed):
    shown = made(None, "--date", typed)

    assert number_line(shown).endswith(f"| ……, {printed} |")
    assert attached(shown) == {
        f"[Kèm theo] (Kèm theo Báo cáo số ……/BC-VPUB {printed} của Văn phòng Ủy ban nhân dân tỉnh)"
    }


@pytest.mark.parametrize("typed", ["2024-02-30", "31/02/2025", "20-11-2024", "hôm nay", "2024"])
def test_something_that_is_no_date(workspace, run, typed):
    root = workspace()

    code, out, err = run("consolidate", "2024", "--date", typed, cwd=root)

    assert (code, out) == (2, "")
    assert err.startswith("danvan: --date: ")
    assert err.endswith("; viết như 2024-11-20 hoặc 20/11/2024\n")
    assert not (root / "out").exists()


def test_date_and_number_of_the_summary_file(made):
    shown = made(
        {
            "reports/2024/tong-hop.yaml": "phien_ban: 1\nky: 2024\nngay_lap: 2024-11-18\nso_ky_hieu: 9/BC-VPUB\n"
        }
    )

    assert number_line(shown) == "| Số: 9/BC-VPUB | ……, ngày 18 tháng 11 năm 2024 |"


def test_options_win_over_the_summary_file(made):
    shown = made(
        {
            "reports/2024/tong-hop.yaml": "phien_ban: 1\nky: 2024\nngay_lap: 2024-11-18\nso_ky_hieu: 9/BC-VPUB\n"
        },
        "--date",
        "2024-11-20",
        "--number",
        "10",
    )

    assert number_line(shown) == "| Số: 10/BC-VPUB | ……, ngày 20 tháng 11 năm 2024 |"


TWO_SIGNERS = {
    OFFICE: (
        "    - {ho_ten: Phạm Xuân Duệ, chuc_vu: Chánh Văn phòng, tu_ngay: null, den_ngay: null}\n",
        (
            "    - {ho_ten: Phạm Xuân Duệ, chuc_vu: Chánh Văn phòng, den_ngay: 2024-11-30}\n"
            "    - {ho_ten: Lê Văn Hòa, chuc_vu: Phó Chánh Văn phòng, quyen_han: KT. CHÁNH VĂN PHÒNG, "
            "tu_ngay: 2024-12-01}\n"
        ),
    )
}
FIRST = "| Nơi nhận: / - Như trên; / - Lưu: VT, HCQT. | Chánh Văn phòng / (5 dòng trống) / Phạm Xuân Duệ |"
SECOND = (
    "| Nơi nhận: / - Như trên; / - Lưu: VT, HCQT. | "
    "KT. CHÁNH VĂN PHÒNG / Phó Chánh Văn phòng / (5 dòng trống) / Lê Văn Hòa |"
)


def test_signer_is_the_first_one_valid_on_the_date(made):
    assert FIRST in made(TWO_SIGNERS, "--date", "2024-11-30")


def test_signer_changes_with_the_date(made):
    assert SECOND in made(TWO_SIGNERS, "--date", "2024-12-01")


def test_without_a_date_the_last_day_of_the_period_counts(made):
    assert SECOND in made(TWO_SIGNERS)


@pytest.mark.parametrize("typed", ["Phạm Xuân Duệ", "phạm xuân duệ", " Phạm Xuân Duệ ", "Pham Xuan Due"])
def test_signer_may_be_named(made, typed):
    assert FIRST in made(TWO_SIGNERS, "--signer", typed)


def test_named_signer_may_be_typed_in_nfd(made):
    assert SECOND in made(TWO_SIGNERS, "--signer", unicodedata.normalize("NFD", "Lê Văn Hòa"))


def test_unknown_signer(workspace, run):
    root = workspace(TWO_SIGNERS)

    assert run("consolidate", "2024", "--signer", "Ai Đó", cwd=root) == (
        2,
        "",
        (
            "danvan: --signer: không có “Ai Đó” trong nguoi_ky của plans/co-quan.yaml "
            "(đang có: Phạm Xuân Duệ, Lê Văn Hòa)\n"
        ),
    )
    assert not (root / "out").exists()


def test_nobody_valid_leaves_the_name_blank_and_warns(workspace, run):
    root = workspace({OFFICE: ("tu_ngay: null, den_ngay: null", "tu_ngay: null, den_ngay: 2023-12-31")})

    code, _, err = run("consolidate", "2024", cwd=root)

    assert (code, err) == (0, f"Có 1 cảnh báo; xem bằng lệnh danvan validate.\n{WRITTEN}")
    assert lines(root / DOCX)[-1] is not None
    assert any(
        line.startswith("| Nơi nhận:") and "Phạm Xuân Duệ" not in line and "Chánh Văn phòng" in line
        for line in lines(root / DOCX)
    )


# Where it is written


def test_default_output_lies_in_the_workspace_not_in_the_current_folder(workspace, run):
    root = workspace()

    code, _, err = run("consolidate", "2024", cwd=root / "reports")

    assert (code, err) == (0, f"Đã ghi {root / DOCX}\n")
    assert (root / DOCX).is_file()


def test_interim_period_has_its_own_folder_and_name(workspace, run):
    root = workspace()
    run("new", "2024-6t", cwd=root)

    assert run("consolidate", "2024-6t", "--draft", cwd=root).code == 0
    assert (root / "out/2024-6t/bao-cao-tong-hop-2024-6t.docx").is_file()


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_output_is_relative_to_the_current_folder(workspace, run, tmp_path, option):
    root = workspace()

    assert run("consolidate", "2024", option, "gửi đi/báo cáo.docx", root=root, cwd=tmp_path) == (
        0,
        "",
        "Đã ghi gửi đi/báo cáo.docx\n",
    )
    assert (tmp_path / "gửi đi/báo cáo.docx").is_file()
    assert not (root / "out").exists()


def test_output_that_is_a_folder(workspace, run):
    assert run("consolidate", "2024", "-o", "plans", cwd=workspace()) == (
        2,
        "",
        "danvan: plans là một thư mục; ghi tên tệp sau -o\n",
    )


def test_file_of_its_own_is_overwritten(workspace, run):
    root = workspace()
    run("consolidate", "2024", cwd=root)
    (root / TH).write_text((root / TH).read_text("utf-8").replace("so_van_ban: 2", "so_van_ban: 3"), "utf-8")

    assert run("consolidate", "2024", cwd=root) == (0, "", WRITTEN)
    assert any("Văn bản đã tham mưu ban hành: 17 văn bản" in line for line in lines(root / DOCX))


def edit(path) -> bytes:
    """Change a word inside the document as Word would, keeping every other part; return the new bytes."""
    source, target = io.BytesIO(path.read_bytes()), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                assert "Lượt tiếp công dân".encode() in data
                data = data.replace("Lượt tiếp công dân".encode(), "Lượt tiếp dân".encode())
            new.writestr(name, data)
    path.write_bytes(target.getvalue())
    return target.getvalue()


REFUSED = (
    f"danvan: {DOCX} đã được sửa tay (hoặc không do danvan tạo) nên không ghi đè; "
    "đổi tên tệp đó, dùng -o, hoặc thêm --force\n"
)


def test_file_edited_by_hand_is_kept(workspace, run):
    root = workspace()
    run("consolidate", "2024", cwd=root)
    edited = edit(root / DOCX)

    assert run("consolidate", "2024", cwd=root) == (2, "", REFUSED)
    assert (root / DOCX).read_bytes() == edited


def test_force_overwrites_an_edited_file(workspace, run):
    root = workspace()
    run("consolidate", "2024", cwd=root)
    fresh = (root / DOCX).read_bytes()
    edit(root / DOCX)

    assert run("consolidate", "2024", "--force", cwd=root) == (0, "", WRITTEN)
    assert (root / DOCX).read_bytes() == fresh


@pytest.mark.parametrize("content", [b"", b"ghi chu", b"PK\x03\x04 half a zip"], ids=["empty", "text", "zip"])
def test_foreign_file_is_kept(workspace, run, content):
    root = workspace({DOCX: content})

    assert run("consolidate", "2024", cwd=root) == (2, "", REFUSED)
    assert (root / DOCX).read_bytes() == content


def test_word_file_without_a_seal_is_kept(workspace, run):
    root = workspace()
    run("consolidate", "2024", cwd=root)
    target = io.BytesIO()
    with zipfile.ZipFile(root / DOCX) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name != "docProps/custom.xml":
                new.writestr(name, old.read(name))
    (root / DOCX).write_bytes(target.getvalue())

    assert run("consolidate", "2024", cwd=root) == (2, "", REFUSED)


def test_findings_are_said_before_the_edited_file(workspace, run):
    assert run("consolidate", "2024", cwd=workspace({**ERROR, DOCX: b"x"})).code == 1


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_folder_with_tone_marks(workspace, run, form):
    root = workspace(folder=unicodedata.normalize(form, "Báo cáo năm 2024 (bản sửa)"))

    assert run("consolidate", "2024", cwd=root) == (0, "", WRITTEN)
