"""Knows how one line of text is written in Word, its manner of type and its traced figures included."""

from __future__ import annotations

from danvan_cli.thethuc.blocks import Figure, Line, LineBreak
from danvan_cli.thethuc.figures import bookmark_name
from danvan_cli.thethuc.wml import Marks, run, type_properties


def line_xml(line: Line, marks: Marks) -> str:
    """Return the runs of ``line``; each figure stands inside its bookmark, and under its remark if any."""
    parts: list[str] = []
    for item in line:
        if isinstance(item, Figure):
            written = marks.bookmark(bookmark_name(item.code), line_xml(item.runs, marks))
            asked = marks.remark and not item.source and not item.beside
            remark = marks.remark(item.code) if asked and marks.remark else item.source
            parts.append(marks.comment(remark, written) if remark else written)
        elif isinstance(item, LineBreak):
            parts.append("<w:r><w:br/></w:r>")
        else:
            parts.append(run(item.text, type_properties(item.bold, item.italic, item.underline)))
    return "".join(parts)
