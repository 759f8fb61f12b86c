"""Tạo lại các hình trong thư mục này: ``uv run python docs/hinh/tao-hinh.py``.

Needs LibreOffice (soffice), poppler (pdftoppm), Chromium and ImageMagick with Pango (convert); see README.md here.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
DANVAN = [sys.executable, "-m", "danvan_cli"]
MISTAKES = {
    "reports/2024/ban-tcd.yaml": [
        ("nguoi_duoc_tiep: 1205", "nguoi_duoc_tiep: 1.205"),
        ("don_tiep_nhan: 1064", "don_tiep_nhan: 1046"),
    ],
    "reports/2024/tt-pvks-tthc.yaml": [("gồm {hs_truc_tuyen} hồ sơ", "gồm {hs_truc_tuyến} hồ sơ")],
}
PLAIN = ("-strip", "-define", "png:exclude-chunks=date,time")  # no time of making inside
COLORS = {"31": "#f48771", "33": "#e5c07b", "36": "#56b6c2"}


def pango(colored: str) -> str:
    """Return what a terminal shows, with its bold and colours, as Pango markup."""
    parts = []
    for number, piece in enumerate(re.split(r"\x1b\[([0-9;]*)m", colored)):
        if number % 2:
            parts.append("</span>" if piece in ("", "0") else _span(piece.split(";")))
        else:
            parts.append(html.escape(piece, quote=False))
    return "".join(parts)


def wrapped(colored: str, columns: int) -> str:
    """Return the text with lines of so many columns at most, broken at spaces; colour codes take no room."""
    lines = []
    for line in colored.split("\n"):
        rest = re.findall(r"(?:\x1b\[[0-9;]*m)*.?", line)[:-1]
        while len(rest) > columns:
            at = max((at for at in range(columns + 1) if rest[at].endswith(" ")), default=columns)
            lines.append("".join(rest[:at]))
            rest = [rest[at].removesuffix(" "), *rest[at + 1 :]]
        lines.append("".join(rest))
    return "\n".join(lines)


def _span(signs: list[str]) -> str:
    color = next((f' foreground="{COLORS[sign]}"' for sign in signs if sign in COLORS), "")
    return f'<span weight="{"bold" if "1" in signs else "normal"}"{color}>'


def run(*words: str | Path, cwd: Path, passes: tuple[int, ...] = (0,)) -> str:
    """Run a command and return its standard output."""
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, check=False)
    if done.returncode not in passes:
        sys.exit(f"{words[0]}: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout.decode("utf-8")


def first_page(folder: Path) -> None:
    """Draw trang-dau.png: the first page of the consolidated report of 2024."""
    run(*DANVAN, "consolidate", "2024", "-o", "bao-cao.docx", cwd=folder)
    run("soffice", "--headless", "--convert-to", "pdf", "bao-cao.docx", cwd=folder)
    run("pdftoppm", "-r", "80", "-png", "-singlefile", "bao-cao.pdf", "trang-dau", cwd=folder)
    run("convert", "trang-dau.png", "-colors", "32", "-bordercolor", "#cccccc", "-border", "1",
        *PLAIN, HERE / "trang-dau.png", cwd=folder)  # fmt: skip


def page(folder: Path) -> None:
    """Draw trang-html.png: the page of the consolidated report on a phone, its head and a wide table in the dark."""
    from playwright.sync_api import sync_playwright

    run(*DANVAN, "consolidate", "2024", "--html", "-o", "trang.html", cwd=folder)
    with sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"] if root else []
        )
        for name, scheme, place in (("sang", "light", "body"), ("toi", "dark", "#phu-luc-1")):
            window = chromium.new_context(viewport={"width": 360, "height": 640}, color_scheme=scheme)
            shown = window.new_page()
            shown.goto((folder / "trang.html").as_uri())
            shown.locator(place).evaluate("element => element.scrollIntoView()")
            shown.screenshot(path=folder / f"{name}.png")
        chromium.close()
    run("convert", "-size", "20x1", "xc:white", "khe.png", cwd=folder)
    run("convert", "sang.png", "khe.png", "toi.png", "+append", "+dither", "-colors", "64", "-bordercolor", "#cccccc",
        "-border", "1", *PLAIN, HERE / "trang-html.png", cwd=folder)  # fmt: skip


def message(folder: Path) -> None:
    """Draw thong-bao.png: what ``danvan validate`` says about three mistakes."""
    for name, mistakes in MISTAKES.items():
        path = folder / name
        text = path.read_text("utf-8")
        for right, wrong in mistakes:
            if text.count(right) != 1:
                sys.exit(f"{name}: {right!r}")
            text = text.replace(right, wrong)
        path.write_text(text, "utf-8", newline="\n")
    said = run(*DANVAN, "--color", "always", "validate", cwd=folder, passes=(1,))
    shown = pango(wrapped(said.rstrip("\n"), 112))
    markup = f'<span font="DejaVu Sans Mono 10" foreground="#dddddd">$ danvan validate\n{shown}</span>'
    run("convert", "-background", "#1e1e1e", "-density", "110", f"pango:{markup.replace('%', '%%')}",
        "-bordercolor", "#1e1e1e", "-border", "14", "-colors", "48", *PLAIN,
        HERE / "thong-bao.png", cwd=folder)  # fmt: skip


def main() -> None:
    """Make the pictures in a fresh copy of the sample."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "so-lieu"
        run(*DANVAN, "init", "--sample", folder, cwd=Path(name))
        first_page(folder)
        page(folder)
        message(folder)


if __name__ == "__main__":
    main()
