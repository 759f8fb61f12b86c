"""The reviewer's brief in words: an outline of 80 columns, Markdown, and JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import simplejson

from danvan_cli.compare.change import ThayDoi
from danvan_cli.consolidate.difficulties import VuongMac
from danvan_cli.exchange.changes import sentence
from danvan_cli.exchange.comparison import change_data, plain
from danvan_cli.exchange.difficulties import difficulty_data
from danvan_cli.exchange.outline import Muc, Y, markdown_of, text_of
from danvan_cli.exchange.progress import row, summary_line, unit_data
from danvan_cli.exchange.review import BanXem, HoSo, TuLanTruoc
from danvan_cli.model.text import one_line
from danvan_cli.problem import Problem, Severity

_RANKS = ("Cần xem ngay", "Cần xem", "Chưa gửi", "Không có gì phải hỏi thêm")
_SINCE = {"duyet": "khi được duyệt", "tra_lai": "khi bị trả lại", "luu": "lần lưu cuối"}
_MOST_CHANGES = 12
_SEVERITY = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}


def as_text(brief: BanXem, units: Mapping[str, str]) -> str:
    """Return the brief as text of 80 columns; ``units`` are the names of units by code."""
    return text_of(_headline(brief), _sections(brief, units))


def as_markdown(brief: BanXem, units: Mapping[str, str]) -> str:
    """Return the brief as Markdown."""
    return markdown_of(_headline(brief), _sections(brief, units))


def as_json(brief: BanXem, units: Mapping[str, str]) -> str:
    """Return the brief as JSON text, the units in the order of attention."""
    data = {
        "phien_ban": 1,
        "ky": str(brief.ky),
        "co_git": brief.co_git,
        "don_vi": [_paper_data(brief, paper, units) for paper in brief.ho_so],
        "con_ton_khac": [difficulty_data(brief.kho_khan, each) for each in brief.con_ton_khac],
    }
    return simplejson.dumps(data, ensure_ascii=False, indent=2, use_decimal=True) + "\n"


def _paper_data(brief: BanXem, paper: HoSo, units: Mapping[str, str]) -> dict[str, object]:
    since = paper.tu_lan_truoc
    return {
        **unit_data(paper.tien_do),
        "muc_can_xem": paper.muc_can_xem,
        "phat_hien": [
            {
                "ma": problem.code,
                "muc_do": _SEVERITY[problem.severity],
                "tep": problem.place.file,
                "dong": problem.place.line,
                "cot": problem.place.column,
                "cau": problem.message,
            }
            for problem in paper.phat_hien
        ],
        "giai_trinh": [
            {"nhiem_vu": task, "ma_loi": entry.ma_loi, "chi_tieu": entry.chi_tieu, "ly_do": entry.ly_do}
            for task, entry in paper.giai_trinh
        ],
        "bat_thuong": [change_data(sentence(change, units)) for change in paper.bat_thuong],
        "tu_lan_truoc": {
            "viec": since.viec,
            "ban": since.ban,
            "thay_doi": [change_data(sentence(change, units)) for change in since.thay_doi],
        }
        if since
        else None,
        "kho_khan": [difficulty_data(brief.kho_khan, each) for each in paper.kho_khan],
    }


def _headline(brief: BanXem) -> str:
    urgent = sum(1 for paper in brief.ho_so if paper.muc_can_xem == 0)
    line = f"Xem báo cáo kỳ {brief.ky}. {summary_line(brief.dot)}"
    line += f" Cần xem ngay: {urgent} báo cáo." if urgent else ""
    if not brief.co_git:
        line += " Chưa có bản lưu trong git nên không nêu được báo cáo đã sửa những gì."
    return line


def _sections(brief: BanXem, units: Mapping[str, str]) -> Iterator[Muc]:
    for rank, title in enumerate(_RANKS):
        papers = [paper for paper in brief.ho_so if paper.muc_can_xem == rank]
        if not papers:
            continue
        yield Muc(title)
        for paper in papers:
            yield Muc(_title(brief, paper), tuple(_items(brief, paper, units)), 2)
    if brief.con_ton_khac:
        yield Muc(
            "Khó khăn còn tồn của đơn vị không còn báo cáo",
            tuple(Y(_hard(brief, each, units.get(each.don_vi, each.don_vi))) for each in brief.con_ton_khac),
        )


def _title(brief: BanXem, paper: HoSo) -> str:
    line = row(brief.dot, paper.tien_do)
    sent = f"gửi ngày {line.ngay_gui}" if line.ngay_gui else ""
    full = f"đầy đủ {line.day_du}" if paper.bao_cao else ""
    return f"{line.ten}: {', '.join(filter(None, (line.trang_thai, sent, line.ghi_chu, full)))}"


def _items(brief: BanXem, paper: HoSo, units: Mapping[str, str]) -> Iterator[Y]:
    if paper.bao_cao and paper.bao_cao.doi_sau_phe_duyet:
        yield Y("Nội dung đã đổi sau khi duyệt, phải duyệt lại")
    for severity, title in ((Severity.ERROR, "Lỗi"), (Severity.WARNING, "Cảnh báo")):
        found = [_finding(problem) for problem in paper.phat_hien if problem.severity is severity]
        if found:
            yield Y(f"{title} ({len(found)})", tuple(found))
    if paper.bao_cao and paper.tien_do.con_thieu:
        yield Y(f"Còn thiếu: {row(brief.dot, paper.tien_do).con_thieu}")
    if paper.giai_trinh:
        reasons = [
            f"{', '.join(filter(None, (task, entry.chi_tieu, entry.ma_loi)))}: {one_line(entry.ly_do)}"
            for task, entry in paper.giai_trinh
        ]
        yield Y("Cảnh báo đã giải trình", tuple(reasons))
    if paper.bat_thuong:
        yield Y(
            f"Thay đổi lớn nhất so với kỳ {brief.ky.truoc}",
            tuple(_change(change, units) for change in paper.bat_thuong),
        )
    if paper.tu_lan_truoc and paper.tu_lan_truoc.thay_doi:
        yield _since(paper.tu_lan_truoc, units)
    if paper.kho_khan:
        yield Y("Khó khăn chưa được giải quyết", tuple(_hard(brief, each, "") for each in paper.kho_khan))


def _finding(problem: Problem) -> str:
    return f"{problem.code}, dòng {problem.place.line}: {one_line(problem.message)}"


def _change(change: ThayDoi, units: Mapping[str, str]) -> str:
    said = sentence(change, units)
    task = f"{change.nhiem_vu}: " if change.nhiem_vu and len(change.khoa) > 2 else ""
    return f"{task}{plain(said.gi)}"


def _since(since: TuLanTruoc, units: Mapping[str, str]) -> Y:
    shown = [_change(change, units) for change in since.thay_doi[:_MOST_CHANGES]]
    rest = len(since.thay_doi) - len(shown)
    if rest:
        shown.append(f"và {rest} thay đổi khác; xem hết bằng lệnh: danvan diff {since.ban[:12]}")
    return Y(
        f"Đã sửa từ {_SINCE[since.viec]} (bản {since.ban[:7]}), {len(since.thay_doi)} thay đổi", tuple(shown)
    )


def _hard(brief: BanXem, each: VuongMac, who: str) -> str:
    told = difficulty_data(brief.kho_khan, each)
    marks = ", ".join(
        filter(None, (who, f"năm {each.ky}" if each.ky != brief.ky else "", told["nhiem_vu"] or ""))
    )
    return f"{marks}: {told['noi_dung']}" if marks else str(told["noi_dung"])
