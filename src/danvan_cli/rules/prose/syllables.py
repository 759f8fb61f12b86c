"""Which letters make a Vietnamese syllable. Knows spelling, no meaning: what is no syllable may be a foreign word."""

from __future__ import annotations

import unicodedata

from danvan_cli.rules.prose.words import words

TONES = "\u0301\u0300\u0309\u0303\u0323"
"""The five tone marks: sắc, huyền, hỏi, ngã, nặng."""
TONED = "áàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
SMALL = "a-zăâđêôơư" + TONED
CAPITAL = "A-ZĂÂĐÊÔƠƯ" + TONED.upper()
"""What stands between the brackets of a pattern; ranges such as “à-ỹ” hold letters of both cases."""
_INITIALS = words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x")
_RIMES = words(
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong "
    "oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uy uya uych uynh uyt uyu uyên "
    "uyêt uơ uau ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yên yêm yêt yêu yêng ynh"
)
_STOPS = ("c", "ch", "p", "t")
_FRONT = tuple("eêiy")


def is_syllable(word: str) -> bool:
    """Tell whether a word in small letters is spelt like one Vietnamese syllable."""
    letters, tone = split_tone(word)
    return letters is not None and _is_spelt(letters, tone)


def split_tone(word: str) -> tuple[str | None, str]:
    """Return the letters without their tone mark, and the mark; ``None`` for the letters where there are two."""
    if word.isascii():
        return word, ""
    decomposed = unicodedata.normalize("NFD", word)
    marks = [sign for sign in decomposed if sign in TONES]
    if len(marks) > 1:
        return None, ""
    letters = decomposed.replace(marks[0], "") if marks else decomposed
    return unicodedata.normalize("NFC", letters), marks[0] if marks else ""


def _is_spelt(letters: str, tone: str) -> bool:
    for length in (3, 2, 1, 0):
        initial, rime = letters[:length], letters[length:]
        if (length and initial not in _INITIALS) or not rime:
            continue
        if _fits(initial, rime) and (tone in (TONES[0], TONES[4]) or not rime.endswith(_STOPS)):
            return True
    return letters in ("gi", "gin", "gip") or letters in ("giêng", "giêt", "giêc")


def _fits(initial: str, rime: str) -> bool:
    if rime not in _RIMES:
        return initial == "q" and rime[0] == "u" and rime[1:] in _RIMES
    if initial in ("k", "gh", "ngh"):
        return rime.startswith(_FRONT)
    if initial in ("c", "g", "ng"):
        return not rime.startswith(("e", "ê", "i")) and (initial == "c" or not rime.startswith("y"))
    if initial == "q":
        return rime.startswith("u") and len(rime) > 1
    return True
