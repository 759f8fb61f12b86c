"""A document drawn again from the call in its properties, to know what its paragraphs said when they were written.

Nothing that the properties say is believed: what is drawn again counts only where the digests of its paragraphs are
those of the document. Nothing is written.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.writing import Drawing, Wish, day_of
from danvan_cli.model.period import parse_period, parse_stage
from danvan_cli.problem import ProblemsFound
from danvan_cli.render.document import Origin
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.store.clock import today
from danvan_cli.store.content import content_root
from danvan_cli.store.failure import NoWorkspace
from danvan_cli.store.root import given_root
from danvan_cli.store.snapshot import NoRevision, disk, revision, templates_of, workspace_from
from danvan_cli.store.workspace import Workspace
from danvan_cli.thethuc.package import Seal, unpack
from danvan_cli.thethuc.paragraphs import Written, digests, located, margins, split_digests
from danvan_cli.thethuc.ruleset import HouseStyle

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_OPTIONS = ("--date", "--number", "--signer", "--deadline")
_NOWHERE = Path("/nonexistent")
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


class Again(NamedTuple):
    """What a document said when it was written, as far as that can be known.

    ``why`` says in Vietnamese why something cannot; it is ``None`` where all is known. ``margins`` are the words at the
    head and foot of pages, ``None`` where they are not known for certain.
    """

    paragraphs: tuple[Written, ...]
    margins: tuple[str, ...] | None
    why: str | None


class Call(NamedTuple):
    """A call as the properties of a document keep it: what was asked for, and the options that shaped it."""

    words: tuple[str, ...]
    wish: Wish
    request: bool
    deadline: str | None


def drawn_again(settings: Settings, seal: Seal) -> Again:
    """Return what the document of a seal said."""
    call = read_call(seal.call)
    if call is None:
        return _unknown("văn bản không ghi lệnh đã kết xuất ra nó")
    try:
        root = given_root(settings.root)
    except NoWorkspace:
        return _unknown("không đứng trong thư mục làm việc; chuyển vào đó hoặc chỉ ra bằng --root")
    listed = split_digests(seal.paragraphs)
    whys: list[str] = []
    best: tuple[Written, ...] = ()
    most = 0
    for workspace, folders, why in _sources(root, seal):
        if workspace is None:
            whys.append(why)
            continue
        try:
            drawing = drawing_of_call(workspace, call)
            filled = drawing.render(Origin("", None, _UNDATED), folders, HouseStyle())
        except (Stop, ProblemsFound):
            whys.append(why)
            continue
        parts = unpack(filled.docx())
        written = tuple(located(parts))
        made = split_digests(digests([one.text for one in written]))
        if made == listed:
            return Again(written, tuple(margins(parts)), None)
        whys.append(why)
        if (shared := len(set(made) & set(listed))) > most:
            best, most = written, shared
    return Again(best, None, "; ".join(whys))


def _unknown(why: str) -> Again:
    return Again((), None, why)


def _sources(root: Path, seal: Seal) -> Iterator[tuple[Workspace | None, TemplateFolders, str]]:
    """Yield the data that the document may be made of, each with what is to be said where it is not."""
    packaged = content_root() / "templates"
    name, plus, _ = (seal.commit or "").partition("+")
    if _COMMIT.fullmatch(name) and not plus:
        try:
            then = revision(root, name)
            folders = TemplateFolders(_NOWHERE, packaged, templates_of(root, name))
            why = (
                f"kết xuất lại từ lần lưu {name[:12]} không ra đúng những chữ ấy (mẫu hay bản danvan đã khác)"
            )
            yield workspace_from(root, then.read(then.ids), today()), folders, why
        except NoRevision as error:
            yield None, TemplateFolders(_NOWHERE, packaged), str(error)
    if plus:
        why = "văn bản làm từ dữ liệu chưa lưu vào git, dữ liệu trên máy nay đã khác"
    elif name:
        why = "dữ liệu trên máy không phải là dữ liệu đã làm ra văn bản"
    else:
        why = "văn bản không ghi lần lưu nào trong git, dữ liệu trên máy nay đã khác"
    now = disk(root)
    yield (
        workspace_from(root, now.read(now.ids), today()),
        TemplateFolders(root / "templates", packaged),
        why,
    )


def read_call(call: str) -> Call | None:
    """Return what a call asks for; ``None`` where it is none of danvan's."""
    try:
        given = shlex.split(call)
    except ValueError:
        return None
    flags, values, words = set(), dict.fromkeys(_OPTIONS), []
    typed = iter(given)
    for word in typed:
        if word in _OPTIONS:
            values[word] = next(typed, None)
        elif word in ("--draft", "--trace", "--request"):
            flags.add(word)
        elif word.startswith("-"):
            return None
        else:
            words.append(word)
    if len(words) != 2:
        return None
    # Remarks on figures are no words of the document.
    wish = Wish(
        output=None,
        draft="--draft" in flags,
        day=values["--date"],
        number=values["--number"],
        signer=values["--signer"],
        force=False,
        pdf=False,
        html=False,
    )
    return Call(tuple(words), wish, "--request" in flags, values["--deadline"])


def drawing_of_call(workspace: Workspace, call: Call) -> Drawing:
    """Return how the document of a call is drawn; raises ``Stop`` where these data have none."""
    command, what = call.words
    if command == "render":
        from danvan_cli.cli.render import drawing_of

        return drawing_of(workspace, what, call.wish)
    stage, ky = parse_stage(what), parse_period(what)
    if stage and command == "consolidate":
        from danvan_cli.cli.years import drawing_of_years

        return drawing_of_years(workspace, stage, call.wish)
    if ky is None or command not in ("consolidate", "remind"):
        raise Stop(f"không có lệnh {command} {what}")
    if command == "remind":
        from danvan_cli.cli.remind import letter_drawing, round_of

        found = round_of(workspace, ky, day_of("--deadline", call.deadline) if call.deadline else None)
        return letter_drawing(workspace, found, call.wish, opening=call.request)
    from danvan_cli.cli.consolidate import drawing

    return drawing(workspace, ky, call.wish)
