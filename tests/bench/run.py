"""Đo danvan: chạy bằng tay, ``uv run --group bench python tests/bench/run.py [tên phép đo …]``.

Prints Markdown tables of medians and ratios, asserts nothing about time. A command that does not pass stops
only its own table. The first, uncounted round writes the compiled modules: an installed program is measured.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import wide
from measure import Command, Failed, Sample, environment, interleaved, megabytes, ratio, seconds, tool, worked
from sentences import read_corpus, scores

from corpus import YAMLLINT, YEAR, Corpus, build, commit_by_year

SIZES = (250, 500, 1000, 2000, 4000)
Rows = list[tuple[str, ...]]


class Bench:
    """The temporary folder with its workspaces, each built once, and how often to measure."""

    def __init__(self, folder: Path, rounds: int, sizes: tuple[int, ...]) -> None:
        self.folder = folder
        self.rounds = rounds
        self.sizes = sizes
        self.env = environment(folder / "cache")
        self._built: dict[int, Corpus] = {}

    def corpus(self, units: int) -> Corpus:
        """Return the workspace of a size."""
        if units not in self._built:
            self._built[units] = build(self.folder, units)
        return self._built[units]

    def history(self) -> Corpus:
        """Return 500 units with five years of reports, kept in git."""
        span = range(YEAR - 4, YEAR + 1)
        if 0 not in self._built:
            self._built[0] = build(self.folder, 500, span)
            commit_by_year(self._built[0], span)
        return self._built[0]

    def danvan(self, units: int, *words: str) -> Command:
        """Return a danvan command in the workspace of a size."""
        return Command(f"danvan {' '.join(words[:2])}", (tool("danvan"), *words), self.corpus(units).root)

    def checks(self, units: int) -> tuple[Command, Command]:
        """Return the check that reads everything, and the one that finds nothing changed since the last."""
        return self.danvan(units, "validate", "--no-cache"), self.danvan(units, "validate")

    def measure(self, *commands: Command, rounds: int | None = None) -> list[list[Sample]]:
        """Measure commands side by side."""
        return interleaved(commands, rounds or self.rounds, self.env)


def start_up(bench: Bench) -> None:
    """``--help`` and the check of one report, against a Python that does nothing."""
    nothing = Command("python -c pass", (sys.executable, "-c", "pass"), bench.folder)
    one = bench.corpus(1)
    commands = [
        nothing,
        bench.danvan(1, "--version"),
        bench.danvan(1, "--help"),
        *bench.checks(1),
        Command("check-jsonschema (1 tệp)", _check_jsonschema(one), one.root),
        Command("yamllint (1 tệp)", _yamllint(one), one.root),
    ]
    found = bench.measure(*commands, rounds=bench.rounds * 4)
    rows = _against_the_first(commands, found)
    _table(
        "Khởi động (một đơn vị, một báo cáo)", ("lệnh", "thời gian", "so với python -c pass", "bộ nhớ"), rows
    )


def _against_the_first(commands: Sequence[Command], found: Sequence[Sequence[Sample]]) -> Rows:
    """Return the rows of a table in which every command is held against the first one."""
    return [
        (
            command.name,
            f"{seconds(samples):.2f} s" if seconds(samples) >= 1 else f"{seconds(samples) * 1000:.0f} ms",
            f"{ratio(samples, found[0]):.1f}×",
            f"{megabytes(samples):.0f} MB",
        )
        for command, samples in zip(commands, found, strict=True)
    ]


def _floor(what: str, corpus: Corpus) -> Command:
    name = {"read": "sàn: duyệt, đọc, băm các tệp", "parse": "sàn: nạp pydantic, libyaml dựng nút các tệp"}[
        what
    ]
    script = str(Path(__file__).with_name("floor.py"))
    return Command(name, (sys.executable, script, what, str(corpus.root)), corpus.root)


def _after_a_change(bench: Bench, units: int) -> Command:
    """The check after one report has changed, by a remark, since the last one."""
    report = bench.corpus(units).reports[-1]
    text, changes = report.read_text("utf-8"), count(1)
    return bench.danvan(units, "validate")._replace(
        name="danvan validate (một báo cáo vừa đổi)",
        before=lambda: report.write_text(f"{text}# {next(changes)}\n", "utf-8"),
    )


def compare(bench: Bench) -> None:
    """The check of 1,000 reports, against three tools that check less and the floors below which nobody gets."""
    thousand = bench.corpus(1000)
    commands = [
        *bench.checks(1000),
        _floor("parse", thousand),
        Command("check-jsonschema", _check_jsonschema(thousand), thousand.root),
        Command("yamllint", _yamllint(thousand), thousand.root),
        Command("yamale", _yamale(thousand), thousand.root),
    ]
    found = bench.measure(*commands)
    rows = [
        (
            command.name,
            f"{seconds(samples):.2f} s",
            f"{ratio(samples, found[0]):.1f}×",
            f"{ratio(samples, found[1]):.1f}×",
            f"{megabytes(samples):.0f} MB",
        )
        for command, samples in zip(commands, found, strict=True)
    ]
    heads = ("lệnh", "thời gian", "so với danvan đọc hết", "so với danvan nhớ lại", "bộ nhớ")
    _table("Kiểm tra 1.000 báo cáo", heads, rows)


def many(bench: Bench) -> None:
    """10,000 reports: read, found unchanged, and with one changed, against what any check must do."""
    corpus = bench.corpus(10_000)
    commands = [
        _floor("read", corpus),
        bench.danvan(10_000, "validate"),
        _floor("parse", corpus),
        bench.danvan(10_000, "validate", "--no-cache"),
    ]
    found = bench.measure(*commands)
    commands.append(_after_a_change(bench, 10_000))
    found += bench.measure(commands[-1])
    rows = _against_the_first(commands, found)
    _table("10.000 báo cáo", ("lệnh", "thời gian", "so với duyệt, đọc, băm", "bộ nhớ"), rows)


def growth(bench: Bench) -> None:
    """The check of ever more reports: the time that one more report costs should stay the same."""
    _growth(bench, "Kiểm tra: lớn dần", lambda _: ("validate", "--no-cache"))


def export(bench: Bench) -> None:
    """The consolidated data of ever more reports."""
    _growth(
        bench,
        "Xuất số liệu (json): lớn dần",
        lambda units: ("export", str(YEAR), "-o", str(bench.folder / f"{units}.json")),
    )


def consolidate(bench: Bench) -> None:
    """The consolidated document of ever more reports, up to a size that no office has."""
    _growth(
        bench,
        "Báo cáo tổng hợp (Word): lớn dần",
        lambda units: ("consolidate", str(YEAR), "--force", "-o", str(bench.folder / f"{units}.docx")),
        most=1000,
    )


def document(bench: Bench) -> None:
    """The consolidated document of wide reports against the floor: libyaml and the same document written again.

    What either program needs to start is taken off, so that the work alone is compared.
    """
    rows: Rows = []
    floor = str(Path(wide.__file__))
    for units in (200, 400):
        root, docx = wide.build_wide(bench.folder, units), bench.folder / f"rong-{units}.docx"
        made = (tool("danvan"), "consolidate", str(wide.YEAR), "--force", "-o", str(docx))
        once = Command("danvan consolidate", made, root)
        bench.measure(once, rounds=1)
        started = (sys.executable, "-c", "import danvan_cli.cli.consolidate, jinja2, danvan_cli.thethuc.docx")
        commands = [
            once,
            Command("chỉ nạp danvan", started, root),
            Command("sàn", (sys.executable, floor, str(root), str(docx)), root),
            Command("chỉ nạp sàn", (sys.executable, floor), root),
        ]
        full, loaded, least, empty = bench.measure(*commands)
        work = seconds(full) - seconds(loaded)
        under = seconds(least) - seconds(empty)
        rows.append(
            (
                str(units),
                f"{seconds(full):.2f} s",
                f"{work:.2f} s",
                f"{under:.2f} s",
                f"{work / under:.1f} lần".replace(".", ","),
                f"{megabytes(full):.0f} MB",
            )
        )
    heads = ("số đơn vị", "danvan consolidate", "trừ phần nạp", "sàn, trừ phần nạp", "gấp sàn", "bộ nhớ")
    _table(f"Báo cáo tổng hợp, {wide.TASKS} nhiệm vụ × {wide.FIGURES} chỉ tiêu mỗi đơn vị", heads, rows)


def _growth(bench: Bench, title: str, words: Callable[[int], tuple[str, ...]], most: int = SIZES[-1]) -> None:
    sizes = [units for units in bench.sizes if units <= most] or [most]
    found = bench.measure(*(bench.danvan(units, *words(units)) for units in sizes))
    rows: Rows = []
    before: tuple[int, float, float] = (0, 0.0, 0.0)
    for units, samples in zip(sizes, found, strict=True):
        now = (units, seconds(samples), megabytes(samples))
        more = now[0] - before[0]
        rows.append(
            (
                f"{units:,}".replace(",", "."),
                f"{now[1]:.2f} s",
                f"{(now[1] - before[1]) * 1000 / more:.2f} ms" if before[0] else "",
                f"{now[2]:.0f} MB",
                f"{(now[2] - before[2]) * 1024 / more:.0f} kB" if before[0] else "",
            )
        )
        before = now
    heads = ("số báo cáo", "thời gian", "mỗi báo cáo thêm", "bộ nhớ", "mỗi báo cáo thêm")
    _table(title, heads, rows)


def years(bench: Bench) -> None:
    """What HCQT asks all day of 500 units over five years kept in git: at first, again, and after one change."""
    corpus = bench.history()
    report = corpus.reports[-1]
    forgetful = {"DANVAN_CACHE_DIR": str(report)}  # no folder: nothing can be remembered
    asked = (
        ("status", "2024"),
        ("diff", "HEAD"),
        ("diff", "HEAD~1", "HEAD"),
        ("diff", "2023", "2024"),
        ("review", "2024"),
        ("difficulties", "2024"),
    )
    commands = []
    for words in asked:
        name, call = f"danvan {' '.join(words)}", (tool("danvan"), *words)
        commands += [
            Command(name, call, corpus.root, forgetful),
            Command(name, call, corpus.root),
        ]
    unchanged = bench.measure(*commands)
    text = report.read_text("utf-8")
    changes = count(1)
    changed = bench.measure(
        *(
            Command(
                f"danvan {' '.join(words)}",
                (tool("danvan"), *words),
                corpus.root,
                before=lambda: report.write_text(f"{text}# {next(changes)}\n", "utf-8"),
            )
            for words in asked
        )
    )
    report.write_text(text, "utf-8")
    rows = [
        (
            command.name,
            f"{worked(first):.2f} s",
            f"{worked(again):.2f} s",
            f"{worked(after):.2f} s",
            f"{megabytes(first):.0f} MB",
        )
        for command, first, again, after in zip(
            commands[::2], unchanged[::2], unchanged[1::2], changed, strict=True
        )
    ]
    heads = ("lệnh", "lần đầu", "lần sau", "sau khi một báo cáo thay đổi", "bộ nhớ")
    _table("500 đơn vị, 5 năm, trong git (giây bộ xử lý làm việc)", heads, rows)


def prose(_: Bench) -> None:
    """What the rules over prose find in the corpus of sentences, and what they miss: counted, not timed."""
    rows = [
        (
            score.file.removesuffix(".txt"),
            score.code,
            str(score.guilty),
            str(score.innocent),
            str(score.hits),
            str(score.misses),
            str(score.false_alarms),
        )
        for score in scores(read_corpus())
    ]
    heads = ("tệp", "mã", "câu có lỗi", "câu không có lỗi", "tìm thấy", "bỏ sót", "báo nhầm")
    _table("Câu chữ", heads, rows)


def _check_jsonschema(corpus: Corpus) -> tuple[str, ...]:
    return (tool("check-jsonschema"), "--schemafile", str(corpus.schema), *_names(corpus))


def _yamale(corpus: Corpus) -> tuple[str, ...]:
    schema = corpus.schema.with_name("bao-cao.yamale.yaml")
    return (tool("yamale"), "--schema", str(schema), f"reports/{YEAR}")


def _yamllint(corpus: Corpus) -> tuple[str, ...]:
    return (tool("yamllint"), "-d", YAMLLINT, *_names(corpus))


def _names(corpus: Corpus) -> list[str]:
    return [path.relative_to(corpus.root).as_posix() for path in corpus.reports]


def _table(title: str, heads: tuple[str, ...], rows: Rows) -> None:
    lines = [
        f"## {title}",
        "",
        _line(heads),
        _line(("---", *("---:" for _ in heads[1:]))),
        *map(_line, rows),
        "",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


BENCHES: dict[str, Callable[[Bench], None]] = {
    "khoi-dong": start_up,
    "so-sanh": compare,
    "muoi-nghin": many,
    "lon-dan": growth,
    "xuat": export,
    "tong-hop": consolidate,
    "san": document,
    "nhieu-nam": years,
    "cau-chu": prose,
}


def main() -> int:
    """Measure what was asked for; 1 where a command did not pass."""
    parser = argparse.ArgumentParser(
        description="Đo danvan bên cạnh các công cụ khác, trong cùng một lần chạy."
    )
    parser.add_argument(
        "names", nargs="*", metavar="TÊN", help=f"phép đo: {', '.join(BENCHES)}; không ghi thì đo tất cả"
    )
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="số vòng đo (mặc định 5)")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="các cỡ của phép đo lớn dần"
    )
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in BENCHES]
    if unknown:
        parser.error(f"không có phép đo {', '.join(unknown)}; các phép đo: {', '.join(BENCHES)}")
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU"
    sys.stdout.write(f"Python {platform.python_version()}, {machine}.\n\n")
    failed = False
    with tempfile.TemporaryDirectory(prefix="danvan-do-") as folder:
        bench = Bench(Path(folder), max(1, asked.rounds), tuple(asked.sizes))
        for name in asked.names or BENCHES:
            try:
                BENCHES[name](bench)
            except Failed as failure:
                sys.stdout.write(f"Không đo được {name}: {failure}\n\n")
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
