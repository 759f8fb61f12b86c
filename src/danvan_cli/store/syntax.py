"""A YAML parser's complaint → the finding that a clerk needs. Knows no words of a parser, nor what any key means.

The parser names the token at which it gave up; the slip is often some characters, or lines, before it. The usual
slips are looked for first (``slips.py``); what is none of them is said in the general words of its kind.
"""

from __future__ import annotations

import yaml

from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.lines import Complaint, Slip
from danvan_cli.store.sayings import SENTENCES, Kind, kind_of
from danvan_cli.store.slips import LOOKS
from danvan_cli.store.slips_lines import missing_space_in, odd_space_behind_key
from danvan_cli.store.slips_values import special_start_in


def explain(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the one finding for a parser error: DV002, or DV004 where the construct itself is forbidden."""
    kind = kind_of(str(getattr(error, "problem", None) or error), str(getattr(error, "context", None) or ""))
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None)
    complaint = Complaint(
        text.split("\n"),
        kind,
        mark.line + 1 if mark else 1,
        mark.column + 1 if mark else 1,
        context.line + 1 if context else None,
        context.column + 1 if context else None,
    )
    code = "DV004" if _is_forbidden(complaint) else "DV002"
    if code == "DV002":
        for look in LOOKS:
            slip = look(complaint)
            if slip:
                return _found(file, "DV002", slip)
    message, hint = SENTENCES[Kind.SECOND_DOCUMENT if code == "DV004" and kind is Kind.REST else kind]
    length = 3 if complaint.text(complaint.line)[complaint.column - 1 :].startswith("---") else 1
    return _found(file, code, Slip(complaint.line, complaint.column, length, message, hint))


def missing_space(file: str, line: int, text: str) -> Problem | None:
    """Return the DV002 for ``ma:giá trị`` that the parser took for plain text; ``text`` is the whole line."""
    slip = missing_space_in(line, text) or odd_space_behind_key(line, text)
    return _found(file, "DV002", slip) if slip else None


def brace_value(file: str, line: int, text: str) -> Problem | None:
    """Return the DV002 for a text that begins with ``{`` or another sign with a meaning of its own."""
    slip = special_start_in(line, text)
    return _found(file, "DV002", slip) if slip else None


def _found(file: str, code: str, slip: Slip) -> Problem:
    place = Place(file, slip.line, slip.column, slip.line, slip.column + max(1, slip.length))
    return Problem(code, Severity.ERROR, place, slip.message, slip.hint)


def _is_forbidden(complaint: Complaint) -> bool:
    if complaint.kind is Kind.REST:
        return complaint.text(complaint.line).startswith("---")
    return complaint.kind in (Kind.SECOND_DOCUMENT, Kind.ALIAS, Kind.DIRECTIVE)
