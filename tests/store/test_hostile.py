"""Files that were made to hurt: each is answered at once, with the one finding and the place that it deserves."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from danvan_cli.model.report import BaoCao
from danvan_cli.store.load import load_document

REPORT = (Path(__file__).parents[1] / "examples" / "nen" / "reports" / "2024" / "phong-th.yaml").read_text(
    "utf-8"
)
FULL = 900_000
SECONDS = 30  # the square of a mebibyte takes hours; a slow machine is allowed its time


def found_in(text: str | bytes) -> list[tuple[str, int, int]]:
    begun = time.process_time()
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    problems = load_document("thu.yaml", data, BaoCao).problems
    assert time.process_time() - begun < SECONDS
    assert max((len(found.message) + len(found.hint or "") for found in problems), default=0) < 1000
    return [(found.code, found.place.line, found.place.column) for found in problems]


def filled(unit: str, head: str = "", tail: str = "") -> str:
    return head + unit * ((FULL - len(head)) // len(unit.encode())) + tail


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: " + "[" * 3000 + "]" * 3000, ("DV005", 1, 35)),
        ("a: " + "[" * 500_000, ("DV005", 1, 35)),
        ("a: " + "{a: " * 3000 + "}" * 3000, ("DV005", 1, 128)),
        ("[" * 3000 + "]" * 3000 + ": x\n", ("DV005", 1, 33)),
        ("? " * 3000 + "a\n", ("DV005", 1, 65)),
        ("- " * 500_000 + "a\n", ("DV005", 1, 65)),
        ("".join(" " * level + "a:\n" for level in range(1000)), ("DV005", 33, 33)),
        ("a" + "\u0301\u0323" * 200_000, ("DV005", 1, 2)),
        (b"\0" * FULL, ("DV005", 1, 1)),
        (b"\xff" * FULL, ("DV001", 1, 1)),
        (b"\xe1\xbb" * 400_000, ("DV001", 1, 1)),
        ("a: 1\n" * 60_000 + "\ufeff", ("DV005", 60_001, 1)),
        (filled("\u2028"), ("DV005", 1, 1)),
        (filled("a", f"{REPORT}phuong_huong: \""), ("DV002", 15, 15)),
        (filled("\\", f"{REPORT}phuong_huong: \""), ("DV002", 15, 15)),
        (filled("b: ", f"{REPORT}a: "), ("DV002", 15, 5)),
        (filled("{ma}", f"{REPORT}x: [a "), ("DV002", 15, 7)),
        (REPORT + "\n" * 500_000 + "x\ny: 1\n", ("DV002", 500_015, 1)),
        (filled("*", f"{REPORT}x: "), ("DV002", 15, 4)),
        (filled("!", f"{REPORT}x: "), ("DV004", 15, 4)),
        (filled("9", REPORT.partition("2024-11-01")[0]), ("DV105", 6, 11)),
        (filled("h", REPORT.partition("hoan_thanh")[0]), ("DV106", 9, 17)),
        (REPORT.replace("phien_ban: 1", "phien_ban: " + "9" * 5000), ("DV104", 1, 12)),
        (f'{REPORT}phuong_huong: ["\\ud800"]\n', ("DV002", 15, 17)),
        (f'{REPORT}phuong_huong: ["\\u0007"]\n', ("DV005", 15, 16)),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_file_is_refused_where_it_hurts(text: str | bytes, found: tuple[str, int, int]) -> None:
    assert found in found_in(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("".join(f"a{number}: 1\n" for number in range(30_000)), 30_005),
        ("".join(f"a{number}: 1\n" for number in range(20_000)) * 2, 40_005),
        (f"{REPORT}hoi_nghi:\n" + "  - {tn: A, ngya: x}\n" * 4000, None),
        (f"{REPORT}hoi_nghi:\n" + "  - {ten:A, ngay:2024-01-01}\n" * 4000, 8000),
        (f"{REPORT}hoi_nghi:\n" + "  - a\n" * 30_000, 30_000),
        (f"{REPORT}phuong_huong:\n" + "  - a b: c\n" * 10_000, None),
        (f"{REPORT}phuong_huong:\n" + "  -\n" * 30_000, None),
        ("<<<<<<< a\n" * 90_000, 90_000),
        (">>>>>>> a\n" * 90_000, 90_000),
        ("a: &a x\nb: [" + "*a," * 200_000 + "]", 200_001),
        ("- ! y\n" * 100_000, 100_000),
        ("C«ng t¸c d©n vËn\n" * 30_000, 30_000),
        ("Co^ng ta'c da^n va^.n\n" * 30_000, 30_000),
    ],
    ids=range(13),
)
def test_many_mistakes_take_time_as_they_are_many(text: str, count: int | None) -> None:
    found = found_in(text)

    assert count is None or len(found) == count


def test_letter_may_carry_thirty_marks_and_no_more() -> None:
    assert "DV005" not in {code for code, _, _ in found_in("a: e" + "\u0301" * 30)}
    assert ("DV005", 1, 5) in found_in("a: e" + "\u0301" * 31)
