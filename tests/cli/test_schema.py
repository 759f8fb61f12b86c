"""``danvan schema``: written where an editor looks for it, again only where something changed."""

from __future__ import annotations

import json

import pytest

SETTINGS = ".vscode/settings.json"
FOLDER = ".vscode/luoc-do"
PLAN = "plans/dan-van.yaml"


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def stamps(folder):
    return {
        path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*") if path.is_file()
    }


def test_schemas_stand_where_the_editor_finds_them(workspace, run):
    root = workspace()

    assert run("schema", cwd=root) == (0, "", "Có 13 lược đồ trong .vscode/luoc-do, 15 tệp thay đổi.\n")
    assert "2024/ban-tcd.json" in files_in(root / FOLDER)
    named = json.loads((root / SETTINGS).read_text("utf-8"))["yaml.schemas"]
    assert named["./.vscode/luoc-do/2024/ban-tcd.json"] == "reports/2024/ban-tcd.yaml"
    assert {name.removeprefix(f"./{FOLDER}/") for name in named} == files_in(root / FOLDER)
    assert json.loads((root / ".vscode/extensions.json").read_text("utf-8")) == {
        "recommendations": ["redhat.vscode-yaml"]
    }


def test_nothing_is_a_stray_afterwards(workspace, run):
    root = workspace()
    run("schema", cwd=root)

    assert run("validate", "--strict", cwd=root).code == 0


def test_a_second_run_touches_no_file(workspace, run):
    root = workspace()
    run("schema", cwd=root)
    before = stamps(root / ".vscode")

    assert run("schema", cwd=root).err == "Có 13 lược đồ trong .vscode/luoc-do, không có gì thay đổi.\n"
    assert stamps(root / ".vscode") == before


def test_only_what_changed_is_written_again(workspace, run):
    root = workspace()
    run("schema", cwd=root)
    before = stamps(root / ".vscode")
    plan = root / PLAN
    plan.write_text(
        plan.read_text("utf-8").replace("Đơn kỳ trước chuyển sang", "Đơn còn lại của kỳ trước"), "utf-8"
    )

    run("schema", cwd=root)

    after = stamps(root / ".vscode")
    assert {path.relative_to(root / FOLDER).as_posix() for path in after if after[path] != before[path]} == {
        "2023/ban-tcd.json",
        "2024/ban-tcd.json",
    }


def test_what_danvan_made_and_does_not_make_any_more_goes(workspace, run):
    root = workspace()
    run("schema", cwd=root)
    for path in (root / "reports/2023").iterdir():
        path.unlink()
    (root / "reports/2023").rmdir()
    (root / FOLDER / "cua-toi.json").write_text("{}")

    assert run("schema", cwd=root).err == "Có 8 lược đồ trong .vscode/luoc-do, 6 tệp thay đổi.\n"
    assert not (root / FOLDER / "2023").exists()
    assert (root / FOLDER / "cua-toi.json").exists()
    assert "2023" not in (root / SETTINGS).read_text("utf-8")


def test_a_folder_of_ones_own(workspace, run, tmp_path):
    root = workspace()

    assert run("schema", str(tmp_path / "luoc-do"), root=root) == (
        0,
        "",
        f"Có 13 lược đồ trong {tmp_path}/luoc-do, 13 tệp thay đổi.\n",
    )
    assert "2024/ban-tcd.json" in files_in(tmp_path / "luoc-do")
    assert not (root / ".vscode").exists()


def test_a_file_of_somebody_else_is_not_overwritten(workspace, run, tmp_path):
    root = workspace()
    (tmp_path / "x").mkdir()
    (tmp_path / "x/co-quan.json").write_text("{}")

    code, _, err = run("schema", str(tmp_path / "x"), root=root)

    assert code == 2
    assert (
        err
        == f"danvan: {tmp_path}/x/co-quan.json không do danvan tạo; đổi tên tệp đó, hoặc chọn thư mục khác\n"
    )
    assert files_in(tmp_path / "x") == {"co-quan.json"}


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("reports", "không ghi lược đồ vào thư mục reports: đó là dữ liệu gốc; chọn thư mục khác"),
        ("plans/luoc-do", "không ghi lược đồ vào thư mục plans: đó là dữ liệu gốc; chọn thư mục khác"),
        (".", ". là một thư mục làm việc; chọn thư mục khác, hoặc bỏ trống để ghi vào .vscode/luoc-do"),
        (PLAN, f"{PLAN} không phải là một thư mục"),
    ],
)
def test_a_folder_where_no_schema_belongs(workspace, run, folder, said):
    root = workspace()
    before = files_in(root)

    assert run("schema", folder, cwd=root) == (2, "", f"danvan: {said}\n")
    assert files_in(root) == before


def test_settings_of_the_user_are_completed(workspace, run):
    root = workspace({SETTINGS: '{\n  // của tôi\n  "editor.fontSize": 16\n}\n'})

    assert run("schema", cwd=root).code == 0
    text = (root / SETTINGS).read_text("utf-8")
    assert text.startswith('{\n  // của tôi\n  "editor.fontSize": 16,\n  "yaml.schemas": {\n')


def test_settings_that_cannot_be_read_stay_and_the_user_is_told(workspace, run):
    root = workspace({SETTINGS: '{"editor.fontSize": '})

    code, _, err = run("schema", cwd=root)

    assert code == 0
    assert err.startswith(
        "Tệp .vscode/settings.json không đọc được, giữ nguyên. Hãy tự thêm vào tệp đó:\n{\n"
    )
    assert '"./.vscode/luoc-do/2024/ban-tcd.json": "reports/2024/ban-tcd.yaml"' in err
    assert (root / SETTINGS).read_text("utf-8") == '{"editor.fontSize": '
    assert (root / FOLDER / "2024/ban-tcd.json").exists()


def test_settings_in_another_character_set_stay(workspace, run):
    root = workspace({SETTINGS: '{"a": "ô"}'.encode("latin-1")})

    assert "không đọc được, giữ nguyên" in run("schema", cwd=root).err
    assert (root / SETTINGS).read_bytes() == '{"a": "ô"}'.encode("latin-1")


def test_a_broken_plan_is_named(workspace, run):
    root = workspace({PLAN: ("phien_ban: 1\n", "phien_ban: 1\nla: 1\n")})

    assert run("schema", cwd=root).err.splitlines()[0] == (
        "Kỳ 2023 giữ lược đồ đã có: sổ đơn vị hoặc kế hoạch còn lỗi hay chưa có; chạy danvan validate để xem"
    )


def test_schemas_of_a_broken_plan_stay_until_it_is_mended(workspace, run):
    root = workspace()
    run("schema", cwd=root)
    before = (root / FOLDER / "2024/ban-tcd.json").read_bytes()
    (root / PLAN).write_text((root / PLAN).read_text("utf-8") + "la: 1\n", "utf-8")

    run("schema", cwd=root)

    assert (root / FOLDER / "2024/ban-tcd.json").read_bytes() == before


def test_new_writes_the_schemas_of_the_files_it_makes(workspace, run):
    root = workspace()
    run("new", "2025", "--unit", "ban-tcd", cwd=root)

    line = next(
        line
        for line in (root / "reports/2025/ban-tcd.yaml").read_text("utf-8").splitlines()
        if "$schema" in line
    )
    assert line == "# yaml-language-server: $schema=../../.vscode/luoc-do/2025/ban-tcd.json"
    assert (root / "reports/2025" / line.partition("=")[2]).resolve() == (
        root / FOLDER / "2025/ban-tcd.json"
    ).resolve()
    assert (root / FOLDER / "2025/ban-tcd.json").exists()


def test_without_a_workspace(run, tmp_path):
    assert run("schema", cwd=tmp_path).code == 2


def test_schemas_are_written_through_no_link(workspace, run, tmp_path):
    root = workspace()
    (tmp_path / "noi-khac").mkdir()
    (root / ".vscode").symlink_to(tmp_path / "noi-khac", target_is_directory=True)

    assert run("schema", cwd=root) == (
        2,
        "",
        f"danvan: {root}/.vscode là một liên kết, danvan không ghi qua liên kết; không có gì bị thay đổi\n",
    )
    assert list((tmp_path / "noi-khac").iterdir()) == []
