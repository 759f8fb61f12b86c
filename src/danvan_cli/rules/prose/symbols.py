"""Số, ký hiệu of documents (DV501): what a well-formed one looks like. Knows no report.

State documents: Phụ lục I, mục II.3 and Phụ lục III of Nghị định 30/2020/NĐ-CP; party documents: Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_STATE_TYPES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định", "TC": "Thông cáo",
    "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình", "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án",
    "DA": "Dự án", "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình", "HĐ": "Hợp đồng", "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ", "BTT": "Bản thỏa thuận", "GUQ": "Giấy ủy quyền", "GM": "Giấy mời", "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép", "PG": "Phiếu gửi", "PC": "Phiếu chuyển", "PB": "Phiếu báo", "NĐ": "Nghị định",
    "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "NQLT": "Nghị quyết liên tịch",
}  # fmt: skip
_PARTY_TYPES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "KL": "Kết luận", "QC": "Quy chế", "TT": "Thông tri",
    "HD": "Hướng dẫn", "TB": "Thông báo", "BC": "Báo cáo", "KH": "Kế hoạch", "CTr": "Chương trình", "ĐA": "Đề án",
    "PA": "Phương án", "DA": "Dự án", "TTr": "Tờ trình", "CV": "Công văn", "BB": "Biên bản",
}  # fmt: skip
_ALSO = {"QĐ": ("Quy định", "Quy chế", "Nội quy", "Điều lệ")}
"""What a Quyết định issues is quoted by its number; in the party QĐ serves Quy định too."""
_DATED = frozenset({"NĐ", "TT", "TTLT", "NQLT", "QĐ", "NQ", "CT"})
"""Types whose legal documents carry the year in the number."""
_ALWAYS_DATED = frozenset({"NĐ", "TT", "TTLT", "NQLT"})
_PARTY_BODIES = frozenset(
    {
        "TW",
        "TU",
        "VPTW",
        "BNCTW",
        "BDVTW",
        "BTGTW",
        "BTCTW",
        "UBKTTW",
        "BDVTU",
        "VPTU",
        "BTGTU",
        "BTCTU",
        "UBKTTU",
        "BNCTU",
    }
)
_STATE_BODIES = frozenset({"TTg", "CP", "UBND", "HĐND", "VPCP", "VPUB", "VPUBND"})
_LETTERS = r"(?:[A-ZĐÂĂÊÔƠƯ][a-z]?|\d)+"
_GROUPS = rf"{_LETTERS}(?:[-.&]{_LETTERS})*"
_NUMBER = r"(?P<so>\d{1,6})[a-zđ]?"
_STATE = re.compile(rf"{_NUMBER}/(?:(?P<nam>(?:19|20)\d\d)/)?(?P<nhom>(?=[A-ZĐ]){_GROUPS})")
_ASSEMBLY = re.compile(r"QH\d{1,2}|UBTVQH\d{1,2}|HĐNN\d{1,2}")
_LEADING = re.compile(r"(?i:số)\s*:?\s*(?=\d)")
_DASHES = str.maketrans("–—‑−Ð\\", "----Đ/")
_WORD = re.compile(r"[^\W\d_]+")
_CASED = {word.upper(): word for word in (*_STATE_TYPES, *_PARTY_TYPES, *_PARTY_BODIES, *_STATE_BODIES)}


class Fault(NamedTuple):
    """What is wrong with a số, ký hiệu and how to write it."""

    message: str
    hint: str


def fault_of(symbol: str, kind: str | None) -> Fault | None:
    """Return what is wrong with a số, ký hiệu; ``kind`` is the tên loại written beside it, if any."""
    if state := _STATE.fullmatch(symbol):
        return _state_fault(symbol, state, kind)
    if party := _of_party(symbol):
        return _party_fault(symbol, party, kind)
    return Fault(f"số, ký hiệu “{symbol[:60]}” sai dạng", _advice(symbol))


def _of_party(symbol: str) -> re.Match[str] | None:
    """Return the parts of a symbol as the party writes it; few reports hold one, so its pattern waits for it."""
    return re.fullmatch(rf"{_NUMBER}-(?P<loai>{_LETTERS}(?:[.&]{_LETTERS})*)/(?P<co_quan>{_GROUPS})", symbol)


def _state_fault(symbol: str, match: re.Match[str], kind: str | None) -> Fault | None:
    number, year, groups = match["so"], match["nam"], match["nhom"].split("-")
    first, tail = groups[0], symbol[match.start("nhom") :]
    if first == "CV":
        rest = "-".join(groups[1:])
        return Fault(
            f"số, ký hiệu “{symbol}” sai dạng: công văn không có chữ viết tắt tên loại",
            f"viết “{number}/{rest}”, gồm chữ viết tắt cơ quan và đơn vị soạn thảo, như 456/UBDT-DTTS",
        )
    proper = _CASED.get(first.upper(), first)
    if proper != first and proper in _STATE_TYPES:
        return Fault(f"số, ký hiệu “{symbol}” sai dạng: “{first}” viết là “{proper}”", _advice(symbol))
    if year and _ASSEMBLY.fullmatch(first):
        return _zero(symbol, number)
    if len(groups) == 1:
        missing = "cơ quan ban hành" if first in _STATE_TYPES else "đơn vị soạn thảo"
        return Fault(
            f"số, ký hiệu “{symbol}” sai dạng: thiếu chữ viết tắt {missing}", f"viết như {number}/{first}-…"
        )
    if year and first in _STATE_TYPES and first not in _DATED:
        return Fault(
            f"số, ký hiệu “{symbol}” sai dạng: số của {_STATE_TYPES[first].lower()} không ghi năm",
            f"viết “{number}/{tail}”",
        )
    if not year and first in _ALWAYS_DATED:
        return Fault(
            f"số, ký hiệu “{symbol}” sai dạng: số của {_STATE_TYPES[first].lower()} phải có năm ban hành",
            f"viết như {number}/2024/{tail}",
        )
    if first in _STATE_TYPES and len(groups) == 2 and groups[1] in _PARTY_BODIES:
        return Fault(
            f"số, ký hiệu “{symbol}” sai dạng: cơ quan của Đảng viết số, gạch nối, tên loại, gạch chéo, cơ quan",
            f"viết “{number}-{first}/{groups[1]}”",
        )
    return _kind_fault(symbol, first, kind, _STATE_TYPES) or _zero(symbol, number)


def _party_fault(symbol: str, match: re.Match[str], kind: str | None) -> Fault | None:
    number, first, body = match["so"], match["loai"], match["co_quan"]
    if body in _STATE_BODIES:
        return Fault(
            f"số, ký hiệu “{symbol}” sai dạng: cơ quan nhà nước viết số, gạch chéo, tên loại, gạch nối, cơ quan",
            f"viết “{number}/{first}-{body}”",
        )
    return _kind_fault(symbol, first, kind, _PARTY_TYPES)


def _kind_fault(symbol: str, short: str, kind: str | None, known: dict[str, str]) -> Fault | None:
    meant = known.get(short)
    if kind is None or meant is None:
        return None
    said = " ".join(kind.split()).casefold()
    accepted = [name.casefold() for name in (meant, *_ALSO.get(short, ()))]
    if any(said.startswith(name) for name in accepted):
        return None
    expected = next((abbreviation for abbreviation, name in known.items() if said == name.casefold()), None)
    if expected is None and said != "công văn":
        return None  # a kind that has no abbreviation of its own
    hint = f"sửa loai thành {meant}, hoặc sửa số, ký hiệu: công văn không có chữ viết tắt tên loại"
    if expected:
        hint = f"viết “{symbol.replace(short, expected, 1)}”, hoặc sửa loai thành {meant}"
    return Fault(f"số, ký hiệu “{symbol}” là của {meant}, trong khi loại ghi {kind}", hint)


def _zero(symbol: str, number: str) -> Fault | None:
    if len(number) == 1:
        return Fault(
            f"số, ký hiệu “{symbol}” sai dạng: số dưới 10 phải ghi thêm số 0 ở trước", f"viết “0{symbol}”"
        )
    return None


def _advice(symbol: str) -> str:
    """Return the well-formed writing that was meant, where there is one, else the forms there are."""
    tidy = re.sub(r"\s+", "", _LEADING.sub("", symbol)).translate(_DASHES)
    meant = _WORD.sub(lambda match: _CASED.get(match[0].upper(), match[0].upper()), tidy)
    if meant != symbol and (_STATE.fullmatch(meant) or _of_party(meant)):
        return f"viết “{meant}”"
    return "viết như 33/CT-TTg, 30/2020/NĐ-CP, 456/UBDT-DTTS; văn bản của Đảng như 23-QĐ/TW"
