"""The pages of the board, as people of the city and of a district open them."""

from __future__ import annotations

from tests.console.web.conftest import Visit


def test_the_only_programme_opens_at_once(visit: Visit) -> None:
    answer = visit("city-manager").get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/p/huizhou-2023")


def test_the_board_has_every_district_and_the_city(visit: Visit) -> None:
    page = visit("city-manager").get("/p/huizhou-2023")
    assert page.status_code == 200
    for words in ("挂图作战总图", "惠城区", "大亚湾经济开发区", "市级事项", "统一文本", "七日内到期", "演练数据"):
        assert words in page.text
    assert "style=" not in page.text and "<script>" not in page.text


def test_a_district_has_its_own_row(visit: Visit) -> None:
    page = visit("huicheng-buyer").get("/p/huizhou-2023").text
    assert "惠城区" in page and "惠阳区" not in page


def test_an_operator_sees_nothing_of_how_a_purchase_goes(visit: Visit) -> None:
    client = visit("huicheng-operator")
    for page in (client.get("/p/huizhou-2023").text, client.get("/p/huizhou-2023/deadlines").text):
        assert "招标" not in page and "开标" not in page and "建设" in page


def test_deadlines_of_one_light(visit: Visit) -> None:
    client = visit("city-manager")
    assert "已办结时限" in client.get("/p/huizhou-2023/deadlines?light=green").text
    assert "全部时限" in client.get("/p/huizhou-2023/deadlines").text
    assert client.get("/p/huizhou-2023/deadlines?light=blue").status_code == 422


def test_who_has_no_part_finds_nothing(visit: Visit) -> None:
    assert visit("city-manager").get("/p/elsewhere").status_code == 404
    assert visit("office-system").get("/p/huizhou-2023").status_code == 404
    assert visit(None).get("/p/huizhou-2023").status_code == 303
