"""Whole processes measured side by side: one round runs every command once; a slow minute hurts all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class Command(NamedTuple):
    """A command under the name it has in the table, and the folder it runs in.

    ``variables`` are its own beside the common environment; ``before`` is done, uncounted, ahead of each run.
    """

    name: str
    words: tuple[str, ...]
    folder: Path
    variables: Mapping[str, str] = MappingProxyType({})
    before: Callable[[], object] | None = None


class Sample(NamedTuple):
    """One run: seconds on the clock, the peak of resident memory in MB, and seconds that a processor worked for it.

    The last count what the run's own children (git) did too; a busy machine hardly lengthens them.
    """

    seconds: float
    megabytes: float
    worked: float


class Failed(Exception):
    """A command did not end with exit code 0, so its time means nothing."""


def tool(name: str) -> str:
    """Return the path of a console script of the running environment."""
    return str(Path(sys.executable).with_name(name))


def environment(cache: Path) -> dict[str, str]:
    """Return the environment of what is measured: modules stay compiled, nothing of this user takes part."""
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONDEVMODE", "DANVAN_ROOT", "DANVAN_DEBUG")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "DANVAN_CACHE_DIR": str(cache), "PYTHONHASHSEED": "0"}


def run_once(command: Command, env: dict[str, str]) -> Sample:
    """Run a command to its end; raises ``Failed`` where it does not pass."""
    if command.before:
        command.before()
    start = time.perf_counter()
    with subprocess.Popen(
        command.words,
        cwd=command.folder,
        env=env | dict(command.variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        lines = said.decode("utf-8", errors="replace").strip().splitlines() or [""]
        raise Failed(f"{command.name}: mã thoát {process.returncode}: {lines[-1][:160]}")
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return Sample(seconds, peak, usage.ru_utime + usage.ru_stime)


def interleaved(commands: Sequence[Command], rounds: int, env: dict[str, str]) -> list[list[Sample]]:
    """Run all commands in turn, one round uncounted, then so many; returns the samples of each command."""
    for command in commands:
        run_once(command, env)
    samples: list[list[Sample]] = [[] for _ in commands]
    for number in range(rounds):
        order = range(len(commands)) if number % 2 == 0 else reversed(range(len(commands)))
        for at in order:
            samples[at].append(run_once(commands[at], env))
    return samples


def seconds(samples: Sequence[Sample]) -> float:
    """Return the median time."""
    return statistics.median(sample.seconds for sample in samples)


def worked(samples: Sequence[Sample]) -> float:
    """Return the median of the seconds that a processor worked."""
    return statistics.median(sample.worked for sample in samples)


def megabytes(samples: Sequence[Sample]) -> float:
    """Return the median of the memory peaks."""
    return statistics.median(sample.megabytes for sample in samples)


def ratio(samples: Sequence[Sample], base: Sequence[Sample]) -> float:
    """Return how many times as long as the other command it took: the median over the rounds."""
    return statistics.median(one.seconds / other.seconds for one, other in zip(samples, base, strict=True))
