"""What a change is: where, what kind, before and after. Knows no wording."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.period import Ky

Loai = Literal["tep", "so_lieu", "trang_thai", "gia_tri", "loi_van", "muc"]
"""A whole file, a figure, sending and approval, a value, a text, an item of a list."""


@dataclass(frozen=True)
class ThayDoi:
    """One change in one file.

    ``khoa`` is the path below the file, items of lists named by their codes or their words. ``truoc`` and ``sau``
    are values of the model, ``None`` where there is none: an item that was added has no ``truoc``.
    ``don_vi`` is the unit of a report, ``None`` in plan, register and HCQT's own file. ``chi_tieu`` is that of a
    figure, where the plan knows it; ``so_sanh_duoc`` is false where the two plans count different things.
    """

    loai: Loai
    tep: str
    khoa: tuple[str, ...]
    truoc: Any
    sau: Any
    ky: Ky | None = None
    don_vi: str | None = None
    chi_tieu: ChiTieu | None = None
    so_sanh_duoc: bool = True

    @property
    def nhiem_vu(self) -> str | None:
        """The task that the change stands in."""
        return self.khoa[1] if len(self.khoa) > 1 and self.khoa[0] == "nhiem_vu" else None

    def within(self, tep: str, ky: Ky | None = None, don_vi: str | None = None) -> ThayDoi:
        """Return the same change, in a file."""
        return replace(self, tep=tep, ky=ky, don_vi=don_vi)
