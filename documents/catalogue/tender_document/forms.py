"""第七章 投标文件格式, first part: cover, labels, index, offer, prices, representatives."""

from __future__ import annotations

from documents.amounts import figures
from documents.catalogue.parts import p, table
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.rows import SchemeRow
from documents.catalogue.tender_document.values import deadline, points, term
from documents.catalogue.tender_document.words import BLANK, DAY, SHORT, Words
from documents.content import AnyBlock, Fields, Form, FormLine, Note, Paragraph, Table

FormPage = tuple[str, list[AnyBlock]]
"""A form's title and its body; each begins a page, but for those that `TOGETHER` names."""

TOGETHER = frozenset({"监狱企业证明文件"})
"""Short forms that follow the one before on its page."""


def signed(w: Words, *, seal: bool = True) -> Fields:
    """The closing lines of a form that the supplier signs."""
    return Fields(
        rows=(
            (f"{w.bidder}名称{'（公章）' if seal else ''}", BLANK * 2),
            ("法定代表人（单位负责人）或者授权代表（签字）", BLANK),
            ("日期", DAY),
        )
    )


def blanks(
    columns: tuple[tuple[str, float, str], ...],
    count: int,
    *,
    lines: int = 1,
    caption: str = "",
    total: tuple[str, ...] = (),
) -> Table:
    """A table with numbered empty rows to fill, so many lines high."""
    room = "\n".join("　" * lines)
    rows = [(str(n), *(room for _ in columns[1:])) for n in range(1, count + 1)]
    return table(columns, rows, caption=caption, total=total)


def first_forms(f: SolicitationFacts, w: Words) -> list[FormPage]:
    """Everything that opens a bid, in its order."""
    return [
        (f"{w.bid}封面", _cover(f, w)),
        ("密封袋标签", _labels(f, w)),
        ("资格性和符合性自查表", _self_check(f, w)),
        ("评分因素响应索引表", _index(f, w)),
        (w.offer, _offer(f, w)),
        (w.sheet, _sheet(f, w)),
        ("分项报价表", _items(f, w)),
        ("法定代表人（单位负责人）证明书", _representative(f, w)),
        ("授权委托书", _mandate(f, w)),
    ]


def _cover(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    return [
        p("（正本／副本）"),
        Paragraph(text=f.project_name, align="center"),
        Paragraph(text=w.bid, align="center"),
        Form(
            lines=tuple(
                FormLine(cells=((label, value),), height=14)
                for label, value in (
                    ("项目名称", f.project_name),
                    ("项目编号", f.project_number),
                    ("采购包号", f"采购包{SHORT}"),
                    ("采购包名称", ""),
                    (f"{w.bidder}名称（公章）", ""),
                    (f"{w.bidder}地址", ""),
                    ("联系人和电话", ""),
                    ("日期", DAY),
                )
            )
        ),
        Note(items=(f"注：正本、副本分别装订，封面右上角注明“正本”或者“副本”。对多个采购包{w.act}的，分包编制。",)),
    ]


def _labels(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    blocks: list[AnyBlock] = [p("下列标签贴于密封袋正面，封口处加盖公章。")]
    for content in (f"{w.bid}（正本1份、副本{f.copies}份、电子文档1份）", f"{w.sheet}（单独密封）"):
        blocks.append(
            Form(
                title=f"标签：{content}",
                lines=(
                    FormLine(cells=(("项目名称", f.project_name),), height=12),
                    FormLine(cells=(("项目编号", f.project_number), ("采购包号", "")), height=12),
                    FormLine(cells=(("收件人", f.agency_name or f.purchaser_name),), height=12),
                    FormLine(cells=((f"{w.bidder}名称", ""),), height=12),
                    FormLine(cells=((f"{w.bidder}地址", ""), ("联系电话", "")), height=12),
                    FormLine(cells=(("启封时间", f"{deadline(f)}之前不得启封"),), height=12),
                ),
            )
        )
    return blocks


def _self_check(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    columns = (
        ("序号", 8, "center"),
        ("审查内容（第四章、第五章）", 50, "left"),
        ("是否满足", 20, "center"),
        ("证明材料页码", 22, "center"),
    )
    items = [
        "独立承担民事责任能力的证明文件",
        "资格声明函",
        "没有重大违法记录的声明",
        *(text.rstrip("。") for text in f.specific_requirements),
        *(["《中小企业声明函》或者视同小微企业的证明文件"] if f.reserved else []),
        *([f"{w.bond}缴纳证明"] if f.bid_bond else []),
        f"{w.offer}（{w.validity}不少于{f.validity_days}日）",
        "法定代表人证明书、授权委托书",
        f"{w.sheet}（报价不超过最高限价）",
        "第三章标注“★”的实质性要求逐条响应",
        "签署、盖章符合要求",
        "没有采购人不能接受的附加条件",
    ]
    return [
        table(columns, [(str(n), item, "☐是　☐否", f"第{SHORT}页") for n, item in enumerate(items, 1)]),
        Note(items=("注：自查表供评审时查找，审查结论以第四章、第五章的审查为准。",)),
        signed(w),
    ]


def _index(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    columns = (
        ("序号", 8, "center"),
        ("评审因素", 24, "left"),
        ("评分细项", 30, "left"),
        ("分值", 10, "right"),
        ("材料页码", 28, "center"),
    )
    blocks: list[AnyBlock] = []
    for row in f.schemes:
        which = f"（{'、'.join(row.lots)}）" if row.lots and len(f.schemes) > 1 else ""
        blocks.append(
            table(columns, _factor_lines(row), caption=f"评分因素响应索引{which}", empty="最低评标价法没有评分因素")
        )
    return [*blocks, signed(w)]


def _factor_lines(row: SchemeRow) -> list[tuple[str, ...]]:
    items = [(factor.name, item) for factor in row.factors for item in factor.items]
    return [(str(n), name, item.name, points(item.points), f"第{SHORT}页") for n, (name, item) in enumerate(items, 1)]


def _offer(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    bond = (
        f"4．我方已按{w.doc}的要求提交{w.bond}，同意{w.doc}关于不予退还情形的规定。"
        if f.bid_bond
        else f"4．我方知悉本项目不收取{w.bond}。"
    )
    return [
        p(f"致：{f.purchaser_name}{'、' + f.agency_name if f.agency_name else ''}"),
        p(
            f"我方收到{f.project_name}（项目编号：{f.project_number}）{w.doc}，经研究，决定参加采购包{SHORT}的{w.act}，"
            "并郑重承诺如下："
        ),
        p(f"1．我方完全理解并接受{w.doc}的全部内容，对实质性要求全部响应，愿意按照{w.doc}和合同文本的规定提供服务。"),
        p(f"2．我方的{w.quote}见{w.sheet}，该报价包含完成所投采购包全部服务内容和目标任务的一切费用。"),
        p(f"3．{w.bid}的有效期为自{w.deadline}起{SHORT}日（不少于{f.validity_days}日），在有效期内不撤销{w.bid}。"),
        p(bond),
        p(
            f"5．我方如{w.won}，将在{w.won}通知书发出之日起30日内与采购人签订合同，使全部驿站按时投入运营，不转包，不违反规定分包。"
        ),
        p("6．我方在驿站提供的全部服务免费，不以任何名义向服务对象收取费用，依法保护服务对象的个人信息。"),
        p(
            "7．我方提供的全部资料真实、完整、合法，没有串通、弄虚作假、行贿等违法行为，愿意接受监督检查，承担由此产生的"
            "一切法律责任。"
        ),
        p("8．与本次采购有关的一切往来通讯，请按下列方式联系："),
        Fields(
            rows=(
                ("地址和邮编", BLANK),
                ("联系人", BLANK),
                ("电话", BLANK),
                ("电子邮箱", BLANK),
                ("开户银行和账号", BLANK),
            )
        ),
        signed(w),
    ]


def _sheet(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    caps = "；".join(f"{lot.number}为{figures(lot.price_cap)}元" for lot in f.lots)
    return [
        Form(
            lines=(
                FormLine(cells=(("项目名称", f.project_name),), height=12),
                FormLine(cells=(("项目编号", f.project_number), ("采购包号", "")), height=12),
                FormLine(cells=((f"{w.bidder}名称", ""),), height=12),
                FormLine(cells=((f"{w.quote}（大写）", f"人民币{BLANK}元整"),), height=14),
                FormLine(cells=((f"{w.quote}（小写）", f"￥{BLANK}元"),), height=14),
                FormLine(cells=(("服务期限", term(f)),), height=12),
                FormLine(cells=(("驿站数量（个）", ""), ("专职人员数（名）", "")), height=12),
                FormLine(cells=(("是否小型、微型企业", "☐小型　☐微型　☐其他"), ("备注", "")), height=12),
            )
        ),
        Note(
            items=(
                f"注：1．最高限价：{caps}。报价超过最高限价的，作{w.invalid}处理。",
                "2．大写和小写不一致的，以大写为准。",
                f"3．本表除编入{w.bid}外，另行复制一份单独密封递交。",
            )
        ),
        signed(w),
    ]


def _items(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    columns = (
        ("序号", 8, "center"),
        ("费用名称", 34, "left"),
        ("计算依据和说明", 34, "left"),
        ("金额（元）", 24, "right"),
    )
    names = (
        "人员工资、社会保险和福利",
        "岗前培训和日常培训",
        "招聘活动组织",
        "政策宣传和资料印制",
        "走访交通",
        "办公耗材和低值易耗品",
        "水电、通信和网络",
        "保险和安全",
        "设施设备小额维修",
        "管理费",
        "利润",
        "税金",
        "其他（请注明）",
    )
    stations = (
        ("序号", 8, "center"),
        ("驿站名称", 44, "left"),
        ("专职人员数（名）", 22, "right"),
        ("金额（元）", 26, "right"),
    )
    return [
        p(f"项目编号：{f.project_number}　　采购包号：采购包{SHORT}"),
        table(
            columns,
            [(str(n), name, "", "") for n, name in enumerate(names, 1)],
            total=("", "合计", "", ""),
            caption="按费用分项",
        ),
        blanks(stations, 3, caption="按驿站分项", total=("", "合计", "", "")),
        Note(
            items=(
                f"注：两表合计应当相等，并与{w.sheet}的{w.quote}一致；行数不够的可以自行增加。",
                "服务价款不与人员数量简单挂钩，人员费用仅用于说明报价的构成。",
            )
        ),
        signed(w),
    ]


def _representative(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    return [
        Form(
            lines=(
                FormLine(cells=((f"{w.bidder}名称", ""),), height=12),
                FormLine(cells=(("统一社会信用代码", ""), ("单位性质", "")), height=12),
                FormLine(cells=(("地址", ""),), height=12),
                FormLine(cells=(("成立时间", ""), ("经营期限", "")), height=12),
            )
        ),
        p(
            f"兹证明{SHORT}（姓名）为我单位法定代表人（单位负责人），性别{SHORT}，职务{SHORT}，身份证号码{BLANK * 2}。特此证明。"
        ),
        Form(lines=(FormLine(cells=(("身份证复印件（正面）", ""), ("身份证复印件（反面）", "")), height=58),)),
        Fields(rows=((f"{w.bidder}名称（公章）", BLANK * 2), ("日期", DAY))),
    ]


def _mandate(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    return [
        p(f"致：{f.purchaser_name}{'、' + f.agency_name if f.agency_name else ''}"),
        p(
            f"本人{SHORT}（姓名）系{BLANK}（{w.bidder}名称）的法定代表人（单位负责人），现委托{SHORT}（姓名）为我方代理"
            "人。代理人根据授权，以我方名义"
            f"签署、澄清、说明、补正、递交、撤回、修改{f.project_name}（项目编号：{f.project_number}）采购"
            f"包{SHORT}的{w.bid}，参加{w.opening}"
            f"{'、磋商和提交最后报价' if w.act == '磋商' else ''}，签订合同和处理有关事宜，其法律后果由我方承担。"
        ),
        p(f"委托期限：自本委托书签署之日起至{w.validity}届满之日止。代理人无转委托权。"),
        Form(
            lines=(
                FormLine(cells=(("法定代表人（签字或者盖章）", ""), ("身份证号码", "")), height=14),
                FormLine(cells=(("代理人（签字）", ""), ("身份证号码", "")), height=14),
                FormLine(cells=(("代理人职务", ""), ("代理人电话", "")), height=12),
                FormLine(cells=(("代理人身份证复印件（正面）", ""), ("代理人身份证复印件（反面）", "")), height=58),
            )
        ),
        Fields(rows=((f"{w.bidder}名称（公章）", BLANK * 2), ("日期", DAY))),
        Note(items=(f"注：法定代表人（单位负责人）亲自办理{w.act}事宜并签署{w.bid}的，不需要提供本委托书。",)),
    ]
