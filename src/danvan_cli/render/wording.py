"""Vietnamese dates, names and lists as administrative documents word them. Knows no figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from danvan_cli.model.plan import VanBanChiDao


def long_date(day: date) -> str:
    """Return “ngày 05 tháng 01 năm 2024”: zero before days under 10 and months 1, 2 (PL I, mục II.4.b)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


_PROPER = (
    "Ủy ban", "UBND", "Hội đồng nhân dân", "Nhân dân", "Nhà nước", "Chính phủ", "Quốc hội", "Đảng", "Tỉnh ủy",
    "Trung ương", "Thủ tướng", "Chủ tịch", "Văn phòng", "Mặt trận", "Bộ Chính trị", "Ban Bí thư", "Việt Nam",
)  # fmt: skip


def lower_first(text: str) -> str:
    """Return the text as it stands inside a sentence: a small first letter, but never in an abbreviation or name.

    A name is told by the capital of its second word (“Sở Nội vụ”), or is one of those of PL II, IV and V.1.
    """
    first, _, rest = text.partition(" ")
    abbreviation = any(letter.isupper() for letter in first[1:])
    if abbreviation or rest[:1].isupper() or text.startswith(_PROPER):
        return text
    return text[:1].lower() + text[1:]


def going_on(text: str) -> str:
    """Return a text as the first part of a sentence that goes on behind it: in one line, without its end mark."""
    line = " ".join(part.strip() for part in text.split("\n") if part.strip())
    return line if line.endswith(("...", "v.v.")) else line.rstrip(".;, ")


def upper_first(text: str) -> str:
    """Return the text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """Return names in a sentence: “A”, “A và B”, “A, B và C”."""
    return " và ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def named_years(years: Iterable[int]) -> str:
    """Return “năm 2022”, “năm 2022 và năm 2024”, “các năm 2022, 2023 và 2024”, “các năm 2022 - 2025”."""
    found = sorted(set(years))
    if len(found) > 3 and found == list(range(found[0], found[-1] + 1)):
        return f"các năm {found[0]} - {found[-1]}"
    if len(found) < 3:
        return " và ".join(f"năm {year}" for year in found)
    return f"các năm {', '.join(map(str, found[:-1]))} và {found[-1]}"


def year_runs(years: Iterable[int]) -> str:
    """Return years as they stand in a cell, three or more in a row as one: “2015 - 2018, 2020, 2021”."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]} - {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def citation(document: VanBanChiDao) -> str:
    """Return a document as it is cited for the first time: kind, number, date, body, subject (PL I, II.6.b)."""
    parts = [
        document.loai or "Văn bản",
        f"số {document.so_ky_hieu}" if document.so_ky_hieu else "",
        long_date(document.ngay) if document.ngay else "",
        f"của {document.co_quan}" if document.co_quan else "",
        _subject(document.trich_yeu) if document.trich_yeu else "",
    ]
    return " ".join(filter(None, parts))


def _subject(text: str) -> str:
    """Return a document's subject as it follows the name of its body: “về …”, or a verb phrase as it is."""
    small = lower_first(text)
    return small if small.startswith(("về ", "ban hành ", "quy định ", "phê duyệt ")) else f"về {small}"
