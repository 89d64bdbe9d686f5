"""The city's terms and rules: what is refused with nothing written, and what the record then holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Engine

from models.database import reading
from tests.actions.builders import act, case_of, huizhou, prepare, refused

TERMS, RULES = "市级/统一文本", "市级/制度规范"
D = date(2023, 8, 7)
PER, FOUR = 12_500_000, 50_000_000
TARGET = {"name": "招聘会", "quantity": 15, "unit": "场", "measure": "以现场记录为准"}
KEYS = [item.key for item in huizhou().station.rules_in_force]


def terms(engine: Engine) -> None:
    act(engine, "project_manager", TERMS, "contract_text_drafted", D, title="驿站运营合同", version="第一稿")
    act(engine, "reviewer", TERMS, "contract_text_reviewed", D, counsel="演练律师事务所", opinion="同意")
    act(engine, "project_manager", TERMS, "targets_set", D, targets=[TARGET])


LINES = [
    {"name": "工资", "kind": "工资", "basis": "2名", "quantity": "2", "unit": "名", "price": 400_000, "times": 12},
    {"name": "社保", "kind": "社会保险费", "basis": "比例", "percent": "20", "of": ["工资"]},
    {"name": "公积金", "kind": "住房公积金", "basis": "比例", "percent": "5", "of": ["工资"]},
    {
        "name": "管理费",
        "kind": "管理费",
        "basis": "比例",
        "percent": "4.1666",
        "of": ["工资", "社会保险费", "住房公积金"],
    },
]
AMOUNTS = (9_600_000, 1_920_000, 480_000, 499_992)


def lines(**changed: Any) -> list[dict[str, Any]]:
    """A station's year from below: 12,499,992 分; `changed` goes to the first line."""
    found = [{**line, "amount": amount} for line, amount in zip(LINES, AMOUNTS, strict=True)]
    return [{**found[0], **changed}, *found[1:]]


WHOLE = sum(AMOUNTS)


class TestTerms:
    def test_refused(self, engine: Engine) -> None:
        prepare(engine)
        table: list[tuple[str, str, dict[str, Any], str]] = [
            # the small plan has four stations
            ("cost_differs", "cost_measured", {"per_station": PER, "total": FOUR - 1}, "500,000元"),
            ("bad_details", "cost_measured", {"per_station": 0, "total": 0}, "（per_station）：应大于0"),
            ("bad_details", "targets_set", {"targets": [TARGET, TARGET]}, "招聘会重复填写"),
            ("bad_details", "targets_set", {"targets": []}, "目标任务（targets）：至少要有1项"),
            ("bad_details", "targets_set", {"targets": [{**TARGET, "quantity": 0}]}, "目标任务第1项的数量"),
            ("bad_details", "contract_text_drafted", {"title": "", "version": "1"}, "文本名称"),
            ("not_ready", "terms_issued", {"letter_number": "惠市人社〔2023〕1号"}, "运营经费测算"),
            ("bad_details", "terms_issued", {"letter_number": "惠市人社[2023]1号"}, "六角括号"),
        ]
        for code, step, details, said in table:
            role = "city_leader" if step == "terms_issued" else "project_manager"
            assert said in refused(engine, code, role, TERMS, step, D, **details)

    def test_issued_terms_close_the_case(self, engine: Engine) -> None:
        prepare(engine)
        terms(engine)
        measured = act(
            engine, "project_manager", TERMS, "cost_measured", D, per_station=WHOLE, total=4 * WHOLE, items=lines()
        )
        assert measured.warnings == ()
        act(engine, "city_leader", TERMS, "terms_issued", date(2023, 8, 10), letter_number="惠市人社〔2023〕1号")
        with reading(engine) as session:
            assert case_of(session, TERMS).closed_on == date(2023, 8, 10)

    def test_more_than_the_plans_money_is_shown(self, engine: Engine) -> None:
        prepare(engine)
        done = act(engine, "project_manager", TERMS, "cost_measured", D, per_station=200_000_000, total=800_000_000)
        assert "没有按费用类别、数量和单价逐项测算" in done.warnings[0]
        assert "8,000,000元超出方案安排的资金5,000,000元" in done.warnings[1]

    def test_the_platform_counts_against_the_plans_money(self, engine: Engine) -> None:
        prepare(engine)
        money = {"per_station": WHOLE, "total": 4 * WHOLE, "items": lines(), "platform": 450_000_000}
        kept = money | {"reserve": 10_000_000}
        text = refused(engine, "disallowed", "project_manager", TERMS, "cost_measured", D, **kept)
        assert "预留资金没有写明用途" in text
        (warning,) = act(engine, "project_manager", TERMS, "cost_measured", D, **kept, reserve_for="补充协议").warnings
        assert "和信息平台等经费4,600,000元超出方案安排的资金5,000,000元" in warning

    def test_the_platform_within_the_plans_money(self, engine: Engine) -> None:
        prepare(engine)
        money = {"per_station": WHOLE, "total": 4 * WHOLE, "items": lines(), "platform": 450_000_000}
        assert act(engine, "project_manager", TERMS, "cost_measured", D, **money).warnings == ()

    def test_from_below(self, engine: Engine) -> None:
        """What the lines' own figures do not make is refused, as are people whom labour law does not let be so few."""
        prepare(engine)
        one = {"quantity": "1", "amount": 4_800_000}
        table: list[tuple[str, list[dict[str, Any]], str]] = [
            ("cost_line_differs", lines(price=400_001), "应为96,000.24元"),
            ("cost_line_unclear", lines(price=None), "只填一种"),
            ("cost_line_differs", lines(**one), "“社保”按所填数量、单价计算为9,600.00元"),
            ("disallowed", lines(kind=None), "工资没有写明费用类别"),
        ]
        for code, items, said in table:
            money = {"per_station": sum(item["amount"] for item in items)}
            money["total"] = 4 * money["per_station"]
            text = refused(engine, code, "project_manager", TERMS, "cost_measured", D, **money, items=items)
            assert said in text

    def test_wages_for_fewer_than_the_hours_need(self, engine: Engine) -> None:
        """The scheme opens a station 48 hours a week, for which two are planned: wages of one do not fit (劳动法 36、38)."""
        prepare(engine)
        items = [{**lines()[0], "quantity": "1", "amount": 4_800_000}]
        items += [{**line, "amount": AMOUNTS[n] // 2} for n, line in enumerate(LINES[1:], 1)]
        whole = sum(item["amount"] for item in items)
        text = refused(
            engine,
            "cost_heads_differ",
            "project_manager",
            TERMS,
            "cost_measured",
            D,
            per_station=whole,
            total=4 * whole,
            items=items,
        )
        assert "工资按1名测算，与每站配备的2名不一致" in text
        items = [line for line in lines() if line["kind"] != "住房公积金"]
        items[2] = {**items[2], "amount": 479_992}
        whole = sum(item["amount"] for item in items)
        text = refused(
            engine,
            "cost_lacking",
            "project_manager",
            TERMS,
            "cost_measured",
            D,
            per_station=whole,
            total=4 * whole,
            items=items,
        )
        assert "住房公积金" in text and "住房公积金管理条例" in text


class TestRules:
    def issue(self, keys: list[str]) -> tuple[Any, ...]:
        return ("city_leader", RULES, "rules_issued", date(2023, 8, 10)), {
            "letter_number": "惠市人社〔2023〕2号",
            "rules_in_force": keys,
        }

    def test_every_rule_of_the_plan(self, engine: Engine) -> None:
        prepare(engine)
        act(engine, "project_manager", RULES, "rules_drafted", D, documents=["惠州市就业驿站工作规则"])
        act(engine, "project_manager", RULES, "opinions_heard", D, units=["惠东县"], summary="采纳2条")
        act(engine, "reviewer", RULES, "rules_reviewed", D, opinion="合法")
        for keys, code, said in [
            (KEYS[:-1], "not_covered", "服务热线和投诉举报方式"),
            ([*KEYS, "uniforms"], "unknown_item", "uniforms"),
            ([*KEYS, KEYS[0]], "bad_details", "重复"),
        ]:
            place, details = self.issue(keys)
            message = refused(engine, code, *place, **details)
            assert said in message
            if code == "not_covered":
                assert "四（三）" in message
        place, details = self.issue(KEYS)
        act(engine, *place, **details)
        with reading(engine) as session:
            assert case_of(session, RULES).closed_on == date(2023, 8, 10)
