"""The words by which a text may hold a fixed term (DV506). Apart from the patterns, which few texts need."""

from __future__ import annotations

from danvan_cli.rules.prose.words import words

TERM_WORDS = words("ủy uỷ nhân nhà nước đảng phủ quốc trị bí ương nam khoản điều chương mục tuần")
"""In small letters, one word of every term but “Hồ Chí Minh”."""
