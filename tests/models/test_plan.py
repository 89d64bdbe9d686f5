"""The published Huizhou plan as data: what it holds, and that it is stored and read back unchanged."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from models.plan import Plan
from rules.plan.loading import load_plan

ROOT = Path(__file__).parents[2]
FILE = ROOT / "programmes" / "huizhou-2023" / "plan.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(FILE.read_text("utf-8"), FILE.name)


class TestHuizhou:
    """Each number is that of the published text."""

    def test_districts_carry_the_published_quotas(self, plan):
        assert {d.name: d.quota for d in plan.districts} == {
            "惠城区": 8,
            "仲恺高新区": 6,
            "惠阳区": 5,
            "大亚湾经济开发区": 4,
            "博罗县": 3,
            "惠东县": 2,
            "龙门县": 2,
        }
        assert plan.quota.total == 30

    @pytest.mark.parametrize(
        "expected",
        [
            ("unified_terms", "city", "统一文本", "四（二）", "unified_terms", None, None),
            ("rules_norms", "city", "制度规范", "四（三）", "rules_norms", "11月底前", date(2023, 11, 30)),
            ("platform_tender", "city", "平台招标", "四（四）", "open_tender", None, None),
            ("platform", "city", "信息平台", "四（四）", "platform", "12月上旬", date(2023, 12, 10)),
            ("site_selection", "district", "选址", "四（一）", "site_selection", "9月底前", date(2023, 9, 30)),
            ("open_tender", "district", "招标", "四（二）", "open_tender", "11月底前", date(2023, 11, 30)),
            ("fit_out", "district", "建设", "四（三）", "fit_out", "11月底前", date(2023, 11, 30)),
            ("staffing", "district", "队伍", "四（五）", "staffing", "12月中旬前", date(2023, 12, 10)),
            ("opening", "district", "运营", "二", "opening", "2023年年底前", date(2023, 12, 31)),
            ("assessment", "district", "考核", "四（三）", "assessment", "每年至少进行1次", date(2024, 12, 31)),
        ],
    )
    def test_milestone(self, plan, expected):
        m = plan.milestone(expected[0])
        assert (m.key, m.scope, m.case, m.clause, m.procedure, m.phrase, m.due) == expected

    def test_only_these_ten_are_run_and_the_rest_are_reminders(self, plan):
        assert len(plan.run_milestones) == 10
        assert [m.key for m in plan.standing_duties] == [
            "tender_guidance",
            "staff_incentives",
            "task_force",
            "district_leadership",
            "funding",
            "premises",
            "publicity",
        ]

    def test_two_way_date_is_watched_strictly_until_confirmed(self, plan):
        reading = plan.milestone("staffing").reading
        assert (reading.strict, reading.wide) == (date(2023, 12, 10), date(2023, 12, 20))
        assert (reading.watched, reading.confirmed_by) == ("strict", None)
        assert "date_staffing" in {q.key for q in plan.open_questions()}
        confirmed = reading.model_copy(update={"watched": "wide", "confirmed_by": "演练数据"})
        assert confirmed.due == date(2023, 12, 20)

    def test_responsible_units_keep_the_published_order(self, plan):
        m = plan.milestone("open_tender")
        assert m.units == ("市劳动就业服务管理中心", "市人社局办公室", "政策法规科", "各县区人社部门")
        assert m.lead == m.units[0]
        assert m.lead_assumed
        assert plan.unit("政策法规科").name == "市人社局政策法规科"

    def test_what_the_plan_names_is_not_assumed_and_what_it_does_not_is(self, plan):
        assert not plan.city.purchaser.assumed
        assert not plan.milestone("platform_tender").lead_assumed
        assert all(d.purchaser.assumed and d.treasury.assumed for d in plan.districts)
        assert all(u.nature.assumed for u in plan.units)
        assert plan.issued_on is None

    def test_slips_stay_as_published(self, plan):
        assert "严格履行指标程序" in plan.milestone("tender_guidance").texts[0]
        assert "完成网络内用工企业" in plan.goals.items[3].text
        assert plan.basis[0].number == "粤府办[2023]13号"
        assert {"招标程序", "网格内用工企业", "粤府办〔2023〕13号"} <= {s.read_as for s in plan.slips}

    def test_standard_staffing_assessment_and_money(self, plan):
        assert (plan.budget.amount_fen, plan.budget.fund_document.number) == (
            500_000_000,
            "财社〔2017〕164号",
        )
        assert (plan.station.area.min_m2, plan.station.area.smaller) == (20, "warn_with_reason")
        assert not plan.station.redecoration_required
        assert [i.key for i in plan.station.equipment] == ["computer", "display", "monitoring", "talk_room"]
        assert [i.key for i in plan.station.rules_in_force] == [
            "attendance",
            "discipline",
            "conduct",
            "publication_review",
            "business_procedure",
            "service_ledger",
            "hotline_complaints",
        ]
        assert (plan.staffing.heads_per_station, plan.staffing.supervisors_per_station) == (1, 1)
        assert len(plan.staffing.training_topics) == 5
        assert plan.assessment.full_per_year == 1
        assert [d.key for d in plan.assessment.duties if not d.firm] == ["stars", "rewards_sanctions"]
        assert plan.mode.method == "公开招标"

    def test_naming_rule_asks(self, plan):
        assert plan.naming.rule is None
        assert "附件" in plan.naming.question
        assert "naming" in {q.key for q in plan.open_questions()}


class TestStored:
    def test_read_back_equal_with_the_same_hash(self, plan):
        again = Plan.from_canonical(plan.to_canonical())
        assert again == plan
        assert again.sha256() == plan.sha256()

    def test_canonical_text_is_sorted_and_without_floats(self, plan):
        def no_float(text):
            raise AssertionError(text)

        data = json.loads(plan.to_canonical(), parse_float=no_float)
        assert list(data) == sorted(data)

    def test_any_change_changes_the_hash(self, plan):
        assert plan.model_copy(update={"year": 2024}).sha256() != plan.sha256()

    def test_foreign_text_is_refused(self):
        with pytest.raises(ValidationError):
            Plan.from_canonical('{"slug": "x"}')

    def test_a_loaded_plan_cannot_be_changed(self, plan):
        with pytest.raises(ValidationError):
            plan.year = 2024

    @pytest.mark.parametrize("ask", ["district", "milestone", "unit"])
    def test_unknown_name_is_a_key_error(self, plan, ask):
        with pytest.raises(KeyError):
            getattr(plan, ask)("没有")

    def test_district_by_name_or_code(self, plan):
        assert plan.district("huicheng") is plan.district("惠城区")

    def test_import_stays_cheap(self):
        script = (
            "import sys, models.plan; heavy = ('sqlmodel', 'sqlalchemy', 'prefect', 'yaml');"
            "print([m for m in heavy if m in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"
