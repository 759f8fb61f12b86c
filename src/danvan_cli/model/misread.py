"""What was typed where a plain number belongs, and which number may have been meant. Needed only for a fault."""

from __future__ import annotations

import re

from danvan_cli.model.numbers import NumberFault, NumberKind

_ONE_GROUP = re.compile(r"(-?[1-9][0-9]{0,2})[.,]([0-9]{3})")
_GROUPS = re.compile(
    r"(-?[1-9][0-9]{0,2})((?:([.,\s\u00a0\u202f])[0-9]{3})(?:\3[0-9]{3})*)(?:([.,])([0-9]+))?"
)
_DECIMAL = re.compile(r"(-?(?:0|[1-9][0-9]*))([.,])([0-9]+)")
_QUALIFIED = re.compile(
    r"(gần|hơn|trên|dưới|khoảng|chừng|ước|độ|tầm|xấp xỉ|không dưới|ít nhất|tối thiểu|tối đa)\b.*", re.I
)


def fault_of(typed: str, kind: NumberKind) -> NumberFault:
    """Return what is wrong with a text that is no plain number of its kind, with the readings it may have."""
    if _ONE_GROUP.fullmatch(typed):
        return _ambiguous(typed, kind)
    groups = _GROUPS.fullmatch(typed)
    if groups and groups[3] != groups[4] and not (groups[5] and kind == "so_nguyen"):
        whole = groups[1] + re.sub(r"[^0-9]", "", groups[2])
        reading = f"{whole}.{groups[5]}" if groups[5] else whole
        return NumberFault(f"“{_short(typed)}” có dấu phân cách hàng nghìn", (reading,))
    decimal = _DECIMAL.fullmatch(typed)
    if decimal and kind == "so_nguyen":
        readings = (decimal[1],) if decimal[2] == "." and not decimal[3].strip("0") else ()
        return NumberFault(f"“{_short(typed)}” có phần thập phân, ở đây cần số nguyên", readings)
    if decimal:
        fraction = decimal[3] + ("0" if len(decimal[3]) == 3 and decimal[1].lstrip("-") != "0" else "")
        return NumberFault(f"“{_short(typed)}” dùng dấu phẩy thập phân", (f"{decimal[1]}.{fraction}",))
    if _QUALIFIED.fullmatch(typed):
        return NumberFault(
            f"“{_short(typed)}” không phải là một con số; các từ như “gần”, “hơn” viết trong phần lời văn"
        )
    if not typed:
        return NumberFault("số liệu để trống trong dấu ngoặc kép")
    return NumberFault(f"“{_short(typed)}” không phải là số viết liền bằng chữ số 0–9")


def _ambiguous(typed: str, kind: NumberKind) -> NumberFault:
    whole, _, fraction = typed.replace(",", ".").partition(".")
    readings = (whole + fraction,) if kind == "so_nguyen" else (whole + fraction, f"{whole}.{fraction}0")
    return NumberFault(f"“{typed}” có thể hiểu theo hai cách: phần nghìn hay phần thập phân", readings)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
