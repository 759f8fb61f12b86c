"""Templates as text: found in the workspace or in the package, run in a sandbox, faults with file and line (DV701)."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from danvan_cli.problem import Place, Problem, ProblemsFound, Severity

FOLDER = "templates"
OPTIONS: Mapping[str, bool] = MappingProxyType(
    {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
)
"""How templates are read, wherever they are."""
_REFERS = re.compile(r"""\{%[-+]?\s*(?:from|import|include|extends)\s+["']([^"']+)["']""")


class TemplateText(NamedTuple):
    """A template: its name, where it was found (for findings and digests), and its text."""

    name: str
    file: str
    text: str


class TemplateFolders:
    """The workspace's templates, and the package's for those that it does not have.

    ``texts`` are templates by their names in place of those in the folder, which is then not read.
    """

    def __init__(self, own: Path, packaged: Path, texts: Mapping[str, str] | None = None) -> None:
        self.own = own
        self.packaged = packaged
        self.texts = texts
        self.read: dict[str, TemplateText] = {}

    def find(self, name: str) -> TemplateText | None:
        """Return a template by its file name, or ``None``; a name never leaves its folder."""
        if name not in self.read:
            if Path(name).name != name:
                return None
            if self.texts is not None and name in self.texts:
                self.read[name] = TemplateText(name, f"{FOLDER}/{name}", self.texts[name])
                return self.read[name]
            for folder in (self.packaged,) if self.texts is not None else (self.own, self.packaged):
                path = folder / name
                if path.is_file() and not path.is_symlink():
                    self.read[name] = TemplateText(name, f"{FOLDER}/{name}", _text(path, name))
                    break
            else:
                return None
        return self.read[name]

    def is_shipped(self, text: TemplateText) -> bool:
        """Tell whether a template is the package's own, word for word: it cannot be wrong then."""
        path = self.packaged / text.name
        return path.is_file() and _text(path, text.name) == text.text

    def find_all(self, name: str) -> tuple[TemplateText, ...]:
        """Return a template and every one that it takes in, in the order of their mention; missing ones not."""
        found: dict[str, TemplateText] = {}
        waiting = [name]
        while waiting:
            text = self.find(waiting.pop(0))
            if text and text.name not in found:
                found[text.name] = text
                waiting += _REFERS.findall(text.text)
        return tuple(found.values())


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ProblemsFound(
            [template_fault(f"{FOLDER}/{name}", 1, "mẫu không lưu theo bảng mã UTF-8")]
        ) from None


class Loader(BaseLoader):
    """Finds templates in their folders for Jinja."""

    def __init__(self, folders: TemplateFolders) -> None:
        self.folders = folders

    def get_source(self, environment: Any, template: str) -> tuple[str, str, None]:  # noqa: ANN401, ARG002
        found = self.folders.find(template)
        if found is None:
            raise TemplateNotFound(template)
        return found.text, found.file, None


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox; what a context declares is there to be read, and a long table reads it very often."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def fill(folders: TemplateFolders, name: str, context: Mapping[str, object]) -> str:
    """Return the XML text of a template for a context; raises ``ProblemsFound`` with DV701."""
    environment = _Sandbox(loader=Loader(folders), undefined=StrictUndefined, **OPTIONS)
    try:
        return environment.get_template(name).render(context)
    except TemplateSyntaxError as error:
        raise ProblemsFound(
            [
                template_fault(
                    error.filename or f"{FOLDER}/{name}",
                    error.lineno,
                    "mẫu viết sai cú pháp Jinja ở dòng này",
                )
            ]
        ) from None
    except TemplateNotFound as error:
        raise ProblemsFound([_from_traceback(name, error, f"không có mẫu “{error.name}”")]) from None
    except SecurityError as error:
        raise ProblemsFound([_from_traceback(name, error, "mẫu gọi đến phần không được phép")]) from None
    except UndefinedError as error:
        raise ProblemsFound([_undefined(name, error)]) from None
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        raise ProblemsFound([_from_traceback(name, error, "mẫu không chạy được với dữ liệu này")]) from None


def _undefined(name: str, error: UndefinedError) -> Problem:
    quoted = str(error).split("'")
    named = next(
        (part for at, part in enumerate(quoted) if at % 2 and " " not in part and "object" not in part), ""
    )
    known = quoted[-2] if len(quoted) > 2 else named
    return _from_traceback(name, error, f"mẫu dùng tên không có: “{known or named}”")


def _from_traceback(name: str, error: BaseException, message: str) -> Problem:
    return template_fault(*template_line(name, error), message)


def template_line(name: str, error: BaseException) -> tuple[str, int]:
    """Return file and line of the template where an error was raised; else the first line of ``name``."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or f"{FOLDER}/{name}", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.startswith(f"{FOLDER}/")]
    last = inside[-1] if inside else None
    return (last.filename, last.lineno or 1) if last else (f"{FOLDER}/{name}", 1)


def template_fault(file: str, line: int, message: str) -> Problem:
    """Return DV701 at a line of a template."""
    return Problem(
        "DV701",
        Severity.ERROR,
        Place(file, line, 1, line, 1),
        message,
        "sửa mẫu, hoặc xóa tệp để dùng mẫu có sẵn",
    )


def not_in_vocabulary(
    folders: TemplateFolders, name: str, xml: str, line: int, column: int | None, message: str
) -> Problem:
    """Return DV701 for a fault of the markup that a template made, at the template's own line.

    That is the line which has most in common with the markup from the fault on, else with its whole line.
    """
    made = xml.split("\n")[line - 1]
    for written in (made[(column or 1) - 1 :], made.lstrip()):
        found = max(_likeness(folders, written), default=(0, f"{FOLDER}/{name}", 1))
        if found[0] > 3:
            break
    return template_fault(found[1], found[2] if found[0] > 3 else 1, message)


def _likeness(folders: TemplateFolders, written: str) -> Iterator[tuple[int, str, int]]:
    """Yield how much each place of the templates has in common with some markup, and its file and line."""
    first = written[:1]
    for found in folders.read.values():
        for line, text in enumerate(found.text.split("\n"), 1):
            for piece in text.split(first)[1:] if first else ():
                yield _common(first + piece, written), found.file, line


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
