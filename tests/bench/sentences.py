"""The corpus of sentences in ``tests/corpus``: what the rules over prose should find in each of them.

A file is text; any file in the folder is read, and any code may be expected. A line is one of

``# …``                         a remark
``@ ban-tcd nv3: luot_tiep=866``  from here on: the unit and the task in which the sentences stand, its figures
``DV406 88,9 | Câu …``          the sentence, and what is to be found in it: a code and the words at its place,
                                several with “; ” between them; no words for what is said of the whole text
``- | Câu …``                   an innocent sentence: nothing is to be found
``(DV406 88,9) | Câu …``        a mistake that is known to be missed, or ``(- …)`` a known false alarm

``⏎`` in a sentence begins a new line. The plan is the shipped one; the report is made of the sentence alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.problem import Problem
from danvan_cli.rules.context import filed_of
from danvan_cli.rules.registry import REPORT_RULES
from danvan_cli.store.load import load_document
from danvan_cli.store.workspace import Period, Workspace, load_workspace

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "corpus"
KY = Ky(2024)
_HEAD = 8
"""The line of ``ket_qua: |`` in the report that is made of a sentence."""

Found = tuple[str, str]
"""A code and the words at its place."""


class Sentence(NamedTuple):
    """One line of the corpus."""

    file: str
    line: int
    unit: str
    task: str
    figures: tuple[str, ...]
    text: str
    expected: tuple[Found, ...]
    known_misses: tuple[Found, ...]


class Score(NamedTuple):
    """How one code does in one file."""

    file: str
    code: str
    guilty: int
    innocent: int
    hits: int
    misses: int
    false_alarms: int


def read_corpus(folder: Path = FOLDER) -> list[Sentence]:
    """Return every sentence of every file."""
    return [sentence for path in sorted(folder.glob("*.txt")) for sentence in _read(path)]


def _read(path: Path) -> Iterator[Sentence]:
    unit, task, figures = "", "", ()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@ "):
            where, _, given = line[2:].partition(":")
            unit, task = where.split()
            figures = tuple(given.split())
            continue
        said, bar, text = line.partition(" | ")
        if not bar:
            raise ValueError(f"{path.name}:{number}: no “ | ” in the line")
        known = said.startswith("(")
        found = tuple(_found(one) for one in (said[1:-1] if known else said).split("; ") if one != "-")
        yield Sentence(
            path.name,
            number,
            unit,
            task,
            figures,
            text.replace("⏎", "\n"),
            () if known else found,
            found if known else (),
        )


def _found(said: str) -> Found:
    code, _, words = said.partition(" ")
    return code, words


def base_workspace() -> Workspace:
    """Return the shipped plan and register, without any report."""
    return replace(load_workspace(ROOT), periods={})


def findings(base: Workspace, sentence: Sentence) -> list[Found]:
    """Return what is found in a sentence, in order: codes and the words at their places."""
    indented = "\n".join(f"      {line}" for line in sentence.text.split("\n"))
    figures = "".join(f"      {figure.replace('=', ': ')}\n" for figure in sentence.figures)
    source = (
        f"phien_ban: 1\nky: {KY}\ndon_vi: {sentence.unit}\n"
        "ky_so_lieu: {tu_ngay: 2023-11-01, den_ngay: 2024-10-31}\n"
        f"nhiem_vu:\n  {sentence.task}:\n    tinh_trang: hoan_thanh\n    ket_qua: |\n{indented}\n"
        + (f"    so_lieu:\n{figures}" if figures else "")
    )
    file = f"reports/{KY}/{sentence.unit}.yaml"
    document = load_document(file, source.encode(), BaoCao)
    workspace = replace(base, periods={KY: Period(KY, {sentence.unit: document}, None)})
    filed = filed_of(workspace, KY, sentence.unit)
    if filed is None or document.has_errors:
        raise ValueError(f"{sentence.file}:{sentence.line}: {document.problems}")
    problems = [*document.problems, *(one for rule in REPORT_RULES for one in rule(workspace, filed))]
    first, last = _HEAD, _HEAD + 1 + sentence.text.count("\n")
    inside = sorted((one for one in problems if first <= one.place.line <= last), key=lambda one: one.order)
    return [(one.code, _words(source, one)) for one in inside if one.code != "DV206"]


def _words(source: str, problem: Problem) -> str:
    place = problem.place
    if place.line == _HEAD:
        return ""
    return source.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]


def scores(sentences: list[Sentence]) -> list[Score]:
    """Return for each file and code how many sentences are judged rightly and how many not."""
    base = base_workspace()
    judged = [(sentence, findings(base, sentence)) for sentence in sentences]
    rows = []
    for file in dict.fromkeys(sentence.file for sentence in sentences):
        inside = [(one, found) for one, found in judged if one.file == file]
        wanted = {(one, code) for one, _ in inside for code, _ in (*one.expected, *one.known_misses)}
        for code in sorted({code for _, code in wanted} | {code for _, found in inside for code, _ in found}):
            rows.append(_score(file, code, inside))
    return rows


def _score(file: str, code: str, judged: list[tuple[Sentence, list[Found]]]) -> Score:
    guilty = innocent = hits = misses = false_alarms = 0
    for sentence, found in judged:
        wanted = [one for one in (*sentence.expected, *sentence.known_misses) if one[0] == code]
        got = [one for one in found if one[0] == code]
        guilty += bool(wanted)
        innocent += not wanted
        hits += sum(one in got for one in wanted)
        misses += sum(one not in got for one in wanted)
        false_alarms += sum(one not in wanted for one in got)
    return Score(file, code, guilty, innocent, hits, misses, false_alarms)
