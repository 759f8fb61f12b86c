"""One file → one document: its model, its positions, its findings. Knows no other file.

A file with mistakes still gives a model where that is possible: what is wrong is left out, and remembered as
damaged, so that all other findings of the same run are shown and no rule complains about what is missing only
because it was wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from danvan_cli.model.figures import Loc
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.first_look import may_change_silently
from danvan_cli.store.source import read_source
from danvan_cli.store.tree import Tree, parse

M = TypeVar("M", bound=BaseModel)
_MAX_ROUNDS = 50


class Outcome(NamedTuple):
    """What reading a file came to.

    ``digest`` is the SHA-256 of the bytes, whatever the line ends; ``damaged`` holds the paths of what was left
    out of the model; ``moved`` tells where the items of a list stand in the file from which some were left out.
    """

    digest: str
    problems: tuple[Problem, ...] = ()
    damaged: frozenset[Loc] = frozenset()
    moved: Mapping[Loc, tuple[int, ...]] = {}


class Content(NamedTuple):
    """What a file holds; by far the most of what is kept of it."""

    text: str
    tree: Tree | None = None
    model: Any = None


Reading = tuple[Outcome, Content]


class Document(Generic[M]):
    """A file as read: ``model`` is ``None`` where nothing of use could be read.

    One that knows how to be read is read when something of it is first asked for. Its content may be let go,
    and is read again should it still be asked for; what reading came to is kept.
    """

    __slots__ = ("_content", "_outcome", "_read", "file")

    def __init__(self, file: str, read: Callable[[], Reading]) -> None:
        self.file = file
        self._read = read
        self._outcome: Outcome | None = None
        self._content: Content | None = None

    @classmethod
    def of(cls, file: str, reading: Reading) -> Document[M]:
        """Return a document that is read already."""
        return cls(file, lambda: reading)

    def with_model(self, model: M) -> Document[M]:
        """Return the same file with another model."""
        return Document.of(self.file, (self.outcome, self.content._replace(model=model)))

    @property
    def content(self) -> Content:
        """The content, read where it is not there."""
        if self._content is None:
            self._outcome, self._content = self._read()
        return self._content

    @property
    def outcome(self) -> Outcome:
        """What reading came to; kept when the content is let go."""
        if self._outcome is None:
            self._outcome, self._content = self._read()
        return self._outcome

    def take_over(self, outcome: Outcome) -> None:
        """Know what reading came to elsewhere; the file itself is read should its content be asked for."""
        self._outcome = outcome

    def let_go(self) -> None:
        """Keep the content no longer; it can be read again."""
        self._content = None

    @property
    def text(self) -> str:
        """The text of the file, ``\\n`` at the end of each line."""
        return self.content.text

    @property
    def tree(self) -> Tree | None:
        """The plain data and its positions; ``None`` where there is no such thing."""
        return self.content.tree

    @property
    def model(self) -> M | None:
        """The file as a model."""
        model: M | None = self.content.model
        return model

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, whatever the line ends."""
        return self.outcome.digest

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The findings of reading."""
        return self.outcome.problems

    @property
    def damaged(self) -> frozenset[Loc]:
        """The paths of what was left out of the model."""
        return self.outcome.damaged

    def at(self, *loc: str | int) -> Place:
        """Return the place of the value of a path of the model."""
        return self.tree.value_at(self._in_file(loc)) if self.tree else Place(self.file)

    def at_key(self, *loc: str | int) -> Place:
        """Return the place of the key of a path of the model."""
        return self.tree.key_at(self._in_file(loc)) if self.tree else Place(self.file)

    def covers(self, loc: Loc, line: int, column: int) -> bool:
        """Tell whether a position lies within the key or the value at a path of the model."""
        return self.tree is not None and self.tree.covers(self._in_file(loc), line, column)

    def is_damaged(self, *loc: str | int) -> bool:
        """Tell whether something at, in or around a path of the file was left out because it was wrong."""
        hurts = self.outcome.damaged
        return bool(hurts) and any(loc[: len(hurt)] == hurt or hurt[: len(loc)] == loc for hurt in hurts)

    def _in_file(self, loc: Loc) -> Loc:
        """Items of a list count in the file from where they stand, in the model without those left out."""
        moved = self.outcome.moved
        if not moved:
            return loc
        return tuple(
            moved[loc[:at]][element] if isinstance(element, int) and loc[:at] in moved else element
            for at, element in enumerate(loc)
        )

    @property
    def has_errors(self) -> bool:
        """Whether a finding of reading is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def load_document(file: str, data: bytes, model: type[M]) -> Document[M]:
    """Read the bytes of a file as a model; never raises for what stands in the file."""
    return Document.of(file, read_document(file, data, model))


def content_digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes of a file, whatever its line ends."""
    return hashlib.sha256(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")).hexdigest()


def read_document(file: str, data: bytes, model: type[M]) -> Reading:
    """Read the bytes of a file as a model; never raises for what stands in the file."""
    digest = content_digest(data)
    source = read_source(file, data)
    problems = source.problems
    if source.text is None:
        return Outcome(digest, problems), Content(_shown(data))
    tree, found = parse(file, source.text)
    problems = (*problems, *found)
    if tree is None:
        return Outcome(digest, problems), Content(source.text)
    if tree.data is None:
        empty = Problem("DV101", Severity.ERROR, Place(file), "tệp trống", "điền nội dung, hoặc xóa tệp")
        return Outcome(digest, (*problems, empty)), Content(source.text)
    silent: list[Problem] = []
    if may_change_silently(source.text):
        from danvan_cli.store.silent import silent_changes

        silent = list(silent_changes(tree))
    read, more, damaged, moved = _validate(tree, model)
    if silent:
        cut = {found.place.line for found in silent if found.severity is Severity.ERROR}
        more = [found for found in more if not (found.code == "DV103" and found.place.line in cut)]
    tree.let_nodes_go()
    return Outcome(digest, (*problems, *silent, *more), damaged, moved), Content(source.text, tree, read)


def _shown(data: bytes) -> str:
    """What a source frame can show of a file that is not readable text."""
    return data[:200_000].decode("utf-8", errors="replace").replace("\r\n", "\n")


_Read = tuple[M | None, list[Problem], frozenset[Loc], Mapping[Loc, tuple[int, ...]]]


def _validate(tree: Tree, model: type[M]) -> _Read[M]:
    try:
        return model.model_validate(tree.data), [], frozenset(), {}
    except ValidationError as error:
        from danvan_cli.store.messages import problems_of

        problems, damaged = problems_of(error, tree, model)
        data: Any = _copy(tree.data)
        for _ in range(_MAX_ROUNDS):
            if not isinstance(data, dict) or not _prune(data, error, damaged):
                break
            try:
                return model.model_validate(data), problems, frozenset(damaged), _moves(data)
            except ValidationError as again:
                error = again
        return None, problems, frozenset(damaged), {}


class _Items(list[Any]):
    """A list that remembers where its items stood in the file."""

    def __init__(self, items: Iterable[Any], origins: Iterable[int]) -> None:
        super().__init__(items)
        self.origins = tuple(origins)


_REMOVED = object()


def _copy(data: Any) -> Any:  # noqa: ANN401 - any part of a tree
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    if isinstance(data, list):
        return _Items(map(_copy, data), range(len(data)))
    return data


def _prune(data: dict[str, Any], error: ValidationError, damaged: set[Loc]) -> bool:
    """Take out of ``data`` what the errors concern; ``False`` where nothing of use would remain."""
    removed: list[tuple[Any, str | int]] = []
    for item in error.errors(include_url=False, include_input=False, include_context=False):
        path = _existing(data, item["loc"][:-1] if item["type"] == "missing" else item["loc"])
        if not path:
            return False
        holder: Any = data
        origin: list[str | int] = []
        for element in path[:-1]:
            origin.append(_origin(holder, element))
            holder = holder[element]
        origin.append(_origin(holder, path[-1]))
        removed.append((holder, path[-1]))
        damaged.add(tuple(origin))
    for holder, key in removed:
        if isinstance(holder, dict):
            holder.pop(key, None)
        else:
            holder[key] = _REMOVED
    _sweep(data)
    return True


def _origin(holder: Any, element: str | int) -> str | int:  # noqa: ANN401
    """Return where a child stood in the file: for an item of a list, its number before any was cut out."""
    return holder.origins[int(element)] if isinstance(holder, _Items) else element


def _sweep(data: Any) -> None:  # noqa: ANN401
    if isinstance(data, _Items):
        kept = [
            (item, origin) for item, origin in zip(data, data.origins, strict=True) if item is not _REMOVED
        ]
        data[:] = [item for item, _ in kept]
        data.origins = tuple(origin for _, origin in kept)
    for item in data.values() if isinstance(data, dict) else data if isinstance(data, _Items) else ():
        _sweep(item)


def _moves(data: Any, path: Loc = ()) -> dict[Loc, tuple[int, ...]]:  # noqa: ANN401
    moves: dict[Loc, tuple[int, ...]] = {}
    if isinstance(data, _Items):
        if data.origins != tuple(range(len(data))):
            moves[path] = data.origins
        for at, item in enumerate(data):
            moves.update(_moves(item, (*path, at)))
    elif isinstance(data, dict):
        for key, value in data.items():
            moves.update(_moves(value, (*path, key)))
    return moves


def _existing(data: Any, loc: Loc) -> Loc:  # noqa: ANN401
    """Return the path of a location in the data; elements that are no child there are skipped."""
    path: list[str | int] = []
    for element in loc:
        if isinstance(data, dict) and str(element) in data:
            data = data[str(element)]
            path.append(str(element))
        elif isinstance(data, list) and isinstance(element, int) and element < len(data):
            data = data[element]
            path.append(element)
    return tuple(path)
