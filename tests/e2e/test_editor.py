"""The real YAML language server, as VS Code runs it, on the shipped sample: it helps, and speaks Vietnamese."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SERVER = "yaml-language-server"
REPORT = "reports/2024/ban-tcd.yaml"
PATIENCE = 60
pytestmark = pytest.mark.slow


class Editor:
    """What VS Code is to the server: opens files of a folder with its settings, asks at a cursor ``▮``."""

    def __init__(self, server: str, root: Path) -> None:
        self.root = root
        self.settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
        self.process = subprocess.Popen(
            [server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.incoming: queue.Queue[dict[str, Any] | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.asked = 0
        self.opened = 0
        self.findings: dict[str, list[dict[str, Any]]] = {}
        completion = {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}}
        folder = {"uri": root.as_uri(), "name": root.name}
        self.ask(
            "initialize",
            processId=None,
            rootUri=root.as_uri(),
            workspaceFolders=[folder],
            capabilities={
                "textDocument": {"completion": completion, "hover": {"contentFormat": ["markdown"]}},
                "workspace": {"configuration": True, "workspaceFolders": True},
            },
        )
        self._send(method="initialized", params={})
        self._send(method="workspace/didChangeConfiguration", params={"settings": None})

    def close(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)

    def ask(self, method: str, **params: Any) -> Any:
        self.asked += 1
        self._send(id=self.asked, method=method, params=params)
        while (message := self._next()).get("id") != self.asked or "method" in message:
            pass
        assert "error" not in message, message
        return message["result"]

    def open(self, file: str, text: str) -> str:
        """Open a file with a text of its own; returns its address."""
        uri = (self.root / file).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        return uri

    def problems(self, file: str, text: str) -> list[dict[str, Any]]:
        """What the server finds in a file."""
        uri = self.open(file, text)
        while uri not in self.findings:
            self._next()
        return self.findings[uri]

    def at_cursor(self, what: str, text: str, schema: str = "2024/ban-tcd.json") -> Any:
        """Ask for completion or hover where ``▮`` stands, in a new report that names its schema itself."""
        self.opened += 1
        text = f"# {SERVER}: $schema=../../.vscode/luoc-do/{schema}\n{text}"
        before, after = text.split("▮")
        uri = self.open(f"reports/2024/moi-{self.opened}.yaml", before + after)
        line = before.count("\n")
        position = {"line": line, "character": len(before) - before.rfind("\n") - 1}
        return self.ask(f"textDocument/{what}", textDocument={"uri": uri}, position=position)

    def offers(self, text: str, schema: str = "2024/ban-tcd.json") -> dict[str, dict[str, Any]]:
        found = self.at_cursor("completion", text, schema)
        return {item["label"]: item for item in (found["items"] if isinstance(found, dict) else found)}

    def hover(self, text: str) -> str:
        found: str = self.at_cursor("hover", text)["contents"]["value"]
        return found

    def _send(self, **message: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        """The next message of the server, its own questions answered from the settings."""
        message = self.incoming.get(timeout=PATIENCE)
        assert message is not None, "the server has gone"
        if message.get("method") == "textDocument/publishDiagnostics":
            self.findings[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items = message["params"].get("items", []) if "params" in message else []
            answer = [self._section(item.get("section", "")) for item in items]
            self._send(id=message["id"], result=answer or None)
        return message

    def _section(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in self.settings.items():
            if key.startswith(f"{name}."):
                *groups, last = key.removeprefix(f"{name}.").split(".")
                place = found
                for group in groups:
                    place = place.setdefault(group, {})
                place[last] = value
        return found

    def _listen(self) -> None:
        assert self.process.stdout is not None
        while line := self.process.stdout.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
                while self.process.stdout.readline().strip():
                    pass
                self.incoming.put(json.loads(self.process.stdout.read(length)))
        self.incoming.put(None)


@pytest.fixture(scope="module")
def root(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample: files are added to it here."""
    folder = tmp_path_factory.mktemp("soan") / "báo cáo"
    shutil.copytree(sample, folder, ignore=shutil.ignore_patterns("out"))
    return folder


@pytest.fixture(scope="module")
def editor(root: Path) -> Iterator[Editor]:
    server = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which(SERVER)
    if not server:
        reason = f"thiếu {SERVER}: cài bằng npm, đặt vào PATH hoặc ghi đường dẫn ở YAML_LANGUAGE_SERVER"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    running = Editor(server, root)
    yield running
    running.close()


@pytest.fixture(scope="module")
def report(root: Path) -> str:
    return (root / REPORT).read_text("utf-8")


def until(report: str, line: str) -> str:
    """The report up to a line, without it."""
    assert report.count(line) >= 1
    return report[: report.index(line)]


def test_nothing_is_found_in_the_shipped_files(editor: Editor, root: Path) -> None:
    files = [
        path.relative_to(root).as_posix()
        for folder in ("plans", "reports", "templates")
        for path in sorted((root / folder).rglob("*.yaml"))
    ]
    found = {file: editor.problems(file, (root / file).read_text("utf-8")) for file in files}

    assert len(files) > 20
    assert {file: problems for file, problems in found.items() if problems} == {}


def test_figures_of_the_unit_are_offered_and_no_others(editor: Editor, report: str) -> None:
    offers = editor.offers(until(report, "      luot_tiep: 866") + "      ▮\n")

    assert "luot_tiep" in offers
    assert len(offers) == 25
    assert not {"so_van_ban", "hs_da_giai_quyet", "ty_le_xu_ly_don", "buoi_sinh_hoat"} & set(offers)
    assert offers["luot_tiep"]["insertText"] == "luot_tiep: "
    assert "đơn vị tính: lượt." in offers["luot_tiep"]["documentation"]["value"]


def test_another_unit_is_not_offered_them(editor: Editor, report: str) -> None:
    start = until(report, "      luot_tiep: 866").replace("ban-tcd", "phong-tong-hop")

    assert "luot_tiep" not in editor.offers(start + "      ▮\n", "2024/phong-tong-hop.json")


def test_tasks_are_offered(editor: Editor, report: str) -> None:
    assert list(editor.offers(until(report, "  nv4:\n") + "  ▮\n")) == ["nv4", "nv5", "nv6"]


def test_states_are_offered_with_their_meaning(editor: Editor, report: str) -> None:
    offers = editor.offers(until(report, "    tinh_trang: hoan_thanh") + "    tinh_trang: ▮\n")

    assert {label: item["documentation"] for label, item in offers.items()} == {
        "hoan_thanh": "Hoàn thành",
        "dang_thuc_hien": "Đang thực hiện",
        "chua_thuc_hien": "Chưa thực hiện",
        "khong_phat_sinh": "Không phát sinh: trong kỳ không có việc này",
    }


def test_nil_is_offered_for_a_figure(editor: Editor, report: str) -> None:
    offers = editor.offers(until(report, "      luot_tiep: 866") + "      luot_tiep: ▮\n")

    assert list(offers) == ["con số, ví dụ 1204", "khong_phat_sinh"]


def test_a_record_is_laid_out(editor: Editor, report: str) -> None:
    offers = editor.offers(until(report, "kho_khan:\n") + "kho_khan:\n  - ▮\n")

    assert offers["mục mới"]["insertText"] == "nhiem_vu: $1\n  noi_dung: $2\n  de_xuat: $3"


def test_records_of_tasks_are_offered_the_tasks(editor: Editor, report: str) -> None:
    offers = editor.offers(until(report, "kho_khan:\n") + "kho_khan:\n  - nhiem_vu: ▮\n")

    assert list(offers) == [f"nv{number}" for number in range(1, 7)]


def test_hover_explains_a_figure(editor: Editor, report: str) -> None:
    shown = editor.hover(report.replace("don_ky_truoc: 18", "don_ky▮_truoc: 18"))

    assert shown.startswith(
        "#### Đơn kỳ trước chuyển sang\n\nSố nguyên, viết liền, đơn vị tính: đơn. Bắt buộc."
    )
    assert "phải bằng `don_chua_xu_ly` trong báo cáo năm 2023" in shown
    assert "- `don_phai_xu_ly = don_ky_truoc + don_tiep_nhan`: Biểu 01/XLD" in shown


def test_hover_explains_a_choice(editor: Editor, report: str) -> None:
    shown = editor.hover(report.replace("    muc: tieu_bieu", "    muc: tieu▮_bieu"))

    assert shown.startswith("#### Mức cao nhất đã đạt\n")
    assert "`tieu_bieu`: Tiêu biểu\n" in shown


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        (
            "tinh_trang: hoan_thanh",
            "tinh_trang: hoan_tat",
            "chọn một trong: hoan_thanh, dang_thuc_hien, chua_thuc_hien, khong_phat_sinh",
        ),
        (
            "luot_tiep: 866",
            "luot_tiep: gần 900",
            "viết số nguyên liền nhau như 1204; không có thì ghi khong_phat_sinh; chưa có thì để trống",
        ),
        ("luot_tiep: 866", "luot_tiep: -1", "ngoài khoảng cho phép: từ 0 trở lên"),
        (
            "luot_tiep: 866",
            "hs_qua_han: 1",
            "nhiệm vụ nv3 không giao chỉ tiêu này cho đơn vị ghi; xóa dòng này",
        ),
        ("ngay_gui: 2024-11-01", "ngay_gui: 01.11.2024", "viết ngày như 2024-10-31 hoặc 31/10/2024"),
        ("ky: 2024", "ky: 2023", "tệp này thuộc kỳ 2024: ghi 2024"),
    ],
)
def test_a_slip_is_marked_where_it_stands(
    editor: Editor, report: str, right: str, wrong: str, says: str, request: pytest.FixtureRequest
) -> None:
    text = f"# {SERVER}: $schema=../../.vscode/luoc-do/2024/ban-tcd.json\n{report.replace(right, wrong, 1)}"
    name = f"reports/2024/sai-{request.node.callspec.indices['wrong']}.yaml"

    (found,) = editor.problems(name, text)

    assert found["message"] == says
    line = text.splitlines()[found["range"]["start"]["line"]]
    assert line.strip() == wrong
    assert line[found["range"]["start"]["character"] :] == wrong.partition(": ")[2]


def test_the_modeline_of_a_new_report_leads_to_its_schema(
    root: Path, execute: Callable[..., str], editor: Editor
) -> None:
    danvan = (sys.executable, "-m", "danvan_cli")
    execute(*danvan, "new", "2025-6t", "--unit", "ban-tcd", cwd=root)
    made = (root / "reports/2025-6t/ban-tcd.yaml").read_text("utf-8")

    assert editor.problems("reports/2025-6t/ban-tcd.yaml", made) == []
    (found,) = editor.problems("reports/2025-6t/nhap.yaml", made.replace("ky: 2025-6t", "ky: 2025"))
    assert found["message"] == "tệp này thuộc kỳ 2025-6t: ghi 2025-6t"
