"""Values of the models in words, and as plain data for other programs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from danvan_cli.exchange.key_words import GIA_TRI, KHOA
from danvan_cli.model.dates import DayMonth, format_date
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number, round_half_up
from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.model.text import one_line
from danvan_cli.model.values import Ban
from danvan_cli.problem import Problem

_LONGEST = 100


def short(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut between words where it is long."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    return line[: longest - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def quoted(text: str) -> str:
    """Return a short text between quotation marks."""
    return f"“{short(text)}”"


def value_in_words(value: object) -> str:
    """Return any value of a model as it is spoken of."""
    match value:
        case None | ():
            return "chưa có"
        case bool():
            return "có" if value else "không"
        case date():
            return format_date(value)
        case Decimal() | int():
            return format_number(value)
        case str():
            return GIA_TRI.get(value) or (quoted(value) if " " in value.strip() else short(value))
        case Ky() | DayMonth():
            return str(value)
        case tuple():
            return ", ".join(map(value_in_words, value))
        case dict():
            return "; ".join(f"{key}: {value_in_words(item)}" for key, item in value.items())
        case Ban():
            given = [(key, item) for key, item in value if item != type(value).model_fields[key].default]
            return (
                ", ".join(f"{KHOA.get(key, key)} {value_in_words(item)}" for key, item in given) or "mặc định"
            )
    return str(value)


def figure_in_words(figure: SoLieu | str | None, indicator: ChiTieu | None) -> str:
    """Return a unit's answer to an indicator as it is printed."""
    if figure is None:
        return "chưa có"
    if isinstance(figure, str):
        return {"co": "có", "khong": "không"}.get(figure) or quoted(figure)
    if figure.khong_phat_sinh or figure.gia_tri is None:
        return "không phát sinh"
    if indicator and indicator.kieu == "co_khong":
        return "có" if figure.gia_tri else "không"
    if indicator and indicator.kieu == "ty_le":
        return f"{format_number(figure.gia_tri, indicator.so_le)}%"
    return format_number(figure.gia_tri)


def difference(before: object, after: object, indicator: ChiTieu | None) -> Decimal | None:
    """Return by how much a figure changed; percentage points for a rate, ``None`` where that says nothing."""
    old, new = _number(before), _number(after)
    if old is None or new is None or (indicator and indicator.kieu == "co_khong"):
        return None
    if indicator and indicator.kieu == "ty_le":
        return round_half_up(Fraction(new) - Fraction(old), indicator.so_le)
    change = Fraction(new) - Fraction(old)
    return Decimal(change.numerator) / Decimal(change.denominator)


def _number(figure: object) -> Decimal | Fraction | None:
    return figure.gia_tri if isinstance(figure, SoLieu) and not figure.khong_phat_sinh else None


def as_data(value: object, indicator: ChiTieu | None = None) -> Any:  # noqa: ANN401 - any plain data
    """Return any value as dictionaries, lists, texts and exact numbers."""
    match value:
        case SoLieu():
            if value.khong_phat_sinh or value.gia_tri is None:
                return "khong_phat_sinh"
            if indicator and indicator.kieu == "co_khong":
                return bool(value.gia_tri)
            decimals = indicator.so_le if indicator and indicator.kieu == "ty_le" else None
            return round_half_up(value.gia_tri, decimals) if decimals is not None else value.gia_tri
        case BaoCao():
            return {
                "trang_thai": value.trang_thai,
                "ngay_gui": value.ngay_gui.isoformat() if value.ngay_gui else None,
            }
        case Problem():
            return {"ma": value.code, "dong": value.place.line, "cau": value.message}
        case Ban():
            return value.model_dump(mode="json", exclude_defaults=True)
        case Ky() | DayMonth():
            return str(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [as_data(item) for item in value]
        case dict():
            return {str(key): as_data(item) for key, item in value.items()}
    return value
