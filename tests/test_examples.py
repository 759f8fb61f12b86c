"""The example corpus: the executable specification of what ``danvan validate`` finds, and where.

``examples/nen`` is a small workspace without any finding. A case ``examples/<code>/<case>`` holds only the
files that differ from it, and beside them:

``_mong-doi.txt``   all findings of the workspace, in order, one per line: ``file:line:column severity CODE``,
                    then ``| text`` for each text that must occur in message or hint; empty for a right case
``_xoa.txt``        files of ``nen`` that the case does not have
``_lien-ket.txt``   links to make: ``path -> target``
``_phinh-to.txt``   files to fill up with comment lines: ``path bytes``
``_git.txt``        commits to make, ``moment path …`` each; the path ``nen`` is the base before the case lies over it
"""

from __future__ import annotations

import re
import shutil
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
from cases import BASE, SPECIAL, build, lines_of, overlay

from danvan_cli.cli.validate import everything
from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.problem import Problem
from danvan_cli.rules.recollection import Recollection
from danvan_cli.rules.registry import check_report, check_workspace
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace, load_workspace

EXAMPLES = Path(__file__).parent / "examples"
PAGES = files("danvan_cli.rules") / "pages"
WRONG, RIGHT = "sai-", "dung-"

CODE_FOLDERS = sorted(path for path in EXAMPLES.iterdir() if path.is_dir() and path != BASE)
CASES = sorted(path for folder in CODE_FOLDERS for path in folder.iterdir())
LINE = re.compile(
    r"(?P<place>.+:\d+:\d+) (?P<severity>lỗi|cảnh báo|lưu ý) (?P<code>DV\d+)(?P<texts>( \| .+)?)"
)


class Expected(NamedTuple):
    head: str
    code: str
    texts: tuple[str, ...]


def case_id(case: Path) -> str:
    return case.relative_to(EXAMPLES).as_posix()


def expectation(case: Path) -> list[Expected]:
    found = []
    for line in lines_of(case, "_mong-doi.txt"):
        match = LINE.fullmatch(line)
        assert match, f"{case_id(case)}: cannot read {line!r}"
        texts = tuple(match["texts"].split(" | ")[1:])
        found.append(Expected(f"{match['place']} {match['severity']} {match['code']}", match["code"], texts))
    return found


def head_of(problem: Problem) -> str:
    place = problem.place
    return f"{place.file}:{place.line}:{place.column} {problem.severity.label} {problem.code}"


def shown(problems: list[Problem]) -> str:
    return "\n".join(f"{head_of(p)} | {p.message} | {p.hint or ''}" for p in problems)


@pytest.fixture
def _steady(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No clock, no cache and no repository of this machine takes part."""
    monkeypatch.setenv("DANVAN_TODAY", "2025-01-15")
    monkeypatch.setenv("DANVAN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def findings(root: Path) -> list[Problem]:
    return everything(load_workspace(root))


@pytest.mark.usefixtures("_steady")
@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_case(case: Path, tmp_path: Path) -> None:
    expected = expectation(case)
    root = build(case, tmp_path / "so-lieu")
    problems = findings(root)

    assert [head_of(p) for p in problems] == [e.head for e in expected], "\n" + shown(problems)
    for problem, wanted in zip(problems, expected, strict=True):
        said = f"{problem.message}\n{problem.hint or ''}"
        missing = [text for text in wanted.texts if text not in said]
        assert not missing, f"{wanted.head}: {missing} not in\n{said}"
        place = problem.place
        assert (place.end_line, place.end_column) >= (place.line, place.column), place


@pytest.mark.usefixtures("_steady")
def test_base_has_no_finding(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "so-lieu")

    problems = findings(tmp_path / "so-lieu")

    assert problems == [], "\n" + shown(problems)


@pytest.mark.usefixtures("_steady")
@pytest.mark.parametrize("case", CASES[::4], ids=case_id)
def test_a_case_is_found_the_same_read_report_by_report_and_remembered(case: Path, tmp_path: Path) -> None:
    root = build(case, tmp_path / "so-lieu")
    expected = check_workspace(load_workspace(root))

    for _ in ("read", "remembered"):
        workspace = load_workspace(root, reports_later=True)
        memory = Recollection(workspace)
        assert check_workspace(workspace, memory) == expected
        memory.keep()


@pytest.mark.usefixtures("_steady")
@pytest.mark.parametrize("case", CASES[1::4], ids=case_id)
def test_rules_of_a_report_ask_for_no_other_unit_than_those_it_succeeds(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered of a unit depends on the files of these alone."""
    workspace = load_workspace(build(case, tmp_path / "so-lieu"))
    asked: set[str] = set()
    real = Workspace.report

    def note(self: Workspace, ky: Ky, unit: str) -> Document[BaoCao] | None:
        asked.add(unit)
        return real(self, ky, unit)

    monkeypatch.setattr(Workspace, "report", note)
    office = workspace.office.model
    for ky, period in workspace.periods.items():
        for code in period.reports:
            list(check_report(workspace, ky, code))
            unit = office.theo_ma.get(code) if office else None
            assert asked <= {code, *(unit.ke_thua if unit else ())}
            asked.clear()


def page_codes() -> set[str]:
    return {page.name.removesuffix(".md") for page in PAGES.iterdir() if page.name.endswith(".md")}


def test_enough_was_looked_at() -> None:
    assert len(CASES) >= 90
    assert len(page_codes()) >= 30
    assert len([path for path in BASE.rglob("*.yaml") if path.is_file()]) >= 10


def test_every_page_has_examples_and_every_example_a_page() -> None:
    assert {folder.name for folder in CODE_FOLDERS} == page_codes()


@pytest.mark.parametrize("code", sorted(page_codes()))
def test_code_has_a_wrong_and_a_right_case(code: str) -> None:
    names = [case.name for case in CASES if case.parent.name == code]

    assert any(name.startswith(WRONG) for name in names)
    assert any(name.startswith(RIGHT) for name in names)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_case_is_well_made(case: Path) -> None:
    expected = expectation(case)

    assert re.fullmatch(r"(sai|dung)(-[a-z0-9]+)+", case.name)
    assert (case / "_mong-doi.txt").exists()
    assert case.name.startswith(RIGHT) == (not expected), "only a right case expects nothing"
    assert not expected or case.parent.name in {e.code for e in expected}, "a wrong case names its code"
    own = overlay(case)
    changes = [name for name in SPECIAL - {"_mong-doi.txt"} if lines_of(case, name)]
    assert own or changes, "the case changes nothing"
    for path in own:
        twin = BASE / path.relative_to(case)
        assert not twin.is_file() or twin.read_bytes() != path.read_bytes(), f"{path.name} is the base file"


@pytest.mark.parametrize("code", sorted(page_codes()))
def test_page_has_its_five_parts(code: str) -> None:
    text = (PAGES / f"{code}.md").read_text("utf-8")
    opening, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    bodies = dict(section.split("\n", 1) for section in sections)

    assert re.match(rf"# {code}: \S.*\n\nMức độ: (lỗi|cảnh báo|lưu ý)\b.*\n\n\S.*\n", opening)
    assert list(bodies) == ["Ví dụ sai", "Ví dụ đúng", "Cách sửa", "Nguồn"]
    assert all(body.strip() for body in bodies.values())
    for name in ("Ví dụ sai", "Ví dụ đúng"):
        assert re.match(r"\n```(yaml|text|xml)\n[^\n].*\n```\n", bodies[name], flags=re.DOTALL), name
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
