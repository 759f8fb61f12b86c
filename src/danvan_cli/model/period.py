"""What a reporting period is: a year, or its first six or nine months. Knows no plan and no files."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_FORM = re.compile(r"([12][0-9]{3})(?:-([69])t)?")


class Ky(NamedTuple):
    """A period; ``thang`` is the number of months it covers from the start of its window (6, 9 or 12)."""

    nam: int
    thang: int = 12

    def __str__(self) -> str:
        return str(self.nam) if self.thang == 12 else f"{self.nam}-{self.thang}t"

    @property
    def truoc(self) -> Ky:
        """The period it is compared with: the same part of the year before."""
        return Ky(self.nam - 1, self.thang)

    @property
    def nam_truoc(self) -> Ky:
        """The whole year before, whose closing figures are the opening ones of this period."""
        return Ky(self.nam - 1)

    @property
    def ngay_dau(self) -> date:
        """The first day of the period's year."""
        return date(self.nam, 1, 1)

    @property
    def ngay_cuoi(self) -> date:
        """The last day of the period, which selects the signer where no date is given."""
        return {6: date(self.nam, 6, 30), 9: date(self.nam, 9, 30), 12: date(self.nam, 12, 31)}[self.thang]

    @property
    def ten(self) -> str:
        """The period in words: ``năm 2024``, ``6 tháng đầu năm 2024``."""
        return f"năm {self.nam}" if self.thang == 12 else f"{self.thang} tháng đầu năm {self.nam}"


def parse_period(text: str) -> Ky | None:
    """Read ``2024``, ``2024-6t`` or ``2024-9t``; ``None`` for anything else."""
    match = _FORM.fullmatch(text.strip())
    return Ky(int(match[1]), int(match[2] or 12)) if match else None


class GiaiDoan(NamedTuple):
    """A stage of several whole years, the first and the last included."""

    tu_nam: int
    den_nam: int

    def __str__(self) -> str:
        return f"{self.tu_nam}..{self.den_nam}"

    @property
    def cac_ky(self) -> tuple[Ky, ...]:
        """The years as periods, in order."""
        return tuple(Ky(year) for year in range(self.tu_nam, self.den_nam + 1))

    @property
    def ten(self) -> str:
        """The stage in words: ``giai đoạn 2022 - 2025``."""
        return f"giai đoạn {self.tu_nam} - {self.den_nam}"


_STAGE = re.compile(r"([12][0-9]{3})\.\.([12][0-9]{3})")


def parse_stage(text: str) -> GiaiDoan | None:
    """Read ``2022..2025``, in whatever order; ``None`` for anything else."""
    match = _STAGE.fullmatch(text.strip())
    return GiaiDoan(int(match[1]), int(match[2])) if match else None
