"""Arithmetic inside sentences: DV406 within a text, DV407 against the figures of its report.

Only the first look is here: what reads sentences is imported once a number was typed somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.problem import Problem
from danvan_cli.rules.context import Filed
from danvan_cli.rules.first_look import TYPED, may_claim, speaks_of_the_whole
from danvan_cli.rules.texts import texts_of_report, texts_of_summary
from danvan_cli.rules.values import Totals
from danvan_cli.store.workspace import Workspace


def sentences_agree(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV406: numbers of a sentence agree with each other; DV407: with the figures of the report."""
    tree = filed.document.tree
    if tree is None or not isinstance(tree.data, dict):
        return
    found = texts_of_report(tree.data, TYPED.search)
    texts = [text for text in found if may_claim(text.text) or speaks_of_the_whole(text)]
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
        texts = [text for text in texts_of_summary(summary.tree.data, TYPED.search) if may_claim(text.text)]
        if texts:
            from danvan_cli.rules.typed_numbers import wrong_in_summary

            totals = Totals(workspace, period.ky)
            for text in texts:
                yield from wrong_in_summary(totals, plan.model, summary.tree, text)
