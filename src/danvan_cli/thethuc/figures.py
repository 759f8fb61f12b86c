"""Knows how the code of a figure becomes the name of a Word bookmark; knows no figure and no file."""

from __future__ import annotations

import hashlib
import re
from typing import Final

PREFIX: Final = "dv_"
# Word takes 40 characters; four are kept for “_” and the turn (999 uses of one figure in one document).
_LONGEST: Final = 36
_ILLEGAL: Final = re.compile(r"[^0-9A-Za-z_]+")
_DIGEST: Final = 8


def bookmark_name(code: str) -> str:
    """Return the bookmark name of the figure ``code``, without its turn.

    ``nv3.luot_tiep`` gives ``dv_nv3_luot_tiep``. Letters, digits and ``_`` stay; anything else is
    one ``_``. A name that would grow too long, or whose code has other letters, ends in a digest of the code.
    """
    name = PREFIX + _ILLEGAL.sub("_", code).strip("_")
    plain = code.isascii() and len(name) <= _LONGEST
    if plain and name != PREFIX:
        return name
    digest = hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{name[: _LONGEST - _DIGEST - 1].rstrip('_')}_{digest}"
