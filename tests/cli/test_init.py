"""``danvan init``: a workspace from nothing in one command; nothing that exists is overwritten."""

from __future__ import annotations

import os
import re
import shlex
import sys
import unicodedata

import pytest
import yaml
from typer.main import get_command

from danvan_cli.cli.app import app
from danvan_cli.thethuc.outline import outline

FOLDER = "Báo cáo năm 2024 (bản sửa)"
SERVERS = (".github/workflows/danvan.yml", ".gitlab-ci.yml", ".gitea/workflows/danvan.yml")
OFFICE = "plans/co-quan.yaml"


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def contents_of(folder):
    return {name: (folder / name).read_bytes() for name in files_in(folder)}


def test_init_makes_a_workspace_without_findings(run, tmp_path):
    code, out, err = run("init", "moi", cwd=tmp_path)

    assert (code, out) == (0, "")
    assert err.splitlines()[0] == "Đã tạo thư mục làm việc moi với 22 tệp."
    assert files_in(tmp_path / "moi") == {
        ".gitattributes",
        ".gitea/workflows/danvan.yml",
        ".github/workflows/danvan.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        ".vscode/extensions.json",
        ".vscode/luoc-do/co-quan.json",
        ".vscode/luoc-do/ke-hoach.json",
        ".vscode/luoc-do/the-thuc.json",
        ".vscode/settings.json",
        "CODEOWNERS",
        "plans/co-quan.yaml",
        "plans/dan-van.yaml",
        "templates/bao-cao-don-vi.xml.j2",
        "templates/bao-cao-tong-hop.xml.j2",
        "templates/bao-cao-tong-ket.xml.j2",
        "templates/chung.xml.j2",
        "templates/cong-van-don-doc.xml.j2",
        "templates/cong-van-yeu-cau.xml.j2",
        "templates/ke-hoach.xml.j2",
        "templates/the-thuc.yaml",
    }
    assert run("validate", "--strict", cwd=tmp_path / "moi")[:2] == (0, "")


def test_init_makes_it_here_without_a_folder(run, tmp_path):
    run("init", cwd=tmp_path)

    assert (tmp_path / "plans/co-quan.yaml").exists()
    assert (tmp_path / "reports").is_dir()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_sample_has_nothing_to_mend_and_consolidates(run, tmp_path, form):
    root = tmp_path / unicodedata.normalize(form, FOLDER)

    assert run("init", str(root), "--sample").code == 0
    assert run("validate", "--strict", cwd=root).code == 0
    assert run("validate", "--ignore", "DV405", cwd=root).out == ""
    assert run("consolidate", "2024", cwd=root) == (0, "", "Đã ghi out/2024/bao-cao-tong-hop-2024.docx\n")
    assert run("consolidate", "2023", cwd=root).code == 0


def test_sample_says_on_every_page_that_its_figures_are_made_up(run, tmp_path):
    run("init", "--sample", cwd=tmp_path)
    run("consolidate", "2024", cwd=tmp_path)

    shown = outline((tmp_path / "out/2024/bao-cao-tong-hop-2024.docx").read_bytes())
    headers = [line for line in shown.splitlines() if line.startswith("header")]
    assert headers
    assert all("SỐ LIỆU MINH HỌA" in line for line in headers)


def test_init_refuses_a_workspace(workspace, run):
    root = workspace()
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    code, out, err = run("init", str(root), "--sample")

    assert (code, out) == (2, "")
    assert err == (
        f"danvan: {root}/plans/co-quan.yaml đã có: thư mục này đã là thư mục làm việc; không có gì bị thay đổi\n"
    )
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_init_refuses_to_overwrite_any_file(run, tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/the-thuc.yaml").write_text("co_chu: 13\n")

    assert run("init", cwd=tmp_path) == (
        2,
        "",
        "danvan: đã có sẵn templates/the-thuc.yaml trong .; không có gì bị thay đổi\n",
    )
    assert files_in(tmp_path) == {"templates/the-thuc.yaml"}


def test_init_keeps_a_gitignore(run, tmp_path):
    (tmp_path / ".gitignore").write_text("*.bak\n")

    assert run("init", cwd=tmp_path).code == 0
    assert (tmp_path / ".gitignore").read_text() == "*.bak\n"


def test_init_ignores_what_is_rendered_and_what_a_crash_leaves(run, tmp_path):
    run("init", cwd=tmp_path)

    ignored = (tmp_path / ".gitignore").read_text("utf-8").splitlines()
    assert {"/out/", "~$*", ".danvan-*.tmp"} <= set(ignored)


def test_init_where_a_file_stands_in_the_way(run, tmp_path):
    (tmp_path / "moi").write_text("x")

    code, out, err = run("init", "moi", cwd=tmp_path)

    assert (code, out) == (2, "")
    assert err.startswith("danvan: không đọc hoặc ghi được ")


def test_everything_is_the_same_whenever_and_wherever_it_is_made(run, tmp_path):
    run("init", "mot", cwd=tmp_path)
    run("init", "hai", cwd=tmp_path)

    assert contents_of(tmp_path / "mot") == contents_of(tmp_path / "hai")


def test_names_are_written_into_the_office_file_and_its_comments_stay(run, tmp_path):
    run("init", "goc", cwd=tmp_path)
    names = ["--office", "Sở Nội vụ", "--parent", "UBND tỉnh", "--province", "Đồng Nai"]
    names += [
        "--place",
        "Biên Hòa",
        "--abbreviation",
        "SNV",
        "--signer",
        "Trần Văn An",
        "--title",
        "Giám đốc",
    ]

    assert run("init", "moi", *names, cwd=tmp_path).code == 0

    before = (tmp_path / "goc" / OFFICE).read_text("utf-8").splitlines()
    after = (tmp_path / "moi" / OFFICE).read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        "  ten: Sở Nội vụ",
        "  ten_in: SỞ NỘI VỤ",
        "  tinh: Đồng Nai          # tên tỉnh: kế hoạch nguồn không ghi",
        "  viet_tat: SNV",
        "  dia_danh: Biên Hòa      # địa danh trên văn bản: để trống thì in dòng chấm",
        "    - {ho_ten: Trần Văn An, chuc_vu: Giám đốc, tu_ngay: null, den_ngay: null}",
    ]
    assert len(after) == len(before)
    assert run("validate", "--strict", cwd=tmp_path / "moi").code == 0
    assert run("fmt", "--check", cwd=tmp_path / "moi").code == 0


def test_header_of_a_committees_office_is_short_and_the_one_above_in_capitals(run, tmp_path):
    run("init", "--office", "Văn phòng UBND tỉnh Đồng Nai", "--parent", "Ủy ban nhân dân tỉnh", cwd=tmp_path)

    text = (tmp_path / OFFICE).read_text("utf-8")
    assert "  ten_in: VĂN PHÒNG\n  co_quan_chu_quan: ỦY BAN NHÂN DÂN TỈNH\n" in text


def test_name_that_means_something_in_yaml_is_quoted(run, tmp_path):
    assert run("init", "--office", "Sở: {x} # y", cwd=tmp_path).code == 0

    assert yaml.safe_load((tmp_path / OFFICE).read_text("utf-8"))["co_quan"]["ten"] == "Sở: {x} # y"


@pytest.mark.parametrize("name", ["", "…", "a\x07b", "a\x1b[31mb"])
def test_name_that_cannot_be_one_writes_nothing(run, tmp_path, name):
    code, out, err = run("init", "moi", "--office", name, cwd=tmp_path)

    assert (code, out) == (2, "")
    assert err.startswith("danvan: có tên không ")
    assert not (tmp_path / "moi").exists()


def test_files_for_git_that_are_there_already_are_kept(run, tmp_path):
    (tmp_path / "CODEOWNERS").write_text("* @ai-do\n")
    (tmp_path / ".gitlab-ci.yml").write_text("khac: {}\n")

    code, _, err = run("init", cwd=tmp_path)

    assert code == 0
    assert err.splitlines()[:2] == ["Đã có .gitlab-ci.yml, giữ nguyên", "Đã có CODEOWNERS, giữ nguyên"]
    assert (tmp_path / "CODEOWNERS").read_text() == "* @ai-do\n"
    assert (tmp_path / ".gitlab-ci.yml").read_text() == "khac: {}\n"


def test_what_was_interrupted_can_be_begun_again(run, tmp_path):
    run("init", cwd=tmp_path)
    whole = contents_of(tmp_path)
    (tmp_path / OFFICE).unlink()
    (tmp_path / "CODEOWNERS").unlink()

    assert run("init", cwd=tmp_path).code == 0
    assert contents_of(tmp_path) == whole


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
@pytest.mark.parametrize("link", ["plans", "templates", ".github", ".vscode", ".vscode/luoc-do", "reports"])
def test_init_writes_through_no_link(run, tmp_path, link):
    elsewhere = tmp_path / "noi-khac"
    elsewhere.mkdir()
    root = tmp_path / "moi"
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(elsewhere, target_is_directory=True)

    code, out, err = run("init", "moi", cwd=tmp_path)

    assert (code, out) == (2, "")
    assert err == (
        f"danvan: moi/{link} là một liên kết, danvan không ghi qua liên kết; không có gì bị thay đổi\n"
    )
    assert list(elsewhere.iterdir()) == []


def test_init_into_a_folder_that_is_a_link_itself(run, tmp_path):
    (tmp_path / "that").mkdir()
    (tmp_path / "lien-ket").symlink_to(tmp_path / "that")

    assert run("init", "lien-ket", cwd=tmp_path).code == 0
    assert (tmp_path / "that" / OFFICE).is_file()


# what git, hooks and servers read


def commands_in(text):
    return re.findall(r"(?:run: |- |entry: |^ +)(danvan [a-z].*)$", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", [*SERVERS, ".pre-commit-config.yaml"])
def test_generated_yaml_is_yaml_and_names_no_package_registry(run, tmp_path, name):
    run("init", cwd=tmp_path)

    text = (tmp_path / name).read_text("utf-8")
    assert yaml.safe_load(text)
    assert "://" not in text
    assert "--index-url" not in text


def test_servers_check_and_say_the_changes(run, tmp_path):
    run("init", cwd=tmp_path)

    found = {name: commands_in((tmp_path / name).read_text("utf-8")) for name in SERVERS}

    assert found == {
        ".github/workflows/danvan.yml": [
            "danvan validate --format github",
            'danvan diff "$GOC" --format markdown > "$RUNNER_TEMP/thay-doi.md"',
        ],
        ".gitlab-ci.yml": [
            "danvan validate --format concise",
            'danvan diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format markdown > thay-doi.md',
        ],
        ".gitea/workflows/danvan.yml": [
            "danvan validate --format concise",
            'danvan diff "$GOC" --format markdown > thay-doi.md',
        ],
    }


@pytest.mark.parametrize("name", [*SERVERS, ".pre-commit-config.yaml"])
def test_commands_that_others_run_are_commands_of_danvan(run, tmp_path, name):
    run("init", cwd=tmp_path)
    group = get_command(app)

    found = commands_in((tmp_path / name).read_text("utf-8"))

    assert len(found) >= 2
    for line in found:
        _, command, *arguments = shlex.split(line.partition(" > ")[0])
        group.commands[command].make_context(command, arguments)


@pytest.mark.parametrize("name", SERVERS)
def test_nothing_that_others_write_is_put_into_a_command(run, tmp_path, name):
    """An expression stands in ``env`` alone: a shell never reads a title or the name of a branch."""
    run("init", cwd=tmp_path)
    for job in yaml.safe_load((tmp_path / name).read_text("utf-8")).get("jobs", {}).values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_hooks_use_the_danvan_of_the_machine(run, tmp_path):
    run("init", cwd=tmp_path)

    (repository,) = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]

    assert repository["repo"] == "local"
    assert [(hook["entry"], hook["language"]) for hook in repository["hooks"]] == [
        ("danvan validate --ignore DV605", "system"),
        ("danvan fmt --check", "system"),
    ]


def test_hooks_look_at_the_files_of_the_commit_alone(run, tmp_path):
    """A mistake in another unit's file keeps nobody from saving."""
    run("init", "--sample", cwd=tmp_path)
    other = tmp_path / "reports/2024/nha-khach.yaml"
    other.write_text(other.read_text("utf-8").replace("ky: 2024", "ky: 2023"), "utf-8")
    hooks = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]

    for hook in hooks:
        assert hook.get("pass_filenames", True)
        words = hook["entry"].split()[1:]
        assert run(*words, "reports/2024/ban-tcd.yaml", "plans/dan-van.yaml", cwd=tmp_path).code == 0
    assert run("validate", "reports/2024/nha-khach.yaml", cwd=tmp_path).code == 1


def owners_of(text, path, server):
    """Return whom a server asks to look at a file: the last line that fits, in Gitea every one."""
    rules = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    found = []
    for pattern, owner in rules:
        if server == "gitea":
            fits = pattern != "*" and re.fullmatch(pattern, path)
        else:
            glob = re.escape(pattern.removeprefix("/")).replace(r"\*", "[^/]*")
            fits = pattern == "*" or re.match(glob if pattern.endswith("/") else f"{glob}$", path)
        found = ([*found, owner] if server == "gitea" else [owner]) if fits else found
    return found


@pytest.mark.parametrize("server", ["github", "gitlab", "gitea"])
@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("plans/dan-van.yaml", "phong-hcqt"),
        ("plans/co-quan.yaml", "phong-hcqt"),
        ("templates/chung.xml.j2", "phong-hcqt"),
        ("reports/2024/tong-hop.yaml", "phong-hcqt"),
        ("reports/2024/niem-phong.yaml", "phong-hcqt"),
        ("reports/2024/phong-hcqt.yaml", "phong-hcqt"),
        ("reports/2024/ban-tcd.yaml", "ban-tcd"),
        ("reports/2025-6t/nha-khach.yaml", "nha-khach"),
    ],
)
def test_each_unit_owns_its_file_and_hcqt_the_rest(run, tmp_path, server, path, owner):
    run("init", cwd=tmp_path)

    text = (tmp_path / "CODEOWNERS").read_text("utf-8")
    assert owners_of(text, path, server) == [f"@co-quan/{owner}"]
    assert "lanh-dao" not in text


def test_owners_are_groups_of_the_office_on_the_server(run, tmp_path):
    assert run("init", "--group", "@vpub/dan-van", cwd=tmp_path).code == 0

    text = (tmp_path / "CODEOWNERS").read_text("utf-8")
    assert "/reports/*/ban-tcd.yaml @vpub/dan-van/ban-tcd\n" in text
    assert "@co-quan" not in text


@pytest.mark.parametrize("name", ["", "a b", "x\n* @ai-do", "a#b"])
def test_group_that_no_server_knows_writes_nothing(run, tmp_path, name):
    code, _, err = run("init", "moi", "--group", name, cwd=tmp_path)

    assert code == 2
    assert err.startswith("danvan: tên nhóm trên máy chủ git chỉ gồm")
    assert not (tmp_path / "moi").exists()


def test_new_workspace_elsewhere_says_how_to_get_there(run, tmp_path):
    assert 'Tiếp theo: gõ cd "văn phòng", sửa' in run("init", "văn phòng", cwd=tmp_path).err
    assert "Tiếp theo: sửa" in run("init", cwd=tmp_path).err


def test_git_shows_the_words_that_changed_in_a_word_file(run, tmp_path, git):
    run("init", "--sample", cwd=tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "diff.danvan.textconv", f'"{sys.executable}" -m danvan_cli text')
    run("consolidate", "2024", "-o", "bao-cao.docx", cwd=tmp_path)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    run("consolidate", "2024", "--number", "12", "-o", "bao-cao.docx", cwd=tmp_path)

    shown = git(tmp_path, "diff", "bao-cao.docx")

    changed = [line for line in shown.splitlines() if re.match(r"[-+][^-+]", line)]
    assert changed[0].startswith("-| Số:         /BC-VPUB")
    assert changed[1].startswith("+| Số: 12/BC-VPUB")


def test_line_ends_are_the_same_on_every_machine(run, tmp_path, git):
    run("init", cwd=tmp_path)
    git(tmp_path, "init", "-q")

    assert git(tmp_path, "check-attr", "eol", "--", OFFICE) == f"{OFFICE}: eol: lf"
    assert git(tmp_path, "check-attr", "text", "--", "a.docx", "a.xlsx", "a.pdf").splitlines() == [
        "a.docx: text: unset",
        "a.xlsx: text: unset",
        "a.pdf: text: unset",
    ]


# text


def test_text_of_a_word_file(workspace, run):
    root = workspace()
    run("consolidate", "2024", "-o", "a.docx", cwd=root)

    assert run("text", "a.docx", cwd=root) == (0, outline((root / "a.docx").read_bytes()), "")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"khong phai"])
def test_what_is_no_word_file_does_not_stop_git(run, tmp_path, data):
    (tmp_path / "a.docx").write_bytes(data)

    assert run("text", "a.docx") == (0, "(không phải tệp Word đọc được)\n", "")


def test_text_of_a_file_that_is_not_there(run):
    code, out, err = run("text", "khong-co.docx")

    assert (code, out) == (2, "")
    assert err == "danvan: không đọc hoặc ghi được khong-co.docx: không tìm thấy\n"


def test_text_of_a_folder(run):
    assert run("text", ".") == (2, "", "danvan: . là một thư mục\n")
