"""Area, quota and heads of stations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan_sections import Item
from rules import station as s


class TestArea:
    @pytest.mark.parametrize("area", [2000, 2001, 9999])
    def test_twenty_square_metres_are_enough(self, area: int) -> None:
        assert s.check_area("甲", area, "", 2000) is None

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_smaller_wants_a_reason(self, reason: str) -> None:
        with pytest.raises(s.AreaNeedsReason, match=r"服务面积19\.99平方米，小于20平方米") as refused:
            s.check_area("甲", 1999, reason, 2000)
        assert refused.value.basis == "方案{station}"
        assert "请写明选用的理由" in str(refused.value)

    def test_smaller_with_a_reason_warns(self) -> None:
        warned = s.check_area("甲", 1850, "村内仅有此处", 2000)
        assert warned is not None
        assert warned.message == "“甲”服务面积18.5平方米，小于20平方米，理由：村内仅有此处"

    def test_another_city_sets_another_area(self) -> None:
        assert s.check_area("甲", 1500, "", 1500) is None


@pytest.mark.parametrize(("area", "text"), [(2000, "20"), (1850, "18.5"), (1999, "19.99"), (5, "0.05")])
def test_square_metres(area: int, text: str) -> None:
    assert s.square_metres(area) == text


class TestChoice:
    LOOKED_AT = ("甲", "乙", "丙", "丁")

    def test_exactly_the_quota(self) -> None:
        s.check_choice(["甲", "丙"], self.LOOKED_AT, 2)

    @pytest.mark.parametrize(
        ("chosen", "refusal", "said"),
        [
            (["甲", "乙", "丙"], s.OverQuota, "选定3个点位，超出名额2个.*请减去1个"),
            (["甲"], s.BelowQuota, "请补选1个"),
            ([], s.BelowQuota, "选定0个点位，不足名额2个"),
            (["甲", "甲"], s.ChosenTwice, "点位甲重复选定"),
            (["甲", "戊"], s.UnknownCandidate, "点位戊未经实地踏勘"),
        ],
    )
    def test_refused(self, chosen: list[str], refusal: type[s.StationRefused], said: str) -> None:
        with pytest.raises(refusal, match=said):
            s.check_choice(chosen, self.LOOKED_AT, 2)


class TestHead:
    def test_one_station_a_head(self) -> None:
        with pytest.raises(s.HeadTaken, match="张某已任“惠城01”站长"):
            s.check_head("惠城02", "张某", {"惠城01": "张某"})

    def test_again_for_the_same_station_and_a_change(self) -> None:
        s.check_head("惠城01", "张某", {"惠城01": "张某"})
        s.check_head("惠城01", "李某", {"惠城01": "张某"})


class TestMeasure:
    def test_product_of_one_station_and_the_stations(self) -> None:
        assert s.check_measure(16_000_000, 480_000_000, 30, 500_000_000) is None

    @pytest.mark.parametrize("total", [479_999_999, 480_000_001])
    def test_a_fen_off(self, total: int) -> None:
        with pytest.raises(s.CostDiffers, match=r"总额应为4,800,000元（480000000分）"):
            s.check_measure(16_000_000, total, 30, 500_000_000)

    @pytest.mark.parametrize(("budget", "warns"), [(480_000_000, False), (479_999_999, True)])
    def test_above_the_money_warns(self, budget: int, warns: bool) -> None:
        warned = s.check_measure(16_000_000, 480_000_000, 30, budget)
        assert (warned is not None and warned.code == "over_budget") is warns


ITEMS = (Item(key="computer", name="电脑"), Item(key="display", name="显示屏"))


class TestItems:
    @pytest.mark.parametrize(
        ("given_keys", "refusal", "said"),
        [
            (["computer"], s.NotCovered, "设备缺少：显示屏"),
            ([], s.NotCovered, "电脑、显示屏"),
            (["computer", "display", "sofa"], s.UnknownItem, r"“sofa”.*computer（电脑）"),
        ],
    )
    def test_refused(self, given_keys: list[str], refusal: type[s.StationRefused], said: str) -> None:
        with pytest.raises(refusal, match=said):
            s.check_covered("设备", ITEMS, given_keys, "方案四（三）")

    def test_all_in_any_order(self) -> None:
        s.check_covered("设备", ITEMS, ["display", "computer"], "方案四(三)")


class TestDefects:
    @given(
        st.dictionaries(st.sampled_from(["computer", "display"]), st.booleans()),
        st.lists(st.sampled_from(["漏水", "线路外露"]), unique=True),
        st.data(),
    )
    def test_open_and_mended_are_all_there_is(
        self, there: dict[str, bool], found: list[str], data: st.DataObject
    ) -> None:
        defects = s.defects_of(ITEMS, there, found)
        keys = list(defects)
        mended = data.draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []
        left = s.still_open(defects, mended)
        assert len(left) + len(mended) == len(defects)
        assert s.still_open(defects, [defects[key] for key in mended]) == left

    def test_mended_names_only_what_was_found_and_leaves_nothing(self) -> None:
        defects = s.defects_of(ITEMS, {"computer": True}, ["漏水"])
        assert defects == {"display": "显示屏", "漏水": "漏水"}
        s.check_mended(defects, ["显示屏", "漏水"], "方案四（三）")
        with pytest.raises(s.DefectsOpen, match="尚未整改：漏水"):
            s.check_mended(defects, ["display"], "方案四（三）")
        with pytest.raises(s.UnknownItem, match="电脑"):
            s.check_mended(defects, ["电脑", "display", "漏水"], "方案四（三）")


@pytest.mark.parametrize(
    ("redecorate", "required", "reason", "refused"),
    [
        (True, False, "", True),
        (True, False, " ", True),
        (True, False, "渗水", False),
        (True, True, "", False),
        (False, False, "", False),
    ],
)
def test_redecoration(redecorate: bool, required: bool, reason: str, refused: bool) -> None:
    if refused:
        with pytest.raises(s.RedecorationNeedsReason):
            s.check_redecoration(redecorate, required, reason, "方案四（三）")
    else:
        s.check_redecoration(redecorate, required, reason, "方案四（三）")


class TestStaff:
    def test_nobody_is_full_time_twice(self) -> None:
        with pytest.raises(s.StaffTaken, match="乙已是“惠城01”的专职工作人员"):
            s.check_staff("惠城02", ["甲", "乙"], {"惠城01": ["乙", "丙"]})

    def test_the_stations_own_record_may_change(self) -> None:
        s.check_staff("惠城01", ["甲", "乙"], {"惠城01": ["乙", "丙"], "惠城02": ["丁"]})

    @pytest.mark.parametrize(
        ("attended", "passed", "said"),
        [
            (["甲"], ["甲", "乙"], "乙没有参加岗前培训"),
            (["甲", "乙"], ["甲"], "乙尚未培训合格"),
            ([], [], "甲、乙尚未"),
        ],
    )
    def test_not_trained(self, attended: list[str], passed: list[str], said: str) -> None:
        with pytest.raises(s.NotTrained, match=said):
            s.check_passed(["甲", "乙"], attended, passed)

    def test_trained(self) -> None:
        s.check_passed(["甲", "乙"], ["乙", "甲"], ["乙", "甲"])
