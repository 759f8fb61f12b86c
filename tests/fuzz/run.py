"""As many broken inputs as there is time for, with one seed, through one version of the program::

    just fuzz 100000                  # reading, rules, printing, consolidation
    just fuzz 20000 commands --seed 7 # the command line

Prints how far it is after every round. A failing input is made as small as it gets and kept, with what became of
it, in ``out/fuzz``; the run goes on with the next round. Exit code 1 where something failed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import commands_target
import rules_target
from hypothesis import seed
from mutations import SHIPPED, SMALL, Failed, Mutation, bounded, make_workspace

from danvan_cli import __version__
from danvan_cli.store import load
from danvan_cli.store import workspace as reading
from danvan_cli.store.git import is_clean, last_commit
from danvan_cli.store.load import Document

ROUND = 1000
SOURCE = ("src", "templates", "plans", "reports")
Round = Callable[[Failed], Callable[[], None]]


def remembering(samples: Iterable[dict[str, str]]) -> Callable[..., Document[Any]]:
    """Return ``load_document`` as it is, but reading the unchanged files of the samples only once."""
    unchanged = {(file, text.encode()) for sample in samples for file, text in sample.items()}
    known: dict[tuple[str, bytes], Document[Any]] = {}
    real = load.load_document

    def load_document(file: str, data: bytes, model: type[Any]) -> Document[Any]:
        key = (file, data)
        if key not in unchanged:
            return real(file, data, model)
        if key not in known:
            known[key] = real(file, data, model)
        return known[key]

    return load_document


def version() -> str:
    """Which program is tried: its version, the commit of its source, and whether the source was changed since."""
    commit = last_commit(SHIPPED, SOURCE)
    changed = "" if is_clean(SHIPPED, SOURCE) else ", changed"
    return f"danvan {__version__} ({commit.name[:12] if commit else 'no commit'}{changed})"


def rounds(which: str, folder: Path) -> list[tuple[str, Round]]:
    """What the rounds try in turn: the small sample nine times, then the shipped one."""
    roots = {name: folder / name for name in ("small", "shipped")}
    samples = {
        "small": make_workspace(roots["small"], SMALL),
        "shipped": make_workspace(roots["shipped"], SHIPPED),
    }
    if which == "rules":
        vars(reading)["load_document"] = remembering(samples.values())
        made: dict[str, Round] = {
            name: lambda failed, name=name: rules_target.target(roots[name], samples[name], failed)
            for name in samples
        }
    else:
        offices = {name: commands_target.prepared(root) for name, root in roots.items()}
        made = {
            name: lambda failed, name=name: commands_target.target(offices[name], samples[name], failed)
            for name in samples
        }
    return [("small", made["small"])] * 9 + [("shipped", made["shipped"])]


def keep(folder: Path, failed: Failed, what: str) -> None:
    """Write down the smallest input that fails: its files, its call, what became of it."""
    shutil.rmtree(folder, ignore_errors=True)
    found = failed.latest
    files = found.files if isinstance(found, commands_target.Input) else (found,)
    for one in files:
        if isinstance(one, Mutation):
            (folder / one.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / one.file).write_bytes(one.data)
    call = f"danvan {found.call}\n" if isinstance(found, commands_target.Input) else ""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "what.txt").write_text(f"{version()}\n{call}{what}", "utf-8", errors="backslashreplace")


def main() -> int:
    """Run as many inputs as asked for; returns 1 where something failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, help="how many inputs")
    parser.add_argument("which", nargs="?", choices=("rules", "commands"), default="rules")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=SHIPPED / "out" / "fuzz", help="where failing inputs go")
    options = parser.parse_args()
    for name in [name for name in os.environ if name.startswith(("DANVAN_", "GIT_"))]:
        del os.environ[name]
    tried = version()
    os.environ |= {"DANVAN_TODAY": "2025-01-15", "DANVAN_DEBUG": "1"}
    failures, begun = 0, time.monotonic()
    sys.stdout.write(f"{tried}: {options.count} inputs through {options.which}, seed {options.seed}\n")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DANVAN_CACHE_DIR"] = os.environ["GIT_CEILING_DIRECTORIES"] = folder
        turns = rounds(options.which, Path(folder))
        for number in range((options.count + ROUND - 1) // ROUND):
            name, made = turns[number % len(turns)]
            count, failed = min(ROUND, options.count - number * ROUND), Failed()
            try:
                seed(options.seed * 1_000_003 + number)(bounded(count)(made(failed)))()
            except Exception:
                failures += 1
                place = options.keep / f"{options.which}-{options.seed}-{number}"
                keep(place, failed, traceback.format_exc())
                sys.stdout.write(f"round {number} ({name}) failed, see {place}\n")
            took, done = time.monotonic() - begun, number * ROUND + count
            left = took / done * (options.count - done)
            sys.stdout.write(f"{done} inputs, {failures} failing rounds, {took:.0f} s, {left:.0f} s to go\n")
            sys.stdout.flush()
    if version() != tried:
        sys.stdout.write(f"the source has changed on the way: {version()}\n")
        return 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
