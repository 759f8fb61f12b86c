"""Capital letters of fixed administrative terms (DV506), Phụ lục II of Nghị định 30/2020/NĐ-CP. Knows no file.

Only uses that the appendix settles beyond doubt are judged: “công an nhân dân”, “cơ quan hành chính nhà nước”,
“tổ chức phi chính phủ” keep their small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.rules.prose.signs import without_figures
from danvan_cli.rules.prose.slip import Slip
from danvan_cli.rules.prose.syllables import CAPITAL

_FIXED = {
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "uỷ ban nhân dân": "Uỷ ban nhân dân",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "thủ tướng chính phủ": "Thủ tướng Chính phủ",
    "văn phòng chính phủ": "Văn phòng Chính phủ",
    "mặt trận tổ quốc": "Mặt trận Tổ quốc",
    "đảng cộng sản việt nam": "Đảng Cộng sản Việt Nam",
    "bộ chính trị": "Bộ Chính trị",
    "ban bí thư": "Ban Bí thư",
    "chủ tịch nước": "Chủ tịch nước",
    "ban thường vụ tỉnh ủy": "Ban Thường vụ Tỉnh ủy",
    "ban chấp hành trung ương": "Ban Chấp hành Trung ương",
    "chủ tịch hồ chí minh": "Chủ tịch Hồ Chí Minh",
    "hồ chí minh": "Hồ Chí Minh",
    "việt nam": "Việt Nam",
}
"""Names that are always written so, by their small letters (mục IV.1, II)."""
_FIXED_RE = re.compile(
    r"(?<![^\W\d_])(?:" + "|".join(sorted(_FIXED, key=len, reverse=True)) + r")(?![^\W\d_])", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"(?<![^\W\d_])(?i:(?P<before>(?:của|với|cho|tới|từ|do|được|phục vụ|gần gũi|tầng lớp|quần chúng|đông đảo|vận động"
    r"|tuyên truyền|lắng nghe|bà con|toàn thể|hướng dẫn|[Nn]hà nước và|[Nn]hà nước,|chính quyền và|cán bộ và|cán bộ,"
    r"|đảng viên và|đảng viên,) ))nhân dân"
    r"(?! tệ| Trung| Lào| Cách mạng| [Tt]hế giới| các nước)(?![^\W\d_])"
)
_STATE = re.compile(
    r"(?<![^\W\d_])(?P<before>(?:của|do|được|với|bởi|cho|mà|[Đđ]ảng và|[Đđ]ảng,) )nhà nước(?! ngoài)(?![^\W\d_])"
    r"|(?<![^\W\d_])nhà nước(?= và [Nn]hân dân)"
)
_PARTY = re.compile(
    rf"(?<![^\W\d_])(?P<before>của )đảng(?! viên| [uủ][ỷy]| bộ| đoàn| phái| cầm| đối| cộng| dân| [{CAPITAL}])(?!\w)"
    r"|(?<![^\W\d_])đảng(?=(?: và|,) [Nn]hà nước)"
)
_ASSEMBLY = re.compile(
    r"(?<![^\W\d_])(?<!toàn )(?<!đa )(?<!liên )(?<!Tổ )(?<!tổ )(?<!Trung )(?<!Hàn )(?<!Thái )(?<!vương )(?<!cường )"
    rf"quốc hội(?! nhập| nghị| thảo| họp| tụ| chợ| viên| đồng| các nước| [{CAPITAL}])(?![^\W\d_])"
)
_GOVERNMENT = re.compile(
    r"(?<![^\W\d_])(?P<before>(?:của|do|trình|[Nn]ghị định|[Nn]ghị quyết|thành viên) )chính phủ"
    rf"(?! điện tử| số| các| nước| [{CAPITAL}])(?![^\W\d_])"
)
_TERMS = (
    ("nhân dân", _PEOPLE, "Nhân dân"),
    ("nhà nước", _STATE, "Nhà nước"),
    ("đảng", _PARTY, "Đảng"),
    ("quốc hội", _ASSEMBLY, "Quốc hội"),
    ("chính phủ", _GOVERNMENT, "Chính phủ"),
)
_CITED = re.compile(
    r"(?<![^\W\d_])(?:(?P<diem>[Đđ]iểm) (?P<chu>[a-zđ](?:(?:, | và |, điểm )[a-zđ])*)(?P<p1>,? ))?"
    r"(?:(?P<khoan>[Kk]hoản) (?P<so>\d+[a-z]?(?:(?:, | và )\d+[a-z]?)*)(?P<p2>,? ))?"
    r"(?P<dieu>[Đđ]iều) (?P<dieu_so>\d+[a-z]?)(?![\w/%])"
)
_CLAUSE = re.compile(r"(?<=[^\W\d_] )(?:Điểm (?P<chu>[a-zđ]) )?Khoản \d+(?! ?[.:])(?![\w/%])")
_OF_A_LAW = re.compile(
    r",? (?:của )?(?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Quy định|Điều lệ|Hiến pháp|Pháp lệnh"
    r"|Chương|Mục|Kế hoạch|Hướng dẫn|Nội quy)\b"
)
_PART = re.compile(
    r"(?<![^\W\d_])(?<![Dd]anh )(?<![Hh]ạng )(?<![Cc]huyên )(?<![Đđ]ề )(?<![Tt]iểu )(?<![Đđ]ầu )"
    r"(?P<part>chương|mục) (?P<number>[IVX]+|\d+)"
    r"(?=,? (?:của )?(?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Kế hoạch|Chương|Phần|Đề án"
    r"|Hướng dẫn)\b)"
)
_TOO_MANY = re.compile(r"(?<![^\W\d_])(?:Nhà Nước|Quốc Hội|Chính Phủ|Tỉnh Ủy|Tỉnh Uỷ)(?![^\W\d_])")
_OF_THE_PROVINCE = re.compile(
    r"(?<![^\W\d_])(?:[Ủủ]y|[Uu]ỷ) ban nhân dân Tỉnh(?![^\W\d_])|(?<!\w)UBND Tỉnh(?![^\W\d_])"
)
_WEEKDAY = re.compile(r"(?<![^\W\d_])thứ (?P<day>hai|ba|tư|năm|sáu|bảy)(?= (?:hằng|hàng) tuần)")
_TRIGGERS = (
    "nhân dân", "hân Dân", "an Nhân dân", "ồng Nhân dân", "nhà nước", "đảng", "hính phủ", "hính Phủ", "quốc hội",
    "ổ quốc", "bộ chính", "ộ chính trị", "bí thư", "ủ tịch nước", "ủ tịch Nước", "ường vụ", "ấp hành", "iệt nam",
    "ồ chí", "Khoản ", "điều ", "Điều ", "chương ", "mục ", " tuần",
    "cộng sản", "ộng Sản", "hà Nước", "uốc Hội", "ỉnh Ủy", "ỉnh Uỷ", "ân Tỉnh", "ND Tỉnh",
)  # fmt: skip


def find_capitals(text: str) -> list[Slip]:
    """Return the fixed terms of a text whose capital letters are wrong, from left to right."""
    if not any(trigger in text for trigger in _TRIGGERS):
        return []
    bare = without_figures(text)
    found: list[Slip] = []
    end = 0
    for slip in sorted(
        (*_names(bare), *_words(bare), *_citations(bare)), key=lambda one: (one.start, -one.end)
    ):
        if slip.start >= end:  # of two that overlap the longer one says it all
            found.append(slip)
            end = slip.end
    return found


def _names(text: str) -> Iterator[Slip]:
    for match in _FIXED_RE.finditer(text):
        proper = _FIXED[match[0].lower()]
        written = match[0]
        if written != proper and not written.isupper():
            yield _slip(match.start(), match.end(), written, proper)


def _words(text: str) -> Iterator[Slip]:
    for trigger, pattern, proper in _TERMS:
        if trigger in text:
            for match in pattern.finditer(text):
                start = match.start() + len(match.groupdict().get("before") or "")
                yield _slip(start, match.end(), text[start : match.end()], proper)
    for match in _TOO_MANY.finditer(text):
        first, second = match[0].split(" ")
        yield _slip(match.start(), match.end(), match[0], f"{first} {second.lower()}")
    for match in _OF_THE_PROVINCE.finditer(text):
        proper = match[0].removesuffix("Tỉnh") + "tỉnh"
        yield _slip(match.start(), match.end(), match[0], proper[0].upper() + proper[1:])
    if " tuần" in text:
        for match in _WEEKDAY.finditer(text):
            yield _slip(match.start(), match.end(), match[0], f"thứ {match['day'].capitalize()}")


def _citations(text: str) -> Iterator[Slip]:
    for match in _CITED.finditer(text):
        alone = match["diem"] is None and match["khoan"] is None
        if alone and not _OF_A_LAW.match(text, match.end()):
            continue
        first = _begins(text, match.start())
        proper = "".join(
            (
                _cased("điểm", first) + f" {match['chu']}{match['p1']}" if match["diem"] else "",
                _cased("khoản", first and not match["diem"]) + f" {match['so']}{match['p2']}"
                if match["khoan"]
                else "",
                f"Điều {match['dieu_so']}",
            )
        )
        if match[0] != proper:
            yield _slip(match.start(), match.end(), match[0], proper)
    for match in _CLAUSE.finditer(text):
        yield _slip(match.start(), match.end(), match[0], match[0].lower())
    for match in _PART.finditer(text):
        yield _slip(
            match.start(),
            match.end(),
            match[0],
            f"{match['part'].capitalize()} {match['number']}",
        )


def _cased(word: str, first: bool) -> str:
    return word.capitalize() if first else word


def _begins(text: str, at: int) -> bool:
    """Tell whether a sentence or an item begins here, where a capital is right whatever the word."""
    before = text[:at].rstrip(" ")
    return not before or before[-1] in ".:;!?\n-+“("


def _slip(start: int, end: int, written: str, proper: str) -> Slip:
    return Slip(start, end, f"“{written}” viết hoa chưa đúng", f"viết “{proper}”")
