"""Templates are checked without data: all faults at once, in every branch, at their own lines; shipped ones never."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_cli.render.check import template_problems
from danvan_cli.render.contexts import CONTEXTS
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.store.content import content_root

SHIPPED = content_root() / "templates"
REPORT = "bao-cao-tong-hop.xml.j2"


@pytest.fixture
def checked(tmp_path: Path):
    """Check templates of one's own; returns each fault as ``file:line: message``."""

    def check(**own: str) -> list[str]:
        folder = tmp_path / "own"
        folder.mkdir()
        for name, text in own.items():
            (folder / f"{name.replace('_', '-')}.xml.j2").write_text(text, "utf-8")
        return [
            f"{found.place.file.removeprefix('templates/')}:{found.place.line}: {found.message}"
            for found in template_problems(TemplateFolders(folder, SHIPPED))
        ]

    return check


def letter(body: str) -> str:
    return (
        '<van-ban loai="cong-van"><v-v>đôn đốc</v-v>\n'
        f"{body}\n"
        '<noi-nhan><li>{{ luu }}</li></noi-nhan><ky chuc-vu="{{ nguoi_ky.chuc_vu }}"/></van-ban>\n'
    )


@pytest.mark.parametrize("name", CONTEXTS)
def test_shipped_template_has_no_fault(tmp_path, name):
    """A comment makes it one's own."""
    (tmp_path / name).write_text((SHIPPED / name).read_text("utf-8") + "{# của tôi #}\n", "utf-8")

    assert template_problems(TemplateFolders(tmp_path, SHIPPED)) == []


def test_all_faults_at_once(checked):
    body = (
        "<p>{{ chua_coo }}</p>\n<pp>{{ ky }}</pp>\n<p>{{ co_quan.tenn }}</p>\n"
        "<p sai='1'>{{ ky + 1 }}</p>\n<p>{{ ky.__class__ }}</p>"
    )

    assert checked(cong_van_don_doc=letter(body)) == [
        "cong-van-don-doc.xml.j2:2: mẫu dùng tên không có: “chua_coo”; có phải “chua_co”?",
        "cong-van-don-doc.xml.j2:3: thẻ <pp> không có; có phải “p”?",
        "cong-van-don-doc.xml.j2:4: mẫu dùng tên không có: “tenn”; có phải “ten”?",
        "cong-van-don-doc.xml.j2:5: mẫu không chạy được với dữ liệu này",
        "cong-van-don-doc.xml.j2:6: mẫu gọi đến phần không được phép",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "{% if chua_co %}\n<p>{{ la }}</p>{% endif %}",
        "{% if not chua_co %}\n<p>{{ la }}</p>{% endif %}",
        "{% if du_thao %}<p>a</p>{% else %}\n<p>{{ la }}</p>{% endif %}",
        "{% if du_thao %}<p>a</p>{% elif minh_hoa %}\n<p>{{ la }}</p>{% endif %}",
        "{% if du_thao %}{% if minh_hoa %}<p>a</p>{% else %}\n<p>{{ la }}</p>{% endif %}{% endif %}",
        "{% for dv in bi_tra_lai %}\n<p>{{ dv.la }}</p>{% endfor %}",
        "{% for ten in chua_co %}<p>{{ ten }}</p>{% else %}\n<p>{{ la }}</p>{% endfor %}",
        "<p>{{ 'a' if du_thao else 'b' }}\n{{ la if minh_hoa else ky }}</p>",
        "{% macro m(x) %}\n<p>{{ x.la }}</p>{% endmacro %}{{ m(co_quan) }}",
        "{% set x = co_quan %}\n<p>{{ x.la }}</p>",
        "<p>a</p>\n{% if la %}<p>a</p>{% endif %}",
        "<p>a</p>\n{% for x in la %}<p>a</p>{% endfor %}",
    ],
)
def test_unknown_name_is_found_in_every_branch(checked, body):
    assert checked(cong_van_don_doc=letter(body)) == [
        "cong-van-don-doc.xml.j2:3: mẫu dùng tên không có: “la”"
    ]


def test_unknown_tag_is_found_in_a_branch_that_a_whole_example_does_not_take(checked):
    body = "{% if du_thao %}{% if minh_hoa %}<p>a</p>{% else %}\n<xyz>b</xyz>{% endif %}{% endif %}"

    assert checked(cong_van_don_doc=letter(body)) == ["cong-van-don-doc.xml.j2:3: thẻ <xyz> không có"]


@pytest.mark.parametrize(
    "body",
    [
        "{% if la is defined %}<p>a</p>{% endif %}",
        "<p>{{ la | default('') }}</p>",
        "{% if du_thao %}<muc ten='A'>{% endif %}<p>a</p>{% if du_thao %}</muc>{% endif %}",
        "{% if du_thao %}<p>a</p>{% endif %}{% if not du_thao %}<p>b</p>{% endif %}",
        "{% for ten in chua_co %}<p>{{ loop.index }}. {{ ten | upper }}</p>{% endfor %}",
        "<p>{{ chua_co | join(', ') }} {{ chua_co | length }} {{ nam + 1 }}</p>",
        "<p>{{ bi_tra_lai[0].ten if bi_tra_lai else '' }}</p>",
        "<!-- ghi chú --><p>a &amp; b</p>",
        "{# {{ la }} #}<p>a</p>",
    ],
)
def test_what_is_allowed_is_no_fault(checked, body):
    assert checked(cong_van_don_doc=letter(body)) == []


def test_each_expression_that_cannot_be_read_is_found(checked):
    body = "<p>{{ ky ky }}</p>\n<p>{{ nam | khong_co }}</p>\n<p>{{ ky }}</p>"

    assert checked(cong_van_don_doc=letter(body)) == [
        "cong-van-don-doc.xml.j2:2: mẫu viết sai cú pháp Jinja ở dòng này",
        "cong-van-don-doc.xml.j2:3: mẫu viết sai cú pháp Jinja ở dòng này",
    ]


def test_fault_in_the_shared_pieces_is_told_once_at_their_line(checked):
    text = (SHIPPED / "chung.xml.j2").read_text("utf-8")
    line = next(at for at, found in enumerate(text.split("\n"), 1) if "phan.ten_thuong" in found)

    assert checked(chung=text.replace("phan.ten_thuong", "phan.ten_thuongg")) == [
        f"chung.xml.j2:{line}: mẫu dùng tên không có: “ten_thuongg”; có phải “ten_thuong”?"
    ]


def test_tag_left_open_is_the_one_fault(checked):
    """The lines of the template count, not those of the text that it makes; what follows is in its place."""
    body = "{# một\nhai #}\n<ul>\n<li>a\n</ul>\n<p>b</p><khoan>c</khoan><ket>d</ket>"

    assert checked(cong_van_don_doc=letter(body)) == [
        "cong-van-don-doc.xml.j2:5: thẻ <li> mở ở đây mà không đóng: thiếu </li>"
    ]


def test_part_left_open_does_not_displace_the_rest(checked):
    body = "<kinh-gui>Các phòng\n<p>a</p>\n<khoan ten='b'>c</khoan>"

    assert checked(cong_van_don_doc=letter(body)) == [
        "cong-van-don-doc.xml.j2:2: thẻ <kinh-gui> mở ở đây mà không đóng: thiếu </kinh-gui>"
    ]


def test_tag_that_closes_nothing_is_the_fault(checked):
    assert checked(cong_van_don_doc=letter("<p>a</p>\n<khoan>b\n</khoann>")) == [
        "cong-van-don-doc.xml.j2:4: thẻ đóng </khoann> không khớp với thẻ đang mở <khoan>"
    ]


def test_missing_template_is_named_where_it_is_taken_in(checked):
    assert checked(cong_van_don_doc=letter('{% include "khac.xml.j2" %}')) == [
        "cong-van-don-doc.xml.j2:2: không có mẫu “khac.xml.j2”"
    ]


def test_template_that_is_no_utf_8(tmp_path):
    (tmp_path / REPORT).write_bytes(b"\xff\xfe")

    (found,) = template_problems(TemplateFolders(tmp_path, SHIPPED))

    assert (found.place.file, found.message) == (f"templates/{REPORT}", "mẫu không lưu theo bảng mã UTF-8")


# In commands


def test_validate_finds_faults_of_templates_and_of_form(workspace, run):
    root = workspace(
        {
            "templates/cong-van-don-doc.xml.j2": letter("<p>{{ la }}</p>"),
            "templates/the-thuc.yaml": "gian_dong: 2\n",
        }
    )

    code, out, _ = run("validate", "--format", "concise", cwd=root)

    assert (code, out) == (
        1,
        (
            "templates/cong-van-don-doc.xml.j2:2:1: lỗi DV701: mẫu dùng tên không có: “la”\n"
            "templates/the-thuc.yaml:1:12: lỗi DV702: gian_dong là 2; được phép từ 1 đến 1,5 dòng "
            "(NĐ 30/2020, PL I, mục II.6.e)\n"
        ),
    )


def test_validate_of_the_folder_alone(workspace, run):
    root = workspace(
        {"templates/ke-hoach.xml.j2": "<van-ban/>", "reports/2024/phong-th.yaml": "phien_ban: [\n"}
    )

    _, out, _ = run("validate", "templates", "--format", "concise", cwd=root)

    assert [line.split(":")[0] for line in out.splitlines()] == ["templates/ke-hoach.xml.j2"]


def test_document_is_not_stopped_by_another_template(workspace, run):
    root = workspace({"templates/ke-hoach.xml.j2": "<van-ban/>"})

    assert run("consolidate", "2024", cwd=root).code == 0


def test_all_faults_stop_the_document_at_once(workspace, run):
    root = workspace(
        {
            "reports/2024/phong-th.yaml": None,
            "templates/cong-van-don-doc.xml.j2": letter("<p>{{ mot }}</p>\n<p>{{ hai }}</p>"),
        }
    )

    code, out, err = run("remind", "2024", cwd=root)

    assert code == 1
    assert [line for line in out.splitlines() if "DV701" in line] == [
        "templates/cong-van-don-doc.xml.j2:2:1: lỗi DV701: mẫu dùng tên không có: “mot”",
        "templates/cong-van-don-doc.xml.j2:3:1: lỗi DV701: mẫu dùng tên không có: “hai”",
    ]
    assert err == "Chưa kết xuất: còn 2 lỗi. Không có tệp nào được ghi. Sửa rồi chạy lại.\n"
    assert not (root / "out").exists()


def test_validating_shipped_templates_imports_no_template_language(workspace):
    root = workspace()
    shutil.copytree(SHIPPED, root / "templates")
    ask = (
        "import sys\nfrom danvan_cli.cli.run import run\ncode = run(sys.argv[1:])\n"
        "print(code, 'jinja2' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", ask, "--root", str(root), "validate", "--no-cache"],
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert done.stdout.decode().split() == ["0", "False"]
