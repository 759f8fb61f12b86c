"""Arithmetic inside sentences: DV406 within a text, DV407 against the figures of its report.

Only the first look is here: what reads sentences is imported once a number was typed somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.problem import Problem
from danvan_cli.rules.context import Filed
from danvan_cli.rules.texts import texts_of_report, texts_of_summary
from danvan_cli.rules.values import Totals
from danvan_cli.store.workspace import Workspace

_TYPED = re.compile(
    r"\d(?<![\w/.,-]\d)(?<!ngày \d)(?<!tháng \d)(?<!năm \d)(?<!Năm \d)(?<!số \d)(?<!lần \d)[\d.,]*+"
    r"(?:(?<=[.,])|[\s\u00a0]*+(?:[^\W\d_A-Z]|[%‰;:)=+(–-]|/\s?+(?:[\d{]|[^\W_A-Z])|$))"
)
"""A number that somebody typed and that is no document's, day's or year's at first sight."""


def sentences_agree(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV406: numbers of a sentence agree with each other; DV407: with the figures of the report."""
    tree = filed.document.tree
    if tree is None or not isinstance(tree.data, dict):
        return
    texts = list(texts_of_report(tree.data, _TYPED.search))
    if texts:
        from danvan_cli.rules.typed_numbers import wrong_in_report

        for text in texts:
            yield from wrong_in_report(filed, tree, text)


def summary_sentences_agree(workspace: Workspace) -> Iterator[Problem]:
    """DV406 in ``tong-hop.yaml``, where references are totals."""
    for period in workspace.periods.values():
        plan, summary = workspace.plan_for(period.ky), period.tong_hop
        if (
            summary is None
            or summary.tree is None
            or summary.model is None
            or plan is None
            or plan.model is None
        ):
            continue
        texts = list(texts_of_summary(summary.tree.data, _TYPED.search))
        if texts:
            from danvan_cli.rules.typed_numbers import wrong_in_summary

            totals = Totals(workspace, period.ky)
            for text in texts:
                yield from wrong_in_summary(totals, plan.model, summary.tree, text)
