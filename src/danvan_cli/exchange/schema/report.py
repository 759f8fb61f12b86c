"""The schema of one unit's report of one period, and of HCQT's own file: the plan's tasks and figures by name.

Knows the plan and who owes what; only what validation refuses in every case is refused here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from danvan_cli.exchange.schema.fields import described, said, schema_of, word_of
from danvan_cli.exchange.schema.forms import (
    ABSENT,
    DIGITS,
    SCALAR,
    TEXT,
    Schema,
    around,
    entries,
    exactly,
    number_like,
    one_of,
    snippet,
    value,
    written,
)
from danvan_cli.model.duty import Duties
from danvan_cli.model.expression import Operand
from danvan_cli.model.figures import NIL
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.report import BaoCao, KetQuaNhiemVu, TongHop
from danvan_cli.model.text import one_line

_NIL_SAYS = "Không phát sinh: trong kỳ không có; cộng như 0, in “không phát sinh”"
_WHOLE_SAYS = "viết số nguyên liền nhau như 1204; không có thì ghi khong_phat_sinh; chưa có thì để trống"
_DECIMAL_SAYS = (
    "viết số như 86.94, phần lẻ sau dấu chấm; không có thì ghi khong_phat_sinh; chưa có thì để trống"
)
_HIDDEN: Schema = {"doNotSuggest": True}

Titles = Mapping[str, str]
"""What each code of a warning means, for those that a report may accept."""


def report_schema(duties: Duties, ky: Ky, unit: str, warnings: Titles) -> Schema:
    """Return the schema of ``reports/<ky>/<unit>.yaml``."""
    name = one_line(duties.office.theo_ma[unit].ten)
    special = _common(duties, ky, warnings) | {
        "BaoCao.don_vi": lambda: exactly(unit, f"tệp này là báo cáo của {name}: ghi {unit}"),
        "BaoCao.nhiem_vu": lambda: _tasks(duties, ky, unit, warnings),
    }
    schema = schema_of(BaoCao, special)
    for key in ("phe_duyet", "tra_lai"):
        schema["properties"][key] |= _HIDDEN
    return {"title": f"Báo cáo {ky.ten} của {name}", **schema}


def summary_schema(duties: Duties, ky: Ky, warnings: Titles) -> Schema:
    """Return the schema of ``reports/<ky>/tong-hop.yaml``."""
    remarks = {
        task.ma: {
            **described(one_line(task.ten), "Nhận xét của Phòng về nhiệm vụ này; viết `{mã}` để in số tổng."),
            "defaultSnippets": [snippet("lời văn", ">-\n  $1")],
            **value(TEXT, ABSENT),
        }
        for task in duties.plan.nhiem_vu_theo_ma.values()
    }
    special = _common(duties, ky, warnings) | {
        "TongHop.nhan_xet": lambda: entries(remarks, "không có nhiệm vụ này trong kế hoạch"),
    }
    return {"title": f"Phần tổng hợp báo cáo {ky.ten}", **schema_of(TongHop, special)}


def _common(duties: Duties, ky: Ky, warnings: Titles) -> dict[str, Callable[[], Schema]]:
    tasks = {task.ma: one_line(task.ten) for task in duties.plan.nhiem_vu_theo_ma.values()}
    period = number_like(str(ky), f"tệp này thuộc kỳ {ky}: ghi {ky}")
    known = one_of(tasks, f"ghi mã nhiệm vụ của kế hoạch: {', '.join(tasks)}")
    records = ("VanBanGhi", "HoiNghi", "MoHinh", "KhenThuong", "KhoKhan")
    return {
        "BaoCao.ky": lambda: period,
        "TongHop.ky": lambda: period,
        "GiaiTrinh.ma_loi": lambda: one_of(warnings, "ghi mã của một cảnh báo, ví dụ DV403"),
        **{f"{record}.nhiem_vu": lambda: known for record in records},
    }


def _tasks(duties: Duties, ky: Ky, unit: str, warnings: Titles) -> Schema:
    must = {task.ma for task in duties.must_report(unit)}
    may = duties.may_report(unit)
    found = {}
    for task in duties.plan.nhiem_vu_theo_ma.values():
        duty = (
            "Đơn vị **phải** báo cáo nhiệm vụ này."
            if task.ma in must
            else "Đơn vị phối hợp: được báo cáo lời văn và danh sách, không bắt buộc."
            if task.ma in may
            else "Kế hoạch không giao nhiệm vụ này cho đơn vị (DV204)."
        )
        schema = _task(duties, ky, unit, task, warnings)
        found[task.ma] = {
            **described(one_line(task.ten), duty),
            **({} if task.ma in may else _HIDDEN),
            **schema,
            "type": ["object", "null"],
        }
    return entries(found, "không có nhiệm vụ này trong kế hoạch")


def _task(duties: Duties, ky: Ky, unit: str, task: NhiemVu, warnings: Titles) -> Schema:
    special = _common(duties, ky, warnings) | {
        "KetQuaNhiemVu.so_lieu": lambda: _figures(duties, ky, unit, task),
        "GiaiTrinh.chi_tieu": lambda: SCALAR,
    }
    schema = schema_of(KetQuaNhiemVu, special)
    computed = [one.ma for one in duties.owned(unit, task) if not one.duoc_nhap]
    properties = schema["properties"]
    properties["ket_qua"]["defaultSnippets"] = [snippet("lời văn, mỗi dòng một đoạn", "|\n  $1")]
    figures = [one.ma for one in duties.owned(unit, task) if one.duoc_nhap]
    if figures:
        lines = {code: f"${place}" for place, code in enumerate(figures, 2)}
        body = {"tinh_trang": "$1", "so_lieu": lines}
        schema["defaultSnippets"] = [snippet("mọi số liệu phải ghi", body, ", ".join(figures))]
    if computed:
        word = word_of("KetQuaNhiemVu", "so_lieu")
        says = f"{word.says} Không ghi, danvan tự tính: {', '.join(f'`{code}`' for code in computed)}."
        properties["so_lieu"] |= said(word._replace(says=says), needed=False)
    return schema


def _figures(duties: Duties, ky: Ky, unit: str, task: NhiemVu) -> Schema:
    typed = [one for one in duties.owned(unit, task) if one.duoc_nhap]
    figures = {one.ma: _figure(duties, ky, task, one) for one in typed}
    return entries(figures, f"nhiệm vụ {task.ma} không giao chỉ tiêu này cho đơn vị ghi; xóa dòng này")


def _figure(duties: Duties, ky: Ky, task: NhiemVu, indicator: ChiTieu) -> Schema:
    return {
        **described(one_line(indicator.ten), _says(duties, ky, task, indicator)),
        **_FIGURE_OF[indicator.kieu](ky, indicator),
    }


def _yes_or_no(ky: Ky, indicator: ChiTieu) -> Schema:
    del ky, indicator
    labels = {"co": "Có", "khong": "Không"}
    form = one_of(labels, "ghi co hoặc khong")
    form["enum"] = [*form["enum"], "có", "không", True, False, "true", "false"]
    return {
        "defaultSnippets": [snippet(text, text, label) for text, label in labels.items()],
        **value(form, ABSENT),
    }


def _whole(ky: Ky, indicator: ChiTieu) -> Schema:
    return _number(ky, indicator, written(around(f"{NIL}|{DIGITS}"), _WHOLE_SAYS, "integer"), "1204")


def _decimal(ky: Ky, indicator: ChiTieu) -> Schema:
    form = written(around(rf"{NIL}|{DIGITS}(?:\.[0-9]+)?"), _DECIMAL_SAYS, "number")
    return _number(ky, indicator, form, "86.94")


def _number(ky: Ky, indicator: ChiTieu, form: Schema, example: str) -> Schema:
    offers = [snippet(f"con số, ví dụ {example}", "$1"), snippet(NIL, NIL, _NIL_SAYS)]
    allowed = indicator.range_in(ky.nam)
    says = "ngoài khoảng cho phép: " + _range(allowed.tu, allowed.den)
    limits = [{"exclusiveMaximum": plain(allowed.tu)}]
    if allowed.den is not None:
        limits.append({"exclusiveMinimum": plain(allowed.den)})
    outside = [
        {"if": {"type": "number", **limit}, "then": {"type": "null", "errorMessage": says}}
        for limit in limits
    ]
    return {"defaultSnippets": offers, **value({**form, "allOf": outside}, ABSENT)}


_FIGURE_OF: Mapping[str, Callable[[Ky, ChiTieu], Schema]] = {
    "so_nguyen": _whole,
    "so_thap_phan": _decimal,
    "co_khong": _yes_or_no,
}


def plain(number: Decimal) -> int | float:
    """Return a bound as JSON writes it."""
    return int(number) if number == number.to_integral_value() else float(number)


def _range(first: Decimal, last: Decimal | None) -> str:
    return f"từ {format_number(first)}" + (f" đến {format_number(last)}" if last is not None else " trở lên")


def _says(duties: Duties, ky: Ky, task: NhiemVu, indicator: ChiTieu) -> str:
    lines = [_kind(ky, indicator), "Bắt buộc." if indicator.bat_buoc else "Không bắt buộc."]
    if indicator.kieu != "co_khong":
        lines.append("Trong kỳ không có thì ghi `khong_phat_sinh`.")
    lines.append("Để trống là chưa có số, không phải số 0." if indicator.kieu != "co_khong" else "")
    if indicator.tong_hop == "mot_don_vi":
        lines.append("Một giá trị chung: chỉ một đơn vị được giao ghi.")
    target = indicator.target_in(ky.nam)
    if target is not None:
        lines.append(f"Mục tiêu: {format_number(target)}.")
    if indicator.chi_so:
        lines.append(f"Ghi số liệu của năm {ky.nam - indicator.chi_so.tre_nam}.")
    if indicator.ky_truoc:
        lines.append(f"Số đầu kỳ: phải bằng `{indicator.ky_truoc}` trong báo cáo năm {ky.nam_truoc} (DV403).")
    if definition := indicator.definition_in(ky.nam):
        lines.append(f"Cách tính: {one_line(definition).rstrip('.')}.")
    text = " ".join(filter(None, lines))
    rules = "".join(f"\n- {line}" for line in _rules(duties, (task.ma, indicator.ma)))
    return f"{text}\n\nPhải khớp với các số khác:{rules}" if rules else text


def _kind(ky: Ky, indicator: ChiTieu) -> str:
    if indicator.kieu == "co_khong":
        return "Ghi `co` hoặc `khong`."
    kind = "Số nguyên, viết liền" if indicator.kieu == "so_nguyen" else "Số thập phân, phần lẻ sau dấu chấm"
    unit = f", đơn vị tính: {one_line(indicator.don_vi_tinh)}" if indicator.don_vi_tinh else ""
    allowed = indicator.range_in(ky.nam)
    limits = f", {_range(allowed.tu, allowed.den)}" if allowed.tu or allowed.den is not None else ""
    return f"{kind}{unit}{limits}."


def _rules(duties: Duties, operand: Operand) -> list[str]:
    lines = []
    for balance in duties.balance_rules:
        if balance.rule and operand in balance.rule.operands:
            why = f": {one_line(balance.can_doi.giai_thich)}" if balance.can_doi.giai_thich else ""
            grave = "" if balance.can_doi.muc_do == "loi" else " (cảnh báo)"
            lines.append(f"`{balance.rule.text}`{grave}{why}")
    return lines
