"""Where each unit stands: state, deadline, completeness (06 “trang_thai”, “day_du”)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from danvan_cli.consolidate.build import consolidate
from danvan_cli.consolidate.progress import TienDo
from danvan_cli.model.period import parse_period
from danvan_cli.store.workspace import load_workspace

Build = Callable[..., Path]
PLAN = "plans/dan-van.yaml"
TCD = "reports/2024/ban-tcd.yaml"
SEAL = "da38707d62b6a65051e8b0128ab22d06a4ad58f666480852bef769b2c51214b6"


@pytest.fixture
def progress(workspace: Build) -> Callable[..., TienDo]:
    """The progress of a unit in a workspace with some files changed."""

    def build(changes: dict[str, object], unit: str = "ban-tcd", ky: str = "2024") -> TienDo:
        period = parse_period(ky)
        assert period is not None
        result = consolidate(load_workspace(workspace(changes)), period)
        assert result is not None
        return next(one for one in result.tien_do if one.don_vi.ma == unit)

    return build


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({TCD: None}, "chua_co"),
        ({TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")}, "nhap"),
        ({TCD: ("ngay_gui: 2024-11-01", "tra_lai: [{ngay: 2024-11-02, ly_do: Thiếu số}]")}, "bi_tra_lai"),
        ({}, "da_gui"),
        (
            {TCD: ("nhiem_vu:\n  nv1", "tra_lai: [{ngay: 2024-11-02, ly_do: Thiếu số}]\nnhiem_vu:\n  nv1")},
            "da_gui",
        ),
        (
            {
                TCD: (
                    "nhiem_vu:\n  nv1",
                    f"phe_duyet: {{ho_ten: A B, ngay: 2024-11-10, dau_van_tay: {SEAL}}}\nnhiem_vu:\n  nv1",
                )
            },
            "da_duyet",
        ),
    ],
)
def test_state_of_a_unit(progress: Callable[..., TienDo], changes: dict[str, object], state: str) -> None:
    assert progress(changes).trang_thai == state


BEFORE = {}
LATEST = {PLAN: ("han: {kieu: truoc_ngay", "han: {kieu: cham_nhat")}


@pytest.mark.parametrize(
    ("plan", "sent", "on_time", "on_the_day"),
    [
        (BEFORE, "2024-11-04", True, False),
        (BEFORE, "2024-11-05", False, True),
        (BEFORE, "2024-11-06", False, False),
        (LATEST, "2024-11-05", True, False),
        (LATEST, "2024-11-06", False, False),
    ],
)
def test_on_time_is_before_the_day_or_by_its_end_as_the_plan_says(
    progress: Callable[..., TienDo], plan: dict[str, object], sent: str, on_time: bool, on_the_day: bool
) -> None:
    found = progress({**plan, TCD: ("ngay_gui: 2024-11-01", f"ngay_gui: {sent}")})

    assert (found.dung_han, found.dung_ngay_moc) == (on_time, on_the_day)


@pytest.mark.parametrize("changes", [{TCD: None}, {TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")}])
def test_what_is_not_sent_is_neither_on_time_nor_late(
    progress: Callable[..., TienDo], changes: dict[str, object]
) -> None:
    found = progress(changes)

    assert (found.dung_han, found.dung_ngay_moc, found.ngay_gui) == (None, False, None)


def test_without_a_deadline_nothing_is_on_time_or_late(
    progress: Callable[..., TienDo], workspace: Build
) -> None:
    text = (workspace(folder="mau") / TCD).read_text("utf-8").replace("ky: 2024", "ky: 2024-6t")

    found = progress({"reports/2024-6t/ban-tcd.yaml": text}, ky="2024-6t")

    assert (found.trang_thai, found.dung_han, found.dung_ngay_moc) == ("da_gui", None, False)


def test_deadline_moved_past_days_off_counts(progress: Callable[..., TienDo]) -> None:
    moved = ("ngay: 05/11, lui_ngay_nghi: false", "ngay: 02/11, lui_ngay_nghi: true")

    found = progress({PLAN: moved, TCD: ("ngay_gui: 2024-11-01", "ngay_gui: 2024-11-03")})

    assert found.dung_han is True  # before Monday 4 November


def test_complete_report_lacks_nothing(progress: Callable[..., TienDo]) -> None:
    found = progress({})

    assert (found.day_du, found.con_thieu) == (Decimal(1), ())


def test_missing_figure_is_named_and_counted(progress: Callable[..., TienDo]) -> None:
    found = progress({TCD: ("      luot_tiep: 866\n", "")})

    # ban-tcd owes 2 tasks, 3 figures of nv1 and 8 of nv3: 12 of 13 are given
    assert (found.day_du, found.con_thieu) == (Decimal("0.92"), ("nv3.luot_tiep",))


def test_missing_task_lacks_all_its_figures_in_plan_order(
    progress: Callable[..., TienDo], workspace: Build
) -> None:
    text = (workspace(folder="mau") / TCD).read_text("utf-8")
    start, end = text.index("  nv3:"), text.index("hoi_nghi:")

    found = progress({TCD: text[:start] + text[end:]})

    # 1 task and 3 figures of 13
    assert found.day_du == Decimal("0.31")
    assert found.con_thieu == (
        "nv3",
        "nv3.luot_tiep",
        "nv3.so_nguoi_tiep",
        "nv3.don_phai_xu_ly",
        "nv3.don_ky_truoc",
        "nv3.don_tiep_nhan",
        "nv3.don_da_xu_ly",
        "nv3.don_chuyen_ky_sau",
        "nv3.doi_thoai",
    )


def test_unit_without_a_report_lacks_everything(progress: Callable[..., TienDo]) -> None:
    found = progress({"reports/2024/phong-th.yaml": None}, "phong-th")

    assert found.day_du == Decimal(0)
    assert found.con_thieu == ("nv1", "nv1.so_van_ban", "nv1.can_bo_quan_triet", "nv1.tong_can_bo")


def test_nothing_to_report_is_an_answer(progress: Callable[..., TienDo]) -> None:
    assert progress({TCD: ("so_van_ban: 3", "so_van_ban: khong_phat_sinh")}).con_thieu == ()


def test_optional_figure_is_not_owed(progress: Callable[..., TienDo]) -> None:
    assert "nv3.thu_cam_on" not in progress({TCD: None}).con_thieu


def test_value_of_one_unit_is_owed_by_its_first_owner_where_none_gives_it(
    progress: Callable[..., TienDo],
) -> None:
    found = progress(
        {
            "reports/2024/phong-hcqt.yaml": [
                ("      diem_cchc: 86.25\n", ""),
                ("    ket_qua: Chỉ số cải cách hành chính của Văn phòng đạt {diem_cchc} điểm.\n", ""),
            ]
        },
        "phong-hcqt",
    )

    # 2 tasks, 3 figures of nv1 and the common one: 5 of 6
    assert (found.day_du, found.con_thieu) == (Decimal("0.83"), ("nv4.diem_cchc",))


def test_value_of_one_unit_is_owed_by_nobody_where_one_gives_it(progress: Callable[..., TienDo]) -> None:
    assert progress({}, "tt-pvks-tthc").con_thieu == ()


def test_unreadable_report_is_missing_and_said_to_be_unreadable(progress: Callable[..., TienDo]) -> None:
    found = progress({TCD: "phien_ban: [\n"})

    assert (found.trang_thai, found.khong_doc_duoc, found.day_du) == ("chua_co", True, Decimal(0))


def test_units_stand_in_the_registers_order(workspace: Build) -> None:
    period = parse_period("2024")
    assert period is not None
    result = consolidate(load_workspace(workspace()), period)

    assert result is not None
    assert [one.don_vi.ma for one in result.tien_do] == ["phong-hcqt", "ban-tcd", "tt-pvks-tthc", "phong-th"]
