"""第五章 评标方法和标准: method, conformity, price, deductions, the table of points, ranking, what makes a bid invalid."""

from __future__ import annotations

from decimal import Decimal

from documents.catalogue.parts import numbered, p, table
from documents.catalogue.tender_document.consultation import consultation_steps
from documents.catalogue.tender_document.facts import ConsultationDocumentFacts, SolicitationFacts
from documents.catalogue.tender_document.rows import SchemeRow
from documents.catalogue.tender_document.scoring import FLAW
from documents.catalogue.tender_document.values import ROUNDINGS, points, sme_terms, tie_rule, values_of
from documents.catalogue.tender_document.words import Words, section
from documents.content import AnyBlock, Chapter, Note
from rules.law import statute
from rules.purchase.evaluation_scheme import FactorKind, Method, Stage

CRITERIA_KINDS = {FactorKind.TECHNICAL: "技术", FactorKind.COMMERCIAL: "商务"}


def evaluation(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    """The whole chapter."""
    consulting = isinstance(f, ConsultationDocumentFacts)
    title = "磋商程序、评审方法和标准" if consulting else "评标方法和标准"
    parts: list[tuple[str, list[AnyBlock]]] = [
        (f"{w.review}方法", _methods(f, w)),
        (f"{w.review}程序和符合性审查", _conformity(f, w)),
        *(
            consultation_steps(f, w)
            if isinstance(f, ConsultationDocumentFacts)
            else [("澄清、说明和补正", _clarify(w))]
        ),
        ("报价审查和异常低价", _prices(f, w)),
        ("政策性价格扣除和价格分", _price_score(f, w)),
        *((f"评分标准{_lots(f, row)}", _table(row, w)) for row in f.schemes if row.method is Method.COMPREHENSIVE),
        ("得分汇总、排序和推荐候选人", _ranking(f, w)),
        (f"{w.invalid}的情形", numbered(_invalid(f, w), "（{n}）")),
        (f"{w.failure}的情形", [p(values_of(f, w)["failure"])]),
    ]
    blocks: list[AnyBlock] = [Chapter(text=f"第五章　{title}")]
    for n, (name, found) in enumerate(parts, 1):
        blocks += [section(n, name), *found]
    return blocks


def _lots(f: SolicitationFacts, row: SchemeRow) -> str:
    return f"（{'、'.join(row.lots)}）" if row.lots and len(f.schemes) > 1 else ""


def _methods(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    blocks: list[AnyBlock] = []
    for row in f.schemes:
        which = _lots(f, row) or "本项目"
        if row.method is Method.LOWEST_PRICE:
            blocks.append(
                p(
                    f"{which.strip('（）')}采用最低评标价法：{w.bid}满足{w.doc}全部实质性要求，且{w.quote}最低"
                    f"的{w.bidder}为{w.candidate}。"
                    "除规定的价格扣除外，不对报价进行任何调整。"
                )
            )
        else:
            others = "、".join(f"{name}{points(total)}分" for name, total in _totals(row))
            blocks.append(
                p(
                    f"{which.strip('（）')}采用综合评分法：{w.bid}满足{w.doc}全部实质性要求，且按照评审因素的量化指标评审"
                    f"得分最高的{w.bidder}为排名第一的"
                    f"{w.candidate}。总分100分，其中{others}，价格{points(row.price_weight)}分。"
                )
            )
    return [
        *blocks,
        p(
            f"{w.committee}以{w.doc}和{w.bid}为依据独立{w.review}，评审因素、分值和标准以本章为准，不得增"
            "加、减少或者修改。"
        ),
    ]


def _totals(row: SchemeRow) -> list[tuple[str, Decimal]]:
    totals = [
        (CRITERIA_KINDS[kind], sum((factor.points for factor in row.factors if factor.kind is kind), Decimal(0)))
        for kind in CRITERIA_KINDS
    ]
    return [(name, total) for name, total in totals if total]


def _conformity(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    columns = (("序号", 8, "center"), ("审查内容", 26, "left"), ("审查标准", 66, "left"))
    rows = [
        (f"{w.offer}和签署盖章", f"{w.bid}按照{w.doc}要求签署、盖章，授权委托书有效"),
        (w.validity, f"不少于自{w.deadline}起{f.validity_days}日"),
        (w.quote, "有唯一报价，没有附加条件，不超过所投采购包的最高限价"),
        ("实质性要求", "第三章标注“★”的要求全部响应，没有负偏离"),
        ("采购包和内容完整性", "对所投采购包的全部内容作出响应，没有拆分或者漏项"),
        ("合同条款", "没有采购人不能接受的附加条件"),
        ("公平竞争", "没有串通、弄虚作假、行贿等违法行为"),
    ]
    least = values_of(f, w)["least"]
    return [
        p(
            f"{w.review}按照符合性审查、{'磋商、最后报价、' if isinstance(f, ConsultationDocumentFacts) else '澄清（如需要）、'}"
            f"比较和评价、推荐{w.candidate}、编写{w.review}报告的顺序进行。"
        ),
        p(
            f"{w.committee}对符合资格的{w.bidder}的{w.bid}进行符合性审查，全部合格的为通过符合性审查；任何一项不合格的，"
            f"作{w.invalid}处理。"
            f"通过符合性审查的{w.bidder}不足{least}家的，按第二章的规定处理。"
        ),
        table(columns, [(str(n), *row) for n, row in enumerate(rows, 1)], caption="符合性审查表"),
    ]


def _clarify(w: Words) -> list[AnyBlock]:
    return [
        p(
            f"对于{w.bid}中含义不明确、同类问题表述不一致或者有明显文字和计算错误的内容，{w.committee}应当以书面形式要"
            f"求{w.bidder}作出必要的澄清、"
            "说明或者补正。"
        ),
        p(
            f"{w.bidder}的澄清、说明或者补正应当采用书面形式，并加盖公章或者由法定代表人（单位负责人）或者其授权的代表签"
            f"字，不得超出{w.bid}的范围或者"
            f"改变{w.bid}的实质性内容。"
        ),
    ]


def _prices(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    rule = statute().find("NEW-02", f.notice_on)
    blocks: list[AnyBlock] = [
        p(
            f"{w.bid}报价出现前后不一致的，按照下列规定修正：（1）{w.sheet}内容与{w.bid}中相应内容不一致的，"
            f"以{w.sheet}为准；（2）大写金额和小写金额"
            "不一致的，以大写金额为准；（3）单价金额小数点或者百分比有明显错位的，以总价为准，并修改单价；（4）总价金额"
            "与按单价汇总金额不一致的，以单价金额计算"
            f"结果为准。同时出现两种以上不一致的，按照前款规定的顺序修正。修正后的报价经{w.bidder}书面确认后产生约束"
            f"力，{w.bidder}不确认的，作{w.invalid}处理。"
        ),
        p(
            f"{w.committee}认为{w.bidder}的报价明显低于其他通过符合性审查{w.bidder}的报价，有可能影响服务质量或者不能诚"
            "信履约的，应当要求其在合理的时间内"
            f"提供书面说明，必要时提交相关证明材料；{w.bidder}不能证明其报价合理性的，作{w.invalid}处理。"
        ),
    ]
    if rule:
        shares = [
            {
                name: given or rule.number(rule_name)
                for name, rule_name, given in (
                    ("mean", "average", row.low_mean),
                    ("second", "next_lowest", row.low_second),
                    ("cap", "ceiling", row.low_ceiling),
                )
            }
            for row in f.schemes
        ]
        blocks += [
            p(
                f"异常低价审查{_lots(f, row)}：有下列情形之一的，应当启动异常低价审查：（1）报价低于全部通过符合性审查"
                f"的{w.bidder}报价平均值的{share['mean']}%；"
                f"（2）最低报价低于次低报价的{share['second']}%；（3）报价低于最高限价的{share['cap']}%；"
                f"（4）{w.committee}认为报价异常的其他情形。"
                f"审查使用原报价，给予{w.bidder}说明的时间不少于{rule.number('minutes')}分钟；不能证明报价合理的，"
                f"作{w.invalid}处理，审查过程归档"
                f"（{rule.basis}）。"
            )
            for row, share in zip(f.schemes, shares, strict=True)
        ]
    return blocks


def _price_score(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    blocks: list[AnyBlock] = []
    for row in f.schemes:
        lots = _lots(f, row)
        if row.reserved:
            blocks.append(p(f"专门面向中小企业采购的，不再给予价格扣除{lots}，评审价即{w.quote}。"))
        else:
            blocks.append(
                p(
                    f"价格扣除{lots}：{sme_terms(f, row)}。监狱企业、残疾人福利性单位视同小型、微型企业。评审"
                    f"价＝{w.quote}×（1－扣除比例）。"
                    f"联合体各方均为小型、微型企业的，视同小型、微型企业；组成联合体或者接受分包的小型、微型企"
                    "业与联合体内其他企业、分包企业之间"
                    "存在直接控股、管理关系的，不享受价格扣除。"
                )
            )
        if row.domestic_deduction:
            blocks.append(
                p(
                    f"本国产品价格扣除{lots}：服务所含货物符合本国产品标准的，按{row.domestic_deduction}%扣"
                    "除，与小微企业的扣除均以原报价为基数，"
                    "可以叠加。"
                )
            )
        if row.method is Method.COMPREHENSIVE:
            blocks += [
                p(
                    f"价格分采用低价优先法计算{lots}：满足{w.doc}要求且评审价最低的为{w.review}基准价，其价格分为满"
                    f"分{points(row.price_weight)}分。"
                    "其他供应商的价格分按照下列公式计算："
                ),
                p(f"价格分＝（{w.review}基准价÷评审价）×{points(row.price_weight)}%×100。"),
                p("计算价格分不得去掉最高报价或者最低报价。"),
            ]
    return blocks


def _table(row: SchemeRow, w: Words) -> list[AnyBlock]:
    columns = (("评审因素", 15, "center"), ("评分细项", 17, "left"), ("分值", 10, "right"), ("评分标准", 58, "left"))
    lines: list[tuple[str, ...]] = []
    for kind, word in CRITERIA_KINDS.items():
        for factor in (factor for factor in row.factors if factor.kind is kind):
            head = f"{factor.name}\n（{word}，{points(factor.points)}分）"
            lines += [
                (head if n == 0 else factor.name, item.name, points(item.points), item.criterion)
                for n, item in enumerate(factor.items)
            ]
    price = points(row.price_weight)
    lines.append((f"价格\n（{price}分）", w.quote, price, "按本章“政策性价格扣除和价格分”计算"))
    return [
        table(columns, lines, total=("合计", "", "100", "")),
        Note(
            items=(
                f"注：1．{FLAW}",
                f"2．评审以{w.bid}提供的材料为依据，没有提供或者不能辨认的，对应的细项不得分。",
                "3．评审因素不含资格条件，不以注册资本、资产总额、营业收入、从业人员、利润、纳税额等规模条件，以及"
                "特定行政区域或者特定行业的业绩、"
                "奖项作为加分条件。",
            )
        ),
    ]


def _ranking(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    blocks: list[AnyBlock] = []
    for row in f.schemes:
        if row.method is Method.LOWEST_PRICE:
            blocks.append(
                p(f"{w.candidate}按照评审价由低到高的顺序排列{_lots(f, row)}；评审价相同的并列，由采购人随机抽取确定。")
            )
            continue
        stage = "价格分、各评审因素的平均分和总分每一步计算" if row.stage is Stage.EACH_STEP else "总分"
        blocks.append(
            p(
                f"{w.committee}各成员独立对每个{w.bidder}的技术、商务因素评分，各成员评分的算术平均值加上价格分为"
                f"该{w.bidder}的总得分{_lots(f, row)}。"
                f"{stage}保留{row.digits}位小数，其后的位数{ROUNDINGS[row.rounding]}。评审得分按由高到低的顺序排"
                f"列；{tie_rule(row, w)}"
            )
        )
    return [
        *blocks,
        p(
            f"{w.committee}按照排序为每个采购包推荐{f.candidates}名{w.candidate}；符合条件的不足{f.candidates}名的，按实际数量推荐。"
            f"{values_of(f, w)['per_bidder']}"
        ),
        p(
            f"{w.review}报告由{w.committee}全体成员签字。对{w.review}结果有不同意见的成员，应当以书面形式说明其不同意见"
            "和理由；拒绝签字又不书面说明的，"
            "视为同意。"
        ),
    ]


def _invalid(f: SolicitationFacts, w: Words) -> list[str]:
    bond = [f"未按照{w.doc}的规定提交{w.bond}的；"] if f.bid_bond else []
    joint = [] if f.accepts_consortium else [f"以联合体形式参加{w.act}的；"]
    low = (
        "明显低于其他供应商的报价或者触发异常低价审查，"
        if statute().find("NEW-02", f.notice_on)
        else "明显低于其他供应商的报价，"
    )
    return [
        *bond,
        f"{w.bid}未按照{w.doc}要求签署、盖章的；",
        f"不具备{w.doc}中规定的资格要求的；",
        f"{w.quote}超过{w.doc}中规定的预算金额或者最高限价的；",
        f"{w.bid}含有采购人不能接受的附加条件的；",
        f"{w.validity}不足的；",
        "没有响应第三章标注“★”的实质性要求，或者响应有负偏离的；",
        f"同一采购包提交两个以上报价，或者附条件报价，{w.doc}另有规定的除外；",
        f"报价{low}不能证明其报价合理性的；",
        "拒绝确认按照规定修正后的报价的；",
        *joint,
        f"单位负责人为同一人或者存在直接控股、管理关系的不同{w.bidder}参加同一采购包{w.act}的；为本项目提供整体设计、"
        "规范编制或者项目管理、监理、检测等服务的；",
        f"不同{w.bidder}的{w.bid}由同一单位或者个人编制，或者委托同一单位或者个人办理{w.act}事宜的；",
        f"不同{w.bidder}的{w.bid}载明的项目管理成员或者联系人员为同一人的；",
        f"不同{w.bidder}的{w.bid}异常一致或者报价呈规律性差异的；",
        f"不同{w.bidder}的{w.bid}相互混装，或者{w.bond}从同一单位或者个人的账户转出的；",
        f"恶意串通、提供虚假材料、行贿，或者向{w.committee}施加影响的；",
        f"法律、法规和{w.doc}规定的其他无效情形。",
    ]
