"""The folder read whole: where it is, what belongs to it, which plan is in force."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_cli.model.period import Ky
from danvan_cli.store.failure import NoWorkspace
from danvan_cli.store.root import find_root
from danvan_cli.store.workspace import Workspace, load_workspace

Build = Callable[..., Path]


def strays(workspace: Workspace) -> list[tuple[str, str, int, int]]:
    return [(found.code, *found.place[:3]) for found in workspace.strays]


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.fail("this system makes no links")


@pytest.mark.parametrize("below", ["", "plans", "reports/2024"])
def test_root_is_the_nearest_folder_above_that_holds_the_office_file(workspace: Build, below: str) -> None:
    root = workspace()

    assert find_root(root / below) == root


def test_inner_workspace_is_nearer_than_the_outer_one(workspace: Build) -> None:
    outer = workspace()
    inner = workspace(folder="so-lieu/thu/so-lieu")

    assert find_root(inner / "reports") == inner
    assert find_root(outer / "thu") == outer


def test_folder_without_office_file_above_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace, match=r"không tìm thấy plans/co-quan\.yaml"):
        find_root(tmp_path)


def test_every_file_is_read_where_it_belongs(workspace: Build) -> None:
    read = load_workspace(workspace({"reports/2024/tong-hop.yaml": "phien_ban: 1\nky: 2024\n"}))

    assert [plan.file for plan in read.plans] == ["plans/dan-van.yaml"]
    assert [str(ky) for ky in read.periods] == ["2023", "2024"]
    assert list(read.periods[Ky(2024)].reports) == ["ban-tcd", "phong-hcqt", "phong-th", "tt-pvks-tthc"]
    assert read.periods[Ky(2024)].tong_hop is not None
    assert read.periods[Ky(2023)].tong_hop is None
    assert strays(read) == []


def test_periods_stand_in_time_whatever_their_names(workspace: Build) -> None:
    report = "phien_ban: 1\n"
    read = load_workspace(
        workspace({"reports/2024-9t/ban-tcd.yaml": report, "reports/2024-6t/ban-tcd.yaml": report})
    )

    assert [str(ky) for ky in read.periods] == ["2023", "2024-6t", "2024-9t", "2024"]


def test_seal_is_no_report(workspace: Build) -> None:
    read = load_workspace(workspace({"reports/2024/niem-phong.yaml": "phien_ban: 1\n"}))

    assert read.periods[Ky(2024)].sealed
    assert "niem-phong" not in read.periods[Ky(2024)].reports


@pytest.mark.parametrize(
    "name",
    [
        "plans/ghi-chu.txt",
        "plans/dan-van.yml",
        "plans/Dan-Van.yaml",
        "plans/dan_van.yaml",
        "plans/cu/dan-van.yaml",
        "reports/ghi-chu.yaml",
        "reports/2024-3t/ban-tcd.yaml",
        "reports/nam-2024/ban-tcd.yaml",
        "reports/2024/ban-tcd (1).yaml",
        "reports/2024/ban-tcd.yaml.bak",
        "reports/2024/báo cáo.docx",
        "reports/2024/anh/1.jpg",
    ],
)
def test_anything_else_is_reported_once_never_skipped(workspace: Build, name: str) -> None:
    found = strays(load_workspace(workspace({name: "phien_ban: 1\n"})))

    ((code, file, line, column),) = found
    assert (code, line, column) == ("DV008", 1, 1)
    assert name == file or name.startswith(f"{file}/")


@pytest.mark.parametrize(
    "name",
    [
        "plans/.gitkeep",
        "reports/2024/.cu/ban-tcd.yaml",
        "plans/~$ke-hoach.docx",
        "reports/.DS_Store",
        "reports/2024/Thumbs.db",
        "reports/desktop.ini",
    ],
)
def test_droppings_of_other_programs_are_ignored(workspace: Build, name: str) -> None:
    assert strays(load_workspace(workspace({name: "x"}))) == []


@pytest.mark.parametrize("name", ["ghi-chu.txt", "out/2024/x.docx", "templates/cu.txt", "docs/a.md"])
def test_rest_of_the_folder_is_nobodys_business(workspace: Build, name: str) -> None:
    assert strays(load_workspace(workspace({name: "x"}))) == []


def test_link_to_a_report_is_reported_and_not_followed(workspace: Build) -> None:
    root = workspace({"reports/2024/ban-tcd.yaml": None})
    link(root / "reports/2024/ban-tcd.yaml", root / "reports/2023/ban-tcd.yaml")

    read = load_workspace(root)

    assert strays(read) == [("DV008", "reports/2024/ban-tcd.yaml", 1, 1)]
    assert "đây là một liên kết" in read.strays[0].message
    assert "ban-tcd" not in read.periods[Ky(2024)].reports


def test_link_to_a_folder_of_reports_is_reported_and_not_followed(workspace: Build) -> None:
    root = workspace()
    link(root / "reports/2025", root / "reports/2024")

    read = load_workspace(root)

    assert strays(read) == [("DV008", "reports/2025", 1, 1)]
    assert Ky(2025) not in read.periods


def test_name_of_a_stray_is_shown_composed(workspace: Build) -> None:
    read = load_workspace(workspace({"reports/2024/ba\u0301o ca\u0301o.docx": "x"}))

    assert strays(read) == [("DV008", "reports/2024/báo cáo.docx", 1, 1)]


def plan(text: str, code: str, years: str) -> str:
    changed = text.replace("ma: dan-van\n", f"ma: {code}\n")
    return changed.replace("{tu_nam: 2022, den_nam: null}", years)


@pytest.fixture
def two_plans(workspace: Build) -> Workspace:
    root = workspace()
    path = root / "plans/dan-van.yaml"
    text = path.read_text("utf-8")
    path.write_text(plan(text, "dan-van", "{tu_nam: 2022, den_nam: 2023}"), "utf-8")
    (root / "plans/dan-van-2024.yaml").write_text(plan(text, "dan-van", "{tu_nam: 2024}"), "utf-8")
    return load_workspace(root)


@pytest.mark.parametrize(
    ("ky", "file"),
    [
        (Ky(2021), None),
        (Ky(2022), "plans/dan-van.yaml"),
        (Ky(2023), "plans/dan-van.yaml"),
        (Ky(2024), "plans/dan-van-2024.yaml"),
        (Ky(2024, 6), "plans/dan-van-2024.yaml"),
        (Ky(2024, 9), "plans/dan-van-2024.yaml"),
        (Ky(2030), "plans/dan-van-2024.yaml"),
    ],
)
def test_plan_in_force_in_the_year_of_a_period(two_plans: Workspace, ky: Ky, file: str | None) -> None:
    found = two_plans.plan_for(ky)

    assert (found.file if found else None) == file


def test_faulty_plan_gives_no_duties(workspace: Build) -> None:
    read = load_workspace(workspace({"plans/dan-van.yaml": ("kieu: co_khong", "kieu: cokhong")}))

    assert read.duties_in(Ky(2024)) is None
    assert read.figures_of(Ky(2024), "ban-tcd") is None


def test_office_that_is_a_folder_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "plans/co-quan.yaml").mkdir(parents=True)

    with pytest.raises(NoWorkspace):
        load_workspace(tmp_path)


def test_reports_that_are_a_file_cannot_be_read(workspace: Build) -> None:
    root = workspace()
    (root / "reports").rename(root / "khac")
    (root / "reports").write_text("x")

    with pytest.raises(NoWorkspace, match="không đọc được thư mục reports: không phải là thư mục"):
        load_workspace(root)


def test_workspace_without_reports_is_one(workspace: Build) -> None:
    root = workspace()
    (root / "reports").rename(root / "khac")

    assert load_workspace(root).periods == {}
