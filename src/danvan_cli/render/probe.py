"""A Jinja environment that notes instead of stopping: unknown names, decisions, and which line each text comes from."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, cast

from jinja2 import Template, TemplateError, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from danvan_cli.render.templates import FOLDER, OPTIONS, Loader, TemplateFolders, TemplateText

Fault = tuple[str, int, str]
"""File, line and message."""

LEDGER_FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)
"""What a template may raise while it runs."""
_CHOOSE = "danvan_chon"
_MARK = re.compile("\x01([0-9]+)\x02")
_EXPRESSION = re.compile(r"\{\{.*?(?:(?P<end>\}\})|\Z)", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?(?:(?P<end>#\})|\Z)", re.DOTALL)
SYNTAX = "mẫu viết sai cú pháp Jinja ở dòng này"


class Ledger:
    """What the runs of one template found: faults, lines that break off, and the places behind the marks."""

    def __init__(self) -> None:
        self.faults: set[Fault] = set()
        self.broken: set[tuple[str, int]] = set()
        self.places: list[tuple[str, int]] = []
        self.names: Iterable[str] = ()

    def mark(self, file: str, line: int) -> str:
        """Return a mark that says where the text behind it comes from."""
        self.places.append((file, line))
        return f"\x01{len(self.places) - 1}\x02"

    def unmark(self, text: str, outermost: str) -> tuple[str, list[int], list[tuple[str, int]]]:
        """Return the text without marks, the offsets where they stood, and the places that they named.

        Text without any mark is of the first line of ``outermost``.
        """
        parts: list[str] = []
        starts: list[int] = []
        places: list[tuple[str, int]] = []
        at = length = 0
        for found in _MARK.finditer(text):
            parts.append(text[at : found.start()])
            length += found.start() - at
            at = found.end()
            starts.append(length)
            places.append(self.places[int(found[1])])
        parts.append(text[at:])
        return "".join(parts), starts or [0], places or [(outermost, 1)]


class Probe(ImmutableSandboxedEnvironment):
    """The environment of the runs; ``forced`` turns decisions over, ``taken`` holds those that were made."""

    def __init__(self, folders: TemplateFolders, ledger: Ledger) -> None:
        super().__init__(loader=Loader(folders), undefined=_noting(ledger), **OPTIONS)
        self.ledger = ledger
        self.forced: dict[str, bool] = {}
        self.taken: dict[str, bool] = {}
        self.globals[_CHOOSE] = self._choose

    def run(self, name: str, context: dict[str, Any], forced: dict[str, bool]) -> str:
        """Fill a template with marks in its text; raises what the template raises."""
        self.forced, self.taken = forced, {}
        self.ledger.names = context
        return self.get_template(name).render(context)

    def _choose(self, key: str, value: object) -> bool:
        decided = self.forced.get(key, bool(value))
        self.taken.setdefault(key, decided)
        return decided

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        file = filename or f"{FOLDER}/{name}"
        for output in tree.find_all(nodes.Output):
            output.nodes = [self._output(part, file) for part in output.nodes]
        for branch in tree.find_all(nodes.If):
            branch.test = self._test(cast("nodes.Expr", branch.test), file)
        for choice in tree.find_all(nodes.CondExpr):
            choice.test = self._test(choice.test, file)
        for loop in tree.find_all(nodes.For):
            if (file, loop.lineno) in self.ledger.broken:
                loop.iter = nodes.Const((), lineno=loop.lineno)
        for assign in tree.find_all(nodes.Assign):
            if (file, assign.lineno) in self.ledger.broken:
                assign.node = nodes.Const("", lineno=assign.lineno)
        return tree

    def _output(self, part: nodes.Expr, file: str) -> nodes.Expr:
        if isinstance(part, nodes.TemplateData):
            lines = part.data.split("\n")
            marked = (self.ledger.mark(file, part.lineno + at) + line for at, line in enumerate(lines))
            return nodes.TemplateData("\n".join(marked), lineno=part.lineno)
        if (file, part.lineno) in self.ledger.broken:
            return nodes.TemplateData("x", lineno=part.lineno)
        return part

    def _test(self, test: nodes.Expr, file: str) -> nodes.Expr:
        """Return a test that asks which way to go; one condition goes one way wherever it stands."""
        if isinstance(test, nodes.Not):
            return nodes.Not(self._test(test.node, file), lineno=test.lineno)
        if (file, test.lineno) in self.ledger.broken:
            return nodes.Const(True, lineno=test.lineno)
        arguments = [nodes.Const(repr(test)), test]
        name = nodes.Name(_CHOOSE, "load", lineno=test.lineno)
        return nodes.Call(name, arguments, [], None, None, lineno=test.lineno)


def _noting(ledger: Ledger) -> type[Undefined]:
    """Return the kind of unknown name that notes where it is used, and then lets the run go on."""

    class Noted(Undefined):
        __slots__ = ()

        def _note(self) -> None:
            file, line = _here()
            if (file, line) in ledger.broken:
                return
            name = self._undefined_name
            message = f"mẫu dùng tên không có: “{name}”{self._near()}"
            if issubclass(self._undefined_exception, SecurityError):
                message = "mẫu gọi đến phần không được phép"
            elif isinstance(name, int):
                message = f"mẫu dùng phần tử thứ {name + 1} không có"
            ledger.faults.add((file, line, message))

        def _near(self) -> str:
            """Return the name that may be meant."""
            owner = self._undefined_obj
            known: Iterable[str] = ledger.names if owner is missing else ()
            if is_dataclass(owner):
                known = (field.name for field in fields(owner))
            near = get_close_matches(str(self._undefined_name), known, 1, 0.75)
            return f"; có phải “{near[0]}”?" if near else ""

        def _through(self, *_arguments: object, **_named: object) -> Noted:
            self._note()
            return self

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - anything may be asked of it
            if name.startswith("__"):
                raise AttributeError(name)
            return self._through()

        def __str__(self) -> str:
            self._note()
            return "x"

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __len__(self) -> int:
            self._note()
            return 0

        def __bool__(self) -> bool:
            self._note()
            return True

        def __eq__(self, _other: object) -> bool:
            self._note()
            return False

        def __hash__(self) -> int:
            return id(type(self))

        __call__ = __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = _through  # type: ignore[assignment]
        __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __floordiv__ = _through  # type: ignore[assignment]
        __rfloordiv__ = __mod__ = __rmod__ = _through  # type: ignore[assignment]
        __neg__ = __pos__ = __lt__ = __le__ = __gt__ = __ge__ = __pow__ = __rpow__ = _through  # type: ignore[assignment]

    return Noted


def _here() -> tuple[str, int]:
    """Return file and line of the template that runs."""
    frame = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template) and frame.f_code.co_filename.startswith(f"{FOLDER}/"):
            return frame.f_code.co_filename, template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back  # type: ignore[assignment]
    return f"{FOLDER}/", 1


def _blanked(comment: re.Match[str]) -> str:
    return comment[0] if comment["end"] is None else re.sub(r"[^\n]", " ", comment[0])


def syntax_faults(text: TemplateText) -> Iterator[Fault]:
    """Yield the faults of syntax: every ``{{ … }}`` on its own, then the first one of the whole."""
    environment = ImmutableSandboxedEnvironment(**OPTIONS)
    source = _COMMENT.sub(_blanked, text.text)
    wrong: list[tuple[int, int]] = []
    for found in _EXPRESSION.finditer(source):
        if found["end"] is None:
            break
        try:
            environment.compile(found[0])
        except TemplateSyntaxError as error:
            yield text.file, source.count("\n", 0, found.start()) + error.lineno, SYNTAX
            wrong.append(found.span())
    for start, end in reversed(wrong):
        source = source[:start] + re.sub(r"[^\n]", "x", source[start:end]) + source[end:]
    try:
        environment.compile(source)
    except TemplateSyntaxError as error:
        yield text.file, error.lineno, SYNTAX
