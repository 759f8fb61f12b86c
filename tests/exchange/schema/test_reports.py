"""The schemas of a workspace: each unit's own tasks and figures, and every shipped file accepted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from danvan_cli.exchange.schema.bundle import made_here, schemas_of
from danvan_cli.exchange.schema.fields import schema_of
from danvan_cli.exchange.schema.sharing import shared
from danvan_cli.model.office import SoDonVi
from danvan_cli.store.workspace import load_workspace

ROOT = Path(__file__).parents[3]
Build = Callable[..., Path]
TCD, TH = "2024/ban-tcd.json", "2024/phong-th.json"
PLAN = "plans/dan-van.yaml"


def made(root: Path) -> dict[str, Any]:
    return {one.name: json.loads(one.text) for one in schemas_of(load_workspace(root))}


def resolved(schema: Any, whole: Any) -> Any:
    """The schema with its shared parts put back in their places."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            return resolved(whole["definitions"][schema["$ref"].rpartition("/")[2]], whole)
        return {key: resolved(part, whole) for key, part in schema.items() if key != "definitions"}
    return [resolved(part, whole) for part in schema] if isinstance(schema, list) else schema


@pytest.fixture
def schemas(workspace: Build) -> dict[str, Any]:
    return {name: resolved(schema, schema) for name, schema in made(workspace()).items()}


@pytest.fixture
def check(workspace: Build, as_editors_read: Callable[[str], Any]) -> Callable[..., list[str]]:
    """The paths of what the schema of a file rejects in it, with a text in it replaced."""
    root = workspace()
    schemas = made(root)

    def errors(schema: str, file: str, old: str, new: str) -> list[str]:
        text = (root / file).read_text("utf-8")
        assert text.count(old) == 1, old
        found = Draft7Validator(schemas[schema]).iter_errors(as_editors_read(text.replace(old, new)))
        return ["/".join(map(str, error.absolute_path)) for error in found]

    return errors


def tasks(schema: Any) -> dict[str, Any]:
    found: dict[str, Any] = schema["properties"]["nhiem_vu"]["properties"]
    return found


def figures(schema: Any, task: str) -> dict[str, Any]:
    found: dict[str, Any] = tasks(schema)[task]["properties"]["so_lieu"]["properties"]
    return found


def test_one_for_each_unit_that_is_due_and_each_file_of_its_own(workspace: Build) -> None:
    root = workspace({"reports/2025/phong-th.yaml": "phien_ban: 1\n"})

    assert list(made(root)) == [
        "co-quan.json",
        "ke-hoach.json",
        "the-thuc.json",
        *(
            f"{year}/{name}.json"
            for year in (2023, 2024, 2025)
            for name in ("tong-hop", "phong-hcqt", "ban-tcd", "tt-pvks-tthc", "phong-th")
        ),
    ]


def test_a_unit_that_is_gone_but_filed_has_one_too(workspace: Build) -> None:
    unit = "    viet_tat: TH\n"
    root = workspace({"plans/co-quan.yaml": (unit, f"{unit}    den_ngay: 2024-06-30\n")})

    assert TH in made(root)


def test_no_schema_for_a_period_whose_plan_is_broken(workspace: Build) -> None:
    root = workspace({PLAN: ("phien_ban: 1\n", "phien_ban: 1\nla: 1\n")})

    assert list(made(root)) == ["co-quan.json", "ke-hoach.json", "the-thuc.json"]


def test_the_same_text_every_time(workspace: Build) -> None:
    first, second = (schemas_of(load_workspace(workspace(folder=name))) for name in ("a", "b"))

    assert first == second


def test_every_schema_is_valid_and_knows_who_made_it(workspace: Build) -> None:
    for one in schemas_of(load_workspace(workspace())):
        Draft7Validator.check_schema(json.loads(one.text))
        assert made_here(one.text)
        assert "$id" not in one.text


def test_a_unit_is_offered_its_own_figures_only(schemas: dict[str, Any]) -> None:
    assert "luot_tiep" in figures(schemas[TCD], "nv3")
    assert "luot_tiep" not in json.dumps(schemas[TH]["properties"]["nhiem_vu"])


def test_what_is_computed_is_named_but_not_offered(schemas: dict[str, Any]) -> None:
    entry = tasks(schemas[TH])["nv1"]["properties"]["so_lieu"]

    assert "ty_le_quan_triet" not in entry["properties"]
    assert "danvan tự tính: ty_le_quan_triet" in entry["description"]


def test_a_task_says_whether_it_must_be_reported(schemas: dict[str, Any]) -> None:
    assert tasks(schemas[TCD])["nv3"]["markdownDescription"] == "Đơn vị **phải** báo cáo nhiệm vụ này."
    assert tasks(schemas[TH])["nv3"]["description"].startswith("Đơn vị phối hợp: ")


def test_a_figure_tells_its_name_unit_rules_and_last_year(schemas: dict[str, Any]) -> None:
    figure = figures(schemas[TCD], "nv3")["don_ky_truoc"]

    assert figure["title"] == "Đơn kỳ trước chuyển sang"
    assert figure["description"] == (
        "Số nguyên, viết liền, đơn vị tính: đơn. Bắt buộc. Trong kỳ không có thì ghi khong_phat_sinh. "
        "Để trống là chưa có số, không phải số 0. "
        "Số đầu kỳ: phải bằng don_chuyen_ky_sau trong báo cáo năm 2023 (DV403).\n\n"
        "Phải khớp với các số khác:\n- don_phai_xu_ly = don_ky_truoc + don_tiep_nhan: "
        "Tổng số đơn phải xử lý gồm kỳ trước chuyển sang và tiếp nhận trong kỳ"
    )


def test_a_figure_tells_its_new_definition(workspace: Build) -> None:
    told = "doi_cach_tinh: {2024: Chỉ tính lượt tiếp tại trụ sở}"
    schema = made(workspace({PLAN: ("- ma: luot_tiep\n", f"- ma: luot_tiep\n        {told}\n")}))[TCD]

    figure = figures(resolved(schema, schema), "nv3")["luot_tiep"]

    assert figure["description"].endswith(" Cách tính: Chỉ tính lượt tiếp tại trụ sở.") or (
        " Cách tính: Chỉ tính lượt tiếp tại trụ sở.\n" in figure["description"]
    )


def test_a_choice_has_labels(schemas: dict[str, Any]) -> None:
    state = tasks(schemas[TCD])["nv3"]["properties"]["tinh_trang"]

    assert dict(zip(state["enum"], state["enumDescriptions"], strict=True)) == {
        "hoan_thanh": "Hoàn thành",
        "dang_thuc_hien": "Đang thực hiện",
        "chua_thuc_hien": "Chưa thực hiện",
        "khong_phat_sinh": "Không phát sinh: trong kỳ không có việc này",
    }


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "examples" / "nen"], ids=["shipped", "nen"])
def test_every_file_is_accepted(root: Path, as_editors_read: Callable[[str], Any]) -> None:
    rejected = []
    for one in schemas_of(load_workspace(root)):
        validator = Draft7Validator(json.loads(one.text))
        for file in one.files:
            if (root / file).exists():
                read = as_editors_read((root / file).read_text("utf-8"))
                rejected += [f"{file}: {error.message}" for error in validator.iter_errors(read)]

    assert rejected == []


@pytest.mark.parametrize(
    "typed", ["7", '"7"', "' 7 '", "khong_phat_sinh", "", "null", "~", "0", "999999999999999999"]
)
def test_a_figure_may_be_typed_as(check: Callable[..., list[str]], typed: str) -> None:
    assert check(TCD, "reports/2024/ban-tcd.yaml", "don_ky_truoc: 12", f"don_ky_truoc: {typed}") == []


@pytest.mark.parametrize("typed", ["-1", "1.5", "gần 300", "true", "[7]", "{a: 7}", '"1.204"', '""', "khong"])
def test_a_figure_may_not_be_typed_as(check: Callable[..., list[str]], typed: str) -> None:
    found = check(TCD, "reports/2024/ban-tcd.yaml", "don_ky_truoc: 12", f"don_ky_truoc: {typed}")

    assert found == ["nhiem_vu/nv3/so_lieu/don_ky_truoc"]


@pytest.mark.parametrize("typed", ["2024-11-01", "1/11/2024", '"2024-11-01"', "", "null"])
def test_a_day_may_be_typed_as(check: Callable[..., list[str]], typed: str) -> None:
    assert check(TCD, "reports/2024/ban-tcd.yaml", "ngay_gui: 2024-11-01", f"ngay_gui: {typed}") == []


@pytest.mark.parametrize("typed", ["2024-11-1", "2024-13-01", "01-11-2024", "20241101", "hôm nay"])
def test_a_day_may_not_be_typed_as(check: Callable[..., list[str]], typed: str) -> None:
    found = check(TCD, "reports/2024/ban-tcd.yaml", "ngay_gui: 2024-11-01", f"ngay_gui: {typed}")

    assert found == ["ngay_gui"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("ky: 2024\n", "ky: 2023\n", "ky"),
        ("don_vi: ban-tcd", "don_vi: phong-th", "don_vi"),
        ("phien_ban: 1", "phien_ban: 2", "phien_ban"),
        ("don_ky_truoc: 12", "ty_le_xu_ly: 5", "nhiem_vu/nv3/so_lieu/ty_le_xu_ly"),
        ("don_ky_truoc: 12", "tong_can_bo: 5", "nhiem_vu/nv3/so_lieu/tong_can_bo"),
        ("  nv3:\n", "  nv9:\n", "nhiem_vu/nv9"),
        ("ngay_gui: 2024-11-01\n", "ngay_giu: 2024-11-01\n", ""),
    ],
)
def test_what_is_foreign_is_rejected(check: Callable[..., list[str]], old: str, new: str, where: str) -> None:
    assert check(TCD, "reports/2024/ban-tcd.yaml", old, new) == [where]


def test_what_recurs_is_written_once_and_means_the_same(workspace: Build) -> None:
    office = schema_of(SoDonVi)
    short = shared(office)

    assert len(json.dumps(short)) < len(json.dumps(office)) * 0.8
    assert resolved(short, short) == office
    assert len(schemas_of(load_workspace(workspace()))[0].text) < 25_000
