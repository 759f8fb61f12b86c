"""Keys of Telex and VNI left in a word: what was meant. Knows typing, no grammar.

A word is a slip only if reading it as keystrokes gives a proper syllable and the word itself is none. Some
foreign words pass that test too: what could be one counts as sure only by a sign that no foreign word has.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from danvan_cli.rules.prose.syllables import TONES, is_syllable, split_tone
from danvan_cli.rules.prose.words import words

_TELEX_TONES = dict(zip("sfrxj", TONES, strict=True))
_VNI_TONES = dict(zip("12345", TONES, strict=True))
_VNI_SHAPES = {
    "6": {"a": "â", "e": "ê", "o": "ô"},
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
    "9": {"d": "đ"},
}
_LONGEST = 12
"""No syllable takes more keys: “nghieengs” has nine."""
_DOUBLED = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ"}
_HOOKED = {"a": "ă", "o": "ơ", "u": "ư"}
_VOWELS = frozenset("aăâeêioôơuưy")
_REAL_OONG = words("xoong boong moong loong toong choong goong phoong")
_FOREIGN = words(
    "of off if gif def ref diff buf inf conf eof iff chef beef reef roof proof hoof leaf prof surf turf golf serf "
    "how now low row law saw raw war own down town dawn lawn pawn sawn bow cow sow tow vow wow maw paw law jaw haw "
    "owner tower power dow how bowl two who why new view show flow slow "
    "boost boot root loop room boom zoom moon noon soon tool too door poor food foot good book hoop coop roost "
    "tree see seen been teen deep meet week queen green keep seem deem bee fee free three peep deer beer peer "
    "gis aws baar naan haas saab baan maas laas aaa maj hadj haj"
)
_FREQUENT = words("cuar cacs tacs xax caos baos hoas toor uyr leen neen treen cungx nhungx ddax laf vaf voiw")
_NATIVE_STARTS = ("nh", "ng", "kh", "gi", "dd")
_SURE_SHAPES = ("uw", "uow", "aa", "iee", "yee", "uoo", "uee", "dd", "eenh", "eech", "oong", "aw", "ow")


class Meant(NamedTuple):
    """What a word spells as keystrokes, and whether no foreign word looks like that."""

    syllable: str
    sure: bool


def meant_by_telex(word: str) -> Meant | None:
    """Return the syllable that a word in small letters spells in Telex keys; ``None`` where it is none."""
    if (
        not 3 <= len(word) <= _LONGEST
        or word in _FOREIGN
        or word.removesuffix("s") in _FOREIGN
        or word in _REAL_OONG
    ):
        return None
    letters: list[str] = []
    tone, shapes, vowel, late, before = "", 0, False, False, ""
    for at, sign in enumerate(word):
        if letters and before + sign in _DOUBLED and letters[-1] == before:
            letters[-1] = _DOUBLED[before + sign]
            shapes += 1
        elif sign == "w":
            if not _hook(letters):
                return None
            shapes += 1
        elif vowel and sign in _TELEX_TONES:
            if tone:
                return None
            tone, late = _TELEX_TONES[sign], at == len(word) - 1
        else:
            letters.append(sign)
        vowel = vowel or not sign.isascii() or sign in _VOWELS
        before = sign
    meant = _meant("".join(letters), tone, word) if tone or shapes else None
    return Meant(meant, _is_sure(word, bool(tone), late, shapes)) if meant else None


def _is_sure(word: str, toned: bool, late: bool, shapes: int) -> bool:
    if word in _FREQUENT or not word.isascii():
        return True
    if shapes:
        return toned or any(shape in word for shape in _SURE_SHAPES) or word.startswith(_NATIVE_STARTS)
    return late and (
        word.endswith(("j", "f", "nhs", "nhr", "nhx", "chs", "ngr", "ngx")) or word.startswith(_NATIVE_STARTS)
    )


def meant_by_vni(word: str) -> Meant | None:
    """Return the syllable that a word of small letters with digits among them spells in VNI keys."""
    if len(word) > _LONGEST:
        return None
    letters: list[str] = []
    tone = ""
    for sign in word:
        if sign in _VNI_TONES:
            if tone:
                return None
            tone = _VNI_TONES[sign]
        elif sign in _VNI_SHAPES:
            shaped = _VNI_SHAPES[sign]
            at = next((at for at in range(len(letters) - 1, -1, -1) if letters[at] in shaped), None)
            if at is None:
                return None
            letters[at] = shaped[letters[at]]
            if letters[at] == "ơ" and at and letters[at - 1] == "u":
                letters[at - 1] = "ư"
        else:
            letters.append(sign)
    meant = _meant("".join(letters), tone, word)
    return Meant(meant, not word[-1].isdigit() or sum(sign.isdigit() for sign in word) > 1) if meant else None


def _hook(letters: list[str]) -> bool:
    """Apply the key ``w`` to the nearest vowel that takes it; ``uo`` becomes ``ươ``."""
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in _HOOKED:
            letters[at] = _HOOKED[letters[at]]
            if letters[at] == "ơ" and at and letters[at - 1] == "u":
                letters[at - 1] = "ư"
            return True
    return False


def _meant(letters: str, tone: str, word: str) -> str | None:
    own, written = split_tone(letters)
    if own is None:
        return None
    syllable = _toned(own, tone) if tone and not written else letters
    spelt_right = is_syllable(word) and not word.endswith("oong")  # a rime of loan words, listed above
    return syllable if is_syllable(syllable) and not spelt_right else None


def _toned(letters: str, tone: str) -> str:
    """Put the tone mark where Vietnamese writes it: on the marked vowel, else by the place in the cluster."""
    start = 2 if letters.startswith(("qu", "gi")) and any(sign in _VOWELS for sign in letters[2:]) else 0
    places = [at for at in range(start, len(letters)) if letters[at] in _VOWELS]
    if not places:
        return letters
    marked = [at for at in places if letters[at] in "ăâêôơư"]
    if marked:
        at = marked[-1]
    elif len(places) == 3:
        at = places[1]
    else:
        at = places[-1] if places[-1] < len(letters) - 1 else places[0]
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])
