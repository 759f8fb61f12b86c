"""Knows the words of the template vocabulary: which element may hold what, and which attributes it has.

Pure data with the checks of single attribute values; knows neither how XML is read nor how anything looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from danvan_cli.thethuc.notation import date_parts

#: Returns what is wrong with a value, in Vietnamese, or ``None``.
Check = Callable[[str], str | None]

MAX_SPAN: Final = 63


@dataclass(frozen=True, slots=True)
class Element:
    """What one element may hold: ``children`` by name, bare text or not, attributes with their checks."""

    children: frozenset[str] = frozenset()
    text: bool = False
    attributes: Mapping[str, Check] = field(default_factory=lambda: MappingProxyType({}))
    required: frozenset[str] = frozenset()


def _any(_value: str) -> str | None:
    return None


def _not_empty(value: str) -> str | None:
    return None if value.strip() else "không được để trống"


def _one_of(*allowed: str) -> Check:
    listed = ", ".join(f"“{item}”" for item in allowed)
    return lambda value: None if value in allowed else f"phải là một trong: {listed}"


def _span(value: str) -> str | None:
    fits = value.isascii() and value.isdecimal() and 1 <= int(value) <= MAX_SPAN
    return None if fits else f"phải là số nguyên từ 1 đến {MAX_SPAN}"


def _share(value: str) -> str | None:
    number = value.removesuffix("%")
    fits = number.isascii() and number.replace(".", "", 1).isdecimal() and 0 < float(number) <= 100
    return None if fits else "phải là phần trăm chiều rộng bảng, lớn hơn 0 và không quá 100"


def _date(value: str) -> str | None:
    try:
        date_parts(value)
    except ValueError:
        return "phải là ngày có thật, dạng NNNN-TT-nn (hoặc NNNN-TT, NNNN), hoặc để trống"
    return None


_truth = _one_of("true", "false")
_align = _one_of("left", "center", "right", "justify")

INLINE: Final = frozenset({"b", "i", "u", "br", "so-lieu"})
_FLOW: Final = frozenset({"p", "ul", "table", "ghi-chu", "don-vi-tinh"})
_CLAUSES: Final = frozenset({"phan", "muc", "khoan", "diem"})
_BODY: Final = _FLOW | _CLAUSES | {"can-cu", "ket"}
#: Elements of the root that are no part of the body.
PARTS: Final = frozenset(
    {"ten-loai", "trich-yeu", "v-v", "kinh-gui", "noi-nhan", "ky", "phu-luc"},
)


def _element(
    children: frozenset[str] = frozenset(),
    *,
    text: bool = False,
    required: frozenset[str] = frozenset(),
    **attributes: Check,
) -> Element:
    named = {name.replace("_", "-"): check for name, check in attributes.items()}
    return Element(children, text, MappingProxyType(named), required)


_LINE: Final = _element(INLINE, text=True)
_CELL: Final = _element(
    INLINE | _FLOW - {"table"},
    text=True,
    colspan=_span,
    rowspan=_span,
    align=_align,
    width=_share,
    so=_truth,
)

ELEMENTS: Final[Mapping[str, Element]] = MappingProxyType(
    {
        "van-ban": _element(
            _BODY | PARTS,
            required=frozenset({"loai"}),
            loai=_one_of("bao-cao", "cong-van", "ke-hoach"),
            chu_quan=_any,
            co_quan=_any,
            so=_any,
            ky_hieu=_any,
            dia_danh=_any,
            ngay=_date,
            du_thao=_truth,
            minh_hoa=_truth,
        ),
        "ten-loai": _LINE,
        "trich-yeu": _LINE,
        "v-v": _LINE,
        "kinh-gui": _element(INLINE | {"li"}, text=True),
        "can-cu": _element(INLINE | {"li"}, text=True),
        "phan": _element(_BODY | {"ten"}, ten=_not_empty),
        "muc": _element(_BODY - {"phan"} | {"ten"}, ten=_not_empty),
        "khoan": _element(INLINE | _FLOW | {"diem", "ten", "ket"}, text=True, ten=_not_empty),
        "diem": _element(INLINE | _FLOW | {"ten", "ket"}, text=True, ten=_not_empty),
        "ten": _LINE,
        "p": _element(INLINE, text=True, align=_align),
        "ghi-chu": _LINE,
        "don-vi-tinh": _LINE,
        "ket": _LINE,
        "ul": _element(frozenset({"li"})),
        "li": _element(INLINE | _FLOW - {"table"}, text=True),
        "table": _element(frozenset({"thead", "tbody", "tr"}), ten=_any),
        "thead": _element(frozenset({"tr"})),
        "tbody": _element(frozenset({"tr"})),
        "tr": _element(frozenset({"th", "td"})),
        "th": _CELL,
        "td": _CELL,
        "noi-nhan": _element(frozenset({"li"})),
        "ky": _element(
            required=frozenset({"chuc-vu"}),
            quyen_han=_any,
            chuc_vu=_not_empty,
            ho_ten=_any,
        ),
        "phu-luc": _element(
            _BODY | {"ten"},
            ten=_not_empty,
            huong=_one_of("doc", "ngang"),
            kem_theo=_any,
        ),
        "b": _LINE,
        "i": _LINE,
        "u": _LINE,
        "br": _element(),
        "so-lieu": _element(
            frozenset({"b", "i", "u"}),
            text=True,
            required=frozenset({"ma"}),
            ma=_not_empty,
            nguon=_any,
            kem=_truth,
        ),
    }
)
