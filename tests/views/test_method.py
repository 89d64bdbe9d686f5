"""Advice for a case of the record: its money, its place, what the plan demands, and what looks split."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, update

from models.case import Case, Round
from models.database import reading, writing
from models.values import Level, RecordKind, Subject, ThresholdKind
from record.people import actor
from record.plan.loaded import programme
from record.plan.programme import load
from record.plan.splitting import flags_of, purchases
from record.plan.thresholds import load as load_thresholds
from record.rows.cases import case_of
from rules.purchase.method import Circumstance, Method
from rules.purchase.splitting import Flag, Suspicion
from rules.purchase.thresholds import Threshold
from tests.actions import tender_case
from tests.actions.builders import STARTED, assume, huizhou, prepare, slug, two_districts
from views.method import AmountUnknown, CaseAdvice, NothingToBuy, Told, advise_case

TENDER, PLATFORM = "惠东县/招标", "市级/平台招标"
BUREAU = "惠东县人力资源和社会保障局"


def advice(engine: Engine, case: str, told: Told | None = None) -> CaseAdvice:
    with reading(engine) as session:
        return advise_case(session, case_of(session, slug(case)), told or Told())


def estimated(engine: Engine, case: str, *budgets: int) -> None:
    """An estimate of as many lots."""
    assume(
        engine,
        case,
        "requirement",
        date(2023, 8, 1),
        **tender_case.requirement(
            lots=[{"number": n, "title": f"片区{n}", "stations": []} for n, _budget in enumerate(budgets, 1)]
        ),
    )
    assume(
        engine,
        case,
        "estimate",
        date(2023, 8, 2),
        lots=[{"number": n, "budget": budget, "ceiling": budget} for n, budget in enumerate(budgets, 1)],
    )


def by(engine: Engine, case: str, method: Method) -> None:
    """The case buys by another method, as if it had been opened so."""
    with writing(engine) as session:
        session.execute(update(Case).where(Case.slug == case).values(procedure=method.value))  # type: ignore[arg-type]


class TestAdvice:
    def test_a_district_before_its_estimate(self, engine: Engine) -> None:
        """The plan's share by quota is a measure; the plan of two districts gives each the half of 500万."""
        prepare(engine)
        found = advice(engine, TENDER)
        project = found.advice.project
        assert (project.amount, project.region, project.level, project.on) == (
            250_000_000,
            "惠州市",
            Level.COUNTY,
            STARTED,
        )
        assert project.public_service
        assert (found.measured, found.purchaser, found.flags) == (True, BUREAU, ())
        assert found.advice.by_law is Method.COMPETITIVE_CONSULTATION
        assert found.advice.recommended is Method.OPEN_TENDER
        assert found.advice.comparison.demanded is not None
        assert found.advice.comparison.demanded.basis == "方案三"

    @pytest.mark.parametrize("database", ["sqlite"])
    def test_the_districts_of_huizhou(self, engine: Engine) -> None:
        """惠城 has 133万, 龙门 33万: the one may be bought by 磋商, the other by the office itself."""
        prepare(engine, huizhou())
        asked = {name: advice(engine, f"{name}/招标").advice for name in ("惠城区", "龙门县")}
        assert {name: (a.project.amount, a.by_law, a.recommended) for name, a in asked.items()} == {
            "惠城区": (133_333_334, Method.COMPETITIVE_CONSULTATION, Method.OPEN_TENDER),
            "龙门县": (33_333_333, Method.DIRECT_PURCHASE, Method.OPEN_TENDER),
        }

    def test_its_estimate_counts(self, engine: Engine) -> None:
        prepare(engine)
        estimated(engine, TENDER, 200_000_000, 200_000_000)
        found = advice(engine, TENDER)
        assert (found.advice.project.amount, found.measured) == (400_000_000, False)
        assert found.advice.by_law is Method.OPEN_TENDER

    def test_what_is_told_counts_before_the_record(self, engine: Engine) -> None:
        prepare(engine)
        told = Told(99, "广州", Level.CITY, date(2024, 5, 1), Subject.GOODS, True, True, frozenset({Circumstance.SOLE}))
        project = advice(engine, TENDER, told).advice.project
        assert (
            project.amount,
            project.region,
            project.level,
            project.on,
            project.subject,
            project.in_catalogue,
            project.circumstances,
        ) == (99, "广州", Level.CITY, date(2024, 5, 1), Subject.GOODS, True, told.circumstances)

    def test_the_city_platform(self, engine: Engine) -> None:
        """The plan gives it no share, and its method was only read out of 招标采购."""
        prepare(engine)
        with pytest.raises(AmountUnknown, match="--amount"):
            advice(engine, PLATFORM)
        found = advice(engine, PLATFORM, Told(80_000_000))
        assert (found.advice.project.level, found.advice.project.public_service) == (Level.CITY, False)
        assert found.advice.comparison.demanded is not None
        assert found.advice.comparison.demanded.basis == "方案四（四）（待核实）"
        assert found.purchaser == "惠州市劳动就业服务管理中心"

    def test_what_buys_nothing(self, engine: Engine) -> None:
        prepare(engine)
        with pytest.raises(NothingToBuy, match="不是采购事项"):
            advice(engine, "惠东县/选址")

    def test_a_loaded_threshold_decides(self, engine: Engine) -> None:
        prepare(engine)
        with writing(engine) as session:
            load_thresholds(
                session,
                actor(session, "市级.city_leader"),
                [
                    Threshold(
                        "惠州",
                        Level.COUNTY,
                        Subject.SERVICES,
                        ThresholdKind.OPEN_TENDER,
                        250_000_000,
                        STARTED,
                        None,
                        "演练1号",
                    )
                ],
                "f",
            )
        assert advice(engine, TENDER).advice.by_law is Method.OPEN_TENDER


class TestSplitting:
    def flags(self, engine: Engine, purchaser: str | None = None) -> tuple[Flag, ...]:
        with reading(engine) as session:
            return flags_of(session, programme(session, huizhou().slug), purchaser)

    def test_what_the_record_buys(self, engine: Engine) -> None:
        """One case a district; the platform is not counted before anybody knows its cost."""
        prepare(engine, tender_case.tender_plan())
        estimated(engine, TENDER, 1_600_000, 1_700_000)
        with reading(engine) as session:
            found = {item.name: item for item in purchases(session)}
        assert set(found) == {slug(TENDER), slug("龙门县/招标")}
        item = found[slug(TENDER)]
        assert (item.amount, item.lots, item.purchaser, item.year, item.method, item.region, item.level) == (
            3_300_000,
            (1_600_000, 1_700_000),
            BUREAU,
            2023,
            Method.OPEN_TENDER,
            "惠州市",
            Level.COUNTY,
        )
        assert item.budget_project == "2023年第二批中央就业补助资金"

    def test_open_tenders_are_not_flagged(self, engine: Engine) -> None:
        prepare(engine)
        assert self.flags(engine) == ()

    def test_two_programmes_of_one_purchaser(self, engine: Engine) -> None:
        """The same money and the same service, bought twice without open tender: 250万 and 250万 make 500万."""
        plan = prepare(engine)
        with writing(engine) as session:
            load(
                session,
                actor(session, "市级.project_manager"),
                plan.model_copy(update={"slug": "huizhou-again"}),
                started_on=STARTED,
                kind=RecordKind.REHEARSAL,
            )
        by(engine, slug(TENDER), Method.COMPETITIVE_CONSULTATION)
        assert self.flags(engine) == ()
        by(engine, "huizhou-again/惠东县/招标", Method.COMPETITIVE_CONSULTATION)
        (flag,) = self.flags(engine)
        assert (flag.suspicion, flag.purchaser, flag.total) == (Suspicion.SPLIT, BUREAU, 500_000_000)
        assert set(flag.names) == {slug(TENDER), "huizhou-again/惠东县/招标"}
        assert self.flags(engine, BUREAU) == (flag,)
        assert self.flags(engine, "龙门县人力资源和社会保障局") == ()
        assert advice(engine, TENDER).flags == (flag,)

    def test_another_year_is_another_matter(self, engine: Engine) -> None:
        plan = prepare(engine)
        with writing(engine) as session:
            load(
                session,
                actor(session, "市级.project_manager"),
                plan.model_copy(update={"slug": "huizhou-again"}),
                started_on=date(2024, 1, 2),
                kind=RecordKind.REHEARSAL,
            )
        by(engine, slug(TENDER), Method.COMPETITIVE_CONSULTATION)
        by(engine, "huizhou-again/惠东县/招标", Method.COMPETITIVE_CONSULTATION)
        assert self.flags(engine) == ()

    def test_a_lot_just_below_the_standard(self, engine: Engine) -> None:
        prepare(engine)
        estimated(engine, TENDER, 390_000_000, 60_000_000)
        by(engine, slug(TENDER), Method.COMPETITIVE_CONSULTATION)
        (flag,) = self.flags(engine)
        assert (flag.suspicion, flag.names) == (Suspicion.NEAR, (slug(TENDER),))
        assert "采购包1（3,900,000.00元）" in flag.text

    def test_the_present_round_tells_the_method(self, engine: Engine) -> None:
        prepare(engine, two_districts())
        with writing(engine) as session:
            case = case_of(session, slug(TENDER))
            assert case.id
            case.round = 2
            session.add_all(
                [
                    case,
                    Round(
                        case_id=case.id,
                        number=2,
                        procedure="competitive_negotiation",
                        opened_on=date(2023, 11, 20),
                        reason="演练",
                    ),
                ]
            )
        with reading(engine) as session:
            found = {item.name: item.method for item in purchases(session)}
        assert found[slug(TENDER)] is Method.COMPETITIVE_NEGOTIATION

    def test_the_published_date_tells_the_year(self, engine: Engine) -> None:
        tender_case.begin(engine)
        tender_case.run(engine, until="tender_notice")
        with reading(engine) as session:
            found = {item.name: item for item in purchases(session)}
        assert found[slug(TENDER)].on == date(2023, 10, 9)
        assert found[slug(TENDER)].amount == 3_300_000
