"""``--html`` in the real Chromium: everybody can read the page, and it is what was typed and nothing more."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from danvan_cli.thethuc.blocks import Bullets, Cell, Clause, Document, Figure, Paragraph, Run, Table
from danvan_cli.thethuc.docx import Properties
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.screen.page import write_html

from .conftest import lacking

DANVAN = (sys.executable, "-m", "danvan_cli")
DESK, PHONE = 1280, 360
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
DOCUMENTS = ("tong-hop", "giai-doan", "du-thao", "don-vi", "ke-hoach", "yeu-cau", "truy-nguon")
HOSTILE = (
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>",
    "</p></main></body><style>* { display: none }</style>",
    "{{ 7*7 }} {% raw %} ${x} &lt; &amp;amp; &#0; <!-- -->",
    "\u202eđảo ngược\u202c \u200f \u2067שלום\u2069 a\tb  c\u00a0d",
    "👩‍👩‍👧 🇻🇳 e\u0302\u0301",
    "x" * 10_000,
)
SCROLLED_TO = """(element, wanted) => new Promise(done => {
    let frames = 0;
    const is_there = () => element.scrollLeft > wanted || ++frames > 600;
    const look = () => is_there() ? done(element.scrollLeft) : requestAnimationFrame(look);
    look();
})"""
pytestmark = pytest.mark.slow


def traced() -> Document:
    """A document whose figures say where they come from."""
    tiep = Figure("nv3.luot_tiep", (Run("866"),), "Cộng 2 đơn vị: 800 + 66 (lượt)")
    don = Figure("nv3.don", (Run("1.082"),), "Ban Tiếp công dân tỉnh: 1.082 (đơn)")
    filling = tuple(Paragraph((Run(f"Đoạn {number}. " + "Chữ " * 60),)) for number in range(20))
    # Three places of one figure: on a phone the last of the ways back stands alone on its line.
    again = Paragraph((Run("Cả năm tiếp "), tiep, Run(" lượt.")))
    return Document(
        kind="bao-cao",
        office="VĂN PHÒNG",
        name=(Run("BÁO CÁO"),),
        body=(
            Clause(
                "muc", (Run("Kết quả"),), (Paragraph((Run("Đã tiếp "), tiep, Run(" lượt."))), *filling, again)
            ),
            Table(
                ((Cell((Paragraph((Run("Chỉ tiêu"),)),)), Cell((Paragraph((Run("Số"),)),))),),
                (
                    (Cell((Paragraph((Run("Lượt"),)),)), Cell((Paragraph((tiep,)),), align="right")),
                    (Cell((Paragraph((Run("Đơn"),)),)), Cell((Paragraph((don,)),), align="right")),
                ),
                "Số liệu",
            ),
        ),
    )


def hostile() -> Document:
    """A document of what nobody should type, in every place that people fill in."""
    paragraphs = tuple(Paragraph((Run(text),)) for text in HOSTILE)
    cells = tuple(Cell((paragraph,)) for paragraph in paragraphs)
    return Document(
        kind="bao-cao",
        office="VĂN PHÒNG",
        name=(Run(HOSTILE[0]),),
        body=(
            *(Clause("muc", (Run(text),), ()) for text in HOSTILE),
            *paragraphs,
            Bullets(tuple((paragraph,) for paragraph in paragraphs)),
            Table((), tuple((Cell((Paragraph((Run("a"),)),)), cell) for cell in cells), HOSTILE[1]),
        ),
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not chromium:
        lacking("Chromium")
    # Chromium refuses its sandbox to root, and a container gives it little shared memory.
    plain = ["--no-sandbox", "--disable-dev-shm-usage"] if os.name == "posix" and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=plain)
        yield running
        running.close()


@pytest.fixture(scope="module")
def axe() -> str:
    """The checks of axe-core, to be run inside a page."""
    path = Path(os.environ.get("AXE_CORE", "axe.min.js"))
    if not path.is_file():
        lacking("axe-core: cài bằng npm, ghi đường dẫn của axe.min.js ở AXE_CORE")
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def pages(
    sample: Path, execute: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Every kind of document of the sample as a page."""
    root = tmp_path_factory.mktemp("trang") / "báo cáo"
    shutil.copytree(sample, root, ignore=shutil.ignore_patterns("out"))
    variables = {"GIT_CEILING_DIRECTORIES": str(root.parent)}
    for name, call in {
        "tong-hop": ("consolidate", "2024"),
        "giai-doan": ("consolidate", "2023..2024"),
        "don-vi": ("render", "reports/2024/ban-tcd.yaml"),
        "du-thao": ("render", "reports/2024/tt-pvks-tthc.yaml", "--draft"),
        "ke-hoach": ("render", "plans/dan-van.yaml"),
        "yeu-cau": ("remind", "2025", "--request"),
    }.items():
        execute(*DANVAN, *call, "--html", "-o", f"{name}.html", cwd=root, **variables)
    properties = Properties("Thử", "Văn phòng", "", "a1b2c3d", "", "0", datetime(1980, 1, 1, tzinfo=UTC))
    for name, document in (("truy-nguon", traced()), ("hiem", hostile())):
        (root / f"{name}.html").write_bytes(write_html(document, HouseStyle(), properties))
    return {name: root / f"{name}.html" for name in (*DOCUMENTS, "hiem")}


@pytest.fixture
def opened(browser: Browser, pages: dict[str, Path]) -> Iterator[Callable[..., Page]]:
    """Open a page in a window so wide; what the page asked for and complained of stands in ``page.noted``."""
    windows = []

    def show(name: str, width: int = DESK, scheme: Any = "light") -> Page:
        window = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        windows.append(window)
        page = window.new_page()
        page.noted = []  # type: ignore[attr-defined]
        page.on("request", lambda request: page.noted.append(request.url))  # type: ignore[attr-defined]
        page.on("console", lambda message: page.noted.append(message.text))  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.noted.append(str(error)))  # type: ignore[attr-defined]
        page.goto(pages[name].as_uri())
        return page

    yield show
    for window in windows:
        window.close()


def judged(page: Page, axe: str) -> dict[str, list[str]]:
    """What axe-core finds: certain faults, and contrasts it could not tell."""
    page.evaluate(axe)
    found = page.evaluate(
        "tags => axe.run({resultTypes: ['violations', 'incomplete'], runOnly: {type: 'tag', values: tags}})",
        list(STANDARDS),
    )
    assert len(found["passes"]) > 15
    return {
        "faults": [
            f"{rule['id']}: {node['html']} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ],
        "contrast": [
            node["html"]
            for rule in found["incomplete"]
            if rule["id"] == "color-contrast"
            for node in rule["nodes"]
        ],
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_stands_in_anybodys_way(opened, axe, name, scheme):
    assert judged(opened(name, DESK, scheme), axe) == {"faults": [], "contrast": []}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_stands_in_the_way_on_a_phone(opened, axe, name):
    # What is scrolled out of sight has no contrast to measure; the wide window has shown it.
    assert judged(opened(name, PHONE, "dark"), axe)["faults"] == []


def test_axe_would_see_a_fault(opened, axe):
    page = opened("ke-hoach")
    page.evaluate("document.documentElement.removeAttribute('lang')")

    assert [fault.partition(":")[0] for fault in judged(page, axe)["faults"]] == ["html-has-lang"]


def test_the_dark_scheme_is_dark(opened):
    colors = [
        opened("ke-hoach", DESK, scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]

    assert colors == ["rgb(255, 255, 255)", "rgb(21, 23, 26)"]


@pytest.mark.parametrize("width", [PHONE, 320])
@pytest.mark.parametrize("name", [*DOCUMENTS, "hiem"])
def test_no_page_is_wider_than_the_screen(opened, name, width):
    page = opened(name, width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [DESK, PHONE, 320])
def test_the_motto_is_never_broken(opened, width):
    lines = opened("tong-hop", width).evaluate(
        "[...document.querySelectorAll('.quoc-hieu p')].map(p => p.getClientRects().length"
        " && Math.round(p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight)))"
    )

    assert lines == [1, 1]


@pytest.mark.parametrize("name", [*DOCUMENTS, "hiem"])
def test_a_page_asks_for_nothing_and_complains_of_nothing(opened, pages, name):
    assert opened(name).noted == [pages[name].as_uri()]


def test_the_policy_stops_what_somebody_might_add(opened):
    page = opened("ke-hoach")
    page.evaluate(
        "() => { const added = document.createElement('script'); added.textContent = 'window.ran = 1';"
        " document.body.append(added); document.body.setAttribute('style', 'display: none');"
        " const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/a.png';"
        " document.body.append(image); }"
    )

    assert page.evaluate("[window.ran ?? null, getComputedStyle(document.body).display]") == [None, "block"]
    assert any("Content Security Policy" in note for note in page.noted)


def test_typed_text_is_on_the_page_word_for_word(opened):
    page = opened("hiem")
    text = "elements => elements.map(element => element.textContent)"

    assert page.eval_on_selector_all("main > p", text) == list(HOSTILE)
    assert page.eval_on_selector_all("main > ul > li", text) == list(HOSTILE)
    assert page.eval_on_selector_all("td", text) == list(HOSTILE)
    assert [heading.partition(". ")[2] for heading in page.eval_on_selector_all("main h2", text)] == list(
        HOSTILE
    )
    assert page.evaluate("[window.ran ?? null, document.images.length, document.scripts.length]") == [
        None,
        0,
        0,
    ]


def test_the_keyboard_goes_past_the_head_to_the_text(opened):
    page = opened("tong-hop")
    page.keyboard.press("Tab")
    link = page.locator(":focus")

    assert link.text_content() == "Đến nội dung"
    assert link.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_the_contents_open_and_lead_to_a_part(opened):
    page = opened("tong-hop")
    page.locator("summary").press("Enter")
    page.get_by_role("link", name="Phụ lục III.").press("Enter")

    place = page.locator("#phu-luc-3").bounding_box()
    bar = page.locator("aside").bounding_box()
    assert bar["y"] + bar["height"] <= place["y"] < 200


def test_a_wide_table_scrolls_by_keyboard_and_keeps_the_names_of_its_rows_in_sight(opened):
    page = opened("tong-hop", PHONE)
    frame = page.get_by_role("region", name="Tổng hợp chỉ tiêu năm 2024")
    frame.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    assert frame.evaluate(SCROLLED_TO, 200) > 200

    name = frame.get_by_role("rowheader", name="Lượt tiếp công dân", exact=True).bounding_box()
    assert name["x"] >= 0
    assert name["x"] + name["width"] < PHONE


def test_a_figure_and_its_note_lead_to_each_other(opened):
    page = opened("truy-nguon")
    page.locator("#dv_nv3_luot_tiep_1").press("Enter")

    note = page.locator("#nguon-1")
    assert page.evaluate("location.hash") == "#nguon-1"
    assert 0 <= note.bounding_box()["y"] < 800
    assert note.locator("p").first.text_content() == "Cộng 2 đơn vị: 800 + 66 (lượt)"
    note.locator("a").first.press("Enter")
    assert page.evaluate("location.hash") == "#dv_nv3_luot_tiep_1"
    assert 0 <= page.locator("#dv_nv3_luot_tiep_1").bounding_box()["y"] < 800


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_what_nobody_may_overlook_stays_in_sight(opened, width):
    page = opened("du-thao", width)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")

    bar = page.locator("aside")
    assert bar.inner_text() == "DỰ THẢO SỐ LIỆU MINH HỌA"
    assert bar.bounding_box()["y"] == 0


def test_printed_it_is_a_document_on_a4(opened, execute, tmp_path):
    page = opened("tong-hop", DESK, "dark")
    page.pdf(path=tmp_path / "in.pdf", prefer_css_page_size=True)

    pages = execute("pdftotext", "-layout", "in.pdf", "-", cwd=tmp_path).removesuffix("\f").split("\f")
    info = execute("pdfinfo", "-f", "1", "-l", str(len(pages)), "in.pdf", cwd=tmp_path)
    sizes = [
        tuple(map(round, map(float, size))) for size in re.findall(r"size: +([\d.]+) x ([\d.]+) pts", info)
    ]
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    assert len(pages) > 20
    assert all(page[0].endswith("SỐ LIỆU MINH HỌA") for page in lines)
    assert any(line.endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") for line in lines[0])
    assert lines[1][0].split() == ["2", "SỐ", "LIỆU", "MINH", "HỌA"]
    assert not [line for page in lines for line in page if line in ("Mục lục", "Đến nội dung")]
    (appendix,) = [number for number, page in enumerate(lines) if "Phụ lục I" in page]
    assert set(sizes[:appendix]) == {(595, 842)}
    assert sizes[appendix] == (842, 595)
