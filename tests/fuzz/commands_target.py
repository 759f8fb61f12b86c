"""Every command of the command line over broken workspaces and broken Word files."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite
from mutations import Failed, Mutation, bytes_broken, mutations

from danvan_cli.cli.run import run

DOCX = "out/2024/bao-cao.docx"
REPORT = "reports/2024/ban-tcd.yaml"
LOOKING = (
    "validate",
    "validate 2024 --format json",
    "validate 2024 --format sarif --no-cache",
    "validate --format github --strict",
    f"validate {REPORT} --format concise --select DV4",
    "fmt --check",
    "fmt --diff 2024",
    "status 2024",
    "status 2024 --format json",
    "status 2024 --format markdown --check",
    "review 2024",
    "review 2024 --format json",
    "difficulties 2024",
    "difficulties 2024 --format json",
    "diff 2023 2024",
    "diff 2023 2024 --format json",
    "diff HEAD",
    "export 2024 --format json",
    "export 2024 --format csv",
    "doctor --format json",
    f"trace {DOCX}",
    f"trace {DOCX} nv3.luot_tiep --format json",
    f"verify {DOCX}",
    f"verify {DOCX} --format json",
    f"check-docx {DOCX}",
    f"check-docx {DOCX} --format json",
    f"text {DOCX}",
)
"""What only looks, and leaves the office's own files as they are."""
WRITING = (
    "fmt",
    f"fmt {REPORT}",
    "new 2025",
    "new 2024 --unit ban-tcd --with-last-year",
    "new 2025-6t --with-last-year",
    "approve 2024 ban-tcd --by A",
    "return 2024 phong-th --why B",
    "submit 2024 ban-tcd",
    "save --why B",
    "seal 2024",
    "unseal 2024 --why C",
    "consolidate 2024 -o out/x.docx",
    "consolidate 2024 --draft -o out/x.docx",
    "consolidate 2024",
    "render plans/dan-van.yaml -o out/x.docx",
    f"render {REPORT} -o out/x.docx",
    f"render {REPORT} --draft -o out/x.docx",
    "remind 2024 -o out/x.docx",
    "remind 2025 --request -o out/x.docx",
    "schema",
    "init",
)
TOLD = re.compile(r"Traceback|lỗi của chương trình|pydantic|jinja2|lxml|Errno")


class Input(NamedTuple):
    """A call, and the files that are other than they should be."""

    call: str
    files: tuple[Mutation, ...]


class Office:
    """A workspace that can be broken and is whole again afterwards."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.before = self.files()

    def files(self) -> dict[str, bytes]:
        """Every file by its name."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def lay(self, files: tuple[Mutation, ...]) -> None:
        """Write files over those that are there."""
        for file, data in files:
            (self.root / file).write_bytes(data)

    def mend(self) -> None:
        """Make every file what it was."""
        for name, data in self.files().items():
            if name not in self.before:
                (self.root / name).unlink()
            elif data != self.before[name]:
                (self.root / name).write_bytes(self.before[name])
        for name in self.before:
            if not (self.root / name).exists():
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                (self.root / name).write_bytes(self.before[name])


@composite
def broken_docx(draw: DrawFn, parts: Mapping[str, bytes]) -> bytes:
    """A Word file with broken bytes in one of its parts, without a part, or broken as a whole."""
    kind = draw(st.integers(0, 9))
    name = draw(st.sampled_from(sorted(parts)))
    changed = dict(parts)
    if kind == 1:
        del changed[name]
    elif kind > 1:
        changed[name] = bytes_broken(draw, parts[name])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, data in changed.items():
            archive.writestr(part, data)
    return bytes_broken(draw, packed.getvalue()) if kind == 0 else packed.getvalue()


@composite
def inputs(draw: DrawFn, samples: dict[str, str], parts: Mapping[str, bytes]) -> Input:
    """A call and one or two broken files; the Word file is broken for the calls that read it."""
    call = draw(st.sampled_from((*LOOKING, *WRITING)))
    if DOCX in call:
        return Input(call, (Mutation(DOCX, draw(broken_docx(parts))),))
    return Input(call, tuple(draw(st.lists(mutations(samples), min_size=1, max_size=2))))


def called(root: Path, call: str) -> tuple[int, str, str]:
    """Run a command line; returns its exit code and what it printed."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = run(
            ["--root", str(root), *call.split(" ")] if not call.startswith("init") else [call, str(root)]
        )
    return code, _printed(out), _printed(err)


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def check(office: Office, one: Input) -> None:
    """Run the call over the broken workspace: an exit code that is known, nothing half done, all of it said well."""
    office.lay(one.files)
    try:
        broken = office.files()
        code, out, err = called(office.root, one.call)
        after = office.files()
    finally:
        office.mend()
    assert code in (0, 1, 2), (code, err)
    assert not TOLD.search(err), err
    assert code != 2 or err.startswith("danvan: ") or "danvan: " in err or not out, err
    assert not [name for name in after if ".danvan-" in name], "something half written is left"
    if one.call in LOOKING:
        assert after == broken, "a command that only looks has changed a file"
    if one.call.endswith("json") and out and not (one.call.startswith("export") and code):
        json.loads(out)


def prepared(root: Path) -> Office:
    """Make the Word file that some calls read, and the schemas that others write."""
    called(root, f"consolidate 2024 --draft -o {root / DOCX}")
    called(root, "schema")
    return Office(root)


def target(office: Office, samples: dict[str, str], failed: Failed) -> Callable[[], None]:
    """Return the property: no call over a broken workspace breaks anything."""
    with zipfile.ZipFile(office.root / DOCX) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    @given(one=inputs(samples, parts))
    def nothing_breaks(one: Input) -> None:
        with failed.with_input(one):
            check(office, one)

    return nothing_breaks
