"""第七章 投标文件格式, last part: deviations, service plan, people, references, promises, the letter of challenge."""

from __future__ import annotations

from documents.catalogue.parts import p, table
from documents.catalogue.tender_document.facts import ConsultationDocumentFacts, SolicitationFacts
from documents.catalogue.tender_document.forms import FormPage, blanks, signed
from documents.catalogue.tender_document.requirement import numbered_requirements
from documents.catalogue.tender_document.rows import Aspect
from documents.catalogue.tender_document.values import term
from documents.catalogue.tender_document.words import BLANK, DAY, SHORT, Words
from documents.content import AnyBlock, Fields, Form, FormLine, Note, Table

COMMERCIAL: frozenset[Aspect] = frozenset({"验收", "付款"})
"""Aspects that are answered among the commercial terms."""


def service_forms(f: SolicitationFacts, w: Words) -> list[FormPage]:
    """Technical and commercial forms, then what the supplier promises."""
    pages = [
        ("技术（服务）要求响应偏离表", _technical(f, w)),
        ("商务条件响应偏离表", _commercial(f, w)),
        ("服务方案", _plan(f, w)),
        ("项目负责人简历表", _leader(w)),
        ("项目服务人员汇总表", _people(w)),
        ("驿站人员配备计划表", _stations(f, w)),
        ("同类项目业绩表", _references(w)),
    ]
    if isinstance(f, ConsultationDocumentFacts):
        pages.append(("最后报价表", _last_quote(f, w)))
    if f.bid_bond:
        pages.append((f"{w.bond}退还说明", _bond(f, w)))
    if f.agency_name:
        pages.append(("代理服务费承诺书", _fee(f, w)))
    return [*pages, ("服务和廉洁承诺书", _promise(f, w)), ("质疑函格式", _challenge(f, w))]


def _deviations(rows: list[tuple[str, str]], caption: str) -> Table:
    columns = (
        ("序号", 7, "center"),
        ("条款号", 11, "center"),
        (caption, 49, "left"),
        ("响应内容", 20, "left"),
        ("偏离情况", 13, "center"),
    )
    return table(columns, [(str(n), number, text, "", "") for n, (number, text) in enumerate(rows, 1)])


def _technical(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    found = [
        (f"{row.mark}{number}", row.text)
        for aspect, rows in numbered_requirements(f).items()
        if aspect not in COMMERCIAL
        for number, row in rows
        if row.mark
    ]
    rows = [*found, ("★4.1", "在服务期内完成所投采购包的全部目标任务。")]
    rows.sort(key=lambda row: [int(part) for part in row[0][1:].split(".")])
    return [
        p(f"项目编号：{f.project_number}　　采购包号：采购包{SHORT}"),
        _deviations(rows, f"{w.doc}要求"),
        Note(
            items=(
                f"注：1．偏离情况填“正偏离”“无偏离”或者“负偏离”；标注“★”的要求负偏离的，作{w.invalid}处理。",
                "2．没有列出的一般要求，视为全部响应；有偏离的，应当增行列明。",
            )
        ),
        signed(w),
    ]


def _commercial(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    found = [
        (f"{row.mark}{number}", row.text)
        for aspect, rows in numbered_requirements(f).items()
        if aspect in COMMERCIAL
        for number, row in rows
    ]
    others = [
        ("第六章", "完全接受合同文本的条款"),
        ("第二章", f"{w.validity}不少于自{w.deadline}起{f.validity_days}日"),
        ("第一章", f"服务期限{term(f)}，服务地点{f.place}"),
    ]
    return [
        p(f"项目编号：{f.project_number}　　采购包号：采购包{SHORT}"),
        _deviations([*found, *others], f"{w.doc}商务条件"),
        Note(
            items=(
                f"注：偏离情况填“正偏离”“无偏离”或者“负偏离”；标注“★”的要求负偏离，或者对合同文本有采购人"
                f"不能接受的附加条件的，作{w.invalid}处理。",
            )
        ),
        signed(w),
    ]


def _plan(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    names = list(
        dict.fromkeys(
            f"{factor.name}——{item.name}"
            for row in f.schemes
            for factor in row.factors
            for item in factor.items
            if factor.kind == "technical"
        )
    ) or ["服务区域和需求理解", "驿站运营方案", "目标任务分解", "人员配备", "质量控制和应急"]
    return [
        p(f"由{w.bidder}根据第三章采购需求和第五章评分标准自行编写，格式自拟，至少包括下列内容，并按此顺序编排："),
        *(p(f"（{n}）{name}") for n, name in enumerate(names, 1)),
        p("服务方案中的每一项措施应当写明责任人、完成时间和工作措施；涉及驿站的，应当逐站写明。"),
        signed(w),
    ]


def _leader(w: Words) -> list[AnyBlock]:
    columns = (("起止年月", 24, "center"), ("工作单位和职务", 34, "left"), ("主要服务项目和职责", 42, "left"))
    return [
        Form(
            lines=(
                FormLine(cells=(("姓名", ""), ("性别", ""), ("出生年月", "")), height=12),
                FormLine(cells=(("学历", ""), ("专业", ""), ("职称（证书）", "")), height=12),
                FormLine(cells=(("现任职务", ""), ("从业年限", ""), ("联系电话", "")), height=12),
                FormLine(cells=(("拟任职务", "项目负责人"), ("社会保险缴纳单位", "")), height=12),
            )
        ),
        table(columns, [("　\n　", "", "")] * 6, caption="工作经历"),
        Note(
            items=(
                "注：附身份证、学历证书、职称或者职业技能等级证书、劳动合同、近3个月内任意1个月的社会保险缴纳证明复印件。",
            )
        ),
        signed(w),
    ]


def _people(w: Words) -> list[AnyBlock]:
    columns = (
        ("序号", 8, "center"),
        ("姓名", 12, "center"),
        ("性别", 8, "center"),
        ("年龄", 8, "center"),
        ("学历", 10, "center"),
        ("职称或者技能等级", 17, "center"),
        ("拟任岗位", 13, "center"),
        ("相关工作年限", 12, "center"),
        ("备注", 12, "center"),
    )
    return [
        blanks(columns, 16),
        Note(items=("注：拟任岗位填写项目负责人、站长或者工作人员；按评分标准附证明材料。行数不够的可以自行增加。",)),
        signed(w),
    ]


def _stations(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    columns = (
        ("序号", 8, "center"),
        ("驿站名称", 36, "left"),
        ("拟任站长", 16, "center"),
        ("专职人员数（名）", 20, "right"),
        ("到岗时间", 20, "center"),
    )
    blocks: list[AnyBlock] = [
        p(f"每个驿站专职工作人员（含站长）不少于{f.staff_per_station}名。对未投的采购包，删去相应的表。")
    ]
    for lot in f.lots:
        rows = ((str(n), station.name, "", "", "") for n, station in enumerate(lot.stations, 1))
        blocks.append(table(columns, rows, total=("", "合计", "", "", ""), caption=f"{lot.number}（{lot.name}）"))
    return [*blocks, signed(w)]


def _references(w: Words) -> list[AnyBlock]:
    columns = (
        ("序号", 8, "center"),
        ("项目名称", 26, "left"),
        ("委托单位", 20, "left"),
        ("服务内容", 20, "left"),
        ("签订日期", 14, "center"),
        ("材料页码", 12, "center"),
    )
    return [
        blanks(columns, 10, lines=2),
        Note(items=("注：按评分标准附合同关键页复印件，没有附证明材料的不计分。行数不够的可以自行增加。",)),
        signed(w),
    ]


def _last_quote(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    return [
        p("（磋商结束后，在磋商小组规定的时间内填写、密封提交，不编入首次响应文件。）"),
        Form(
            lines=(
                FormLine(cells=(("项目名称", f.project_name),), height=12),
                FormLine(cells=(("项目编号", f.project_number), ("采购包号", "")), height=12),
                FormLine(cells=(("供应商名称", ""),), height=12),
                FormLine(cells=(("最后报价（大写）", f"人民币{BLANK}元整"),), height=14),
                FormLine(cells=(("最后报价（小写）", f"￥{BLANK}元"),), height=14),
                FormLine(cells=(("磋商中变动和承诺的内容", ""),), height=40),
            )
        ),
        Note(items=("注：最后报价不得高于最高限价；分项报价按首次分项报价同比例调整，供应商另有说明的除外。",)),
        signed(w),
    ]


def _bond(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    return [
        p(f"致：{f.agency_name or f.purchaser_name}"),
        p(
            f"我方参加{f.project_name}（项目编号：{f.project_number}）采购包{SHORT}的{w.act}，已按要求提交{w.bond}人民币"
            f"（大写）{BLANK}元整（￥{BLANK}）。"
            "请按规定的期限退还至下列账户："
        ),
        Form(
            lines=(
                FormLine(cells=(("提交方式", "☐转账（支票、汇票、本票）　☐保函"), ("提交日期", DAY)), height=12),
                FormLine(cells=(("户名", ""),), height=12),
                FormLine(cells=(("开户银行", ""),), height=12),
                FormLine(cells=(("账号", ""),), height=12),
                FormLine(cells=(("联系人", ""), ("联系电话", "")), height=12),
                FormLine(cells=(("转账凭证或者保函复印件粘贴处", ""),), height=70),
            )
        ),
        Note(items=("注：退还账户应当与提交时的账户一致。",)),
        signed(w),
    ]


def _fee(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    paid = (
        f"我方如{w.won}，将按照{w.doc}规定的标准和方式（{f.agency_fee_standard}）足额支付代理服务费。"
        if f.agency_fee_standard
        else f"我方知悉本项目的代理服务费由采购人支付，不向{w.winner}收取；任何单位和个人以代理服务费名义向我方收"
        "费的，我方将予以拒绝并向采购人反映。"
    )
    return [
        p(f"致：{f.agency_name}"),
        p(f"我方参加{f.project_name}（项目编号：{f.project_number}）的{w.act}，现承诺：{paid}"),
        p("我方不履行上述承诺的，愿意承担由此产生的法律责任。"),
        signed(w),
    ]


def _promise(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    return [
        p(f"致：{f.purchaser_name}"),
        p(f"我方参加{f.project_name}（项目编号：{f.project_number}）的{w.act}，如{w.won}，郑重承诺："),
        p("1．坚持驿站的公益性质，全部服务免费，不以任何名义向服务对象收取费用、押金、保证金或者收受财物。"),
        p("2．按照投入运营时限使全部驿站开放，项目负责人、站长和专职工作人员按承诺到岗。"),
        p("3．依法与工作人员订立劳动合同，按时足额支付工资、缴纳社会保险费。"),
        p("4．如实登记服务数据，不弄虚作假，不发布虚假招聘信息。"),
        p("5．依法保护个人信息，发生泄露的，24小时内书面报告采购人。"),
        p("6．不向采购人及其工作人员输送利益，接受财政、审计、人力资源社会保障等部门的监督检查。"),
        p(f"7．其他承诺：{BLANK * 3}"),
        signed(w),
    ]


def _challenge(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    return [
        p(f"（供应商提出质疑时使用，不编入{w.bid}。）"),
        Form(
            lines=(
                FormLine(cells=(("质疑供应商", ""), ("邮编", "")), height=11),
                FormLine(cells=(("地址", ""),), height=11),
                FormLine(cells=(("联系人", ""), ("联系电话", "")), height=11),
                FormLine(cells=(("授权代表", ""), ("联系电话", "")), height=11),
                FormLine(cells=(("质疑项目名称", f.project_name),), height=11),
                FormLine(cells=(("质疑项目编号", f.project_number), ("采购包号", "")), height=11),
                FormLine(cells=(("采购文件获取日期", DAY),), height=11),
                FormLine(cells=(("质疑事项", ""),), height=22),
                FormLine(cells=(("事实依据", ""),), height=22),
                FormLine(cells=(("法律依据", ""),), height=18),
                FormLine(cells=(("与质疑事项相关的质疑请求", ""),), height=18),
            )
        ),
        Fields(rows=(("质疑供应商签字（签章）、公章", BLANK), ("日期", DAY))),
        Note(
            items=(
                f"注：接收部门为{f.challenge_department}，电话{f.challenge_phone}，地址{f.challenge_address}。委托"
                "代理人提出质疑的，附授权委托书。",
            )
        ),
    ]
