"""Laws of the canonical layout: it says the same, loses no comment, and has nothing left to do the second time."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.model.house import TheThuc
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.shape import Shape, report_shape, shape_of, summary_shape
from danvan_cli.store.canonical import formatted, with_iso_days
from danvan_cli.store.load import load_document
from danvan_cli.store.source import read_source
from danvan_cli.store.tree import parse

ROOT = Path(__file__).parents[2]
PLAN = load_document("plans/dan-van.yaml", (ROOT / "plans/dan-van.yaml").read_bytes(), KeHoach).model
SAMPLE = {
    "plans/co-quan.yaml": shape_of(SoDonVi),
    "plans/dan-van.yaml": shape_of(KeHoach),
    "reports/2024/phong-hcqt.yaml": report_shape(PLAN),
    "reports/2023/tt-pvks-tthc.yaml": report_shape(PLAN),
    "reports/2024/tong-hop.yaml": summary_shape(PLAN),
    "templates/the-thuc.yaml": shape_of(TheThuc),
}
MARK = re.compile(r"¤\d+")


def content(data: bytes) -> object:
    """What danvan's own reader finds in a file; a marker where it refuses the file."""
    source = read_source("thu.yaml", data)
    if source.text is None:
        return ...
    tree, problems = parse("thu.yaml", source.text)
    return ... if tree is None or problems else tree.data


def check(data: bytes, shape: Shape) -> bool:
    """Check the laws for one file; tells whether it was formatted at all."""
    before = content(data)
    result = formatted("thu.yaml", data, shape)
    if before is ...:
        assert result.data in (None, data)
        return False
    assert result.refused is None, result.refused
    assert result.data is not None
    assert content(result.data) == with_iso_days(before, shape)
    assert Counter(MARK.findall(result.data.decode())) == Counter(MARK.findall(data.decode("utf-8-sig")))
    assert formatted("thu.yaml", result.data, shape).data == result.data
    return True


class Crooked:
    """Writes plain data as YAML in every way a hand may choose, with marked comments wherever one may stand."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.marks = 0

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def comment(self) -> str:
        self.marks += 1
        return f"# ¤{self.marks} ghi chú: [x] 'y' \"z\""

    def behind(self) -> str:
        return (
            " " * self.random.randint(1, 4) + self.comment()
            if self.chance(0.12)
            else " " * (self.random.random() < 0.1)
        )

    def between(self, column: int) -> list[str]:
        lines = []
        while self.chance(0.15):
            lines.append(
                " " * self.random.choice([0, column, column, column + 1, column + 4]) + self.comment()
            )
        if self.chance(0.15):
            lines.insert(self.random.randint(0, len(lines)), " " * self.random.choice([0, 0, 3]))
        return lines

    def mapping(self, data: dict, column: int) -> list[str]:
        lines: list[str] = []
        items = list(data.items())
        if self.chance(0.5):
            self.random.shuffle(items)
        for key, value in items:
            lines += self.between(column)
            lines += self.entry(" " * column + self.key(key) + ":", value, column, in_list=False)
        return lines

    def key(self, key: str) -> str:
        return self.random.choice([key, key, key, f'"{key}"', f"'{key}'", key + " "])

    def sequence(self, data: list, column: int) -> list[str]:
        lines: list[str] = []
        for item in data:
            lines += self.between(column)
            lines += self.entry(" " * column + "-", item, column, in_list=True)
        return lines

    def entry(self, head: str, value: object, column: int, in_list: bool) -> list[str]:
        if isinstance(value, dict | list) and value and not self.chance(0.25):
            step = self.random.choice([2, 2, 2, 1, 3, 4])
            if isinstance(value, list) and not in_list:
                step = self.random.choice([0, 2, 2, 4])
            if in_list and self.chance(0.7):
                gap = self.random.choice([1, 1, 1, 3])
                inner = self.block(value, column + 1 + gap)
                first = next(at for at, line in enumerate(inner) if line.strip() and line.strip()[0] != "#")
                inner = inner[first:]
                return [head + " " * gap + inner[0][column + 1 + gap :], *inner[1:]]
            return [head + self.behind(), *self.block(value, column + step)]
        if isinstance(value, dict | list):
            text = self.flow(value)
            if self.chance(0.4):
                margin = " " * (column + self.random.randint(1, 5))
                text = re.sub(r" ?, +(?=\w+ ?:)", lambda _: f",{self.behind()}\n{margin}", text)
            return f"{head} {text}{self.behind()}".split("\n")
        return self.scalar(head, value, column)

    def block(self, value: object, column: int) -> list[str]:
        return self.mapping(value, column) if isinstance(value, dict) else self.sequence(value, column)

    def scalar(self, head: str, value: object, column: int) -> list[str]:
        if value is None:
            return [head + self.random.choice(["", " ", " ~", " null"]) + self.behind()]
        text = str(value)
        margin = " " * (column + self.random.choice([1, 2, 2, 5]))
        way = self.random.choice(["plain", "plain", '"', "'", "|", ">", "folded", "below", "+"])
        if way == "plain":
            return [head + " " * self.random.randint(1, 3) + text + self.behind()]
        if way in "\"'":
            return [f"{head} {way}{text}{way}{self.behind()}"]
        if way == "folded":
            quote = self.random.choice(["", '"', "'"])
            words = f"{quote}{text}{quote}".split(" ")
            return [f"{head} {words[0]}", *(margin + word for word in words[1:])]
        if way == "below":
            return [head, *self.between(column + 2), margin + text]
        extra = self.random.choice(["", "", "  "])
        signs = self.random.choice(["", "-"]) if way in "|>" else "+"
        width = len(margin) - column
        digit = str(width) if extra or self.chance(0.2) else ""
        lines = [
            margin + extra + text,
            *self.random.choice([[], [""], [margin + "  # không phải ghi chú  "]]),
        ]
        lines += [margin + text] * self.chance(0.3)
        return [
            f"{head} {'|' if way == '+' else way}{digit}{signs}{self.behind()}",
            *lines,
            *[""] * self.random.choice([0, 0, 2]),
        ]

    def flow(self, value: object) -> str:
        space = " " * self.random.choice([0, 0, 1])
        comma = self.random.choice([", ", ", ", " , ", ",  "])
        if isinstance(value, dict):
            items = comma.join(f"{key}{space}: {self.flow(item)}" for key, item in value.items())
            return f"{{{space}{items}{space}}}"
        if isinstance(value, list):
            return f"[{space}{comma.join(map(self.flow, value))}{space}]"
        return "null" if value is None else self.random.choice([f'"{value}"', f"'{value}'"])


WORDS = st.lists(
    st.sampled_from(
        ["đã", "làm", "31/10/2024", "5/3/2023", "12", "012", "true", "null", "nv1", "Ưu", "10:30", "a-b"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
KEYS = st.sampled_from(
    ["phien_ban", "ky", "ngay", "ten", "so_lieu", "nv2", "nv1", "la", "b", "c", "ngay_gui", "a"]
)
TREES = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)
FILES = st.dictionaries(KEYS, TREES, min_size=1, max_size=6)
_LEAF = Shape(("nv1", "nv2", "so_lieu", "ngay", "ten", "a", "b"), {"ngay": Shape(is_date=True)})
_MIDDLE = Shape(_LEAF.keys, {"ngay": Shape(is_date=True), "so_lieu": _LEAF}, _LEAF, _LEAF)
SHAPE = Shape(
    ("phien_ban", "ky", "ngay_gui", "so_lieu", "ten", "nv1", "nv2", "b", "a"),
    {"ngay_gui": Shape(is_date=True)},
    _MIDDLE,
    _MIDDLE,
)
ENDS = st.sampled_from(
    [("\n", "\n"), ("\r\n", "\r\n"), ("\n", ""), ("\n", "\n\n\n"), ("\n", "\n# ¤0 cuối tệp")]
)


@settings(max_examples=400)
@given(
    data=FILES,
    seed=st.integers(0, 2**32),
    ends=ENDS,
    form=st.sampled_from(["NFC", "NFD"]),
    bom=st.booleans(),
    head=st.sampled_from([[], ["# ¤999 đầu tệp"], ["# ¤999 đầu tệp", "", "# ¤998 của khóa đầu"], ["---"]]),
)
def test_any_way_of_writing_says_the_same_afterwards(data, seed, ends, form, bom, head):
    lines = [*head, *Crooked(Random(seed)).mapping(data, 0)]
    text = unicodedata.normalize(form, ends[0].join(lines) + ends[1])

    check(text.encode("utf-8-sig" if bom else "utf-8"), SHAPE)


def test_most_of_what_is_generated_is_readable():
    data = {"ky": "a b", "ten": [{"b": None, "a": ["x", "5 6"]}]}
    tried = ["\n".join(Crooked(Random(seed)).mapping(data, 0)) + "\n" for seed in range(300)]

    assert sum(check(text.encode(), SHAPE) for text in tried) > 250


@pytest.mark.parametrize("name", SAMPLE)
@settings(max_examples=60)
@given(data=st.data())
def test_a_mutated_sample_says_the_same_afterwards(name, data):
    lines = (ROOT / name).read_text("utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at : at + 1] = data.draw(st.sampled_from(MUTATIONS))(
            lines[at], data.draw(st.integers(0, 10**6))
        )

    check("\n".join(lines).encode(), SAMPLE[name])


MUTATIONS = [
    lambda line, _: [line, line],
    lambda _line, _: [],
    lambda line, n: [" " * (n % 9) + f"# ¤{n}", line],
    lambda line, n: [line, " " * (n % 9) + f"# ¤{n}"],
    lambda line, n: [f"{line} # ¤{n}"],
    lambda line, _: ["", line],
    lambda line, _: [line + "   "],
    lambda line, n: [" " * (n % 4) + line],
    lambda line, _: [line.replace(": ", ":   ", 1)],
    lambda line, _: [re.sub(r": (.*)$", r": '\1'", line, count=1)],
    lambda line, _: [re.sub(r": (.*)$", r': "\1"', line, count=1)],
    lambda line, _: [re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3/\2/\1", line)],
    lambda line, n: [line[: n % (len(line) + 1)], line[n % (len(line) + 1) :]],
    lambda line, n: [line[: n % (len(line) + 1)] + "{}[]:,|>-'\"#\\ "[n % 14] + line[n % (len(line) + 1) :]],
    lambda line, _: [line.replace("|", "|+").replace(">-", ">")],
    lambda line, _: [line.rstrip() + "\r"],
]
