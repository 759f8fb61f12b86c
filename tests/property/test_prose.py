"""Rates and numbers in prose: whatever is rounded rightly is silent, whatever is one unit off is not."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from danvan_cli.model.numbers import format_number, round_half_up
from danvan_cli.rules.prose.changes import changes
from danvan_cli.rules.prose.claims import Claim, sentences
from danvan_cli.rules.prose.numbers import read_prose
from danvan_cli.rules.prose.rates import rates
from danvan_cli.rules.prose.sums import sums

COUNTS = st.integers(1, 999_999)
DECIMALS = st.integers(0, 4)
FORMS = st.sampled_from(
    [
        "Đã giải quyết {over}/{under} vụ việc, đạt {rate}%.",
        "Đạt {rate}% ({over}/{under} vụ việc).",
        "Giải quyết {over} trên tổng số {under} vụ việc, đạt tỷ lệ {rate} %",
        "Có {over}/{under} vụ việc được giải quyết, tương ứng {rate} phần trăm; còn lại đang xem xét.",
        "Tiếp nhận {under} đơn, đã xử lý {over} đơn, đạt {rate}%.",
    ]
)


def claims(text: str) -> list[Claim]:
    prose = read_prose(text, lambda _: None)
    found = (find(sentence) for _, sentence in sentences(prose) for find in (rates, changes, sums))
    return [claim for some in found for claim in some]


def written(over: int, under: int) -> dict[str, str]:
    return {"over": format_number(over), "under": format_number(under)}


@given(over=COUNTS, under=COUNTS, decimals=DECIMALS, form=FORMS)
def test_a_rate_rounded_half_up_never_alarms(over: int, under: int, decimals: int, form: str) -> None:
    rate = format_number(Fraction(over * 100, under), decimals)

    assert claims(form.format(rate=rate, **written(over, under))) == []


@given(over=COUNTS, under=COUNTS, decimals=DECIMALS, form=FORMS, off=st.integers(1, 9), up=st.booleans())
def test_a_rate_off_by_one_unit_of_its_last_decimal_always_alarms(
    over: int, under: int, decimals: int, form: str, off: int, up: bool
) -> None:
    step = Fraction(off if up else -off, 10**decimals)
    wrong = Fraction(round_half_up(Fraction(over * 100, under), decimals)) + step
    assume(wrong >= 0)
    rate = format_number(wrong, decimals)

    assert len(claims(form.format(rate=rate, **written(over, under)))) == 1


@given(now=COUNTS, then=COUNTS, off=st.integers(-5, 5))
def test_a_change_alarms_unless_it_is_the_difference(now: int, then: int, off: int) -> None:
    assume(now != then)
    change = abs(now - then) + off
    assume(change > 0)
    way = "tăng" if now > then else "giảm"
    numbers = {
        name: format_number(value) for name, value in (("now", now), ("change", change), ("then", then))
    }
    text = "Tiếp {now} lượt, {way} {change} lượt so với {then} lượt năm 2023.".format(way=way, **numbers)

    assert bool(claims(text)) == (off != 0)


@given(parts=st.lists(COUNTS, min_size=2, max_size=6), off=st.integers(-3, 3))
def test_a_total_alarms_unless_it_is_the_sum_of_all_its_parts_or_of_some(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    assume(total > max(parts))
    named = ", ".join(
        f"{format_number(part)} lượt loại {at}" for part, at in zip(parts, "abcdeg", strict=False)
    )
    found = claims(f"Tiếp {format_number(total)} lượt, gồm {named}.")

    if off == 0:
        assert found == []
    elif off > 0:
        assert [claim.mended for claim in found] == [format_number(sum(parts))]


@settings(max_examples=300)
@given(text=st.text("đạt tổng số gồm tăng giảm so với 0123456789.,/%()-{}ma\n¤#¿ IX\u00a0", max_size=80))
def test_any_text_can_be_read_and_its_skeleton_has_its_length(text: str) -> None:
    prose = read_prose(text, lambda _: None)

    claims(text)
    assert len(prose.skeleton) == len(text)
    assert all(text[number.start : number.end].strip() for number in prose.numbers.values())
