"""Words inside sentences: a small first letter where Vietnamese wants one, never in a name or an abbreviation."""

from __future__ import annotations

import pytest

from danvan_cli.render.wording import lower_first


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Lượt tiếp công dân", "lượt tiếp công dân"),
        ("Đoàn đông người", "đoàn đông người"),
        ("Hội nghị đã tổ chức", "hội nghị đã tổ chức"),
        ("UBND xã chuyển đến", "UBND xã chuyển đến"),
        ("HĐND giám sát", "HĐND giám sát"),
        ("Ủy ban nhân dân tỉnh cấp kinh phí", "Ủy ban nhân dân tỉnh cấp kinh phí"),
        ("Sở Nội vụ thẩm định", "Sở Nội vụ thẩm định"),
        ("Nhân dân góp ý", "Nhân dân góp ý"),
        ("", ""),
    ],
)
def test_first_letter_inside_a_sentence(text, inside):
    assert lower_first(text) == inside
