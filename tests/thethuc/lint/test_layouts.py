"""Documents as other people and other programs make them: each passes, and its faults are still seen."""

from __future__ import annotations

import pytest

QUOC_HIEU, TIEU_NGU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DAY = "Lào Cai, ngày 05 tháng 11 năm 2024"
OPENING = (
    "Thực hiện Kế hoạch số 175/KH-UBND ngày 24 tháng 12 năm 2021 của Chủ tịch Ủy ban nhân dân tỉnh, "
    "Văn phòng báo cáo kết quả như sau:"
)


def run(text: str, size: float = 14, look: str = "", extra: str = "") -> str:
    """A run; ``look`` holds b, i, u."""
    marks = "".join(f'<w:{mark} w:val="single"/>' if mark == "u" else f"<w:{mark}/>" for mark in look)
    inner = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in text.split("\t")
    )
    return f'<w:r><w:rPr>{extra}{marks}<w:sz w:val="{round(size * 2)}"/></w:rPr>{inner}</w:r>'


def p(*runs: str, align: str = "center", shape: str = "") -> str:
    return f'<w:p><w:pPr>{shape}<w:jc w:val="{align}"/></w:pPr>{"".join(runs)}</w:p>'


def line(text: str, size: float = 14, look: str = "", align: str = "center") -> str:
    return p(run(text, size, look), align=align)


def body(text: str, look: str = "", shape: str = "") -> str:
    shape = shape or '<w:spacing w:before="120"/><w:ind w:firstLine="567"/>'
    return p(run(text, 14, look), align="both", shape=shape)


def drawn(points: float) -> str:
    """A paragraph on which a line of some length is drawn."""
    width = round(points * 12700)
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:extent cx="{width}" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm>'
        f'<a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData>'
        '</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from="0,0" to="1pt,0"/>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = (3770, 5584)) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return f"<w:tbl><w:tblPr>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"


OFFICES = line("UBND TỈNH LÀO CAI", 13) + line("VĂN PHÒNG", 13, "b")
MOTTO = line(QUOC_HIEU, 13, "b") + line(TIEU_NGU, 14, "b")
NUMBER, DATE = line("Số: 12/BC-VPUB", 13), line(DAY, 14, "i")
HEAD = table((OFFICES + drawn(33), MOTTO + drawn(171)), (NUMBER, DATE))
TITLE = line("BÁO CÁO", 14, "b") + line("Kết quả công tác dân vận năm 2024", 14, "b") + drawn(90)
BODY = body(OPENING) + body("Trên đây là báo cáo của Văn phòng./.")
RECIPIENTS = line("Nơi nhận:", 12, "bi", "left") + line("- UBND tỉnh;", 11, "", "left")
RECIPIENTS += line("- Lưu: VT, HCQT.", 11, "", "left")
SIGNATURE = line("CHÁNH VĂN PHÒNG", 14, "b") + "<w:p/>" * 5 + line("Phạm Xuân Duệ", 14, "b")
FOOT = table((RECIPIENTS, SIGNATURE))


def codes(report) -> list[str]:
    return sorted({finding.code for finding in report.findings})


def test_a_document_in_plain_word_passes(made):
    assert codes(made(HEAD + TITLE + BODY + FOOT)) == []


# --- the head --------------------------------------------------------------------------------------------


def test_head_laid_out_with_tabs(made):
    head = (
        p(run("UBND TỈNH LÀO CAI\t\t", 13), run(QUOC_HIEU, 13, "b"), align="left")
        + p(run("VĂN PHÒNG\t\t", 13, "b"), run(TIEU_NGU, 14, "b"), align="left")
        + drawn(33).replace(
            "<wp:extent", "<wp:positionH><wp:posOffset>500000</wp:posOffset></wp:positionH><wp:extent"
        )
        + drawn(171).replace(
            "<wp:extent", "<wp:positionH><wp:posOffset>3000000</wp:posOffset></wp:positionH><wp:extent"
        )
        + p(run("Số: 12/BC-VPUB\t\t", 13), run(DAY, 14, "i"), align="left")
    )

    assert codes(made(head + TITLE + BODY + FOOT)) == []
    assert codes(made(head.replace(TIEU_NGU, "Độc lập-Tự do-Hạnh phúc") + TITLE + BODY + FOOT)) == ["TT212"]


def test_head_in_text_boxes(made):
    def box(content: str) -> str:
        return (
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
            f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
            "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
            f"{content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )

    head = box(OFFICES + drawn(33) + NUMBER) + box(MOTTO + drawn(171) + DATE)

    assert codes(made(head + TITLE + BODY + FOOT)) == []
    assert codes(made(head.replace(QUOC_HIEU, QUOC_HIEU.title()) + TITLE + BODY + FOOT)) == ["TT202"]


def test_head_in_two_columns_of_the_page(made):
    section = (
        '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" '
        'w:right="850" w:bottom="1134" w:left="1701"/><w:cols w:num="2"/><w:titlePg/></w:sectPr></w:pPr></w:p>'
    )
    head = OFFICES + drawn(33) + NUMBER + MOTTO + drawn(171) + DATE + section

    assert codes(made(head + TITLE + BODY + FOOT)) == []


def test_head_in_one_row(made):
    head = table((OFFICES + drawn(33) + NUMBER, MOTTO + drawn(171) + DATE))

    assert codes(made(head + TITLE + BODY + FOOT)) == []


def test_head_inside_a_content_control(made):
    assert codes(made(f"<w:sdt><w:sdtContent>{HEAD}</w:sdtContent></w:sdt>{TITLE}{BODY}{FOOT}")) == []


def test_name_of_the_office_over_two_lines(made):
    offices = line("ỦY BAN NHÂN DÂN", 13, "b") + line("TỈNH LÀO CAI", 13, "b") + drawn(50)
    head = table((offices, MOTTO + drawn(171)), (NUMBER, DATE))

    assert codes(made(head + TITLE + BODY + FOOT)) == []


def test_name_of_the_office_is_told_by_its_bold_type(made):
    offices = line("VĂN PHÒNG UBND TỈNH", 13) + line("HẢI ĐĂNG XANH", 13, "b") + drawn(40)
    head = table((offices, MOTTO + drawn(171)), (NUMBER, DATE))

    assert codes(made(head + TITLE + BODY + FOOT)) == []


def test_number_missing_from_a_unit_without_register_is_a_note(made):
    head = table((OFFICES + drawn(33), MOTTO + drawn(171)), ("<w:p/>", DATE))
    unit = FOOT.replace("- Lưu: VT, HCQT.", "- Lưu: HCQT.")

    assert [(one.code, one.severity.label) for one in made(head + TITLE + BODY + FOOT).findings] == [
        ("TT240", "lỗi")
    ]
    assert [(one.code, one.severity.label) for one in made(head + TITLE + BODY + unit).findings] == [
        ("TT240", "lưu ý"),
        ("TT439", "lưu ý"),
    ]


def test_line_breaks_inside_one_paragraph(made):
    offices = p(run("UBND TỈNH LÀO CAI", 13), "<w:r><w:br/></w:r>", run("VĂN PHÒNG", 13, "b"))
    head = table((offices + drawn(33), MOTTO + drawn(171)), (NUMBER, DATE))

    assert codes(made(head + TITLE + BODY + FOOT)) == []


def test_quoc_hieu_on_the_left_is_the_only_thing_found(made):
    head = table((MOTTO + drawn(171), OFFICES + drawn(33)), (DATE, NUMBER), widths=(5584, 3770))

    assert codes(made(head + TITLE + BODY + FOOT)) == ["TT201"]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (
            (
                (OFFICES + drawn(33), line(TIEU_NGU, 14, "b") + drawn(171) + line(QUOC_HIEU, 13, "b")),
                (NUMBER, DATE),
            ),
            "TT211",
        ),
        (((OFFICES + drawn(33), MOTTO + drawn(171)), ("<w:p/>", NUMBER + DATE)), "TT241"),
        (((NUMBER + OFFICES + drawn(33), MOTTO + drawn(171)), ("<w:p/>", DATE)), "TT241"),
        (((OFFICES + drawn(33), MOTTO + drawn(171)), (NUMBER + DATE, "<w:p/>")), "TT251"),
        (((OFFICES + drawn(33), MOTTO + drawn(171)), ("<w:p/>", DATE), (NUMBER, "<w:p/>")), "TT251"),
    ],
    ids=[
        "Tiêu ngữ above",
        "số on the right",
        "số above the office",
        "ngày on the left",
        "ngày on another line",
    ],
)
def test_component_in_a_wrong_place(made, head, found):
    assert found in codes(made(table(*head) + TITLE + BODY + FOOT))


def test_v_v_above_the_number(made):
    subject = p(run("V/v gửi báo cáo", 13), shape='<w:spacing w:before="120"/>')
    head = table((OFFICES + drawn(33), MOTTO + drawn(171)), (subject, "<w:p/>"), (NUMBER, DATE))
    letter = line("Kính gửi: Phòng Tổng hợp", 14) + BODY + FOOT.replace("- UBND tỉnh;", "- Như trên;")

    assert codes(made(head.replace("12/BC-VPUB", "12/VPUB-HCQT") + letter)) == ["TT281"]


def test_quoc_hieu_in_the_middle_of_the_page(made):
    assert codes(made(MOTTO + drawn(171) + OFFICES + drawn(33) + NUMBER + DATE + TITLE + BODY + FOOT)) == [
        "TT201"
    ]


# --- the rules -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("beneath", "found"),
    [
        (drawn(171), []),
        (line("_" * 24, 14), []),
        (p(shape='<w:pBdr><w:bottom w:val="single"/></w:pBdr><w:ind w:left="1080" w:right="1080"/>'), []),
        (drawn(60), ["TT216"]),
        (line("_" * 9, 14), ["TT216"]),
        (p(shape='<w:pBdr><w:bottom w:val="single"/></w:pBdr>'), ["TT216"]),
        ("", ["TT216"]),
    ],
    ids=["drawn", "typed", "border", "drawn short", "typed short", "border too long", "none"],
)
def test_rule_beneath_tieu_ngu(made, beneath, found):
    head = table((OFFICES + drawn(33), MOTTO + beneath), (NUMBER, DATE))

    assert codes(made(head + TITLE + BODY + FOOT)) == found


def test_underlined_tieu_ngu_is_a_warning(made):
    motto = line(QUOC_HIEU, 13, "b") + line(TIEU_NGU, 14, "bu")
    report = made(table((OFFICES + drawn(33), motto), (NUMBER, DATE)) + TITLE + BODY + FOOT)

    assert [(one.code, one.severity.label) for one in report.findings] == [("TT216", "cảnh báo")]


def test_underlined_office_is_no_rule(made):
    offices = line("UBND TỈNH LÀO CAI", 13) + line("VĂN PHÒNG", 13, "bu")
    report = made(table((offices, MOTTO + drawn(171)), (NUMBER, DATE)) + TITLE + BODY + FOOT)

    assert codes(report) == ["TT236"]


def test_rule_as_the_forms_of_the_decree_draw_it(made):
    typed = p(run("_" * 37, 14, "", '<w:vertAlign w:val="superscript"/>'))
    head = table((OFFICES + drawn(33), MOTTO + typed), (NUMBER, DATE))

    assert codes(made(head + TITLE + BODY + FOOT)) == []


# --- the end ---------------------------------------------------------------------------------------------


def test_end_laid_out_with_tabs(made):
    foot = (
        p(run("Nơi nhận:", 12, "bi"), run("\t\t\tCHÁNH VĂN PHÒNG", 14, "b"), align="left")
        + line("- UBND tỉnh;", 11, "", "left")
        + line("- Lưu: VT, HCQT.", 11, "", "left")
        + "<w:p/>" * 3
        + p(run("\t\t\t\t\tPhạm Xuân Duệ", 14, "b"), align="left")
    )

    assert codes(made(HEAD + TITLE + BODY + foot)) == []
    assert codes(made(HEAD + TITLE + BODY + foot.replace("CHÁNH", "Chánh"))) == ["TT402"]


def test_signature_above_the_recipients(made):
    assert codes(made(HEAD + TITLE + BODY + SIGNATURE + RECIPIENTS)) == []


def test_signature_left_of_the_recipients_is_the_only_thing_found(made):
    assert codes(made(HEAD + TITLE + BODY + table((SIGNATURE, RECIPIENTS)))) == ["TT401"]


def test_mark_of_who_drafted_it_is_no_recipient(made):
    recipients = RECIPIENTS + line("PXD.(15)", 11, "", "left")

    assert codes(made(HEAD + TITLE + BODY + table((recipients, SIGNATURE)))) == []


@pytest.mark.parametrize(("size", "look", "found"), [(11, "", []), (12, "", ["TT443"]), (11, "b", ["TT444"])])
def test_look_of_the_mark_of_who_drafted_it(made, size, look, found):
    recipients = RECIPIENTS + line("PXD.(15)", size, look, "left")

    assert codes(made(HEAD + TITLE + BODY + table((recipients, SIGNATURE)))) == found


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        (line("HỎA TỐC", 13, "b"), []),
        (line("Hỏa tốc", 13, "b"), ["TT292"]),
        (line("HỎA TỐC", 15, "b"), ["TT293"]),
        (line("HỎA TỐC", 13), ["TT294"]),
    ],
    ids=["right", "small letters", "size", "not bold"],
)
def test_mark_of_urgency(made, mark, found):
    red = mark.replace("<w:rPr>", '<w:rPr><w:color w:val="FF0000"/>')
    head = table((OFFICES + drawn(33), MOTTO + drawn(171)), (NUMBER, DATE), (red, "<w:p/>"))

    assert codes(made(head + TITLE + BODY + FOOT)) == found


def test_recipient_that_takes_two_paragraphs(made):
    recipients = RECIPIENTS.replace("- UBND tỉnh;", "- Chủ tịch, các Phó Chủ tịch") + ""
    recipients = recipients.replace(
        line("- Lưu: VT, HCQT.", 11, "", "left"),
        line("Ủy ban nhân dân tỉnh;", 11, "", "left") + line("- Lưu: VT, HCQT.", 11, "", "left"),
    )

    assert codes(made(HEAD + TITLE + BODY + table((recipients, SIGNATURE)))) == []


def test_signature_pasted_as_a_picture_needs_no_empty_lines(made):
    picture = "<w:p><w:r><w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing></w:r></w:p>"
    signature = line("CHÁNH VĂN PHÒNG", 14, "b") + picture + line("Phạm Xuân Duệ", 14, "b")

    assert codes(made(HEAD + TITLE + BODY + table((RECIPIENTS, signature)))) == []


def test_rows_of_a_table_leave_room_for_the_signature(made):
    foot = table((RECIPIENTS, line("CHÁNH VĂN PHÒNG", 14, "b")), ("<w:p/>", line("Phạm Xuân Duệ", 14, "b")))

    assert codes(made(HEAD + TITLE + BODY + foot)) == []


def test_no_room_for_the_signature_is_a_warning(made):
    signature = line("CHÁNH VĂN PHÒNG", 14, "b") + line("Phạm Xuân Duệ", 14, "b")
    report = made(HEAD + TITLE + BODY + table((RECIPIENTS, signature)))

    assert [(one.code, one.severity.label) for one in report.findings] == [("TT407", "cảnh báo")]


# --- changes, fields, lists ------------------------------------------------------------------------------


def test_tracked_changes_are_read_as_accepted_and_noted(made):
    opening = (
        '<w:p><w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>'
        f'<w:ins w:id="1" w:author="A">{run(OPENING)}</w:ins><w:del w:id="2" w:author="A"><w:r><w:rPr>'
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="20"/></w:rPr><w:delText>cũ</w:delText></w:r>'
        "</w:del></w:p>"
    )
    report = made(HEAD + TITLE + opening + body("Trên đây là báo cáo./.") + FOOT)

    assert [(one.code, one.severity.label) for one in report.findings] == [("TT009", "lưu ý")]


@pytest.mark.parametrize("taken_in", ['<w:altChunk r:id="a"/>', '<w:p><w:subDoc r:id="a"/></w:p>'])
def test_file_taken_in_is_told_as_not_judged(made, taken_in):
    report = made(HEAD + TITLE + body(OPENING) + taken_in + body("Trên đây là báo cáo./.") + FOOT)

    assert [(one.code, one.severity.label) for one in report.findings] == [("TT010", "cảnh báo")]


def test_what_looks_like_a_space_or_a_hyphen_is_one(made):
    head = HEAD.replace("Độc lập - Tự do - Hạnh phúc", "Độc lập\u00a0- Tự do \u2011 Hạnh\u202fphúc\u200b")
    assert head != HEAD

    assert made(head + TITLE + body(OPENING) + body("Trên đây là báo cáo./.") + FOOT).findings == ()


def test_deleted_end_of_a_paragraph_joins_it_with_the_next(made):
    first = (
        '<w:p><w:pPr><w:jc w:val="both"/><w:rPr><w:del w:id="3" w:author="A"/></w:rPr></w:pPr>'
        f"{run('Trên đây là ')}</w:p>"
    )
    report = made(HEAD + TITLE + body(OPENING) + first + body("báo cáo của Văn phòng./.") + FOOT)

    assert codes(report) == ["TT009"]


def test_hidden_text_is_not_seen(made):
    hidden = p(run("ghi chú nội bộ", 20, "", "<w:vanish/><w:color w:val='FF0000'/>"))

    assert codes(made(HEAD + TITLE + body(OPENING) + hidden + body("Trên đây là báo cáo./.") + FOOT)) == []


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>
<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="120"/>'


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("lowerLetter", "%1)", ["TT361"]),
        ("lowerLetter", "%1.", ["TT361", "TT362"]),
        ("decimal", "%1.", []),
        ("decimal", "%1)", ["TT352"]),
        ("bullet", "-", []),
    ],
)
def test_lists_of_word_count_as_typed(made, form, text, found):
    items = "".join(body(f"Nội dung thứ {word};", shape=ITEM) for word in ("nhất", "hai", "ba", "tư", "năm"))
    report = made(
        HEAD + TITLE + body(OPENING) + items + body("Trên đây là báo cáo./.") + FOOT,
        {"word/numbering.xml": NUMBERING.format(form=form, text=text)},
    )

    assert codes(report) == found


def test_page_number_in_a_field_of_several_runs(made):
    header = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE  \\* MERGEFORMAT </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2", 14)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert codes(made(HEAD + TITLE + BODY * 20 + FOOT, header=p(header))) == []
    assert codes(
        made(HEAD + TITLE + BODY * 20 + FOOT, header=p(header.replace('w:val="28"', 'w:val="20"')))
    ) == ["TT113"]


def test_page_number_in_a_frame_as_older_word_sets_it(made):
    number = (
        '<w:fldSimple w:instr="PAGE"><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
    )
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="{}" w:y="1"/>'

    def header(place: str) -> str:
        return f"<w:p><w:pPr>{frame.format(place)}</w:pPr>{number}</w:p><w:p/>"

    assert codes(made(HEAD + TITLE + BODY + FOOT, header=header("center"))) == []
    assert codes(made(HEAD + TITLE + BODY + FOOT, header=header("right"))) == ["TT115"]


# --- programs --------------------------------------------------------------------------------------------


def test_toggles_as_google_docs_writes_them(made):
    text = (HEAD + TITLE + BODY + FOOT).replace("<w:b/>", '<w:b w:val="1"/><w:bCs w:val="1"/>')
    text = text.replace("<w:i/>", '<w:i w:val="1"/>').replace("<w:rPr>", '<w:rPr><w:rtl w:val="0"/>')

    assert codes(made(text)) == []


def test_font_hints_as_wps_writes_them(made):
    text = (HEAD + TITLE + BODY + FOOT).replace(
        "<w:rPr>", '<w:rPr><w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    )

    assert codes(made(text)) == []


def test_strict_open_xml_is_read_as_well(made):
    report = made(HEAD + TITLE + BODY + FOOT, strict=True)

    assert report.kind == "Báo cáo"
    assert codes(report) == []


# --- other kinds -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "sign", "kind"),
    [
        ("THÔNG BÁO", "TB", "Thông báo"),
        ("HƯỚNG DẪN", "HD", "Hướng dẫn"),
        ("CHƯƠNG TRÌNH", "CTr", "Chương trình"),
        ("ĐỀ ÁN", "ĐA", "Đề án"),
        ("KẾ HOẠCH", "KH", "Kế hoạch"),
    ],
)
def test_other_types_are_named_as_what_they_are(made, name, sign, kind):
    text = (HEAD + TITLE + BODY + FOOT).replace(">BÁO CÁO<", f">{name}<").replace("12/BC-", f"12/{sign}-")
    report = made(text)

    assert (report.kind, codes(report)) == (kind, [])


def test_decision_with_all_its_parts(made):
    grounds = "".join(
        p(run(text, 14, "i"), align="both", shape='<w:spacing w:before="120"/><w:ind w:firstLine="567"/>')
        for text in (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
            "Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh;",
            "Theo đề nghị của Trưởng phòng Hành chính - Quản trị.",
        )
    )
    articles = "".join(
        p(run(f"Điều {number}.", 14, "b"), run(f" {text}", 14), align="both",
          shape='<w:spacing w:before="120"/><w:ind w:firstLine="720"/>')
        for number, text in ((1, "Ban hành kèm theo Quyết định này Quy chế làm việc."), (2, "Thi hành từ ngày ký./."))
    )  # fmt: skip
    title = line("QUYẾT ĐỊNH", 14, "b") + line("Về việc ban hành Quy chế làm việc", 14, "b") + drawn(85)
    ordered = p(run("QUYẾT ĐỊNH:", 14, "b"), shape='<w:spacing w:before="120"/>')
    text = HEAD + title + line("CHÁNH VĂN PHÒNG", 14, "b") + grounds + ordered + articles + FOOT
    report = made(text.replace("12/BC-VPUB", "12/QĐ-VPUB"))

    assert (report.kind, codes(report)) == ("Quyết định", [])


def test_addressees_in_a_table(made):
    places = line("- Sở Tài chính;", 14, "", "left") + line("- Sở Nội vụ.", 14, "", "left")
    letter = (
        table((line("Kính gửi:", 14, "", "right"), places))
        + BODY
        + FOOT.replace("- UBND tỉnh;", "- Như trên;")
    )
    subject = p(run("V/v gửi báo cáo", 13), shape='<w:spacing w:before="120"/>')
    head = table((OFFICES + drawn(33), MOTTO + drawn(171)), (NUMBER + subject, DATE))
    report = made(head.replace("12/BC-VPUB", "12/VPUB-HCQT") + "<w:p/>" + letter)

    assert (report.kind, codes(report)) == ("Công văn", [])


def test_document_of_the_party_is_only_named(made):
    head = table((line("TỈNH ỦY LÀO CAI") + line("*"), line("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "b")))

    assert codes(made(head + TITLE + BODY + FOOT)) == ["TT008"]


def test_legal_document_is_only_named(made):
    text = (HEAD + TITLE + BODY + FOOT).replace("12/BC-VPUB", "12/2025/QĐ-UBND")

    assert codes(made(text)) == ["TT008"]


def test_text_that_is_no_document_of_an_office_is_one_finding(made):
    assert codes(made(body("Chào anh, em gửi anh tài liệu hôm qua."))) == ["TT007"]


def test_phu_luc_in_a_file_of_its_own(made):
    annex = (
        line("Phụ lục I", 14, "b")
        + line("DANH MỤC MÔ HÌNH", 14, "b")
        + line("(Kèm theo Báo cáo số 12/BC-VPUB ngày 05 tháng 11 năm 2024 của Văn phòng)", 14, "i")
        + body("Mô hình “Nụ cười công sở”.")
    )

    assert codes(made(annex)) == []
    assert codes(made(annex.replace("Phụ lục I", "PHỤ LỤC I"))) == ["TT502"]
