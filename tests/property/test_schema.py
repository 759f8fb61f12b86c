"""The law of the schemas: what a schema rejects, ``danvan validate`` does not let pass either."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite
from jsonschema import Draft7Validator

from danvan_cli.exchange.schema.bundle import schemas_of
from danvan_cli.model.house import TheThuc
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao, TongHop
from danvan_cli.problem import Severity
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.load import load_document
from danvan_cli.store.workspace import load_workspace

BASE = Path(__file__).parents[1] / "examples" / "nen"
ADDED = {
    "reports/2024/tong-hop.yaml": """\
phien_ban: 1
ky: 2024
ngay_lap: 20/11/2024
nguoi_ky: {ho_ten: Phạm Xuân Duệ, chuc_vu: Chánh Văn phòng, tu_ngay: null}
noi_nhan: [Như trên]
lanh_dao_chi_dao: Lãnh đạo Văn phòng chỉ đạo từ đầu năm.
danh_gia: {uu_diem: [Nền nếp, [Rõ việc, Rõ người]], han_che: Còn ít buổi}
nhan_xet: {nv1: Đạt yêu cầu}
phuong_huong: [Tiếp tục]
kien_nghi: [{gui_den: UBND tỉnh, noi_dung: Bố trí kinh phí}]
""",
    "templates/the-thuc.yaml": "co_chu: 14\nle: {tren: 20, duoi: 20.5}\nthut_dong: 1.27\ngian_dong: 1.1\n",
}
VALUES = (
    "",
    *("~", "null", '""', '"  "', "[]", "{}", "[null]", "[a, b]", "[[a], b]", "[[[a]]]", "{a: b}", "[{a: b}]"),
    *("0", "1", "-1", "2024", "2023", "12.5", "1.204", "012", "0x1F", "1e3", "+5", "1_000", "999999"),
    *('"1"', "' 2024 '", '"12.5"', '" 7 "', "'-1'", "12345678901234567890", ".5", "5.", ".inf", "1.0"),
    *("true", "false", "True", '"true"', "yes", "co", "khong", "có", "không", "khong_phat_sinh"),
    *('" khong_phat_sinh "', "gần 300", "hoan_thanh", "tap_the", "ca_nhan", "loi", "dem", "so_nguyen"),
    *("2024-10-31", "2024-02-30", "2024-1-5", "31/10/2024", "5/1/2024", '" 2024-10-31 "', "05/11", "40/13"),
    *("2024-6t", "2024-9t", '"2024"', "ban-tcd", "phong-th", "tat-ca", "nv1", "nv3", "nv9", "luot_tiep"),
    *("DV403", "DV101", "{2024: 5}", "{2024: {tu: 1}}", "{tu: 1, den: 2}", "{2024: null}", "{so_ky_hieu: 1}"),
)
MODEL_OF = {
    "plans/co-quan.yaml": SoDonVi,
    "plans/dan-van.yaml": KeHoach,
    "reports/2024/tong-hop.yaml": TongHop,
    "templates/the-thuc.yaml": TheThuc,
}
KEYS = ("ten", "la", "2024", "luot_tiep", "nv1", "nv9", "ghi_chu", "tinh_trang")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("luat") / "so-lieu"
    shutil.copytree(BASE, folder)
    for name, text in ADDED.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def validators(root: Path) -> dict[str, Draft7Validator]:
    """What checks each file of the workspace as an editor does."""
    found = {}
    for made in schemas_of(load_workspace(root)):
        validator = Draft7Validator(json.loads(made.text))
        found |= {file: validator for file in made.files if (root / file).exists()}
    return found


def passes(root: Path, name: str, text: str) -> bool:
    """Tell whether a workspace with that file in it has no error and no warning in it."""
    if load_document(name, text.encode(), MODEL_OF.get(name, BaoCao)).has_errors:
        return False  # already while reading; the rules need not be asked
    before = (root / name).read_bytes()
    (root / name).write_text(text, "utf-8", newline="\n")
    try:
        problems = check_workspace(load_workspace(root))
    finally:
        (root / name).write_bytes(before)
    return not any(one.place.file == name and one.severity is not Severity.NOTE for one in problems)


def paths(node: yaml.Node, at: tuple[int, ...] = (), keys: str = "") -> Iterator[tuple[str, tuple[int, ...]]]:
    """Every value of a file: the keys that lead to it, and the numbers of children from the root."""
    yield keys, at
    children = (
        [(key.value, value) for key, value in node.value]
        if isinstance(node, yaml.MappingNode)
        else [("-", value) for value in node.value]
        if isinstance(node, yaml.SequenceNode)
        else []
    )
    for number, (key, child) in enumerate(children):
        yield from paths(child, (*at, number), f"{keys}/{key}")


def rewritten(text: str, path: tuple[int, ...], value: str, key: str | None) -> str:
    """The file with one value typed anew, or, where ``key`` is given, with one more entry in that group."""
    node = yaml.compose(text, yaml.SafeLoader)
    for step in path:
        node = node.value[step][1] if isinstance(node, yaml.MappingNode) else node.value[step]
    return flow(yaml.compose(text, yaml.SafeLoader), node.start_mark.index, node.end_mark.index, value, key)


def flow(node: yaml.Node, begins: int, ends: int, value: str, key: str | None) -> str:
    """The file in flow style, with what was typed kept; at the place of the change, the new text."""
    here = (node.start_mark.index, node.end_mark.index) == (begins, ends)
    if here and key is None:
        return value
    if isinstance(node, yaml.MappingNode):
        entries = [f"{one.value}: {flow(inner, begins, ends, value, key)}" for one, inner in node.value]
        return "{" + ", ".join([*entries, *([f"{key}: {value}"] if here else [])]) + "}"
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(flow(inner, begins, ends, value, key) for inner in node.value) + "]"
    plain = node.style is None and node.value and not set(node.value) & set(",[]{}:#")
    return node.value if plain else json.dumps(node.value, ensure_ascii=False) if node.value else ""


@composite
def changes(draw: DrawFn) -> tuple[int, int, str, str | None]:
    """Which file, which of its values, what is typed there, and under which new key, if any."""
    return (
        draw(st.integers(0, 10**6)),
        draw(st.integers(0, 10**6)),
        draw(st.sampled_from(VALUES)),
        draw(st.none() | st.none() | st.sampled_from(KEYS)),
    )


def test_the_workspace_itself_passes_everywhere(
    root: Path, validators: dict[str, Draft7Validator], as_editors_read: Callable[[str], Any]
) -> None:
    assert len(validators) == 12
    for name, validator in validators.items():
        text = (root / name).read_text("utf-8")
        again = flow(yaml.compose(text, yaml.SafeLoader), -1, -1, "", None)
        assert list(validator.iter_errors(as_editors_read(text))) == [], name
        assert list(validator.iter_errors(as_editors_read(again))) == [], name
        assert passes(root, name, text), name
        assert passes(root, name, again), name


@settings(max_examples=800)
@given(change=changes())
def test_what_a_schema_rejects_is_found_by_validate(
    root: Path,
    validators: dict[str, Draft7Validator],
    as_editors_read: Callable[[str], Any],
    change: tuple[int, int, str, str | None],
) -> None:
    file, place, value, key = change
    name = sorted(validators)[file % len(validators)]
    text = (root / name).read_text("utf-8")
    known = list(dict(paths(yaml.compose(text, yaml.SafeLoader))).values())  # of each list one item is enough
    changed = rewritten(text, known[place % len(known)], value, key)
    try:
        read = as_editors_read(changed)
    except yaml.YAMLError:
        return
    if next(validators[name].iter_errors(read), None) is not None:
        assert not passes(root, name, changed), changed
