"""Arguments that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Period = Annotated[str, typer.Argument(metavar="KỲ", help="Kỳ báo cáo: 2024, 2024-6t hoặc 2024-9t.")]
Unit = Annotated[str, typer.Argument(metavar="MÃ_ĐƠN_VỊ", help="Mã đơn vị trong sổ, ví dụ ban-tcd.")]
