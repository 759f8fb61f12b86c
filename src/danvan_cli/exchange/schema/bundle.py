"""All schemas of a workspace, by file name, and which files of the workspace each is for.

Knows the workspace; writes nothing. The text of a schema depends on the plan and the office alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from danvan_cli.exchange.schema.fields import schema_of
from danvan_cli.exchange.schema.forms import MISSING, SCALAR, Schema, listing, snippet, value
from danvan_cli.exchange.schema.report import Titles, report_schema, summary_schema
from danvan_cli.exchange.schema.sharing import shared
from danvan_cli.model.house import TheThuc
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.text import one_line
from danvan_cli.rules.catalogue import ACCEPTABLE
from danvan_cli.rules.pages import codes, page
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import HOUSE, Workspace

FOLDER = ".vscode/luoc-do"
"""Where the schemas of a workspace stand, from its root."""
MADE = "danvan schema"
"""The comment by which a file made here is known again."""
_DIALECT = "http://json-schema.org/draft-07/schema#"


class Made(NamedTuple):
    """A schema: its file, from the folder of schemas; the files it is for, from the root; its text."""

    name: str
    files: tuple[str, ...]
    text: str


def made_here(text: str) -> bool:
    """Tell whether a file is a schema that danvan has written."""
    return f'"$comment": "{MADE}"' in text[:200]


def schema_name(ky: Ky, unit: str) -> str:
    """Return the file of the schema of a unit's report."""
    return f"{ky}/{unit}.json"


def modeline(ky: Ky, unit: str) -> str:
    """Return the comment by which an editor finds the schema of a report, whatever its settings."""
    return f"# yaml-language-server: $schema=../../{FOLDER}/{schema_name(ky, unit)}"


def schemas_of(workspace: Workspace) -> tuple[Made, ...]:
    """Return every schema of a workspace; a period without a readable plan has none."""
    return tuple(_all(workspace))


def _all(workspace: Workspace) -> Iterator[Made]:
    plans = tuple(document.file for document in workspace.plans)
    yield _made("co-quan.json", (OFFICE,), {"title": "Cơ quan và sổ đơn vị", **schema_of(SoDonVi)})
    yield _made("ke-hoach.json", plans, _plan_schema(workspace.office.model))
    yield _made("the-thuc.json", (HOUSE,), {"title": "Thể thức của cơ quan", **schema_of(TheThuc)})
    warnings = _warnings()
    for ky, period in workspace.periods.items():
        duties = workspace.duties_in(ky)
        if duties is None:
            continue
        summary = f"reports/{ky}/tong-hop.yaml"
        yield _made(schema_name(ky, "tong-hop"), (summary,), summary_schema(duties, ky, warnings))
        units = {*duties.due(ky), *period.reports}
        for unit in duties.office.theo_ma:
            if unit in units:
                file = f"reports/{ky}/{unit}.yaml"
                yield _made(schema_name(ky, unit), (file,), report_schema(duties, ky, unit, warnings))


def _made(name: str, files: tuple[str, ...], schema: Schema) -> Made:
    whole = {"$comment": MADE, "$schema": _DIALECT, **shared(schema)}
    return Made(name, files, _text(whole) + "\n")


def _text(schema: Schema) -> str:
    """Return the schema as JSON, a line for each key and for each entry of the large groups."""
    lines = ",\n".join(f"{json.dumps(key)}: {_entry(key, part)}" for key, part in schema.items())
    return f"{{\n{lines}\n}}"


def _entry(key: str, part: Any) -> str:  # noqa: ANN401 - any part of a schema
    if key not in ("properties", "definitions"):
        return json.dumps(part, ensure_ascii=False)
    lines = ",\n".join(
        f" {json.dumps(name)}: {json.dumps(one, ensure_ascii=False)}" for name, one in part.items()
    )
    return f"{{\n{lines}\n}}"


def _warnings() -> Titles:
    explained = set(codes())
    return {
        code: page(code).partition("\n")[0].partition(": ")[2] if code in explained else "Cảnh báo"
        for code in sorted(ACCEPTABLE)
    }


def _plan_schema(office: SoDonVi | None) -> Schema:
    names = {code: one_line(unit.ten) for code, unit in office.theo_ma.items()} if office else {}
    units = {"tat-ca": "Mọi đơn vị nộp báo cáo", **names}
    offers = [snippet(code, code, name) for code, name in units.items()]
    item = {"defaultSnippets": offers, **value(SCALAR, MISSING)}
    keys = ("NhiemVu.thuc_hien", "NhiemVu.chu_tri", "NhiemVu.phoi_hop", "ChiTieu.don_vi")
    special: dict[str, Callable[[], Schema]] = {key: lambda: listing(item) for key in keys}
    return {"title": "Kế hoạch", **schema_of(KeHoach, special)}
