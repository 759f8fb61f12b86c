"""``danvan difficulties``: what units find hard and propose, answered and still open, for Chánh Văn phòng."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

TCD, TH = (f"reports/2024/{code}.yaml" for code in ("ban-tcd", "phong-th"))
BEFORE = "reports/2023/ban-tcd.yaml"
PLAN = "plans/dan-van.yaml"
HARD = (
    "kho_khan:\n  - {nhiem_vu: nv3, noi_dung: Thiếu phòng chờ., de_xuat: Bố trí kinh phí.}\nnhiem_vu:\n  nv1:"
)
OLD = "kho_khan:\n  - {nhiem_vu: nv3, noi_dung: Thiếu người tiếp dân.}\nnhiem_vu:\n  nv1:"


def told(words: str) -> tuple[str, str]:
    """The difficulties of a report, written before its tasks."""
    return ("nhiem_vu:\n  nv1:", words)


def amended(source: str) -> tuple[str, str]:
    """An amendment of the plan that answers difficulties."""
    amendment = (
        "sua_doi:\n  - {ngay: 2025-02-10, so_ky_hieu: 15/KH-VPUB, noi_dung: Bổ sung phòng chờ., "
        f"tu_kho_khan: [{source}]}}\n"
    )
    return ("bao_cao:\n", f"{amendment}bao_cao:\n")


@pytest.fixture
def data(workspace, run):
    """Return what ``difficulties 2024 --format json`` says."""

    def call(changes, period: str = "2024") -> dict:
        result = run("difficulties", period, "--format", "json", root=workspace(changes))
        assert (result.code, result.err) == (0, "")
        return json.loads(result.out)

    return call


def test_difficulty_is_told_with_unit_task_and_proposal(data):
    assert data({TCD: told(HARD)})["kho_khan"] == [
        {
            "ky": "2024",
            "don_vi": "ban-tcd",
            "nhiem_vu": "nv3",
            "noi_dung": "Thiếu phòng chờ.",
            "de_xuat": "Bố trí kinh phí.",
            "tep": TCD,
            "sua_doi": [],
        }
    ]


@pytest.mark.parametrize(
    "source",
    ["{ky: 2024, don_vi: ban-tcd, nhiem_vu: nv3}", "{ky: 2024, don_vi: ban-tcd}"],
)
def test_amendment_answers_the_difficulty_that_it_names(data, source):
    found = data({TCD: told(HARD), PLAN: amended(source)})

    assert found["kho_khan"][0]["sua_doi"] == [
        {"ngay": "2025-02-10", "so_ky_hieu": "15/KH-VPUB", "noi_dung": "Bổ sung phòng chờ."}
    ]


@pytest.mark.parametrize(
    "source",
    [
        "{ky: 2024, don_vi: ban-tcd, nhiem_vu: nv1}",
        "{ky: 2023, don_vi: ban-tcd, nhiem_vu: nv3}",
        "{ky: 2024, don_vi: phong-th, nhiem_vu: nv3}",
    ],
)
def test_amendment_leaves_other_difficulties_open(data, source):
    assert data({TCD: told(HARD), PLAN: amended(source)})["kho_khan"][0]["sua_doi"] == []


def test_open_difficulty_of_last_year_is_carried(data):
    found = data({BEFORE: told(OLD)})

    assert [(each["ky"], each["noi_dung"]) for each in found["con_ton"]] == [
        ("2023", "Thiếu người tiếp dân.")
    ]
    assert found["da_giai_quyet"] == []


def test_answered_difficulty_of_last_year_is_told_as_answered(data):
    found = data({BEFORE: told(OLD), PLAN: amended("{ky: 2023, don_vi: ban-tcd, nhiem_vu: nv3}")})

    assert found["con_ton"] == []
    assert [each["noi_dung"] for each in found["da_giai_quyet"]] == ["Thiếu người tiếp dân."]


def test_difficulty_of_a_later_year_is_not_told(data):
    found = data({TCD: told(HARD)}, "2023")

    assert (found["kho_khan"], found["con_ton"]) == ([], [])


def test_figures_stand_for_references(data):
    words = HARD.replace("Thiếu phòng chờ.", '"Phòng chật, {luot_tiep} lượt."')

    assert data({TCD: told(words)})["kho_khan"][0]["noi_dung"] == "Phòng chật, 866 lượt."


def test_proposals_stand_by_whom_they_address(workspace, run):
    words = "kien_nghi:\n  - {gui_den: Sở Y tế, noi_dung: Cử người trực.}\nnhiem_vu:\n  nv1:"
    out = run("difficulties", "2024", root=workspace({TCD: told(words)})).out

    assert out == (
        "Khó khăn, vướng mắc và kiến nghị kỳ 2024: 0 khó khăn, 1 kiến nghị.\n"
        "\n"
        "KIẾN NGHỊ\n"
        "\n"
        "Sở Y tế\n"
        "- Ban Tiếp công dân tỉnh: Cử người trực.\n"
    )


def test_text_for_the_terminal(workspace, run):
    changes = {
        TCD: told(HARD),
        BEFORE: told(OLD),
        PLAN: amended("{ky: 2024, don_vi: ban-tcd}"),
    }

    assert run("difficulties", "2024", root=workspace(changes)).out == (
        "Khó khăn, vướng mắc và kiến nghị kỳ 2024: 1 khó khăn (1 đã có sửa đổi kế hoạch\n"
        "giải quyết), 1 khó khăn còn tồn từ các năm trước, 0 kiến nghị.\n"
        "\n"
        "KHÓ KHĂN, VƯỚNG MẮC TRONG KỲ\n"
        "\n"
        "nv3. Thi đua “Dân vận khéo”, tiếp công dân, giải quyết khiếu nại, tố cáo\n"
        "- Ban Tiếp công dân tỉnh: Thiếu phòng chờ.\n"
        "  + Đề xuất: Bố trí kinh phí.\n"
        "  + Đã giải quyết bằng sửa đổi kế hoạch 15/KH-VPUB ngày 10/02/2025: Bổ sung\n"
        "    phòng chờ.\n"
        "\n"
        "CÒN TỒN TỪ CÁC NĂM TRƯỚC\n"
        "\n"
        "nv3. Thi đua “Dân vận khéo”, tiếp công dân, giải quyết khiếu nại, tố cáo\n"
        "- Ban Tiếp công dân tỉnh (năm 2023): Thiếu người tiếp dân.\n"
    )


def test_draft_is_marked_and_an_unreadable_report_is_named(workspace, run):
    root = workspace({TCD: [told(HARD), ("ngay_gui: 2024-11-01", "ngay_gui: null")], TH: "nhiem_vu: [\n"})

    out = run("difficulties", "2024", "--format", "markdown", root=root).out

    assert "\n- Ban Tiếp công dân tỉnh (bản nháp): Thiếu phòng chờ.\n  - Đề xuất: Bố trí kinh phí.\n" in out
    assert out.endswith("\n## Báo cáo chưa đọc được\n\n- reports/2024/phong-th.yaml\n")


def test_period_without_a_folder(workspace, run):
    result = run("difficulties", "2030", root=workspace())

    assert (result.code, result.out) == (2, "")
    assert "chưa có thư mục reports/2030" in result.err


# --- the consolidated report of the next year ------------------------------------------------------------


def paragraphs(path: Path) -> list[str]:
    """The texts of the paragraphs of a Word file."""
    document = zipfile.ZipFile(path).read("word/document.xml").decode()
    return ["".join(re.findall(r"<w:t[ >][^<]*", part)) for part in document.split("</w:p>")]


@pytest.mark.parametrize(
    ("source", "title", "item"),
    [
        (
            "{ky: 2023, don_vi: ban-tcd, nhiem_vu: nv3}",
            "Khó khăn của năm 2023 đã có sửa đổi, bổ sung Kế hoạch để giải quyết",
            "Thiếu người, mới tiếp 1.012 lượt (Ban Tiếp công dân tỉnh). Đã giải quyết: Bổ sung phòng chờ.",
        ),
        (
            "{ky: 2023, don_vi: phong-th}",
            "Khó khăn của năm 2023 chưa có sửa đổi, bổ sung Kế hoạch để giải quyết",
            "Thiếu người, mới tiếp 1.012 lượt (Ban Tiếp công dân tỉnh).",
        ),
    ],
)
def test_next_report_lists_last_years_difficulties(workspace, run, tmp_path, source, title, item):
    old = OLD.replace("Thiếu người tiếp dân.", '"Thiếu người, mới tiếp {luot_tiep} lượt."')
    root = workspace({BEFORE: told(old), PLAN: amended(source)})

    assert run("consolidate", "2024", "--draft", "-o", str(tmp_path / "a.docx"), root=root).code == 0
    texts = [re.sub(r"<w:t[^>]*>", "", text) for text in paragraphs(tmp_path / "a.docx")]
    found = [at for at, text in enumerate(texts) if title in text]

    assert len(found) == 1
    assert texts[found[0] + 1].endswith(item)
