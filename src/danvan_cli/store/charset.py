"""Vietnamese charsets older than Unicode: recognised and converted for a preview. Knows letters only.

A finding refuses the file, so a word counts only where its conversion is a well-formed Vietnamese
syllable and the word as it stands is none; a line needs two different such words, one of them with a
mark that no other writing has at that place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple


class Guess(NamedTuple):
    """The name of a charset and the text as it reads once converted."""

    name: str
    text: str


class LegacyLine(NamedTuple):
    """A line of valid UTF-8 whose letters are those of an older charset; columns 1-based, end exclusive."""

    line: int
    column: int
    end_column: int
    name: str
    preview: str


def decode_legacy(data: bytes) -> Guess | None:
    """Return the most likely charset of bytes that are not UTF-8, or ``None`` where none fits."""
    best: tuple[int, Guess] | None = None
    for charset in (_TCVN3, _VNI, _WINDOWS_1258):
        try:
            text = unicodedata.normalize("NFC", data.decode(charset.codec))
        except UnicodeDecodeError:
            continue
        words = [word for word in re.findall(charset.tokens, text) if not word.isascii()]
        good = [word for word in words if is_syllable(charset.convert(word))]
        sure = [word.lower() for word in good if re.search(charset.strong, word)]
        if len(set(sure)) < 2 or len(good) < 0.6 * len(words) or len(sure) < 0.25 * len(words):
            continue
        if best is None or len(good) > best[0]:
            best = len(good), Guess(charset.name, re.sub(charset.tokens, charset.show, text))
    return best[1] if best else None


def legacy_words(text: str) -> Iterator[LegacyLine]:
    """Yield every line in which at least two words are written in an older charset."""
    if not any(map(text.__contains__, _RARE)) and not any(
        mark in text and re.search(pair, text) for mark, pair in _RARE_PAIRS.items()
    ):
        return
    number, end = 1, -1
    triggers = re.compile(_TRIGGER)
    while trigger := triggers.search(text, end + 1):
        start = text.rfind("\n", 0, trigger.start()) + 1
        number += text.count("\n", max(end, 0), start)
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found = _legacy_line(text[start:end], number)
        if found:
            yield found


def is_syllable(word: str) -> bool:
    """Whether an NFC word is one well-formed Vietnamese syllable: initial, rhyme, and a tone in its place."""
    return len(word) < 9 and _syllable(word.lower(), True)


# --- Vietnamese syllables -------------------------------------------------------------------------

_TONES = "\u0301\u0300\u0309\u0303\u0323"  # sắc, huyền, hỏi, ngã, nặng
_RHYMES = """
a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oc oe oen oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_INITIAL = r"(?:ngh|ng|nh|n|gh|gi(?=\w)|g|ch|c|kh|k|ph|p|qu|th|tr|t|[bdđhlmrsvx])?"


@cache
def _rhymes() -> dict[str, bool]:
    """Every rhyme with every tone; false where a stop final carries a tone it cannot have."""
    rhymes: dict[str, bool] = {}
    for rhyme in _RHYMES.split():
        vowels = rhyme.rstrip("cghkmnpt")
        marked = [at for at, letter in enumerate(vowels) if letter in "ăâêôơư"]
        if marked:
            places = [marked[-1]]
        elif len(vowels) < len(rhyme):
            places = [len(vowels) - 1]
        else:
            places = [0, 1] if vowels in {"oa", "oe", "uy"} else [len(vowels) // 3]
        stop = rhyme.endswith(("c", "ch", "p", "t"))
        rhymes[rhyme] = not stop
        for at in places:
            for tone in _TONES:
                toned = unicodedata.normalize("NFC", rhyme[: at + 1] + tone) + rhyme[at + 1 :]
                rhymes[toned] = not stop or tone in "\u0301\u0323"
    return rhymes


@lru_cache(4096)
def _syllable(word: str, strict: bool) -> bool:
    match = re.match(_INITIAL, word)
    initial = match[0] if match else ""
    rest = word[len(initial) :]
    if initial == "gi" and rest not in _rhymes():
        initial, rest = "g", word[1:]
    if initial == "qu" and rest and "u" + rest in _rhymes():
        rest = "u" + rest
    sound = _rhymes().get(rest)
    if sound is None or not strict:
        return sound is not None
    first = unicodedata.normalize("NFD", rest)[0]
    if initial in {"k", "gh", "ngh"} and first not in "eiy":
        return False
    return (
        sound and not (initial in {"c", "ng"} and first in "eiy") and not (initial == "g" and first in "ey")
    )


# --- The charsets; their patterns are compiled when first needed, which is seldom -----------------

# TCVN 5712:1993, set VN3 (fonts .VnTime): one byte per letter from 0xA1 on; "_" marks an empty place.
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđ______àảãáạ_ằẳẵắ_______ặầẩẫấậè_ẻẽéẹềểễếệìỉ___ĩíịò_ỏõóọồổỗốộờởỡớợù_ủũúụừửữứựỳỷỹýỵ_"
)
_TCVN3_TABLE = {0xA1 + at: letter.replace("_", "\ufffd") for at, letter in enumerate(_TCVN3_LETTERS)}

# VNI-Windows (fonts VNI-Times): đ ơ ư and every i stand alone, other vowels are followed by one mark.
_VNI_ALONE = dict(zip("ñôöìíæóòî", "đơưìíỉĩịỵ", strict=True))
_VNI_MARKS = {
    **dict(zip("ùøûõï", _TONES, strict=True)),
    "â": "\u0302",
    **{mark: "\u0302" + tone for mark, tone in zip("áàåãä", _TONES, strict=True)},
    "ê": "\u0306",
    **{mark: "\u0306" + tone for mark, tone in zip("éèúüë", _TONES, strict=True)},
}
_VNI_LETTER = "(?i)a[ùøûõïâáàåãäêéèúüë]|[eo][ùøûõïâáàåãä]|[uyôö][ùøûõï]|[\xa1-\xff]"

# VIQR, RFC 1456: a letter, then ^ ( or + for its shape, then ' ` ? ~ or . for its tone; dd is đ.
_VIQR_MARKS = str.maketrans(dict(zip("^(+'`?~.", "\u0302\u0306\u031b" + _TONES, strict=True)))
_VIQR_LETTER = r"(?i)dd|(?:[aeo]\^|a\(|[ou]\+|[aeiouy])['`?~.]?"
_VIQR_PAIR = r"[\^(+]['`?~.]"
_VIQR_STOP = r"[\"”’)\]}]*\s*$"

# Words of other languages, units, sums and notes that read as Vietnamese syllables by accident.
_INNOCENT = "(?i)où|thaï|haï|laïc|seán|aún|[a-z][·×÷][a-z]|[£¢¥§©µ¼½¾«»¡][a-z]|[a-z][¹ª®©§«»]|."
_LOWER_UPPER = "[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]"


def _from_tcvn3(word: str) -> str:
    text = word.translate(_TCVN3_TABLE)
    plain = re.sub("[^A-Za-z]", "", word)
    return text.upper() if len(plain) > 1 and plain.isupper() else text  # the capital fonts share the codes


def _from_vni(word: str) -> str:
    def letter(match: re.Match[str]) -> str:
        low = match[0].lower()
        base = _VNI_ALONE.get(low[0], low[0] if low[0].isascii() else "\ufffd")
        text = unicodedata.normalize("NFC", base + _VNI_MARKS.get(low[1:], ""))
        return text.upper() if match[0][0].isupper() else text

    return re.sub(_VNI_LETTER, letter, word)


def _from_viqr(word: str) -> str:
    def letter(match: re.Match[str]) -> str:
        if match[0][0] in "dD":
            return "đ" if match[0][0] == "d" else "Đ"
        return unicodedata.normalize("NFC", match[0].translate(_VIQR_MARKS))

    return re.sub(_VIQR_LETTER, letter, word)


_Convert = Callable[[str], str]
_Counts = Callable[[re.Match[str], _Convert], bool]


def _counts(match: re.Match[str], convert: _Convert) -> bool:
    """Whether a word of Latin-1 letters is a syllable only once converted."""
    word = match[0]
    if word.isascii() or re.fullmatch(_INNOCENT, word) or not is_syllable(convert(word)):
        return False
    return re.search(_LOWER_UPPER, word) is not None or not _syllable(word.lower(), False)


def _counts_viqr(match: re.Match[str], convert: _Convert) -> bool:
    """Whether an ASCII word has VIQR marks, not at its end alone, and is a syllable once converted."""
    word = match[0]
    letters = sum(map(str.isalpha, word))
    if letters < 2 or (letters == 2 and not re.search(_VIQR_PAIR, word)):
        return False  # a^n, o+n, I'm
    if "(" in word and match.string.startswith(")", match.end()):
        return False  # a(n)
    text = convert(word)
    return text != word and is_syllable(text) and (text.islower() or text.istitle() or text.isupper())


class _Charset(NamedTuple):
    name: str
    codec: str
    tokens: str  # what is converted
    words: str  # what may count: a token that touches no digit and no other letter
    strong: str  # behind a mark that no other writing has at that place
    convert: _Convert
    counts: _Counts

    def show(self, match: re.Match[str]) -> str:
        """The token for a preview: converted where every letter of it can be."""
        if self.codec == "ascii":
            return _show_viqr(match)
        text = self.convert(match[0])
        return match[0] if "\ufffd" in text else text


def _show_viqr(match: re.Match[str]) -> str:
    run = match[0]
    stem = run.rstrip("^(+'`?~.")
    if len(run) == 2 and run[1] in ".?":
        return run  # I. or a.
    stop = run[-1] == "." or (run[-1] == "?" and run[-2] not in "^(+")
    last = len(run) - bool(stop and re.match(_VIQR_STOP, match.string[match.end() :]))
    for end in range(min(last, len(stem) + 2), len(stem) - 1, -1):
        text = _from_viqr(run[:end])
        if is_syllable(text):
            return text + run[end:]
    return run.replace("DD", "Đ") if run.isupper() else run


_TCVN3_STRONG = "(?<=[a-z][À-Þ])|(?<=[bcdghklmnprstvx][ßñ])|(?<=[A-Za-z\xa1-\xbf][\xa1-\xbf×÷])"
_VNI_STRONG = "(?<=[aeouyôöAEOUYÔÖ][øõåäùØÕÅÄÙ])|(?<=[aeoAEO][âÂ])|(?<=[auyôöAUYÔÖ][ûÛ])|(?<=[ôöÔÖ][ïÏ])"
_VIQR_STRONG = r"(?<=[aeoAEO]\^)|(?<=[aA]\()|(?<=[ouOU]\+)|(?<=[aeiouyAEIOUY][?`~])(?=[A-Za-z])"

_LATIN = "(?<![A-Za-z{0}\u0100-\u024f\u1e00-\u1eff])[A-Za-z{0}]++(?![\u0100-\u024f\u1e00-\u1eff])"
_LONE = r"(?<![\w{0}])[A-Za-z{0}]++(?!\w)"
_VIQR_RUN = r"(?<![^\W\d_])[A-Za-z][A-Za-z^(+'`?~.]*+"
_VIQR_LONE = (
    r"(?<![\w^+~.?@/\\{$=<>])(?<![\w^+~.?'`(]['`(])[A-Za-z]"
    r"[A-Za-z^(+'`?~.]*(?:[\^(+]['`?~.]|[A-Za-z^+])(?=['`?~.(]*+(?![\w@/\\}=>{$]))"
)
_ANY, _ALL = r"[^\W\d_]+", "\xa1-\xff"


_TCVN3 = _Charset(
    "TCVN3 (ABC)", "cp1252", _LATIN.format(_ALL), _LONE.format(_ALL), _TCVN3_STRONG, _from_tcvn3, _counts
)
_VNI = _Charset("VNI", "cp1252", _LATIN.format("À-ÿ"), _LONE.format("À-ÿ"), _VNI_STRONG, _from_vni, _counts)
_VIQR = _Charset("VIQR", "ascii", _VIQR_RUN, _VIQR_LONE, _VIQR_STRONG, _from_viqr, _counts_viqr)
_WINDOWS_1258 = _Charset("windows-1258", "cp1258", _ANY, _ANY, "[\u0100-\u1eff]", str, _counts)

# A text without any of these is done: one character at a time is searched far faster than a class.
_RARE = "^`~øåäïûöñ÷§¨©ª«¬\xad®µ¶·¸¹»¼½¾ËÒÕÖ×ØÞß"
_RARE_PAIRS = {
    mark: f"[{mark}](?<=[{before}].)"
    for before, marks in (("aeouyôöAEOUYÔÖ", "ùÙ"), ("aeoAEO", "âÂ"), ("ouOU", "+"), ("aA", "("))
    for mark in marks
}
_TRIGGER = f"[(+^?`~\xa1-ßñøõåäâùûï÷](?:{_TCVN3_STRONG}|{_VNI_STRONG}|{_VIQR_STRONG})"
_UNICODE = "[\u0100-\u024f\u1e00-\u1eff]"


def _legacy_line(line: str, number: int) -> LegacyLine | None:
    best: tuple[int, LegacyLine] | None = None
    for charset in (_TCVN3, _VNI, _VIQR):
        words = [
            match for match in re.finditer(charset.words, line) if charset.counts(match, charset.convert)
        ]
        different = len({match[0].lower() for match in words})
        if different < 2 or different <= (best[0] if best else 0):
            continue
        if not any(re.search(charset.strong, match[0]) for match in words):
            continue
        start, end = words[0].start(), words[-1].end()
        part = charset is not _VIQR and re.search(_UNICODE, line)  # only a part of the line was pasted
        low, high = (start, end) if part else (0, len(line))
        preview = line[:low] + re.sub(charset.tokens, charset.show, line[low:high]) + line[high:]
        if charset is _TCVN3 and not re.search("[a-z]", line):
            preview = preview.upper()
        preview = unicodedata.normalize("NFC", preview).strip()
        best = different, LegacyLine(number, start + 1, end + 1, charset.name, preview)
    return best[1] if best else None
