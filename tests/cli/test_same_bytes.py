"""Same content, same bytes; and what the properties say of the commit. With real git."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from datetime import UTC, datetime

import pytest

from danvan_cli.thethuc.package import read_seal

DOCX = "out/2024/bao-cao-tong-hop-2024.docx"
TH = "reports/2024/phong-th.yaml"
CHANGED = ("so_van_ban: 2", "so_van_ban: 3")


@pytest.fixture
def made(run):
    """Consolidate 2024 of a workspace and return the bytes."""

    def make(root, *options: str) -> bytes:
        code, out, err = run("consolidate", "2024", "--force", *options, root=root)
        assert code == 0, out + err
        return (root / DOCX).read_bytes()

    return make


@pytest.fixture
def repository(workspace, git):
    """The base workspace, committed."""
    root = workspace({".gitignore": "/out/\n"})
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Báo cáo năm 2024")
    return root


def change(path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def times(docx: bytes) -> set[tuple[int, ...]]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {entry.date_time for entry in archive.infolist()}


def core(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read("docProps/core.xml").decode()


# What changes nothing


def test_twice(workspace, made):
    root = workspace()

    assert made(root) == made(root)


def test_another_folder(workspace, made):
    assert made(workspace()) == made(workspace(folder="Báo cáo năm 2024 (bản sửa)"))


def test_another_order_of_files(workspace, made, tmp_path):
    """Files copied in another order may be listed in another order."""
    root = workspace()
    other = tmp_path / "nguoc"
    for path in sorted((path for path in root.rglob("*") if path.is_file()), reverse=True):
        target = other / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)

    assert made(root) == made(other)


def test_modification_times(workspace, made):
    root = workspace()
    first = made(root)
    for path in root.rglob("*.yaml"):
        os.utime(path, (1_000_000_000, 1_000_000_000))

    assert made(root) == first


def test_current_folder(workspace, made, monkeypatch):
    root = workspace()
    first = made(root)
    monkeypatch.chdir("/")

    assert made(root) == first


@pytest.mark.parametrize("today", ["1999-01-01", "2024-11-04", "2030-12-31"])
def test_today(workspace, made, monkeypatch, today):
    root = workspace()
    first = made(root)
    monkeypatch.setenv("DANVAN_TODAY", today)

    assert made(root) == first


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242"},
        {"TZ": "Asia/Ho_Chi_Minh"},
        {"TZ": "America/Los_Angeles"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
    ],
    ids=lambda variables: "-".join(map("=".join, variables.items())),
)
def test_another_process(workspace, made, spawn, variables):
    root = workspace()
    first = made(root)

    done = spawn("consolidate", "2024", cwd=root, **variables)

    assert done.returncode == 0
    assert (root / DOCX).read_bytes() == first


def test_time_zone_with_a_commit(repository, made, spawn):
    first = made(repository)

    spawn("consolidate", "2024", cwd=repository, TZ="America/Los_Angeles")

    assert (repository / DOCX).read_bytes() == first


def test_another_output(workspace, made, run):
    root = workspace()
    run("consolidate", "2024", "-o", "khac.docx", cwd=root)

    assert (root / "khac.docx").read_bytes() == made(root)


def test_file_that_is_no_input(workspace, made):
    root = workspace()
    first = made(root)
    (root / "ghi-chu.txt").write_text("x")

    assert made(root) == first


def test_period_that_is_not_compared(workspace, made):
    root = workspace()
    first = made(root)
    (root / "reports/2022").mkdir()
    shutil.copyfile(root / "reports/2023/phong-th.yaml", root / "reports/2022/phong-th.yaml")
    change(root / "reports/2022/phong-th.yaml", "ky: 2023", "ky: 2022")

    assert made(root) == first


# What changes them


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (TH, *CHANGED),
        ("reports/2023/phong-th.yaml", "so_van_ban: 3", "so_van_ban: 4"),
        ("plans/dan-van.yaml", "Văn bản đã tham mưu ban hành", "Văn bản đã ban hành"),
        ("plans/co-quan.yaml", "Phòng Tổng hợp", "Phòng Tổng hợp - Thi đua"),
        (TH, "chuc_vu: Chuyên viên", "chuc_vu: Chuyên viên chính"),
    ],
    ids=["report", "last-year", "plan", "office", "not-printed"],
)
def test_input(workspace, made, file, old, new):
    root = workspace()
    first = made(root)
    change(root / file, old, new)

    assert made(root) != first


def test_template(workspace, made):
    from danvan_cli.store.content import content_root

    root = workspace()
    first = made(root)
    name = "templates/bao-cao-tong-hop.xml.j2"
    (root / "templates").mkdir()
    shutil.copyfile(content_root() / name, root / name)

    assert made(root) == first
    change(root / name, "kính báo cáo", "trân trọng báo cáo")
    assert made(root) != first


@pytest.mark.parametrize(
    "options", [("--draft",), ("--number", "5"), ("--date", "2024-11-20")], ids=["draft", "number", "date"]
)
def test_option(workspace, made, options):
    root = workspace()

    assert made(root, *options) != made(root)


# Times


def test_time_is_1980_without_git(workspace, made):
    docx = made(workspace())

    assert times(docx) == {(1980, 1, 1, 0, 0, 0)}
    assert "1980-01-01T00:00:00Z" in core(docx)


def test_time_is_that_of_the_commit_in_utc(repository, made):
    """Committed at 08:00 in Việt Nam: 01:00 UTC."""
    docx = made(repository)

    assert times(docx) == {(2024, 11, 5, 1, 0, 0)}
    assert "2024-11-05T01:00:00Z" in core(docx)


def test_source_date_epoch_wins(repository, made, monkeypatch):
    when = datetime(2025, 2, 3, 4, 5, 6, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(when.timestamp())))

    docx = made(repository)

    assert times(docx) == {(2025, 2, 3, 4, 5, 6)}
    assert "2025-02-03T04:05:06Z" in core(docx)


@pytest.mark.parametrize("epoch", ["0", "99999999999"])
def test_source_date_epoch_that_a_zip_cannot_hold(workspace, run, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert run("consolidate", "2024", root=workspace()).code in (0, 2)


@pytest.mark.parametrize("epoch", ["hôm qua", "1.5", "9" * 40])
def test_source_date_epoch_that_is_no_time(workspace, run, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert run("consolidate", "2024", root=workspace()) == (
        2,
        "",
        f"danvan: SOURCE_DATE_EPOCH phải là số giây nguyên, không phải “{epoch}”\n",
    )


# The commit


def commit_of(docx: bytes) -> str | None:
    seal = read_seal(docx)
    assert seal is not None
    return seal.commit


def test_no_commit_without_git(workspace, made):
    assert commit_of(made(workspace())) is None


def test_no_commit_before_the_first(workspace, made, git):
    root = workspace()
    git(root, "init", "-q")

    assert commit_of(made(root)) is None


def test_commit_of_the_inputs(repository, made, git):
    assert commit_of(made(repository)) == git(repository, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    "file", [TH, "reports/2023/phong-th.yaml", "plans/co-quan.yaml", "plans/dan-van.yaml"]
)
def test_changed_input_is_marked(repository, made, git, file):
    with (repository / file).open("a", encoding="utf-8") as stream:
        stream.write("# thêm\n")

    assert commit_of(made(repository)) == git(repository, "rev-parse", "HEAD") + "+sửa"


def test_new_input_is_marked(repository, made, git):
    (repository / "templates").mkdir()
    (repository / "templates/the-thuc.yaml").write_text("co_chu: 13\n", "utf-8")

    assert commit_of(made(repository)) == git(repository, "rev-parse", "HEAD") + "+sửa"


def test_staged_input_is_marked(repository, made, git):
    change(repository / TH, *CHANGED)
    git(repository, "add", TH)

    assert commit_of(made(repository)) == git(repository, "rev-parse", "HEAD") + "+sửa"


def test_file_that_is_no_input_is_not_marked(repository, made, git):
    (repository / "ghi-chu.txt").write_text("x")

    assert commit_of(made(repository)) == git(repository, "rev-parse", "HEAD")


def test_later_commit_that_touches_no_input_changes_nothing(repository, made, git):
    first = made(repository)
    (repository / "ghi-chu.txt").write_text("x")
    git(repository, "add", "ghi-chu.txt")
    git(repository, "commit", "-qm", "Ghi chú", day="2024-12-24T08:00:00+07:00")

    assert made(repository) == first


def test_later_commit_of_an_input_changes_the_commit(repository, made, git):
    change(repository / TH, *CHANGED)
    git(repository, "commit", "-qam", "Sửa", day="2024-11-06T08:00:00+07:00")

    docx = made(repository)

    assert commit_of(docx) == git(repository, "rev-parse", "HEAD")
    assert times(docx) == {(2024, 11, 6, 1, 0, 0)}


def test_clone_gives_the_same_bytes(repository, made, git, tmp_path):
    first = made(repository)
    git(tmp_path, "clone", "-q", str(repository), "ban-sao")

    assert made(tmp_path / "ban-sao") == first


def test_workspace_below_the_root_of_the_repository(workspace, made, git, tmp_path):
    root = workspace(folder="kho/dân vận")
    git(tmp_path / "kho", "init", "-q")
    git(tmp_path / "kho", "add", ".")
    git(tmp_path / "kho", "commit", "-qm", "Báo cáo")

    assert commit_of(made(root)) == git(tmp_path / "kho", "rev-parse", "HEAD")


def test_index_of_git_is_not_touched(repository, made):
    for path in repository.rglob("*.yaml"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    before = (repository / ".git/index").read_bytes()

    made(repository)

    assert (repository / ".git/index").read_bytes() == before


def test_without_the_program_git_there_is_no_commit(repository, made, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert commit_of(made(repository)) is None


# Every other document


@pytest.mark.parametrize(
    ("command", "path"),
    [
        (("render", "plans/dan-van.yaml"), "out/ke-hoach-dan-van.docx"),
        (("render", "reports/2024/ban-tcd.yaml"), "out/2024/bao-cao-ban-tcd-2024.docx"),
        (("remind", "2024", "--deadline", "2024-11-20"), "out/2024/cong-van-don-doc-2024.docx"),
        (("remind", "2024", "--request"), "out/2024/cong-van-yeu-cau-2024.docx"),
    ],
    ids=["plan", "unit", "reminder", "request"],
)
def test_every_document_has_the_same_bytes_elsewhere_at_another_time(workspace, run, spawn, command, path):
    late = {TH: ("ngay_gui: 2024-11-01", "ngay_gui: null")}
    root, other = workspace(late), workspace(late, folder="Nơi khác")
    assert run(*command, root=root).code == 0

    variables = {"DANVAN_TODAY": "2031-02-03", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "7"}
    assert spawn("--root", str(other), *command, **variables).returncode == 0

    assert (root / path).read_bytes() == (other / path).read_bytes()


def test_report_of_a_unit_does_not_depend_on_the_others(workspace, run):
    root, other = workspace(), workspace({TH: CHANGED}, folder="khac")
    for place in (root, other):
        assert run("render", "reports/2024/ban-tcd.yaml", root=place).code == 0

    name = "out/2024/bao-cao-ban-tcd-2024.docx"
    assert (root / name).read_bytes() == (other / name).read_bytes()
