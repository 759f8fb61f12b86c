"""What is wrong with the numbers of one text: between themselves, and against the figures of its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from danvan_cli.model.figures import SoLieu
from danvan_cli.model.numbers import format_number, round_half_up
from danvan_cli.model.plan import KeHoach
from danvan_cli.problem import Problem
from danvan_cli.rules.context import Filed, warning
from danvan_cli.rules.first_look import may_claim, speaks_of_the_whole
from danvan_cli.rules.prose.changes import changes
from danvan_cli.rules.prose.claims import Claim, agrees, sentences
from danvan_cli.rules.prose.mentions import Name, Scope, mentions, names_of
from danvan_cli.rules.prose.numbers import Number, Prose, read_prose
from danvan_cli.rules.prose.rates import rates
from danvan_cli.rules.prose.sums import sums
from danvan_cli.rules.texts import Text
from danvan_cli.rules.values import ReportValues, Totals, TotalValues
from danvan_cli.store.tree import Tree

_PLANNED = frozenset({"giai_phap", "de_xuat"})
"""Texts about what is still to be done: their numbers are not those of the report."""


class _Slip(NamedTuple):
    """A number that differs from the figure of the indicator that it names."""

    number: Number
    name: Name
    answer: SoLieu


def wrong_in_report(filed: Filed, tree: Tree, text: Text) -> Iterator[Problem]:
    """Yield the DV406 and DV407 of a text of a report.

    A number that differs from its figure is one mistake: what is computed from it in the same text is not judged.
    """
    values = ReportValues(filed, text.task)
    prose: Prose | None = None
    slips: list[_Slip] = []
    if text.task is not None and text.loc[-1] not in _PLANNED and speaks_of_the_whole(text):
        scope = _scope(filed, text.task)
        low = text.text.lower()
        if any(name.unit in low or name.noun in low for name in scope.names):
            prose = read_prose(text.text, values)
            slips = list(_slips(filed, prose, scope, text.task))
    claims: list[Claim] = []
    if may_claim(text.text):
        claims = list(_wrong_claims(prose or read_prose(text.text, values)))
    wrong = {claim.wrong.start for claim in claims}
    slips = [slip for slip in slips if slip.number.start not in wrong]
    differing = {slip.number.start for slip in slips}
    yield from (_differs(filed, tree, text, slip) for slip in slips)
    for claim in claims:
        if not any(term.start in differing for term in claim.terms):
            yield _does_not_hold(tree, text, claim)


def wrong_in_summary(totals: Totals, plan: KeHoach, tree: Tree, text: Text) -> Iterator[Problem]:
    """Yield the DV406 of a text of ``tong-hop.yaml``, where references are totals."""
    if may_claim(text.text):
        prose = read_prose(text.text, TotalValues(totals, plan, text.task))
        yield from (_does_not_hold(tree, text, claim) for claim in _wrong_claims(prose))


def _wrong_claims(prose: Prose) -> Iterator[Claim]:
    """Yield the claims of a text that do not hold, one for each number that is wrong."""
    seen: set[int] = set()
    for _, sentence in sentences(prose):
        for find in (rates, changes, sums):
            for claim in find(sentence):
                if claim.wrong.start not in seen:
                    seen.add(claim.wrong.start)
                    yield claim


def _does_not_hold(tree: Tree, text: Text, claim: Claim) -> Problem:
    parts = " và ".join(dict.fromkeys(text.text[term.start : term.end] for term in claim.terms))
    return warning(
        "DV406",
        tree.span_at(text.loc, claim.wrong.start, claim.wrong.end),
        f"số trong câu không khớp nhau: {claim.shown}",
        f"sửa thành “{claim.mended}”, hoặc kiểm tra lại {parts}",
    )


def _differs(filed: Filed, tree: Tree, text: Text, slip: _Slip) -> Problem:
    indicator = filed.duties.plan.indicator(text.task or "", slip.name.code)
    decimals = indicator.so_le if indicator and indicator.kieu == "ty_le" else None
    figure = format_number(slip.answer.gia_tri or Decimal(0), decimals) + (
        "%" if slip.name.unit == "%" else ""
    )
    said = "khong_phat_sinh" if slip.answer.khong_phat_sinh else figure
    written = text.text[slip.number.start : slip.number.end]
    return warning(
        "DV407",
        tree.span_at(text.loc, slip.number.start, slip.number.end),
        f"lời văn ghi {written}{'%' if slip.number.is_rate else ''} nhưng "
        f"{indicator.ten if indicator else slip.name.code} ({slip.name.code}) = {said}",
        f"viết {{{slip.name.code}}} để số trong câu luôn khớp với số liệu, hoặc sửa một trong hai số",
        (slip.name.code,),
    )


def _scope(filed: Filed, task: str) -> Scope:
    plan = filed.duties.plan
    home = plan.nhiem_vu_theo_ma.get(task)
    owned = filed.duties.owned(filed.unit.ma, home) if home else ()
    units = tuple(one.don_vi_tinh for one in home.chi_tieu if one.don_vi_tinh) if home else ()
    names = names_of(
        tuple(
            (one.ma, one.ten, one.don_vi_tinh) for one in owned if one.don_vi_tinh and one.kieu != "co_khong"
        ),
        units,
    )
    return Scope(
        names,
        frozenset(unit.lower() for unit in units),
        frozenset(filed.unit.ten.lower().replace(",", " ").split()),
        filed.ky.nam,
    )


def _slips(filed: Filed, prose: Prose, scope: Scope, task: str) -> Iterator[_Slip]:
    named = list(mentions(prose, scope))
    times = Counter(names[0].code for _, names in named)
    for number, (name, *others) in named:
        answer = filed.figures.answers.get((task, name.code))
        if answer is None or answer.gia_tri is None or _says(number, answer):
            continue
        if answer.gia_tri == 0 and answer.loc[-1:] != (name.code,) and not answer.khong_phat_sinh:
            continue  # counted from a list that the report does not have
        if times[name.code] > 1 or f"{{{name.code}}}" in prose.text:
            continue  # the total stands elsewhere in the text, or several parts of it
        meant = (filed.figures.answers.get((task, other.code)) for other in others)
        if any(one and one.gia_tri is not None and _says(number, one) for one in meant):
            continue
        if not _given_elsewhere(prose, number, answer):
            yield _Slip(number, name, answer)


def _says(number: Number, answer: SoLieu) -> bool:
    """Tell whether a number is a figure as it may be printed."""
    value = answer.gia_tri
    if isinstance(value, Fraction):
        return agrees(number, value, value)
    return value is None or any(round_half_up(value, one.decimals) == one.value for one in number.readings)


def _given_elsewhere(prose: Prose, number: Number, answer: SoLieu) -> bool:
    """Tell whether the text holds the figure too, as one number or as the sum of its numbers."""
    others = [one for one in prose.numbers.values() if one.start != number.start]
    if any(_says(one, answer) for one in others if one.is_rate == isinstance(answer.gia_tri, Fraction)):
        return True
    counts = [one.readings[0].value for one in prose.numbers.values() if not one.is_rate]
    return len(counts) > 1 and sum(counts) == answer.gia_tri
