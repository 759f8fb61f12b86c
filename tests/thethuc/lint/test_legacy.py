"""Texts in the encodings before Unicode read as they look."""

from __future__ import annotations

import pytest

from danvan_cli.thethuc.lint.legacy import encoding_of, to_unicode


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "TCVN3"),
        (".VnArialH", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("Times New Roman", ""),
        ("Vni", ""),
    ],
)
def test_encoding_goes_by_the_font(font, encoding):
    assert encoding_of(font) == encoding


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", ".VnTime", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("céng hßa x· héi chñ nghÜa viÖt nam", ".VnTimeH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("§éc lËp - Tù do - H¹nh phóc", ".VnTime", "Độc lập - Tự do - Hạnh phúc"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI-Times", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "VNI-Times", "Độc lập - Tự do - Hạnh phúc"),
        ("Céng", "Arial", "Céng"),
    ],
)
def test_text_reads_as_it_looks(text, font, read):
    assert to_unicode(text, font) == read
