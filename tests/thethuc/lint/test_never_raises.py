"""Whatever a file holds, the linter answers: no input gives a traceback."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan_cli.thethuc.lint.check import lint
from danvan_cli.thethuc.lint.codes import CODES

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = st.sampled_from(
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND TỈNH", "VĂN PHÒNG", "BÁO CÁO",
        "QUYẾT ĐỊNH", "Số: 1/", "Số:", "V/v", "Kính gửi:", "- Như trên;", "Nơi nhận:", "- Lưu: VT.", "Phụ lục I",
        "Phụ lục", "(Kèm theo", "Căn cứ", "Điều 1.", "Phần I", "Chương X", "I. A", "1. a", "a) b", "đ)", "____", "\t",
        "Lào Cai, ngày 05 tháng 11 năm 2024", "ngày tháng năm", "KT.", "CHÁNH VĂN PHÒNG", "./.", "", " ", "x" * 200,
        "\u0301", "\u200b", "😀", "…", "-", ";", "IIII.", "999.", "0.",
    ]
)  # fmt: skip
SHAPES = st.sampled_from(
    ["", '<w:jc w:val="center"/>', '<w:ind w:firstLine="9999999"/>', '<w:spacing w:line="0" w:lineRule="exact"/>',
     '<w:pBdr><w:bottom w:val="single"/></w:pBdr>', "<w:sectPr/>"]
)  # fmt: skip
LOOKS = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", "<w:u/>", '<w:sz w:val="0"/>', '<w:rFonts w:ascii=".VnTime"/>', "<w:vanish/>"]
)
RUN = st.builds(
    lambda text, look: f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>",
    WORDS.map(lambda text: text.replace("\t", "</w:t><w:tab/><w:t>")),
    LOOKS,
)
PARAGRAPH = st.builds(
    lambda shape, runs: f"<w:p><w:pPr>{shape}</w:pPr>{''.join(runs)}</w:p>", SHAPES, st.lists(RUN, max_size=3)
)
TABLE = st.builds(
    lambda cells: f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>",
    st.lists(st.lists(PARAGRAPH, max_size=4).map("".join), max_size=3),
)
BODY = st.lists(st.one_of(PARAGRAPH, PARAGRAPH, TABLE), max_size=25).map("".join)


@SLOW
@given(body=BODY)
def test_any_order_of_parts_is_judged(made, body):
    assert {finding.code for finding in made(body).findings} <= set(CODES)


@SLOW
@given(
    data=st.binary(max_size=300),
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_any_bytes_are_judged(data, start):
    assert lint(start + data).findings


@SLOW
@given(data=st.data())
def test_any_damage_to_a_good_file_is_judged(report_docx, data):
    broken = bytearray(report_docx)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))

    assert {finding.code for finding in lint(bytes(broken)).findings} <= set(CODES)


@SLOW
@given(data=st.data())
def test_any_tag_may_be_missing(report_parts, made_of, data):
    name = data.draw(
        st.sampled_from(sorted(name for name in report_parts if name.endswith((".xml", ".rels"))))
    )
    tags = list(re.finditer(r"<[^>]*/>|\w+=\"[^\"]*\"", report_parts[name]))
    if not tags:
        return
    tag = data.draw(st.sampled_from(tags))
    changed = {**report_parts, name: report_parts[name][: tag.start()] + report_parts[name][tag.end() :]}

    assert {finding.code for finding in made_of(changed).findings} <= set(CODES)
