"""Templates checked without any data: every fault of every branch at once, each at the template's own line (DV701).

A template is run on examples of its context again and again until each branch was taken. Only runs on a whole example
judge the document's shape: a branch taken against its condition may stand where it never stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from danvan_cli.problem import Problem, ProblemsFound, in_order
from danvan_cli.render.contexts import CONTEXTS
from danvan_cli.render.probe import LEDGER_FAULTS, SYNTAX, Ledger, Probe, syntax_faults
from danvan_cli.render.sample import example
from danvan_cli.render.shape import values_of
from danvan_cli.render.templates import FOLDER, TemplateFolders, template_fault, template_line
from danvan_cli.thethuc.checks import faults as shape_faults
from danvan_cli.thethuc.source import MalformedError, parse
from danvan_cli.thethuc.vocabulary import VocabularyError, read_document

_MOST_RUNS = 300


def template_problems(folders: TemplateFolders, names: Iterable[str] = tuple(CONTEXTS)) -> list[Problem]:
    """Return every fault of the templates named, those that they take in included; shipped ones have none."""
    found: set[Problem] = set()
    for name in names:
        try:
            if not all(folders.is_shipped(text) for text in folders.find_all(name)):
                found.update(_problems(folders, name))
        except ProblemsFound as unreadable:
            found.update(unreadable.problems)
    return in_order(found)


def _problems(folders: TemplateFolders, name: str) -> set[Problem]:
    ledger = Ledger()
    for text in folders.find_all(name):
        ledger.faults.update(syntax_faults(text))
    if not ledger.faults:
        _explore(folders, name, values_of(example(CONTEXTS[name], True)), ledger, _MOST_RUNS)
        # Where nothing is there, a decision turned over would ask for what cannot be.
        _explore(folders, name, values_of(example(CONTEXTS[name], False)), ledger, 1)
    return {template_fault(file, line, message) for file, line, message in ledger.faults}


def _explore(folders: TemplateFolders, name: str, context: dict[str, Any], ledger: Ledger, runs: int) -> None:
    """Run a template until each branch was taken, each time with one more decision turned over."""
    waiting: list[dict[str, bool]] = [{}]
    known: set[tuple[str, bool]] = set()
    probe = Probe(folders, ledger)
    while waiting and runs:
        forced = waiting.pop(0)
        runs -= 1
        text = None
        try:
            text = probe.run(name, context, forced)
        except LEDGER_FAULTS as error:
            place = template_line(name, error)
            if place not in ledger.broken:
                ledger.broken.add(place)
                ledger.faults.add((*place, _message(error)))
                waiting.insert(0, forced)  # again, without what breaks off
                runs += 1
                probe = Probe(folders, ledger)
        else:
            _judge(text, ledger, f"{FOLDER}/{name}", natural=not forced)
        taken = probe.taken if text is not None else {}
        known.update(taken.items())
        for key, value in taken.items():
            if (key, not value) not in known:
                known.add((key, not value))
                waiting.append({**forced, key: not value})


def _message(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f"không có mẫu “{error.name}”"
    if isinstance(error, SecurityError):
        return "mẫu gọi đến phần không được phép"
    if isinstance(error, TemplateSyntaxError):
        return SYNTAX
    return "mẫu không chạy được với dữ liệu này"


def _judge(marked: str, ledger: Ledger, outermost: str, natural: bool) -> None:
    """Note what is wrong with the markup, at the lines that it comes from; one mistake of a line is enough."""
    xml, starts, places = ledger.unmark(marked, outermost)
    if natural:
        try:
            read_document(xml)
            return
        except VocabularyError as error:
            faults = error.faults
    else:
        try:
            faults = list(shape_faults(parse(xml), complete=False))
        except MalformedError:
            return
    taken = {(file, line) for file, line, _ in ledger.faults}
    begins = [0]
    for text in xml.split("\n"):
        begins.append(begins[-1] + len(text) + 1)
    for number, column, message in faults:
        offset = begins[number - 1] + (column or 1) - 1
        at = bisect_right(starts, offset) - 1
        file, line = places[at] if at >= 0 else places[0]
        if (file, line) not in taken:
            ledger.faults.add((file, line, message))
