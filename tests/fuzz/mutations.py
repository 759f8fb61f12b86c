"""Workspaces with something broken in them: what every fuzz target draws from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

TESTS = Path(__file__).parents[1]
SMALL = TESTS / "examples" / "nen"
SHIPPED = TESTS.parent
SUMMARY = """\
phien_ban: 1
ky: 2024
ngay_lap: 2024-11-20
so_ky_hieu: null
nguoi_ky: {ho_ten: Trần Văn B, chuc_vu: Phó Chánh Văn phòng, quyen_han: KT. CHÁNH VĂN PHÒNG}
danh_gia: {uu_diem: ["Tiếp {luot_tiep} lượt, {luot_tiep.thay_doi}"], han_che: Còn ít}
nhan_xet: {nv1: "Đạt {ty_le_quan_triet}%"}
kien_nghi: [{gui_den: UBND tỉnh, noi_dung: Bố trí kinh phí}]
"""
HOUSE = "co_chu: 14\nle: {tren: 20, duoi: 20, trai: 30, phai: 15}\nthut_dong: 1.27\ngian_dong: 1.1\n"
ADDED = {"reports/2024/tong-hop.yaml": SUMMARY, "templates/the-thuc.yaml": HOUSE}

SPLINTERS = (
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        "- ",
        "-",
        "#",
        " #1",
        '"',
        "'",
        "|",
        ">",
        "&a ",
        "*a",
        "!x ",
        "%",
        "\t",
    ),
    *(
        "  ",
        " ",
        "\n",
        "\r",
        "\r\n",
        "? ",
        "~",
        ",",
        "=",
        "`",
        "@",
        "\\",
        "\\n",
        '"\\ud800"',
        '"\\U00110000"',
    ),
    *(
        "null",
        "true",
        "co",
        "-1",
        "+5",
        "1.204",
        "12,5",
        "0x1F",
        ".inf",
        "nan",
        "9" * 30,
        "9" * 5000,
        "1e999",
    ),
    *(
        "{ma}",
        "{{x}}",
        "{nv1.so_van_ban.thay_doi}",
        "{luot_tiep}",
        "{nv3.}",
        "{.}",
        "{",
        "2024-02-30",
        "31/04",
    ),
    *("0000-00-00", "9999-12-31", "0001-01-01", "29/02", "00/00", "2025", "1000", "2999", "10000", "2024-6t"),
    *(
        "nv99",
        "tat-ca",
        "tong-hop",
        "ban-tcd",
        "phong-th",
        "nv1",
        "nv3",
        "luot_tiep",
        "thay_doi",
        "mot_don_vi",
    ),
    *(
        "khong_phat_sinh",
        "so_thap_phan",
        "co_khong",
        "ty_le",
        "dem",
        "giam",
        "canh_bao",
        "<<: ",
        "---\n",
        "...\n",
    ),
    *(
        "\x00",
        "\x07",
        "\x1b[31m",
        "\x7f",
        "\x85",
        "\u2028",
        "\u200b",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufffd",
        "😀",
    ),
    *("\u00a0", "“", "”", "é", "e\u0301", "Đ", "ư", "\u0323", "İ", "ß", "ﬁ", "٣", "²", "५"),
    *(
        "<<<<<<< a\n",
        "=======\n",
        ">>>>>>> b\n",
        "C«ng t¸c d©n vËn",
        "Coâng taùc daân vaän",
        "Co^ng ta'c da^n",
    ),
    *("[" * 40, "{a: " * 40, "- " * 40, "(" * 400, "a + " * 200 + "a", "* ", "<=", "1 - 1", "TODO", "....."),
)
LINES = (
    "hoi_nghi: [{ten: A, ngay: 2024-01-01, nhiem_vu: nv1}]",
    "mo_hinh: [{ten: A, loai: tap_the, muc: cong_nhan, moi: true, nhiem_vu: nv3}]",
    "khen_thuong: [{doi_tuong: A, loai: ca_nhan, quyet_dinh: {so_ky_hieu: 1/QĐ, ngay: 2024-01-01, co_quan: B}}]",
    "van_ban: [{loai: Chỉ thị, so_ky_hieu: 33/CT-TTg, ngay: 2021-11-26, co_quan: TTg, nhiem_vu: nv1}]",
    "phe_duyet: {ho_ten: A, chuc_vu: B, ngay: 2024-11-02, dau_van_tay: abc}",
    "tra_lai: [{ngay: 2024-11-02, ly_do: thiếu}]",
    "giai_trinh: [{ma_loi: DV405, chi_tieu: luot_tiep, ly_do: đúng}]",
    "ky_so_lieu: {tu_ngay: 9999-12-31, den_ngay: 0001-01-01}",
    "      muc_tieu: {2022: 1, 2025: 9}",
    "      gioi_han: {2022: {tu: 1, den: 63}}",
    "      ky_truoc: luot_tiep",
    "    ke_thua: [ban-tcd, phong-th]",
    "    den_ngay: 2024-06-30",
    "  han_6t: {kieu: cham_nhat, ngay: 29/02, lui_ngay_nghi: true}",
)


class Mutation(NamedTuple):
    """One file of a workspace with other bytes in it."""

    file: str
    data: bytes


class Failed:
    """The input that failed last: after a run, the smallest one."""

    latest: object = None

    @contextmanager
    def with_input(self, one: object) -> Iterator[None]:
        """Note the input where the block fails."""
        try:
            yield
        except BaseException:
            self.latest = one
            raise


def _lines_broken(draw: DrawFn, text: str) -> str:
    """The text with up to five lines deleted, doubled, moved, indented, cut, or with splinters in them."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        cut = draw(st.integers(0, len(line)))
        match draw(st.integers(0, 9)):
            case 0:
                lines[at : at + 1] = []
            case 1:
                lines.insert(at, line)
            case 2:
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case 3:
                lines[at] = " " * draw(st.integers(0, 9)) + line.lstrip()
            case 4:
                lines[at] = line[:cut]
            case 5 | 6:
                lines[at] = line[:cut] + draw(st.sampled_from(SPLINTERS)) + line[cut:]
            case 7:
                lines[at] = f"{line.partition(':')[0]}: {draw(st.sampled_from(SPLINTERS))}"
            case 8:
                lines.insert(at, draw(st.sampled_from(LINES)))
            case _:
                old, new = draw(st.sampled_from("aeiou_-nt0123")), draw(st.sampled_from("aeiou _-đ9"))
                lines[at] = line.replace(old, new)
        lines = lines or [""]
    return "\n".join(lines)


def bytes_broken(draw: DrawFn, data: bytes) -> bytes:
    """The bytes with up to four pieces overwritten, taken out, doubled, or cut off."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 40)))
        match draw(st.integers(0, 4)):
            case 0:
                data = data[:at] + draw(st.binary(min_size=1, max_size=8)) + data[end:]
            case 1:
                data = data[:at] + data[end:]
            case 2:
                data = data[:end] + data[at:end] * draw(st.integers(1, 4)) + data[end:]
            case 3:
                data = data[:at]
            case _:
                data = (
                    data[:at] + draw(st.sampled_from(SPLINTERS)).encode("utf-8", "surrogatepass") + data[at:]
                )
    return data


@composite
def mutations(draw: DrawFn, samples: dict[str, str]) -> Mutation:
    """A sample file with broken lines or bytes, in another encoding, or any bytes in its place."""
    file = draw(st.sampled_from(sorted(samples)))
    text = samples[file]
    match draw(st.integers(0, 15)):
        case 0:
            return Mutation(file, draw(st.binary(max_size=120)))
        case 1:
            return Mutation(file, draw(st.text(max_size=120)).encode())
        case 2:
            pieces = draw(
                st.lists(st.sampled_from((*SPLINTERS, "a", "ky", "nhiem_vu", "so_lieu")), max_size=25)
            )
            return Mutation(file, "".join(pieces).encode())
        case 3:
            encoding = draw(st.sampled_from(("utf-16", "utf-32", "utf-8-sig", "cp1258", "cp1252", "utf-7")))
            return Mutation(file, _lines_broken(draw, text).encode(encoding, "replace"))
        case 4 | 5 | 6:
            return Mutation(file, bytes_broken(draw, text.encode()))
    return Mutation(file, _lines_broken(draw, text).encode("utf-8", "surrogatepass"))


@contextmanager
def mutated(root: Path, mutation: Mutation) -> Iterator[None]:
    """Lay a mutation over a workspace for as long as the block lasts."""
    path = root / mutation.file
    before = path.read_bytes()
    path.write_bytes(mutation.data)
    try:
        yield
    finally:
        path.write_bytes(before)


def make_workspace(folder: Path, source: Path) -> dict[str, str]:
    """Copy a sample below a folder; returns its files."""
    for name in ("plans", "reports", "templates"):
        if (source / name).exists():
            shutil.copytree(source / name, folder / name)
    for name, text in ADDED.items():
        if not (folder / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))
    return {name: (folder / name).read_text("utf-8") for name in files}


def bounded(count: int) -> settings:
    """The settings of a run of so many inputs; a failure names the input and is not searched for again."""
    return settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
