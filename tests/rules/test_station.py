"""Area, quota and heads of stations."""

import pytest

from rules import station as s


class TestArea:
    @pytest.mark.parametrize("area", [2000, 2001, 9999])
    def test_twenty_square_metres_are_enough(self, area: int) -> None:
        assert s.check_area("甲", area) is None

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_smaller_wants_a_reason(self, reason: str) -> None:
        with pytest.raises(s.AreaNeedsReason, match=r"服务面积19\.99平方米，小于20平方米") as refused:
            s.check_area("甲", 1999, reason)
        assert refused.value.basis == "方案四(三)"
        assert "请写明选用的理由" in str(refused.value)

    def test_smaller_with_a_reason_warns(self) -> None:
        warned = s.check_area("甲", 1850, "村内仅有此处")
        assert warned is not None
        assert warned.message == "“甲”服务面积18.5平方米，小于20平方米，理由：村内仅有此处"

    def test_another_city_sets_another_area(self) -> None:
        assert s.check_area("甲", 1500, minimum_dm2=1500) is None


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
            (["甲", "乙", "丙"], s.OverQuota, "选定3个点位，超出名额2个"),
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
