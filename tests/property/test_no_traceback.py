"""No input gives a traceback, and none an English sentence of the parser or of pydantic."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from danvan_cli.consolidate.build import consolidate
from danvan_cli.exchange.data import Nguon, export_csv, export_json
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao, TongHop
from danvan_cli.problem import Problem
from danvan_cli.rules.catalogue import SEVERITIES
from danvan_cli.rules.gate import findings_of
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.load import load_document
from danvan_cli.store.workspace import load_workspace

BASE = Path(__file__).parents[1] / "examples" / "nen"
FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yaml"))
MODELS = (SoDonVi, KeHoach, BaoCao, TongHop)
ENGLISH = re.compile(
    r"\b(did not|expected|should be|valid (string|dictionary|list|tuple)|input|mapping values|block|token|pydantic)\b"
)
SUMMARY = """\
phien_ban: 1
ky: 2024
danh_gia: {uu_diem: ["Tiếp {luot_tiep} lượt, {luot_tiep.thay_doi}"], han_che: Còn ít}
nhan_xet: {nv1: "Đạt {ty_le_quan_triet}%"}
kien_nghi: [{gui_den: UBND tỉnh, noi_dung: Bố trí kinh phí}]
"""
SPLINTERS = st.sampled_from(
    [
        *(
            "{",
            "}",
            "[",
            "]",
            ":",
            "- ",
            "#",
            '"',
            "'",
            "|",
            ">",
            "&a",
            "*a",
            "!x",
            "%",
            "\t",
            "  ",
            "\n",
            "? ",
            "~",
        ),
        *(
            "null",
            "true",
            "-1",
            "1.204",
            "99999999999999999999",
            "{ma}",
            "{{x}}",
            "2024-02-30",
            "nv99",
            "tat-ca",
        ),
        *(
            "khong_phat_sinh",
            "<<: ",
            "---\n",
            "\x00",
            "\u2028",
            "<<<<<<< a\n",
            "é",
            "e\u0301",
            "\u200b",
            "😀",
        ),
    ]
)


def well_said(problems: list[Problem]) -> None:
    for found in problems:
        assert found.code in SEVERITIES
        assert found.severity in SEVERITIES[found.code]
        assert found.place.line >= 1
        assert found.place.column >= 1
        assert not ENGLISH.search(f"{found.message} {found.hint}"), found


@settings(max_examples=300)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode), model=st.sampled_from(MODELS))
def test_any_bytes_can_be_read(data: bytes, model: type[BaoCao]) -> None:
    well_said(list(load_document("thu.yaml", data, model).problems))


@settings(max_examples=300)
@given(text=st.lists(SPLINTERS | st.sampled_from(["a", "ky", "so_lieu"]), max_size=30).map("".join))
def test_any_heap_of_signs_can_be_read(text: str) -> None:
    well_said(list(load_document("thu.yaml", text.encode("utf-8"), BaoCao).problems))


@composite
def garbled(draw: DrawFn, text: str) -> str:
    """The text with up to four lines deleted, doubled, moved, indented, cut, or with splinters in them."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        cut = draw(st.integers(0, len(line)))
        match draw(st.sampled_from(["delete", "double", "move", "indent", "cut", "insert", "value", "key"])):
            case "delete":
                lines[at : at + 1] = []
            case "double":
                lines.insert(at, line)
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case "indent":
                lines[at] = " " * draw(st.integers(0, 9)) + line.lstrip()
            case "cut":
                lines[at] = line[:cut]
            case "insert":
                lines[at] = line[:cut] + draw(SPLINTERS) + line[cut:]
            case "value":
                lines[at] = f"{line.partition(':')[0]}: {draw(SPLINTERS)}"
            case _:
                lines[at] = line.replace(
                    draw(st.sampled_from("aeiou_-nt")), draw(st.sampled_from("aeiou _-đ"))
                )
        lines = lines or [""]
    return "\n".join(lines)


@composite
def broken_file(draw: DrawFn) -> tuple[str, str]:
    name = draw(st.sampled_from([*FILES, "reports/2024/tong-hop.yaml"]))
    text = SUMMARY if name.endswith("tong-hop.yaml") else (BASE / name).read_text("utf-8")
    return name, draw(garbled(text))


MODEL_OF = {"co-quan.yaml": SoDonVi, "dan-van.yaml": KeHoach, "tong-hop.yaml": TongHop}


@settings(max_examples=400)
@given(file=broken_file())
def test_any_broken_sample_can_be_read(file: tuple[str, str]) -> None:
    name, text = file

    well_said(list(load_document(name, text.encode(), MODEL_OF.get(Path(name).name, BaoCao)).problems))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hong") / "so-lieu"
    shutil.copytree(BASE, folder)
    return folder


@settings(max_examples=300)
@given(file=broken_file())
def test_any_broken_workspace_can_be_checked_and_consolidated(root: Path, file: tuple[str, str]) -> None:
    name, text = file
    before = (root / name).read_bytes() if (root / name).exists() else None
    (root / name).write_bytes(text.encode())
    try:
        workspace = load_workspace(root)
        problems = check_workspace(workspace)
        well_said(problems)
        well_said(findings_of(workspace, Ky(2024), problems))
        result = consolidate(workspace, Ky(2024))
        if result is not None:
            export_json(result, Nguon(None, None))
            export_csv(result)
    finally:
        if before is None:
            (root / name).unlink()
        else:
            (root / name).write_bytes(before)
