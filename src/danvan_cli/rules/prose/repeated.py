"""The same word written twice by mistake. Knows which repetitions Vietnamese means, no file.

Most syllables may stand twice because two words meet (“cơ quan quan tâm”): only words of grammar are judged
anywhere, other syllables only where the second one cannot begin a word of two, and pairs of syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.rules.prose.slip import Slip
from danvan_cli.rules.prose.words import words

_GRAMMAR = words(
    "của và các những được đã đang sẽ với cho để về tại trong theo do bị là vào trên hoặc nhưng thì mà này cũng vẫn "
    "chưa gồm nhằm như có không đến ở cùng mỗi mọi rằng bởi nếu vì khi từng còn rất nên phải dưới"
)
_MEET_BEHIND = {
    "được": "đạt có thu nhận giành",
    "tại": "tồn hiện thực",
    "theo": "tiếp đi kèm",
    "do": "tự lý",
    "bị": "chuẩn thiết trang dự",
    "trong": "bên nằm",
    "vào": "đầu",
    "trên": "nêu bên kể như nói cấp",
    "dưới": "nêu bên cấp tuyến",
    "có": "hiện sẵn vốn chưa",
    "không": "hay có được nào hư",
    "ở": "nhà chỗ nơi đất",
    "cùng": "cuối tận vô",
    "đến": "sắp tìm",
    "khi": "đôi mỗi",
    "còn": "vẫn chỉ",
    "nên": "trở tạo làm xây gây",
    "như": "hầu dường gần",
    "để": "đặt",
    "phải": "cần bên",
    "về": "trở đi thu quay",
    "cho": "làm dành",
    "các": "",
}
_MEET_BEFORE = {
    "trong": "sạch suốt sáng lành",
    "của": "cải",
    "có": "thể",
    "do": "dự",
    "cùng": "nhau cực",
    "theo": "dõi",
    "không": "khí gian",
    "phải": "chăng",
    "những": "",
    "bị": "động can",
    "được": "",
    "để": "",
    "như": "thế vậy",
    "sở": "tại",
    "hiện": "tại",
    "tồn": "tại",
    "thực": "tại theo",
    "tiếp": "theo",
    "kèm": "theo",
    "đạt": "được",
    "nhận": "được",
    "giao": "cho",
    "làm": "cho được theo",
}
_MEANT = words(
    "luôn thường mãi dần ngày nhà người đời ai nơi năm tháng tuần giờ khăng xanh đỏ vàng hồng từ lần lâu xa gần cao "
    "rất đều ngành chốn lớp từng khắp đâu hàng chiều đêm sáng hay nhiều ít vui vừa song ào rầm oang khe nho be ra "
    "đi nói cười hằng mười trăm nghìn ngàn năm hai ba bốn sáu bảy tám chín một trùng ầm phăm mau chầm chang rưng "
    "thôi riêng khác ngay vội tới lên xuống xã thôn bản hộ cơ khu mình tươi nhanh hết"
)
_GROUPS_MEANT = frozenset(
    {"tổ chức", "từng bước", "dần dần", "rất nhiều", "đời đời", "mãi mãi", "nhiều nhiều", "từng ngày"}
)
LONGEST = 3
"""The most syllables that are looked for as a group written twice."""
_WORD = re.compile(r"[^\W\d_]+")


def doubled(text: str) -> Iterator[Slip]:
    """Yield every word or pair of words that stands twice by mistake."""
    for line in _lines(text):
        yield from _in_line(text, *line)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in text.split("\n"):
        yield start, start + len(piece)
        start += len(piece) + 1


def _in_line(text: str, start: int, end: int) -> Iterator[Slip]:
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text, start, end)]
    folded = [word.lower() for _, _, word in words]
    done = 0
    for at in range(len(words) - 1):
        if at < done:
            continue
        if folded[at] == folded[at + 1] and _joined(text, words, at, at + 1):
            last = at + 1
            while (
                last + 1 < len(words)
                and folded[last + 1] == folded[at]
                and _joined(text, words, last, last + 1)
            ):
                last += 1
            if _is_slip(text, words, folded, at, last):
                yield _slip(text, words[at][0], words[last][1], words[at][2])
            done = last
            continue
        for width in range(2, LONGEST + 1):
            last = at + 2 * width - 1
            if folded[at : at + width] != folded[at + width : last + 1] or last >= len(words):
                continue
            if all(_joined(text, words, near, near + 1) for near in range(at, last)) and _is_group_slip(
                words, folded, at, width
            ):
                yield _slip(text, words[at][0], words[last][1], text[words[at][0] : words[at + width - 1][1]])
                done = last
                break


def _joined(text: str, words: list[tuple[int, int, str]], first: int, second: int) -> bool:
    return text[words[first][1] : words[second][0]].strip(" ") == "" and words[first][1] < words[second][0]


def _is_slip(text: str, words: list[tuple[int, int, str]], folded: list[str], at: int, last: int) -> bool:
    word = folded[at]
    written = [word for _, _, word in words[at : last + 1]]
    if any(word.isupper() for word in written) or all(word[0].isupper() for word in written):
        return False  # abbreviations, names
    begun = text[words[at][0] - 1 : words[at][0]] in ("/", "-", ".", "“")
    if begun:
        return False
    behind = folded[at - 1] if at and _joined(text, words, at - 1, at) else ""
    ends = last + 1 >= len(words) or not _joined(text, words, last, last + 1)
    follows = "" if ends else folded[last + 1]
    if text[words[last][1] : words[last][1] + 1] in ("/", "-", "_"):
        return False
    if word in _GRAMMAR:
        return last > at + 1 or (
            behind not in _MEET_BEHIND.get(word, "").split()
            and follows not in _MEET_BEFORE.get(word, "").split()
        )
    if word in _MEANT or len(word) < 2:
        return False
    return ends or (
        follows not in _MEET_BEFORE.get(word, "").split()
        and follows
        in (
            "của",
            "và",
            "được",
            "những",
            "các",
            "cho",
            "đã",
            "với",
            "tại",
            "trong",
            "theo",
        )
    )


def _is_group_slip(words: list[tuple[int, int, str]], folded: list[str], at: int, width: int) -> bool:
    group = folded[at : at + width]
    if len(set(group)) == 1 or " ".join(group) in _GROUPS_MEANT:
        return False
    return not all(word[0].isupper() for _, _, word in words[at : at + width])


def _slip(text: str, start: int, end: int, once: str) -> Slip:
    return Slip(start, end, f"viết lặp “{text[start:end]}”", f"bỏ chữ thừa, chỉ viết “{once}”")
