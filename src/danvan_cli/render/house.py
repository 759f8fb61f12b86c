"""The office's choices about the look → the engine's style, with DV702 where the decree does not allow one."""

from __future__ import annotations

from danvan_cli.model.house import TheThuc
from danvan_cli.problem import Problem, ProblemsFound, Severity
from danvan_cli.store.load import Document
from danvan_cli.thethuc.ruleset import HouseStyle


def house_style(document: Document[TheThuc] | None) -> HouseStyle:
    """Return the style for ``the-thuc.yaml``, or the default one without it; raises ``ProblemsFound``."""
    if document is None:
        return HouseStyle()
    if document.model is None or document.has_errors:
        raise ProblemsFound(document.problems)
    chosen = document.model
    values: dict[str, float] = {f"le_{side}": float(value) for side, value in chosen.le if value is not None}
    for name in ("co_chu", "thut_dong", "gian_dong", "gian_doan"):
        value = getattr(chosen, name)
        if value is not None:
            values[name] = int(value) if name == "co_chu" else float(value)
    style = HouseStyle(**values)  # type: ignore[arg-type]
    faults = [
        Problem(
            "DV702",
            Severity.ERROR,
            document.at(*_path(field)),
            message,
            "chọn giá trị trong khoảng mà Nghị định 30/2020/NĐ-CP cho phép",
        )
        for field, message in style.violations()
    ]
    if faults:
        raise ProblemsFound(faults)
    return style


def _path(field: str) -> tuple[str, ...]:
    return ("le", field.removeprefix("le_")) if field.startswith("le_") else (field,)
