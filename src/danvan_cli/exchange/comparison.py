"""A comparison as text for the terminal, as Markdown for a merge request and as JSON for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

import simplejson

from danvan_cli.compare.change import ThayDoi
from danvan_cli.compare.words import Doan
from danvan_cli.exchange.changes import Cau, Pieces, sentence
from danvan_cli.exchange.values import as_data, difference

_SIGNS = re.compile(r"([\\`*_\[\]<>|~#])")


class SoSanh(NamedTuple):
    """What was compared: the two sides in words and for programs, and the changes from the first to the second."""

    truoc: str
    sau: str
    nguon: tuple[str, str]
    thay_doi: tuple[ThayDoi, ...]
    ten_don_vi: Mapping[str, str]

    @property
    def cau(self) -> tuple[Cau, ...]:
        """The changes in words."""
        return tuple(sentence(change, self.ten_don_vi) for change in self.thay_doi)


def as_text(comparison: SoSanh) -> str:
    """Return a headline and one line for each change, under its period."""
    lines = [_headline(comparison)]
    for title, sentences in _groups(comparison.cau):
        lines += ["", title, *(f"{said.ai}: {plain(said.gi)}" for said in sentences)]
    return "\n".join(lines) + "\n"


def as_markdown(comparison: SoSanh) -> str:
    """Return the same as a list under headings, removed words struck out and new ones bold."""
    lines = [escaped(_headline(comparison))]
    for title, sentences in _groups(comparison.cau):
        lines += ["", f"### {title}", ""]
        lines += [f"- {escaped(said.ai)}: {marked(said.gi)}" for said in sentences]
    return "\n".join(lines) + "\n"


def as_json(comparison: SoSanh) -> str:
    """Return the changes as JSON text, each with its sentence."""
    data = {
        "phien_ban": 1,
        "truoc": comparison.nguon[0],
        "sau": comparison.nguon[1],
        "thay_doi": [change_data(said) for said in comparison.cau],
    }
    return simplejson.dumps(data, ensure_ascii=False, indent=2, use_decimal=True) + "\n"


def change_data(said: Cau) -> dict[str, object]:
    """Return a change as plain data."""
    change = said.thay_doi
    return {
        "loai": change.loai,
        "tep": change.tep,
        "ky": str(change.ky) if change.ky else None,
        "don_vi": change.don_vi,
        "nhiem_vu": change.nhiem_vu,
        "chi_tieu": change.khoa[-1] if change.loai == "so_lieu" else None,
        "khoa": list(change.khoa),
        "truoc": as_data(change.truoc, change.chi_tieu),
        "sau": as_data(change.sau, change.chi_tieu),
        "chenh_lech": difference(change.truoc, change.sau, change.chi_tieu) if change.so_sanh_duoc else None,
        "cau": f"{said.ai}: {plain(said.gi)}",
    }


def _headline(comparison: SoSanh) -> str:
    changes = comparison.thay_doi
    sides = f"So {comparison.truoc} với {comparison.sau}"
    if not changes:
        return f"{sides}: dữ liệu không có gì khác."
    files = len({change.tep for change in changes})
    return f"{sides}: {len(changes)} thay đổi ở {files} tệp."


def _groups(sentences: Iterable[Cau]) -> Iterable[tuple[str, list[Cau]]]:
    for ky, group in groupby(sentences, key=lambda said: said.thay_doi.ky):
        yield (f"Kỳ {ky}" if ky else "Sổ đơn vị và kế hoạch"), list(group)


def plain(pieces: Pieces) -> str:
    """Return a sentence as plain text: what changed stands between brackets."""
    return "".join(_bracketed(piece) if isinstance(piece, Doan) else piece for piece in pieces)


def _bracketed(run: Doan) -> str:
    if not run.truoc:
        return f"[+ {run.sau}]"
    return f"[− {run.truoc}]" if not run.sau else f"[{run.truoc} → {run.sau}]"


def marked(pieces: Pieces) -> str:
    """Return a sentence as Markdown."""
    return "".join(_struck(piece) if isinstance(piece, Doan) else escaped(piece) for piece in pieces)


def _struck(run: Doan) -> str:
    parts = [f"~~{escaped(run.truoc)}~~" if run.truoc else "", f"**{escaped(run.sau)}**" if run.sau else ""]
    return " ".join(filter(None, parts))


def escaped(text: str) -> str:
    """Return a text in which Markdown sees no sign of its own."""
    return _SIGNS.sub(r"\\\1", text)
