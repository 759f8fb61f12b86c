"""Arguments that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Offer = list[tuple[str, str]]
"""Words that a shell may offer, each with what it means."""


def offer_periods(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer a shell the periods of the workspace."""
    from danvan_cli.cli.completion import periods

    return periods(ctx, incomplete)


def offer_new_periods(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer a shell the periods that may be opened, too."""
    from danvan_cli.cli.completion import periods_to_open

    return periods_to_open(ctx, incomplete)


def offer_units(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer a shell the units of the register."""
    from danvan_cli.cli.completion import units

    return units(ctx, incomplete)


def offer_codes(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer a shell the codes of findings."""
    from danvan_cli.cli.completion import finding_codes

    return finding_codes(ctx, incomplete)


_PERIOD = "Kỳ báo cáo: 2024, 2024-6t hoặc 2024-9t."

Period = Annotated[str, typer.Argument(metavar="KỲ", help=_PERIOD, autocompletion=offer_periods)]
PeriodOrYears = Annotated[
    str,
    typer.Argument(
        metavar="KỲ",
        help="Kỳ báo cáo: 2024, 2024-6t hoặc 2024-9t; tổng kết nhiều năm: 2022..2025.",
        autocompletion=offer_periods,
    ),
]
NewPeriod = Annotated[str, typer.Argument(metavar="KỲ", help=_PERIOD, autocompletion=offer_new_periods)]
Unit = Annotated[
    str,
    typer.Argument(
        metavar="MÃ_ĐƠN_VỊ", help="Mã đơn vị trong sổ, ví dụ ban-tcd.", autocompletion=offer_units
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Làm lại từ đầu, không in lại câu trả lời đã nhớ của lần trước.")
]
"""Looked at before any command is called: an answer to such a call is neither remembered nor asked for."""
