"""Files that are broken, foreign or meant to do harm: one clear finding, in little time and memory."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from danvan_cli.thethuc.lint.check import lint

MAIN = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
EXCEL = (
    f'<Relationships {PACKAGE}><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def only(data: bytes) -> tuple[str, str]:
    """The one finding of a file: its code and its message."""
    (finding,) = lint(data).findings
    return finding.code, finding.message


def zipped(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document(body: str, before: str = "") -> bytes:
    return zipped({MAIN: f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "tệp rỗng, không có nội dung"),
        (b"x", "đây không phải là tệp Word .docx"),
        (OLE, "đây là tệp Word 97–2003 (.doc), không phải .docx"),
        (b"{\\rtf1\\ansi}", "đây là tệp RTF, không phải .docx"),
        (b"%PDF-1.7", "đây là tệp PDF, không phải .docx"),
        (b"\xef\xbb\xbf<html><body>", "đây là tệp trang web, không phải .docx"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "đây là tệp XML rời (có thể là Word 2003), không phải .docx"),
        (zipped({"mimetype": OPEN_DOCUMENT, "a": ""}), "đây là tệp OpenDocument (.odt), không phải .docx"),
        (zipped({"_rels/.rels": EXCEL, "xl/workbook.xml": "<a/>"}), "đây là tệp Excel, không phải tệp Word"),
    ],
)  # fmt: skip
def test_another_kind_of_file_is_named(data, said):
    assert only(data) == ("TT001", said)


def test_encrypted_word_file():
    assert only(OLE + "EncryptedPackage".encode("utf-16-le"))[0] == "TT002"


def test_zip_with_a_password():
    data = bytearray(document("<w:p/>"))
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1

    assert only(bytes(data))[0] == "TT002"


def test_zip_without_a_document():
    assert only(zipped({"ghi-chu.txt": "x"})) == (
        "TT005",
        "tệp nén này không có phần thân của văn bản Word (word/document.xml)",
    )


def test_document_without_a_body():
    data = zipped({MAIN: f"<w:document {W}/>"})

    assert only(data) == ("TT005", "tệp Word không có phần thân văn bản")


def test_two_parts_of_one_name():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(MAIN, "<a/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr(MAIN, "<b/>")

    assert only(buffer.getvalue())[0] == "TT003"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_file_that_was_cut_off(share):
    data = document("<w:p/>" * 500)

    assert only(data[: int(len(data) * share)])[0] == "TT003"


def test_damaged_part():
    data = zipped({MAIN: "<a/>" * 100}, zipfile.ZIP_STORED).replace(b"<a/>", b"<b/>", 1)

    assert only(data) == ("TT003", f"không mở được tệp Word: không bung được phần “{MAIN}”")


def test_bomb_is_not_inflated():
    bomb = zipped({MAIN: b" " * (60 << 20)})

    assert len(bomb) < 100_000
    assert only(bomb) == ("TT004", f"phần “{MAIN}” bung ra 60 MB, quá mức 48 MB, không đọc")


def test_many_parts_that_inflate_to_too_much():
    rels = "".join(f'<Relationship Id="r{n}" Type="http://x/header" Target="h{n}.xml"/>' for n in range(5))
    parts = {f"word/h{n}.xml": b"<a>" + (b" " * (8 << 20) + b"<b/>") * 5 + b"</a>" for n in range(5)}
    parts[MAIN] = f"<w:document {W}><w:body><w:p/></w:body></w:document>".encode()
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{package}">{rels}</Relationships>'.encode()
    )

    assert only(zipped(parts))[0] == "TT004"


def test_size_that_is_lied_about():
    data = bytearray(zipped({MAIN: b"<a>" + b" " * 1000 + b"</a>"}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 10)

    assert only(bytes(data))[0] in ("TT003", "TT006")


def test_too_many_elements_are_not_read():
    assert only(zipped({MAIN: b"<a>" + b"<b/>" * 3_100_000 + b"</a>"})) == (
        "TT006",
        f"phần “{MAIN}” không đọc được: quá nhiều phần tử",
    )


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY x0 "ha">'
    + "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize(
    "before",
    [
        LAUGHS,
        '<!DOCTYPE a [<!ENTITY x9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<?xml version="1.0"?><!-- --><!DOCTYPE a>',
    ],
    ids=["billion laughs", "file", "parameter entity", "external subset", "empty"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused(before, encoding):
    text = f"{before}<w:document {W}><w:body><w:p><w:r><w:t>&x9;</w:t></w:r></w:p></w:body></w:document>"
    data = text.encode(encoding)

    code, message = only(zipped({MAIN: data}))

    assert (code, message) == (
        "TT006",
        f"phần “{MAIN}” không đọc được: khai báo DOCTYPE hoặc thực thể, thứ không có trong tệp Word",
    )


def test_encoding_that_is_declared_does_not_count():
    head = '<?xml version="1.0" encoding="IBM037"?>'

    data = zipped({MAIN: f"{head}<w:document {W}><w:body><w:p/></w:body></w:document>"})

    assert "TT006" not in {finding.code for finding in lint(data).findings}


@pytest.mark.parametrize("body", ["<w:p>", "<w:p/></w:x>", "<x:p/>", "&nbsp;", "\x00"])
def test_broken_xml(body):
    assert only(document(body))[0] == "TT006"


def test_deep_nesting_is_refused():
    assert only(document("<w:p>" * 5000 + "</w:p>" * 5000))[0] == "TT006"


@pytest.mark.parametrize("tag", ["w:sdt", "w:ins", "w:hyperlink", "w:tbl", "w:txbxContent"])
def test_nesting_just_below_the_limit_is_read(tag):
    assert lint(document(f"<{tag}>" * 240 + f"</{tag}>" * 240)).findings


def test_text_longer_than_any_parser_takes():
    assert only(document(f"<w:p><w:r><w:t>{'a' * 11_000_000}</w:t></w:r></w:p>"))[0] == "TT006"


@pytest.mark.parametrize(
    "body",
    [
        '<w:p><w:pPr><w:ind w:left="99999999999999999999"/></w:pPr></w:p>',
        '<w:p><w:pPr><w:spacing w:line="x"/><w:numPr><w:numId w:val="-1"/></w:numPr></w:pPr></w:p>',
        '<w:p><w:r><w:rPr><w:sz w:val="0"/></w:rPr><w:t>Nơi nhận:</w:t></w:r></w:p>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
        '<w:tbl><w:tr/></w:tbl><w:tbl/><w:sectPr><w:pgSz w:w="0" w:h="-5"/><w:cols w:num="0"/></w:sectPr>',
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>',
        "<w:p><w:pPr><w:pStyle w:val='khong-co'/><w:sectPr/></w:pPr></w:p>",
    ],
)  # fmt: skip
def test_values_that_make_no_sense_do_no_harm(body):
    assert lint(document(body)).findings


def test_styles_based_on_each_other():
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="A" w:default="1"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/styles" Target="styles.xml"/></Relationships>'
    )
    parts = {
        MAIN: f"<w:document {W}><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>",
        "word/_rels/document.xml.rels": rels,
        "word/styles.xml": styles,
    }

    assert lint(zipped(parts)).findings


def test_parts_that_are_named_but_missing_are_done_without():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/styles" Target="../../../etc/passwd"/>'
        '<Relationship Id="b" Type="http://x/header" Target="http://127.0.0.1:9/h.xml" TargetMode="External"/>'
        "</Relationships>"
    )
    data = zipped(
        {MAIN: f"<w:document {W}><w:body><w:p/></w:body></w:document>", "word/_rels/document.xml.rels": rels}
    )

    assert "TT007" in {finding.code for finding in lint(data).findings}
