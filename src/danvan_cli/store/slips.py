"""The usual slips of people who type YAML, in the order in which they are looked for.

Knows which look comes before which; each stands in the module of what it looks at.
"""

from __future__ import annotations

from collections.abc import Callable

from danvan_cli.store import slips_brackets as brackets
from danvan_cli.store import slips_lines as lines
from danvan_cli.store import slips_values as values
from danvan_cli.store.lines import Complaint, Slip

LOOKS: tuple[Callable[[Complaint], Slip | None], ...] = (
    lines.tab,
    lines.odd_space,
    values.fence,
    brackets.reference,
    brackets.remark,
    brackets.wrong_closer,
    brackets.missing_comma,
    brackets.unclosed,
    brackets.colon,
    brackets.extra_closer,
    brackets.parentheses,
    brackets.text_behind,
    values.curly_quote,
    values.unclosed_quote,
    values.escape,
    values.star,
    values.special_start,
    values.block_head,
    values.dash_value,
    lines.missing_dash_space,
    values.two_keys,
    values.second_colon,
    lines.missing_space,
    values.after_quote,
    lines.outside_block,
    lines.missing_colon,
    lines.prose_colon,
    lines.stray_text,
    lines.indentation,
    lines.item_indentation,
)
