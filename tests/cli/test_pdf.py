"""``--pdf``: the PDF stands beside the Word file; without LibreOffice the Word file stands all the same."""

from __future__ import annotations

import pytest

from danvan_cli.exchange.pdf import NoPdf

TIMES = b"%PDF /BaseFont/BAAAAA+TimesNewRomanPSMT"
CALLS = [
    (("consolidate", "2024"), "out/2024/bao-cao-tong-hop-2024"),
    (("render", "plans/dan-van.yaml"), "out/ke-hoach-dan-van"),
    (("render", "reports/2024/ban-tcd.yaml"), "out/2024/bao-cao-ban-tcd-2024"),
    (("remind", "2024", "--request"), "out/2024/cong-van-yeu-cau-2024"),
]


@pytest.fixture
def pdf(monkeypatch):
    """Decide what LibreOffice makes of any document."""

    def decide(made: bytes | None) -> None:
        def convert(_: bytes) -> bytes:
            if made is None:
                raise NoPdf("máy này chưa có LibreOffice")
            return made

        monkeypatch.setattr("danvan_cli.exchange.pdf.pdf_of", convert)

    return decide


@pytest.mark.parametrize(
    ("call", "path"), CALLS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_pdf_stands_beside_the_document(workspace, run, pdf, call, path):
    pdf(TIMES)
    root = workspace()

    result = run(*call, "--pdf", cwd=root)

    assert result == (0, "", f"Đã ghi {path}.docx\nĐã ghi {path}.pdf\n")
    assert (root / f"{path}.pdf").read_bytes() == TIMES


def test_without_libreoffice_the_document_is_written_all_the_same(workspace, run, pdf):
    pdf(None)
    root = workspace()

    result = run("consolidate", "2024", "--pdf", cwd=root)

    assert result.code == 2
    assert result.err.endswith("máy này chưa có LibreOffice.\n")
    assert (root / "out/2024/bao-cao-tong-hop-2024.docx").is_file()
    assert not (root / "out/2024/bao-cao-tong-hop-2024.pdf").exists()


def test_other_fonts_than_those_of_the_document_are_named(workspace, run, pdf):
    pdf(b"%PDF /BaseFont/BAAAAA+LiberationSerif-Bold /BaseFont/CAAAAA+LiberationSerif")

    said = run("consolidate", "2024", "--pdf", cwd=workspace()).err

    assert "không có phông Times New Roman: PDF dùng LiberationSerif;" in said


def test_characters_that_times_new_roman_has_not_are_named_with_their_font(workspace, run, pdf):
    pdf(TIMES + b" /BaseFont/CAAAAA+NotoEmoji-Regular")

    said = run("consolidate", "2024", "--pdf", cwd=workspace()).err

    assert "Một số chữ trong PDF dùng phông NotoEmoji vì" in said
