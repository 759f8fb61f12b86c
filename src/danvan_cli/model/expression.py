"""The small language of balance rules and rates: parsed once, evaluated exactly, never executed.

rule        = expression ("=" | "<=" | ">=" | "<" | ">") expression
expression  = product (("+" | "-") product)*
product     = factor ("*" factor)*
factor      = number | code | nvN.code | "(" expression ")"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from danvan_cli.model.numbers import EXACT, format_number
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.text import nearest, record_key

Operand = tuple[str, str]
"""(task code, indicator code)."""

_TOKEN = re.compile(
    r"\s*(?:(?P<code>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign><=|>=|[-+*()=<>]))"
)
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": lambda left, right: left == right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
}
_OPERATIONS = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply}
NEGATION = {"=": "≠", "<=": ">", ">=": "<", "<": "≥", ">": "≤"}
"""The sign that is printed between two sides that break a rule."""
OPERAND_KINDS = ("so_nguyen", "so_thap_phan", "dem")
_DIMENSIONLESS = ""
MAX_LENGTH = 500


class ExpressionFault(ValueError):
    """An expression that cannot be used; the message is Vietnamese."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Expression(NamedTuple):
    """One side: its text with single spaces, its operands from the left and the tree to evaluate."""

    text: str
    operands: tuple[Operand, ...]
    tree: tuple[object, ...]

    def evaluate(self, values: Mapping[Operand, Decimal]) -> Decimal:
        """Return the exact value; every operand must be in ``values``."""
        return _evaluate(self.tree, values)

    def substituted(self, values: Mapping[Operand, Decimal]) -> str:
        """Return the side with figures in Vietnamese form for codes, and its value behind a sum."""
        shown = _substitute(self.tree, values)
        return shown if len(self.tree) == 2 else f"{shown} = {format_number(self.evaluate(values))}"


class Rule(NamedTuple):
    """A comparison of two expressions."""

    left: Expression
    sign: str
    right: Expression
    operands: tuple[Operand, ...]
    """Every indicator that the rule names, from the left, each once."""

    @property
    def text(self) -> str:
        """The rule as it is printed, with single spaces."""
        return f"{self.left.text} {self.sign} {self.right.text}"

    def holds(self, values: Mapping[Operand, Decimal]) -> bool:
        """Tell whether the rule holds for these figures."""
        return _COMPARE[self.sign](self.left.evaluate(values), self.right.evaluate(values))


def parse_rule(text: str, plan: KeHoach, home: str) -> Rule:
    """Read a balance rule written in task ``home``; raises ``ExpressionFault``."""
    parser = _Parser(text, plan, home)
    left, left_unit = parser.expression()
    sign = parser.take("=", "<=", ">=", "<", ">")
    if sign is None:
        raise ExpressionFault("thiếu dấu so sánh", "viết hai vế nối bằng một trong: = <= >= < >")
    right, right_unit = parser.expression()
    parser.finish()
    if sign == "=":
        _same_unit(left_unit, right_unit, "hai vế của dấu =")
    return Rule(left, sign, right, tuple(dict.fromkeys((*left.operands, *right.operands))))


def parse_side(text: str, plan: KeHoach, home: str) -> Expression:
    """Read the numerator or denominator of a rate written in task ``home``; raises ``ExpressionFault``."""
    parser = _Parser(text, plan, home)
    side, _ = parser.expression()
    parser.finish()
    return side


class _Parser:
    def __init__(self, text: str, plan: KeHoach, home: str) -> None:
        if len(text) > MAX_LENGTH:
            raise ExpressionFault(f"biểu thức dài hơn {MAX_LENGTH} ký tự")
        self.plan, self.home = plan, home
        self.tokens = list(_tokens(text))
        self.at = 0
        self.depth = 0
        self.operands: list[Operand] = []

    def take(self, *signs: str) -> str | None:
        if self.at < len(self.tokens) and self.tokens[self.at] in signs:
            self.at += 1
            return self.tokens[self.at - 1]
        return None

    def finish(self) -> None:
        if self.at < len(self.tokens):
            found = self.tokens[self.at]
            if found in _COMPARE:
                raise ExpressionFault("có hơn một dấu so sánh", "tách thành hai quy tắc, mỗi quy tắc một dấu")
            raise ExpressionFault(f"không hiểu “{found}” ở vị trí này")

    def expression(self) -> tuple[Expression, str]:
        start, known = self.at, len(self.operands)
        tree, unit = self.sum()
        operands = tuple(dict.fromkeys(self.operands[known:]))
        return Expression(_spaced(self.tokens[start : self.at]), operands, tree), unit

    def sum(self) -> tuple[tuple[object, ...], str]:
        tree, unit = self.product()
        while sign := self.take("+", "-"):
            right, right_unit = self.product()
            unit = _same_unit(unit, right_unit, f"hai số hạng của dấu {sign}")
            tree = (sign, tree, right)
        return tree, unit

    def product(self) -> tuple[tuple[object, ...], str]:
        tree, unit = self.factor()
        while self.take("*"):
            right, right_unit = self.factor()
            unit = " × ".join(sorted(filter(None, (unit, right_unit))))
            tree = ("*", tree, right)
        return tree, unit

    def factor(self) -> tuple[tuple[object, ...], str]:
        if self.take("("):
            self.depth += 1
            if self.depth > 32:
                raise ExpressionFault("quá nhiều lớp ngoặc")
            tree, unit = self.sum()
            if not self.take(")"):
                raise ExpressionFault("thiếu dấu ngoặc đóng “)”")
            self.depth -= 1
            return ("()", tree), unit
        if self.at >= len(self.tokens):
            raise ExpressionFault("biểu thức thiếu một số hạng ở cuối")
        token = self.tokens[self.at]
        self.at += 1
        if token[0].isdigit():
            return ("number", Decimal(token)), _DIMENSIONLESS
        if token[0].isalpha():
            return self.indicator(token)
        if token == "-":
            raise ExpressionFault("không dùng dấu trừ trước một số hạng", "viết hiệu của hai số hạng: a - b")
        raise ExpressionFault(f"thiếu một mã chỉ tiêu hoặc một số trước “{token}”")

    def indicator(self, token: str) -> tuple[tuple[object, ...], str]:
        operand = self.plan.resolve(token, self.home)
        if operand is None:
            meant = _nearest_operand(token, self.plan, self.home)
            raise ExpressionFault(
                f"không có chỉ tiêu “{token}”" + ("" if "." in token else f" trong nhiệm vụ {self.home}"),
                f"có phải “{meant}”?" if meant else "kiểm tra lại mã chỉ tiêu trong kế hoạch",
            )
        indicator = self.plan.indicator(*operand)
        if indicator is None or indicator.kieu not in OPERAND_KINDS:
            raise ExpressionFault(
                f"chỉ tiêu “{token}” không tính được vì thuộc kiểu {indicator.kieu if indicator else '?'}",
                f"chỉ dùng chỉ tiêu kiểu {', '.join(OPERAND_KINDS)}",
            )
        self.operands.append(operand)
        return ("figure", operand), indicator.don_vi_tinh or ""


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    stripped = text.rstrip()
    while at < len(stripped):
        match = _TOKEN.match(stripped, at)
        if not match:
            found = stripped[at:].lstrip()[:1]
            hint = "chỉ dùng + - * và ngoặc; không có phép chia" if found == "/" else None
            raise ExpressionFault(f"biểu thức có ký tự không dùng được: “{found}”", hint)
        at = match.end()
        following = stripped[at : at + 1]
        if match["number"] and (following.isalnum() or following in (".", "_")):
            raise ExpressionFault(f"“{match['number']}{following}…” không phải là số viết đúng dạng")
        tokens.append(match[0].strip())
    return tokens


def _nearest_operand(token: str, plan: KeHoach, home: str) -> str | None:
    task, dot, code = token.partition(".")
    if not dot:
        if (own := plan.nhiem_vu_theo_ma.get(home)) and (meant := nearest(token, own.chi_tieu_theo_ma)):
            return meant
        homes = plan.noi_co_chi_tieu.get(token)
        return f"{homes[0]}.{token}" if homes else None
    if other := plan.nhiem_vu_theo_ma.get(task):
        meant = nearest(code, other.chi_tieu_theo_ma)
        return f"{task}.{meant}" if meant else None
    homes = plan.noi_co_chi_tieu.get(code)
    return f"{homes[0]}.{code}" if homes else None


def _same_unit(left: str, right: str, where: str) -> str:
    if left and right and record_key(left) != record_key(right):
        raise ExpressionFault(
            f"{where} khác đơn vị tính: “{left}” và “{right}”",
            "chỉ cộng, trừ, so bằng các chỉ tiêu cùng đơn vị tính",
        )
    return left or right


def _spaced(tokens: list[str]) -> str:
    return " ".join(tokens).replace("( ", "(").replace(" )", ")")


def _evaluate(tree: tuple[Any, ...], values: Mapping[Operand, Decimal]) -> Decimal:
    kind, first = tree[0], tree[1]
    if kind == "figure":
        return values[first]
    if kind == "number":
        number: Decimal = first
        return number
    if kind == "()":
        return _evaluate(first, values)
    return _OPERATIONS[kind](_evaluate(first, values), _evaluate(tree[2], values))


def _substitute(tree: tuple[object, ...], values: Mapping[Operand, Decimal]) -> str:
    match tree:
        case ("number", Decimal() as number):
            return format_number(number)
        case ("figure", operand):
            return format_number(values[operand])  # type: ignore[index]
        case ("()", tuple() as inner):
            return f"({_substitute(inner, values)})"
        case (str() as sign, tuple() as left, tuple() as right):
            return f"{_substitute(left, values)} {sign} {_substitute(right, values)}"
    raise AssertionError(tree)
