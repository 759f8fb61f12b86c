"""Knows the encodings of Vietnamese before Unicode, by the fonts that go with them: TCVN3 (.Vn…) and VNI (VNI-…)."""

from __future__ import annotations

import re
from typing import Final

_TCVN3: Final = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_VNI_ALONE: Final = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}
_VNI_MARKS: Final = {
    **{base: dict(zip("ùøûõï", tones, strict=True)) for base, tones in {
        "a": "áàảãạ", "e": "éèẻẽẹ", "o": "óòỏõọ", "u": "úùủũụ", "ô": "ớờởỡợ", "ö": "ứừửữự", "y": "ýỳỷỹỵ",
    }.items()},
}  # fmt: skip
_VNI_HATS: Final = {
    "a": dict(zip("âáàåãäêéèúüë", "âấầẩẫậăắằẳẵặ", strict=True)),
    "e": dict(zip("âáàåãä", "êếềểễệ", strict=True)),
    "o": dict(zip("âáàåãä", "ôốồổỗộ", strict=True)),
}
_VNI_PAIR: Final = re.compile("[aeouyôöAEOUYÔÖ][âáàåãäêéèúüëùøûõïÂÁÀÅÃÄÊÉÈÚÜËÙØÛÕÏ]|[ñíìæóòôöîÑÍÌÆÓÒÔÖÎ]")


def encoding_of(font: str) -> str:
    """Return the name of the encoding that goes with a font, empty for a Unicode font."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "TCVN3"
    return "VNI" if name.startswith("vni-") else ""


def to_unicode(text: str, font: str) -> str:
    """Return what a reader sees of ``text`` in ``font``."""
    match encoding_of(font):
        case "TCVN3":
            shown = text.translate(_TCVN3)
            # The capitals with tones live in fonts of their own.
            return shown.upper() if font.strip().lower().endswith("h") else shown
        case "VNI":
            return _VNI_PAIR.sub(lambda match: _vni(match[0]), text)
    return text


def _vni(pair: str) -> str:
    low = pair.lower()
    if len(low) == 1:
        shown = _VNI_ALONE.get(low, low)
    else:
        base, mark = low[0], low[1]
        found = _VNI_MARKS.get(base, {}).get(mark) or _VNI_HATS.get(base, {}).get(mark)
        shown = found or _VNI_ALONE.get(base, base) + _VNI_ALONE.get(mark, mark)
    return shown.upper() if pair[0].isupper() else shown
