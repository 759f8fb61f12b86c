"""Put hostile texts to every pattern of the package and print, as JSON, those whose work outgrows the text.

A process of its own, so that a pattern that never ends takes nothing else with it. The work is the time of the
processor, compared with itself: a text four times as long may cost four times as much, not sixteen times.
"""

from __future__ import annotations

import json
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from patterns import Use, all_modules, attacks, grown, uses

SHORT, LONG = 4_000, 16_000
LOOKS = {1_000: 0.0001, 4_000: 0.001}
"""Texts by their length, and the seconds below which a longer one is not worth measuring."""
TICK = 1e-6
MOST_GROWTH = 8.0
MOST_SECONDS = 20.0
ATTEMPTS, RUNS = 4, 2


class Endless(Exception):
    """A match that is given up."""


def work(call: Callable[[], object]) -> float:
    """Seconds of the processor, the least of some attempts."""
    took = []
    for _ in range(RUNS):
        begun = time.process_time()
        call()
        took.append(time.process_time() - begun)
    return max(min(took), TICK)


def put_to(pattern: re.Pattern[str], way: str, text: str) -> Callable[[], object]:
    """The pattern applied to a text."""
    if way in ("match", "fullmatch"):
        return lambda: getattr(pattern, way)(text)
    return lambda: sum(1 for _ in pattern.finditer(text))


class Attack:
    """Texts put to one pattern in one way. What was measured once and grew as it should is not measured again."""

    def __init__(self, pattern: re.Pattern[str], way: str) -> None:
        self.pattern, self.way = pattern, way
        self.little = dict(LOOKS)

    def growth(self, beginning: str, pump: str) -> float | None:
        """How many times the work grows with a text four times as long; ``None`` where all is well."""
        looks: dict[int, float] = {}
        for size, little in self.little.items():
            begun = time.perf_counter()
            put_to(self.pattern, self.way, grown(beginning, pump, size))()
            looks[size] = time.perf_counter() - begun
            if looks[size] < little:
                return None
        grew = 0.0
        for _ in range(ATTEMPTS):
            short, long = (
                work(put_to(self.pattern, self.way, grown(beginning, pump, size))) for size in (SHORT, LONG)
            )
            grew = long / short
            if grew <= MOST_GROWTH:
                self.little[SHORT] = max(self.little[SHORT], 2 * short)
                return None
        return grew


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Give up what takes more than some seconds of the processor, looked at twice a second of the clock.

    A timer of the processor's time would be simpler, but makes that time too coarse to measure with.
    """
    begun = time.process_time()

    def look(*_: Any) -> None:
        if time.process_time() - begun > seconds:
            raise Endless

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, 0.5, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def judged(use: Use, seconds: float) -> dict[str, object] | None:
    """The first text that hurts a pattern; a growth of -1 where it was given up."""
    found: float | None = None
    for way in sorted(use.ways):
        attack, beginning, pump = Attack(use.pattern, way), "", ""
        try:
            with patience(seconds):
                for beginning, pump in attacks(use.pattern):
                    found = attack.growth(beginning, pump)
                    if found is not None:
                        break
        except Endless:
            found = -1.0
        if found is not None:
            return {"where": use.where, "way": way, "text": [beginning, pump], "growth": round(found, 1)}
    return None


def main() -> None:
    """Print the number of patterns and of texts, then each pattern that can be hurt; of those given too."""
    known = uses(all_modules())
    given = [Use(text, re.compile(text), frozenset({"finditer"})) for text in sys.argv[1:]]
    hurt = [judged(use, MOST_SECONDS) for use in known] + [judged(use, MOST_SECONDS / 10) for use in given]
    count = sum(len(use.ways) * sum(1 for _ in attacks(use.pattern)) for use in known)
    told = {"patterns": len(known), "texts": count, "hurt": [found for found in hurt if found]}
    json.dump(told, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
