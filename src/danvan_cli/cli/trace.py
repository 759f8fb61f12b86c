"""``danvan trace``: which figures a rendered document holds, and where each of them comes from."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.printing import say
from danvan_cli.consolidate.build import consolidate
from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.exchange.trace import as_json, as_text, change_of, of_unit, trace, unit_source
from danvan_cli.model.period import Ky, parse_period, parse_stage
from danvan_cli.model.text import nearest
from danvan_cli.store.clock import today
from danvan_cli.store.root import given_root
from danvan_cli.store.snapshot import NoRevision, revision, workspace_from
from danvan_cli.store.workspace import Workspace, load_workspace
from danvan_cli.thethuc.figures import bookmark_name
from danvan_cli.thethuc.package import NotADocxError, Seal, is_untouched, read_seal
from danvan_cli.thethuc.tracing import read_figures

_SOURCE = re.compile(r"reports/([^/]+)(?:/([^/]+)\.yaml)?")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def trace_file(settings: Settings, path: Path, figure: str | None, form: str) -> int:
    """Run the command; raises ``Stop`` for a file that was not made here or a figure that it does not hold."""
    if not path.is_file():
        raise Stop(f"không có tệp {path}")
    data = path.read_bytes()
    seal = read_seal(data)
    found = _SOURCE.fullmatch(seal.source) if seal else None
    ky = parse_period(found[1]) if found else None
    stage = parse_stage(found[1]) if found else None
    if seal is None or found is None or (ky is None and stage is None):
        raise Stop(f"{path.name} không phải là báo cáo do danvan kết xuất nên không truy được số liệu")
    if not is_untouched(data):
        say(f"Lưu ý: {path.name} đã được sửa tay sau khi kết xuất.")
    workspace, commit = _workspace(settings, seal)
    if ky is None:
        from danvan_cli.cli.trace_years import trace_years

        assert stage is not None
        return trace_years(workspace, stage, data, figure, form, commit)
    result = _result(workspace, ky, found[2])
    written = figures_in(data, _codes(result))
    if figure is None:
        print_list(written, form)
        return 0
    code = wanted(figure, written)
    task, name, *change = code.split(".")
    total: ChiTieuTongHop | None = result.theo_ma[task, name]
    if change == ["nam_truoc"]:
        then = result.theo_ma[task, name].ma_truoc or (task, name)
        result = _result(workspace, ky.truoc, found[2])
        total = result.theo_ma.get(then)
    if total is None:
        raise Stop(f"kế hoạch của {result.ky.ten} không có chỉ tiêu {task}.{name}", 1)
    answer = trace(result, total, commit)._replace(ma=code)
    if change == ["thay_doi"]:
        answer = change_of(answer, total)
    elif change and (own := unit_source(result, total, change[0])):
        answer = of_unit(answer, own)
    sys.stdout.write(as_json(answer) if form == "json" else as_text(answer))
    return 0


def _workspace(settings: Settings, seal: Seal) -> tuple[Workspace, str | None]:
    """The data as they were at the commit that the document names; those on the disk where it names none."""
    root = given_root(settings.root)
    commit = seal.commit or ""
    if not _COMMIT.fullmatch(commit):
        say("Văn bản không ghi lần lưu nào trong git: truy theo dữ liệu hiện có trên máy.")
        return load_workspace(root), None
    try:
        then = revision(root, commit)
    except NoRevision:
        say(f"Kho git ở đây không có lần lưu {commit[:12]}: truy theo dữ liệu hiện có trên máy.")
        return load_workspace(root), None
    return workspace_from(root, then.read(then.ids), today()), commit


def _result(workspace: Workspace, ky: Ky, unit: str | None) -> KetQua:
    if unit is None:
        result = consolidate(workspace, ky)
    else:
        from danvan_cli.consolidate.unit import result_of_unit

        result = result_of_unit(workspace, ky, unit)
    if result is None:
        raise Stop(f"không đọc được dữ liệu kỳ {ky}: sổ đơn vị hoặc kế hoạch còn lỗi", 1)
    return result


def _codes(result: KetQua) -> Iterator[str]:
    for total in result.chi_tieu:
        for more in ("", ".nam_truoc", ".thay_doi", *(f".{unit}" for unit in total.tong.theo_don_vi)):
            yield total.ma + more


def figures_in(data: bytes, known: Iterable[str]) -> dict[str, list[str]]:
    """Return the known codes that a document holds, in its order, each with every text that stands for it."""
    codes = {bookmark_name(code): code for code in known}
    try:
        figures = read_figures(data)
    except NotADocxError:
        raise Stop("tệp không phải là văn bản Word đọc được") from None
    found: dict[str, list[str]] = {}
    for one in figures:
        if one.name in codes:
            found.setdefault(codes[one.name], []).append(one.text)
    return found


def wanted(figure: str, written: dict[str, list[str]]) -> str:
    """Return the code of the figure that was asked for; raises ``Stop`` where the document holds none."""
    if figure in written:
        return figure
    ends = [code for code in written if code.partition(".")[2] == figure]
    if len(ends) == 1:
        return ends[0]
    meant = nearest(figure, written)
    raise Stop(f"văn bản không có số liệu “{figure}”" + (f"; có phải “{meant}”?" if meant else ""))


def print_list(written: dict[str, list[str]], form: str) -> None:
    """Print the figures of a document."""
    rows = [(code, texts[0], len(texts)) for code, texts in written.items()]
    if form == "json":
        listed = [{"ma": code, "gia_tri": text, "so_lan": times} for code, text, times in rows]
        sys.stdout.write(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
        return
    width = max((len(code) for code, _, _ in rows), default=0)
    for code, text, times in rows:
        sys.stdout.write(f"{code:<{width}}  {text}" + (f"  ({times} chỗ)\n" if times > 1 else "\n"))
