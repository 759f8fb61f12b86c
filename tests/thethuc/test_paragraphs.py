"""The words of each paragraph: told from the text that was written as from the file that it became."""

from __future__ import annotations

import pytest

from danvan_cli.thethuc.package import unpack
from danvan_cli.thethuc.paragraphs import paragraphs, written


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>a &amp; b &lt;c&gt; &quot;d&quot; &amp;amp; &amp;quot;</p>", 'a & b <c> "d" &amp; &quot;'),
        ("<p>một\thai<br/>ba</p>", "một hai ba"),
        (
            "<p><b>đậm</b>, <i>nghiêng</i> và <so-lieu ma='nv3.a'>866</so-lieu> lượt</p>",
            "đậm, nghiêng và 866 lượt",
        ),
        ("<p>hai  dấu cách, 😀 và \u200fימין</p>", "hai dấu cách, 😀 và \u200fימין"),
        ("<muc ten='Kết quả'><khoan ten='Một'><p>x</p></khoan></muc>", "I. Kết quả"),
        ("<table><tr><th>Cột</th></tr><tr><td so='true'>1.204</td></tr></table>", "1.204"),
    ],
)
def test_both_ways_tell_the_same(sample, body, words):
    parts = unpack(
        sample(f"<ten-loai>BÁO CÁO</ten-loai><trich-yeu>Kết quả</trich-yeu>{body}<ky chuc-vu='A'/>").docx
    )

    told = written(parts["word/document.xml"].decode("utf-8"))

    assert told == paragraphs(parts)
    assert words in told
