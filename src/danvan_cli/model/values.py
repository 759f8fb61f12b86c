"""How a plain text scalar becomes a value of the domain: the field types that all models share.

Every fault is a ``PydanticCustomError`` whose type is the code of the finding in lower case and whose
context holds the Vietnamese ``message`` and ``hint``; positions are the business of the store.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from danvan_cli.model.dates import DateFault, DayMonth, parse_date, parse_day_month
from danvan_cli.model.numbers import NumberFault, parse_number
from danvan_cli.model.period import Ky, parse_period
from danvan_cli.model.text import nearest, says_nothing

PHIEN_BAN = 1
"""The newest version of the data format that this program reads."""

_HYPHEN_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SNAKE_CODE = re.compile(r"[a-z][a-z0-9_]*")
RESERVED_UNITS = frozenset({"tat-ca", "tong-hop", "niem-phong"})
RESERVED_INDICATORS = frozenset({"nam_truoc", "thay_doi"})


def fault(code: str, message: str, hint: str | None = None) -> PydanticCustomError:
    """Return the error that the store turns into a finding of that code."""
    context: dict[str, Any] = {"message": message, "hint": hint}
    return PydanticCustomError(code.lower(), "{message}", context)


class Ban(BaseModel):
    """Base of every model: frozen, nothing unknown; a key without a value is absent."""

    # Built when first asked: a model within another one is built with that one, not twice.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        if isinstance(data, dict) and None in data.values():
            return {
                key: value for key, value in data.items() if value is not None or key not in cls.model_fields
            }
        return data


class Reads:
    """Mark of a field that a function reads from what stands in the file; the function alone decides on the value.

    A ``BeforeValidator`` would have every value looked at a second time, and its function at start-up.
    """

    def __init__(self, read: Callable[[object], object]) -> None:
        self.read = read

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)


class Opens(Reads):
    """Mark of a field whose parts are read further, once a function has seen to what holds them."""

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))


class _Coded(Protocol):
    @property
    def ma(self) -> str: ...


_C = TypeVar("_C", bound=_Coded)


def first_by_code(items: Iterable[_C]) -> dict[str, _C]:
    """Return the items by their code, in order; of a code declared twice (DV203) the first counts."""
    found: dict[str, _C] = {}
    for item in items:
        found.setdefault(item.ma, item)
    return found


def _scalar(value: object, expected: str) -> str:
    if not isinstance(value, str):
        found = (
            "một danh sách"
            if isinstance(value, list)
            else "một nhóm khóa"
            if isinstance(value, dict)
            else "để trống"
        )
        raise fault("DV103", f"ở đây cần {expected}, không phải {found}")
    return value


def _read_text(value: object) -> str:
    if isinstance(value, list):
        value = "\n".join(_scalar(item, "một đoạn văn") for item in value)
    text = _scalar(value, "một đoạn văn")
    if says_nothing(text):
        raise fault(
            "DV108",
            "nội dung chưa được điền"
            if not text.strip()
            else f"“{text.strip()[:60]}” chưa phải là nội dung thật",
            "viết nội dung cụ thể, hoặc xóa cả dòng nếu không có",
        )
    return text


def _read_texts(value: object) -> list[object]:
    return [value] if isinstance(value, str) else _as_list(value)


def _as_list(value: object) -> list[object]:
    if not isinstance(value, list):
        found = "một nhóm khóa" if isinstance(value, dict) else "một giá trị đơn"
        raise fault(
            "DV103", f"ở đây cần một danh sách (mỗi mục một dòng, bắt đầu bằng “- ”), không phải {found}"
        )
    return value


def _drop_empty_entries(value: object) -> object:
    if not isinstance(value, dict):
        found = "một danh sách" if isinstance(value, list) else "một giá trị đơn"
        raise fault("DV103", f"ở đây cần một nhóm khóa (mỗi khóa một dòng), không phải {found}")
    return {key: item for key, item in value.items() if item is not None}


def _read_date(value: object) -> date:
    try:
        return parse_date(_scalar(value, "một ngày"))
    except DateFault as fault_found:
        raise fault("DV105", str(fault_found), "viết như 2024-10-31 hoặc 31/10/2024") from None


def _read_day_month(value: object) -> DayMonth:
    try:
        return parse_day_month(_scalar(value, "một ngày trong năm"))
    except DateFault as fault_found:
        raise fault("DV105", str(fault_found), "viết ngày/tháng như 05/11") from None


def _read_bool(value: object) -> bool:
    typed = _scalar(value, "true hoặc false")
    if typed not in ("true", "false"):
        raise fault(
            "DV106", f"“{typed[:40]}” không phải là true hoặc false", "viết true (đúng) hoặc false (sai)"
        )
    return typed == "true"


def _read_period(value: object) -> Ky:
    typed = _scalar(value, "một kỳ báo cáo")
    period = parse_period(typed)
    if period is None:
        raise fault(
            "DV107", f"“{typed[:40]}” không phải là kỳ báo cáo", "viết như 2024, 2024-6t hoặc 2024-9t"
        )
    return period


def _read_decimal(value: object) -> Decimal:
    return _number(value, "so_thap_phan")


def _read_int(value: object) -> int:
    return int(_number(value, "so_nguyen"))


def _number(value: object, kind: Literal["so_nguyen", "so_thap_phan"]) -> Decimal:
    try:
        return parse_number(_scalar(value, "một con số"), kind)
    except NumberFault as fault_found:
        raise number_fault(fault_found) from None


def number_fault(found: NumberFault) -> PydanticCustomError:
    """Return the DV104 of a badly written number, with the readings as they are to be typed."""
    return fault("DV104", found.message, readings_hint(found))


def readings_hint(found: NumberFault) -> str:
    """Return the advice of a DV104: each possible reading as it is to be typed."""
    if found.readings:
        return "viết " + " hoặc ".join(f"“{reading}”" for reading in found.readings)
    return "viết số liền nhau, không dấu chấm phân cách hàng nghìn, ví dụ “1204”"


def _read_year(value: object) -> int:
    typed = _scalar(value, "một năm")
    if not re.fullmatch(r"[12][0-9]{3}", typed):
        raise fault("DV107", f"“{typed[:40]}” không phải là một năm", "viết bốn chữ số, ví dụ 2024")
    return int(typed)


def _read_version(value: object) -> int:
    number = _read_int(value)
    if number > PHIEN_BAN:
        raise fault(
            "DV109",
            f"phiên bản dữ liệu {number} mới hơn phiên bản {PHIEN_BAN} mà danvan này đọc được",
            "cài bản danvan mới hơn",
        )
    if number < 1:
        raise fault("DV106", f"không có phiên bản dữ liệu {number}", f"viết phien_ban: {PHIEN_BAN}")
    return number


def _code_reader(
    pattern: re.Pattern[str], form: str, reserved: frozenset[str] = frozenset()
) -> Callable[[object], str]:
    def read(value: object) -> str:
        typed = _scalar(value, "một mã")
        if not pattern.fullmatch(typed):
            raise fault("DV107", f"mã “{typed[:40]}” sai dạng", form)
        if typed in reserved:
            raise fault("DV107", f"“{typed}” là từ dành riêng, không dùng làm mã", form)
        return typed

    return read


def one_of(*allowed: str) -> Reads:
    """Return the reader of a value from a list; the fault names the nearest one."""

    def read(value: object) -> str:
        typed = _scalar(value, "một giá trị trong: " + ", ".join(allowed))
        if typed not in allowed:
            meant = nearest(typed, allowed)
            hint = f"có phải “{meant}”? Các giá trị được dùng: {', '.join(allowed)}" if meant else None
            raise fault(
                "DV106",
                f"“{typed[:40]}” không có trong danh sách giá trị",
                hint or f"chọn một trong: {', '.join(allowed)}",
            )
        return typed

    return Reads(read)


_HYPHEN_FORM = "mã gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ ban-tcd"
_SNAKE_FORM = "mã gồm chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ, ví dụ luot_tiep"

VanBan = Annotated[str, Reads(_read_text)]
"""A text; a list of texts is read as its paragraphs."""
CacVanBan = Annotated[tuple[VanBan, ...], Opens(_read_texts)]
"""A list of texts; one text is a list of one."""
Ngay = Annotated[date, Reads(_read_date)]
NgayThang = Annotated[DayMonth, Reads(_read_day_month)]
DungSai = Annotated[bool, Reads(_read_bool)]
KyBaoCao = Annotated[Ky, Reads(_read_period)]
SoNguyen = Annotated[int, Reads(_read_int)]
SoThapPhan = Annotated[Decimal, Reads(_read_decimal)]
Nam = Annotated[int, Reads(_read_year)]
PhienBan = Annotated[int, Reads(_read_version)]
MaDonVi = Annotated[str, Reads(_code_reader(_HYPHEN_CODE, _HYPHEN_FORM, RESERVED_UNITS))]
MaKeHoach = Annotated[str, Reads(_code_reader(_HYPHEN_CODE, _HYPHEN_FORM))]
MaNhiemVu = Annotated[str, Reads(_code_reader(_SNAKE_CODE, _SNAKE_FORM))]
MaChiTieu = Annotated[str, Reads(_code_reader(_SNAKE_CODE, _SNAKE_FORM, RESERVED_INDICATORS))]
ThamChieu = Annotated[str, Reads(lambda value: _scalar(value, "một mã"))]
"""A code that names something declared elsewhere; whether it exists is a rule's question."""
SoNhuGo = Annotated[str, Reads(lambda value: _scalar(value, "một số liệu"))]
"""A figure as it was typed; its kind says later what it is."""
DanhSach = Opens(_as_list)
Nhom = Opens(_drop_empty_entries)
MotHoacNhieu = Annotated[tuple[ThamChieu, ...], Opens(_read_texts)]
"""One code or a list of codes."""
