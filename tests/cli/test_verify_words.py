"""``danvan verify`` says in words what was changed by hand: from what to what; and why, where it cannot."""

from __future__ import annotations

import copy
import json
import re
import zipfile
from pathlib import Path

import docx
import pytest

TCD = "reports/2024/ban-tcd.yaml"


@pytest.fixture
def repository(workspace, git):
    """A committed workspace."""
    root = workspace()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Lưu", day="2023-10-31T08:00:00+07:00")
    return root


def make(run, root: Path, *call: str) -> Path:
    assert run(*(call or ("consolidate", "2024")), "-o", str(root / "ban.docx"), cwd=root).code == 0
    return root / "ban.docx"


def replace_in(path: Path, old: str, new: str) -> None:
    """Type ``new`` for ``old`` where it first stands in a run of the body."""
    document = docx.Document(str(path))
    run = next(one for paragraph in document.paragraphs for one in paragraph.runs if old in one.text)
    run.text = run.text.replace(old, new, 1)
    document.save(str(path))


def said(run, path: Path) -> list[str]:
    """The lines after the first."""
    result = run("verify", path.name, cwd=path.parent)
    assert result.code == 1
    return [line.strip() for line in result.out.splitlines()[1:]]


def edits(run, path: Path) -> dict:
    return json.loads(run("verify", path.name, "--format", "json", cwd=path.parent).out)


def test_changed_words_stand_beside_the_old_ones(repository, run):
    path = make(run, repository)
    replace_in(path, "Trong kỳ đã tiếp", "Trong năm có tiếp")

    (line,) = said(run, path)

    number, _, words = line.partition(" đã sửa: ")
    assert number.startswith("đoạn ")
    assert words == "“… công dân tỉnh: Trong [kỳ đã → năm có] tiếp 866 lượt công dân.”"


def test_words_as_data(repository, run):
    path = make(run, repository)
    replace_in(path, "Trong kỳ đã tiếp", "Trong năm đã tiếp")

    found = edits(run, path)

    assert [(one["viec"], one["tu"]) for one in found["doan"]] == [("sua", [{"truoc": "kỳ", "sau": "năm"}])]
    assert found["doan"][0]["truoc"] == found["doan"][0]["noi_dung"].replace("năm đã", "kỳ đã")
    assert found["khong_ro_chu_cu"] is None


def test_words_are_those_of_the_commit_whatever_happened_since(repository, run, git):
    path = make(run, repository)
    file = repository / TCD
    file.write_text(file.read_text("utf-8").replace("luot_tiep: 866", "luot_tiep: 900"), "utf-8")
    git(repository, "commit", "-qam", "Sửa", day="2023-11-02T08:00:00+07:00")
    replace_in(path, "Trong kỳ đã tiếp", "Trong năm đã tiếp")

    assert ["[kỳ → năm]" in line for line in said(run, path)] == [True]


def test_removed_paragraph_is_quoted(repository, run):
    path = make(run, repository)
    document = docx.Document(str(path))
    gone = next(one for one in document.paragraphs if "Trong kỳ đã tiếp" in one.text)
    gone._p.getparent().remove(gone._p)
    document.save(str(path))

    (line,) = said(run, path)

    assert "đã bị xóa: “" in line
    assert "Trong kỳ đã tiếp 866 lượt công dân" in line


def test_cell_of_a_table_is_named_by_row_and_column(repository, run):
    path = make(run, repository)
    document = docx.Document(str(path))
    cell = next(
        cell for table in document.tables for row in table.rows for cell in row.cells if cell.text == "866"
    )
    cell.paragraphs[0].runs[0].text = "868"
    document.save(str(path))

    (line,) = said(run, path)

    assert line.startswith("bảng “Tổng hợp chỉ tiêu năm 2024”, hàng ")
    assert line.endswith(" (Lượt tiếp công dân), cột 4 (Năm 2024) đã sửa: “866” → “868”")


def test_row_that_was_put_into_a_table_is_told_as_one(repository, run):
    path = make(run, repository)
    document = docx.Document(str(path))
    row = next(row for table in document.tables for row in table.rows if "866" in row._tr.xpath("string(.)"))
    new = copy.deepcopy(row._tr)
    row._tr.addnext(new)
    typed = ["9.9", "Chỉ tiêu thêm", "cái", "1", "2", "3", "4", "5", "6"]
    for text, words in zip(new.xpath(".//w:t"), typed, strict=False):
        text.text = words
    document.save(str(path))

    (line,) = said(run, path)

    assert "được thêm: “9.9 | Chỉ tiêu thêm | cái | 1 | 2" in line


def test_mark_of_sample_data_that_was_taken_from_the_pages_is_missed(workspace, run):
    root = workspace({TCD: ("don_vi: ban-tcd\n", "don_vi: ban-tcd\nminh_hoa: true\n")})
    path = make(run, root)
    document = docx.Document(str(path))
    for section in document.sections:
        for header in (section.header, section.first_page_header):
            for paragraph in header.paragraphs:
                if "MINH HỌA" in paragraph.text:
                    paragraph._p.getparent().remove(paragraph._p)
    document.save(str(path))

    assert said(run, path) == ["đầu hoặc chân trang: đã bị xóa: “SỐ LIỆU MINH HỌA”"]


CALLS = {
    "consolidate": ("consolidate", "2024", "--draft", "--trace", "--number", "12", "--date", "20/11/2024"),
    "unit": ("render", TCD, "--date", "2024-11-02"),
    "plan": ("render", "plans/dan-van.yaml", "--signer", "Phạm Xuân Duệ"),
    "request": ("remind", "2025", "--request", "--deadline", "20/11/2025"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_every_document_is_known_again_by_its_call(repository, run, call):
    path = make(run, repository, *call)
    document = docx.Document(str(path))
    gone = next(one for one in document.paragraphs if len(one.text) > 80)
    words = gone.text.split()[:6]
    gone._p.getparent().remove(gone._p)
    document.save(str(path))

    (line,) = said(run, path)

    assert " ".join(words) in line


def test_call_is_kept_in_one_spelling_and_without_the_place(repository, run):
    path = make(run, repository, "consolidate", "2024", "--date", "20/11/2024", "--number", " 5 ", "--force")

    properties = docx.Document(str(path)).part.package
    custom = next(part for part in properties.iter_parts() if part.partname == "/docProps/custom.xml")
    assert b"<vt:lpwstr>consolidate 2024 --date 2024-11-20 --number 5</vt:lpwstr>" in custom.blob


def test_own_template_of_that_time_is_used(repository, run, git):
    template = repository / "templates/bao-cao-tong-hop.xml.j2"
    template.parent.mkdir(exist_ok=True)
    shipped = Path(__file__).parents[2] / "templates/bao-cao-tong-hop.xml.j2"
    template.write_text(shipped.read_text("utf-8").replace("kính báo cáo", "trân trọng báo cáo"), "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "Mẫu", day="2023-11-01T08:00:00+07:00")
    path = make(run, repository)
    template.unlink()
    replace_in(path, "trân trọng báo cáo", "xin báo cáo")

    assert ["[trân trọng → xin]" in line for line in said(run, path)] == [True]


def test_without_git_the_data_on_the_disk_will_do_while_they_are_the_same(workspace, run):
    path = make(run, workspace())
    replace_in(path, "Trong kỳ đã tiếp", "Trong năm đã tiếp")

    assert ["[kỳ → năm]" in line for line in said(run, path)] == [True]


def test_without_git_and_with_other_data_it_is_said_why_old_words_are_missing(workspace, run):
    root = workspace()
    path = make(run, root)
    replace_in(path, "Trong kỳ đã tiếp", "Trong năm đã tiếp")
    (root / TCD).write_text((root / TCD).read_text("utf-8").replace("866", "900"), "utf-8")

    lines = said(run, path)

    assert "đã sửa, nay là: “" in lines[0]
    assert lines[1:] == [
        "Không rõ mọi chữ cũ: văn bản không ghi lần lưu nào trong git, dữ liệu trên máy nay đã khác."
    ]


def test_document_of_data_that_were_never_committed(repository, run):
    file = repository / TCD
    kept = file.read_text("utf-8")
    file.write_text(kept.replace("luot_tiep: 866", "luot_tiep: 870"), "utf-8")
    path = make(run, repository)
    replace_in(path, "Trong kỳ đã tiếp", "Trong năm đã tiếp")
    assert ["[kỳ → năm]" in line for line in said(run, path)] == [True]

    file.write_text(kept, "utf-8")

    assert said(run, path)[-1] == (
        "Không rõ mọi chữ cũ: văn bản làm từ dữ liệu chưa lưu vào git, dữ liệu trên máy nay đã khác."
    )


def test_commit_that_this_repository_does_not_hold(repository, workspace, run, git):
    path = make(run, repository)
    replace_in(path, "Trong kỳ đã tiếp", "Trong năm đã tiếp")
    other = workspace(folder="khac")
    (other / TCD).write_text((other / TCD).read_text("utf-8").replace("866", "900"), "utf-8")
    git(other, "init", "-q")
    git(other, "add", ".")
    git(other, "commit", "-qm", "Khác", day="2023-11-05T08:00:00+07:00")
    (other / "ban.docx").write_bytes(path.read_bytes())

    assert said(run, other / "ban.docx")[-1].startswith("Không rõ mọi chữ cũ: git không biết bản “")


def test_outside_of_a_workspace_places_alone_are_told(repository, tmp_path, run):
    path = make(run, repository)
    replace_in(path, "Trong kỳ đã tiếp", "Trong năm đã tiếp")
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "ban.docx").write_bytes(path.read_bytes())

    assert said(run, outside / "ban.docx")[-1] == (
        "Không rõ mọi chữ cũ: không đứng trong thư mục làm việc; chuyển vào đó hoặc chỉ ra bằng --root."
    )


@pytest.mark.parametrize(
    "call",
    [
        "",
        "rm -rf 2024",
        "consolidate 2024 --root /",
        "consolidate",
        "consolidate 'x",
        "render ../../a",
        "remind x",
    ],
)
def test_call_that_danvan_never_wrote_is_not_followed(call):
    from danvan_cli.cli.again import drawn_again
    from danvan_cli.cli.call import Settings
    from danvan_cli.thethuc.package import Seal

    root = Path(__file__).parents[1] / "examples" / "nen"
    again = drawn_again(Settings(root, "never"), Seal("0.1.0", "", None, "x", paragraphs="abcdef", call=call))

    assert (again.paragraphs, again.margins) == ((), None)
    assert again.why


def the_run(path: Path) -> str:
    """The markup of the run that begins the unit's sentence."""
    with zipfile.ZipFile(path) as source:
        body = source.read("word/document.xml").decode()
    return next(run for run in re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", body) if "Trong kỳ đã tiếp" in run)


def rewritten(path: Path, old: str, new: str) -> None:
    """Change the markup of the body itself, as no word processor of ours would."""
    with zipfile.ZipFile(path) as source:
        parts = {entry: source.read(entry) for entry in source.namelist()}
    text = parts["word/document.xml"].decode()
    assert old in text
    parts["word/document.xml"] = text.replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w") as target:
        for entry, content in parts.items():
            target.writestr(entry, content)


def test_words_that_were_deleted_with_changes_tracked_are_told_as_gone(repository, run):
    path = make(run, repository)
    old = the_run(path)
    gone = old.replace("w:t ", "w:delText ").replace("</w:t>", "</w:delText>")
    rewritten(path, old, f'<w:del w:id="9" w:author="A" w:date="2024-11-05T00:00:00Z">{gone}</w:del>')

    (line,) = said(run, path)

    assert "[tỉnh: Trong kỳ đã tiếp 866 → tỉnh:866]" in line


def test_text_box_is_told_once(repository, run):
    path = make(run, repository)
    box = "<w:txbxContent><w:p><w:r><w:t>Chữ trong hộp</w:t></w:r></w:p></w:txbxContent>"
    both = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>'
    before = the_run(path)
    rewritten(path, before, f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>{before}")

    assert ["được thêm: “Chữ trong hộp”" in line for line in said(run, path)] == [True]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:body>", "<w:body"),
        ("<w:body>", "<w:body><w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr></w:tbl>"),
        ('<w:gridSpan w:val="', '<w:gridSpan w:val="x'),
        ('<w:gridSpan w:val="', '<w:gridSpan w:val="99999999999999999999'),
        ("<w:gridSpan ", "<w:gridSpan/><w:x "),
    ],
)
def test_broken_markup_is_no_fault_of_danvan(repository, run, old, new):
    path = make(run, repository)
    rewritten(path, old, new)

    result = run("verify", path.name, cwd=repository)

    assert (result.code, result.err) == (1, "")
    assert "đã sửa tay" in result.out


def test_body_that_cannot_be_read_is_said_to_be_such(repository, run):
    path = make(run, repository)
    rewritten(path, "<w:body>", "<w:body")

    assert said(run, path) == ["Không so được chữ: phần chữ của tệp không đọc được."]


def test_of_what_was_only_added_no_old_words_are_missed(workspace, run):
    root = workspace()
    path = make(run, root)
    document = docx.Document(str(path))
    document.paragraphs[8].insert_paragraph_before("Đoạn mới.")
    document.save(str(path))
    (root / TCD).write_text((root / TCD).read_text("utf-8").replace("866", "900"), "utf-8")

    assert ["được thêm: “Đoạn mới.”" in line for line in said(run, path)] == [True]
