"""What an office may choose about the look of its documents (``templates/the-thuc.yaml``). Knows no document."""

from __future__ import annotations

from danvan_cli.model.values import Ban, SoNguyen, SoThapPhan


class Le(Ban):
    """Margins in mm."""

    tren: SoThapPhan | None = None
    duoi: SoThapPhan | None = None
    trai: SoThapPhan | None = None
    phai: SoThapPhan | None = None


class TheThuc(Ban):
    """The house choices; what is absent is left to the engine's defaults.

    ``co_chu`` is the size profile (13 or 14 pt), ``thut_dong`` the first-line indent in cm, ``gian_dong`` the
    line spacing in lines, ``gian_doan`` the space between paragraphs in pt.
    """

    co_chu: SoNguyen | None = None
    le: Le = Le()
    thut_dong: SoThapPhan | None = None
    gian_dong: SoThapPhan | None = None
    gian_doan: SoThapPhan | None = None
