"""``danvan check-docx``: what is printed, in which form, with which exit code."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from danvan_cli.thethuc.docx import Properties, write_docx
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.vocabulary import read_document

LETTER = (
    '<van-ban loai="cong-van" co-quan="VĂN PHÒNG" so="{so}" ky-hieu="VP-HCQT" dia-danh="Lào Cai" ngay="2025-02-06">'
    "<v-v>gửi báo cáo</v-v><kinh-gui>Phòng Tổng hợp</kinh-gui><p>Đề nghị gửi báo cáo{ket}</p>"
    "<noi-nhan><li>Như trên</li><li>Lưu: VT, HCQT</li></noi-nhan>"
    '<ky chuc-vu="Chánh Văn phòng" ho-ten="{ky}"/></van-ban>'
)


@pytest.fixture
def letter(tmp_path):
    """Write a letter with its number, its end and its signer as given."""

    def write(name="cong-van.docx", so="05", ket="./.", ky="Lê Văn Bình"):
        when = datetime(2025, 2, 6, tzinfo=UTC)
        properties = Properties("", "", "", None, "", "0", when)
        document = read_document(LETTER.format(so=so, ket=ket, ky=ky))
        (tmp_path / name).write_bytes(write_docx(document, HouseStyle(), properties))
        return name

    return write


def test_a_good_letter_passes(run, letter):
    assert run("check-docx", letter()) == (
        0,
        "",
        "cong-van.docx (Công văn): đúng thể thức, không có phát hiện, theo bộ quy tắc nd30-2020.\n",
    )


def test_a_finding_names_place_rule_article_and_remedy(run, letter):
    code, out, err = run("check-docx", letter(so="5/VP-HCQT"))

    assert code == 1
    assert out == (
        "cong-van.docx, đoạn 6: lỗi TT242: số 5 nhỏ hơn 10 phải ghi thêm số 0 ở trước: 05\n"
        "   Số, ký hiệu: “Số: 5/VP-HCQT”\n"
        "   căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3\n"
        "   cách sửa: Gõ lại theo mẫu: Số: 05/BC-VPUB.\n"
    )
    assert err == "cong-van.docx (Công văn): 1 lỗi, theo bộ quy tắc nd30-2020.\n"


def test_a_warning_passes_unless_strict(run, letter):
    name = letter(ket=".")

    assert run("check-docx", name).code == 0
    assert run("check-docx", "--strict", name).code == 1


def test_a_note_passes_even_when_strict(run, letter):
    code, out, _ = run("check-docx", "--strict", letter(ky=""))

    assert code == 0
    assert "lưu ý TT410" in out


def test_several_files_are_summed_up(run, letter):
    code, out, err = run("check-docx", letter("a.docx", so="5/VP"), letter("b.docx", ky=""))

    assert code == 1
    assert [line.partition(":")[0] for line in out.splitlines() if line.startswith(("a", "b"))] == [
        "a.docx, đoạn 6",
        "b.docx, đoạn 15",
    ]
    assert err.splitlines()[-1] == "Tất cả 2 tệp: 1 lỗi, 1 lưu ý."


def test_json_holds_everything_and_nothing_else_is_printed(run, letter):
    code, out, err = run("check-docx", "--format", "json", letter(so="5/VP-HCQT"))

    assert (code, err) == (1, "")
    assert json.loads(out) == [
        {
            "code": "TT242",
            "severity": "error",
            "file": "cong-van.docx",
            "line": 6,
            "column": 1,
            "paragraph": 6,
            "part": "thân văn bản",
            "quote": "Số: 5/VP-HCQT",
            "component": "Số, ký hiệu",
            "message": "số 5 nhỏ hơn 10 phải ghi thêm số 0 ở trước: 05",
            "hint": "Gõ lại theo mẫu: Số: 05/BC-VPUB.",
            "article": "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3",
            "type": "cong-van",
            "ruleset": "nd30-2020",
        }
    ]


def test_json_of_a_good_letter_is_empty(run, letter):
    assert run("check-docx", "--format", "json", letter()) == (0, "[]\n", "")


def test_colour_marks_place_and_severity(run, letter):
    out = run("--color", "always", "check-docx", letter(ky="")).out

    assert out.startswith("\x1b[1mcong-van.docx, đoạn 15:\x1b[0m \x1b[1;36mlưu ý TT410:\x1b[0m ")


def test_a_file_that_is_no_word_file_is_a_finding(run, tmp_path):
    (tmp_path / "ghi-chu.docx").write_text("chỉ là chữ", "utf-8")

    code, out, _ = run("check-docx", "ghi-chu.docx")

    assert code == 1
    assert out.startswith("ghi-chu.docx: lỗi TT001: đây không phải là tệp Word .docx\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("khong-co.docx", "không đọc hoặc ghi được khong-co.docx: không tìm thấy"),
        (".", ". là một thư mục; ghi tên tệp .docx"),
    ],
)
def test_what_is_no_file_cannot_be_checked(run, name, said):
    assert run("check-docx", name) == (2, "", f"danvan: {said}\n")


def test_nothing_is_printed_when_one_of_the_files_is_missing(run, letter):
    code, out, _ = run("check-docx", letter(so="5/VP"), "khong-co.docx")

    assert (code, out) == (2, "")


def test_a_code_of_the_linter_is_explained(run):
    code, out, _ = run("explain", "tt216")

    assert code == 0
    assert out.startswith("# TT216: Đường kẻ dưới Tiêu ngữ\n\nMức độ: lỗi hoặc cảnh báo\n")


def test_no_workspace_is_needed(run, letter, tmp_path):
    assert run("check-docx", letter(), cwd=tmp_path).code == 0
