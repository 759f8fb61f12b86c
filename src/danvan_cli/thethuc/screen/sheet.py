"""Knows the one style sheet of a page, on screen and on paper, and the policy that allows it and nothing else."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Final

from danvan_cli.thethuc.head import ILLUSTRATIVE
from danvan_cli.thethuc.ruleset import HouseStyle

_STYLES: Final = Path(__file__).with_name("page.css")


def sheet_of(style: HouseStyle, illustrative: bool) -> str:
    """Return the style sheet."""
    return _STYLES.read_text("utf-8") + _paper(style, illustrative)


def policy_for(sheet: str) -> str:
    """Return the Content-Security-Policy of a page with this style sheet: no script, nothing from outside."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _paper(style: HouseStyle, illustrative: bool) -> str:
    """Return how the page is printed: margins and size of the house style, which are those of the Word file.

    As there, the page number stands above each page but the first, and so does the mark of figures that are not real.
    """
    margins = f"{style.le_tren:g}mm {style.le_phai:g}mm {style.le_duoi:g}mm {style.le_trai:g}mm"
    mark = f' @top-right {{ content: "{ILLUSTRATIVE}"; font: bold 10pt serif; }}' if illustrative else ""
    return (
        f"@page {{ size: A4; margin: {margins}; @top-center {{ content: counter(page); font: 13pt serif; }}{mark} }}\n"
        "@page :first { @top-center { content: none; } }\n"
        "@page ngang { size: A4 landscape; }\n"
        f"@media print {{ html {{ font-size: {style.size('noi_dung')}pt; }} }}\n"
    )
