"""Templates: found in the workspace or the package, run in a sandbox, faults at the template's own line."""

from __future__ import annotations

import pytest

from danvan_cli.problem import ProblemsFound
from danvan_cli.render.templates import TemplateFolders, fill
from danvan_cli.store.content import content_root
from danvan_cli.thethuc.outline import outline

NAME = "bao-cao-tong-hop.xml.j2"
FILE = f"templates/{NAME}"
SHIPPED = (content_root() / FILE).read_text("utf-8")
TO = "{{ kinh_gui }}</kinh-gui>"
LINE = next(number for number, line in enumerate(SHIPPED.split("\n"), 1) if TO in line)


@pytest.fixture
def filled(tmp_path):
    """Fill a template of its own text; other templates stand beside it."""

    def run(text: str, context=None, **others: str) -> str:
        own = tmp_path / "own"
        own.mkdir()
        for name, content in {NAME: text, **{f"{key}.j2": value for key, value in others.items()}}.items():
            (own / name).write_text(content, "utf-8")
        return fill(TemplateFolders(own, tmp_path / "none"), NAME, context or {})

    return run


def fault(filled, text: str, context=None, **others: str) -> str:
    with pytest.raises(ProblemsFound) as raised:
        filled(text, context, **others)
    (problem,) = raised.value.problems
    assert problem.severity.value == "error"
    return f"{problem.place.file}:{problem.place.line}: {problem.code}: {problem.message}"


def test_values_are_escaped(filled):
    assert filled("<p>{{ a }}</p>", {"a": "<b> & {{ a }}"}) == "<p>&lt;b&gt; &amp; {{ a }}</p>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\n\n<p>{{ ten_la }}</p>", f"{FILE}:3: DV701: mẫu dùng tên không có: “ten_la”"),
        ("<p>\n{{ a.ten_la }}</p>", f"{FILE}:2: DV701: mẫu dùng tên không có: “ten_la”"),
        ("<p>\n{% if a %}", f"{FILE}:2: DV701: mẫu viết sai cú pháp Jinja ở dòng này"),
        ("\n{% khong %}", f"{FILE}:2: DV701: mẫu viết sai cú pháp Jinja ở dòng này"),
        ("\n{{ a | khong }}", f"{FILE}:2: DV701: mẫu viết sai cú pháp Jinja ở dòng này"),
        ("\n{{ 1 / 0 }}", f"{FILE}:2: DV701: mẫu không chạy được với dữ liệu này"),
        ("\n{{ a + 1 }}", f"{FILE}:2: DV701: mẫu không chạy được với dữ liệu này"),
        (
            "\n{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}",
            f"{FILE}:2: DV701: mẫu không chạy được với dữ liệu này",
        ),
        (
            "\n{% for i in range(10000000) %}{% endfor %}",
            f"{FILE}:2: DV701: mẫu không chạy được với dữ liệu này",
        ),
        ('\n\n{% include "khac.j2" %}', f"{FILE}:3: DV701: không có mẫu “khac.j2”"),
        ('\n{% include "../bi-mat.j2" %}', f"{FILE}:2: DV701: không có mẫu “../bi-mat.j2”"),
        ('\n{% include "/etc/passwd" %}', f"{FILE}:2: DV701: không có mẫu “/etc/passwd”"),
    ],
)
def test_fault_with_file_and_line(filled, text, found):
    assert fault(filled, text, {"a": {"b": "c"}}) == found


@pytest.mark.parametrize(
    "expression",
    [
        "a.__class__",
        "a['__class__']",
        "a.__class__.__mro__[1].__subclasses__()",
        "a|attr('__class__')",
        "''.format.__globals__",
        "so.append(1)",
        "so.clear()",
        "tu.update({'x': 1})",
        "cycler.__init__.__globals__.os.system('true')",
        "self.__init__",
    ],
)
def test_sandbox_refuses(filled, expression):
    found = fault(filled, f"\n{{{{ {expression} }}}}", {"a": "x", "so": [1], "tu": {}})

    assert found.startswith(f"{FILE}:2: DV701: mẫu ")


def test_format_of_a_text_reaches_no_attribute(filled):
    assert "class" not in fault(filled, "\n{{ '{0.__class__}'.format(a) }}", {"a": "x"})


def test_fault_in_an_included_template_names_that_file(filled):
    assert fault(filled, '{% include "phan.j2" %}', phan="\n\n{{ ten_la }}") == (
        "templates/phan.j2:3: DV701: mẫu dùng tên không có: “ten_la”"
    )


def test_template_that_is_no_utf_8(tmp_path):
    (tmp_path / NAME).write_bytes("<p>Báo cáo</p>".encode("cp1258", errors="replace") + b"\xff")

    with pytest.raises(ProblemsFound) as raised:
        fill(TemplateFolders(tmp_path, tmp_path), NAME, {})

    assert [problem.message for problem in raised.value.problems] == ["mẫu không lưu theo bảng mã UTF-8"]


def test_link_is_not_followed(tmp_path):
    (tmp_path / "that.j2").write_text("bí mật", "utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (own / NAME).symlink_to(tmp_path / "that.j2")

    assert TemplateFolders(own, tmp_path / "none").find(NAME) is None


# The shipped template, changed in the workspace


@pytest.fixture
def consolidated(workspace, run):
    def call(text: str):
        root = workspace({FILE: text})
        return root, run("consolidate", "2024", cwd=root)

    return call


def test_template_of_the_workspace_overrides_the_packages(consolidated):
    root, done = consolidated(SHIPPED.replace("<kinh-gui>", "<kinh-gui>Đồng chí ", 1))

    assert done.code == 0
    text = outline((root / "out/2024/bao-cao-tong-hop-2024.docx").read_bytes())
    assert "[Kính gửi] Kính gửi: Đồng chí Ủy ban nhân dân tỉnh" in text


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (TO, "{{ kinh_goi }}</kinh-gui>", "mẫu dùng tên không có: “kinh_goi”; có phải “kinh_gui”?"),
        (TO, "{{ co_quan.teen }}</kinh-gui>", "mẫu dùng tên không có: “teen”; có phải “ten”?"),
        (TO, "{{ kinh_gui.__class__ }}</kinh-gui>", "mẫu gọi đến phần không được phép"),
        (f"<kinh-gui>{TO}", f"<kinh-gui sai='1'>{TO}", "<kinh-gui> không có thuộc tính “sai”"),
        (
            TO,
            "A & B</kinh-gui>",
            "dấu & trong lời văn phải viết là &amp; (chỉ &amp; &lt; &gt; &quot; &apos; &#…;)",
        ),
    ],
    ids=["name", "attribute-of-data", "sandbox", "attribute-of-tag", "ampersand"],
)
def test_fault_is_placed_at_its_line(consolidated, old, new, message):
    assert SHIPPED.count(old) == 1

    root, (code, out, _) = consolidated(SHIPPED.replace(old, new))

    assert code == 1
    assert out.splitlines()[0] == f"{FILE}:{LINE}:1: lỗi DV701: {message}"
    assert not (root / "out").exists()


def test_unknown_tag_is_placed_at_its_line(consolidated):
    _, (code, out, _) = consolidated(
        SHIPPED.replace("<kinh-gui>", "<kinh-goi>").replace("</kinh-gui>", "</kinh-goi>")
    )

    assert code == 1
    assert out.splitlines()[0] == f"{FILE}:{LINE}:1: lỗi DV701: thẻ <kinh-goi> không có; có phải “kinh-gui”?"


def test_user_text_stays_text(workspace, run):
    """What looks like a tag, like Jinja, like an entity."""
    root = workspace(
        {"reports/2024/phong-th.yaml": ("Đã quán triệt cho", "'<b>A</b> & {{ ky }} {% if %} &amp; 🎉 ]]>' #")}
    )

    assert run("consolidate", "2024", cwd=root).code == 0
    text = outline((root / "out/2024/bao-cao-tong-hop-2024.docx").read_bytes())
    assert "P **Phòng Tổng hợp:** <b>A</b> & {{ ky }} {% if %} &amp; 🎉 ]]>" in text


# House style


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        ("co_chu: 15\n", "1:9", "co_chu là 15; chỉ được chọn 13 hoặc 14 pt"),
        ("le: {trai: 20}\n", "1:12", "lề trái là 20; được phép từ 30 đến 35 mm"),
        ("# chữ\nle:\n  tren: 30\n", "3:9", "lề trên là 30; được phép từ 20 đến 25 mm"),
        ("thut_dong: 1.5\n", "1:12", "thut_dong là 1,5; chỉ được chọn 1 hoặc 1,27 cm"),
        ("gian_dong: 2\n", "1:12", "gian_dong là 2; được phép từ 1 đến 1,5 dòng"),
        ("gian_doan: 3\n", "1:12", "gian_doan là 3; được phép tối thiểu 6 pt"),
    ],
)
def test_choice_outside_the_decree_is_dv702_at_its_place(workspace, run, content, place, message):
    code, out, _ = run("consolidate", "2024", root=workspace({"templates/the-thuc.yaml": content}))

    assert code == 1
    assert out.startswith(f"templates/the-thuc.yaml:{place}: lỗi DV702: {message}")


def test_every_wrong_choice_is_shown(workspace, run):
    root = workspace({"templates/the-thuc.yaml": "co_chu: 12\nle: {trai: 20, phai: 30}\n"})

    out = run("consolidate", "2024", root=root).out

    assert out.count("lỗi DV702") == 3


def test_choice_is_drawn(workspace, run):
    root = workspace({"templates/the-thuc.yaml": "le: {tren: 25, duoi: 25, trai: 35, phai: 20}\n"})
    run("consolidate", "2024", cwd=root)

    assert "=== dọc, lề 25-25-35-20 mm" in outline(
        (root / "out/2024/bao-cao-tong-hop-2024.docx").read_bytes()
    )
