"""第四章 资格审查: who reviews, what is reviewed against which proof, what follows."""

from __future__ import annotations

from documents.catalogue.parts import p, table
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.values import reserved_lots, values_of
from documents.catalogue.tender_document.words import Words, section
from documents.content import AnyBlock, Chapter, Table


def qualification(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    """The whole chapter."""
    said = values_of(f, w)
    agency = "、采购代理机构" if f.agency_name else ""
    return [
        Chapter(text="第四章　资格审查"),
        section(1, "资格审查的主体和程序"),
        p(said["qualification_by"]),
        p(
            f"资格审查以{w.bid}中的资格证明文件和采购人{agency}查询的信用记录为依据，逐项对照资格审查表，"
            "全部合格的为资格审查合格，任何一项不合格的为资格审查不合格。"
        ),
        p("资格审查不得采用本章以外的条件，不得将资格条件作为评审因素。"),
        section(2, "资格审查表和应当提交的资格、资信证明文件"),
        _table(f, w),
        p(
            f"注：1．证明材料为复印件或者扫描件的，应当加盖{w.bidder}公章。2．{w.bidder}为分支机构的，应当提供总公司出具的授权书，"
            "并提供总公司和分支机构的营业执照。3．自然人参加的，提供本人身份证明。"
        ),
        section(3, "资格审查结果的处理"),
        p(f"资格审查不合格的{w.bidder}不进入{w.review}程序，其{w.act}无效，采购人{agency}应当告知其未通过的原因。"),
        p(f"资格审查合格的{w.bidder}不足{said['least']}家的，该采购包不得{w.review}，按第二章的规定处理。"),
        p("资格审查情况形成记录，由审查人员签字，与采购文件一并保存。"),
    ]


def _table(f: SolicitationFacts, w: Words) -> Table:
    columns = (("序号", 8, "center"), ("审查内容", 25, "left"), ("审查标准", 32, "left"), ("证明材料", 35, "left"))
    rows = [*_article_22(w), *_policy(f, w), *_specific(f, w), *_others(f, w)]
    return table(columns, [(str(n), *row) for n, row in enumerate(rows, 1)])


Rows = list[tuple[str, str, str]]


def _article_22(w: Words) -> Rows:
    letter = "资格声明函（格式见第七章），不需要另附证明"
    return [
        (
            "具有独立承担民事责任的能力",
            "依法登记或者设立，能够独立承担民事责任",
            "营业执照、事业单位法人证书、社会团体法人登记证书等证明文件；自然人提供身份证明",
        ),
        ("具有良好的商业信誉和健全的财务会计制度", "商业信誉良好，财务会计制度健全", letter),
        ("具有履行合同所必需的设备和专业技术能力", "具备履行合同的设备和专业技术能力", letter),
        (
            "有依法缴纳税收和社会保障资金的良好记录",
            "依法缴纳税收和社会保障资金；依法免税或者不需要缴纳的，提供说明",
            letter,
        ),
        (
            "参加政府采购活动前三年内，在经营活动中没有重大违法记录",
            "三年内未因违法经营受到刑事处罚或者责令停产停业、吊销许可证或者执照、较大数额罚款等行政处罚",
            "参加政府采购活动前三年内在经营活动中没有重大违法记录的声明（格式见第七章）",
        ),
        ("法律、行政法规规定的其他条件", "符合法律、行政法规规定的条件", letter),
    ]


def _policy(f: SolicitationFacts, w: Words) -> Rows:
    lots = "、".join(reserved_lots(f))
    if not lots:
        return [
            (
                "落实政府采购政策需满足的资格要求",
                "本项目不专门面向中小企业采购",
                "不需要提供（享受价格扣除的，按第七章提供声明函）",
            )
        ]
    which = "" if f.reserved else f"（适用{lots}）"
    return [
        (
            f"专门面向中小企业采购{which}",
            "服务全部由符合政策要求的中小企业承接；监狱企业、残疾人福利性单位视同小型、微型企业",
            "《中小企业声明函》，或者监狱企业证明文件，或者《残疾人福利性单位声明函》",
        )
    ]


def _specific(f: SolicitationFacts, w: Words) -> Rows:
    rows = [
        (
            "特定资格要求",
            text.rstrip("。"),
            f"《人力资源服务许可证》等相应证书复印件，写明证书编号和有效期；有效期应当覆盖{w.deadline}"
            if "许可证" in text
            else "相应的证明材料复印件",
        )
        for text in f.specific_requirements
    ]
    if f.similar_contracts:
        rows.append(
            ("同类业务合同", f"具有公共就业服务或者人力资源服务同类业务合同{f.similar_contracts}个", "合同关键页复印件")
        )
    return rows


def _others(f: SolicitationFacts, w: Words) -> Rows:
    rows = [
        (
            "关联关系",
            f"单位负责人为同一人或者存在直接控股、管理关系的不同{w.bidder}未参加同一采购包的采购活动",
            "资格声明函",
        ),
        ("前期服务", "未为本项目提供整体设计、规范编制或者项目管理、监理、检测等服务", "资格声明函"),
        (
            "信用记录",
            f"在{w.deadline}未被列入失信被执行人、重大税收违法失信主体、政府采购严重违法失信行为记录名单",
            "由采购人或者采购代理机构查询，不需要提供",
        ),
        (
            f"联合体{w.act}",
            "联合体各方均符合资格要求，签订联合体协议书" if f.accepts_consortium else f"未组成联合体{w.act}",
            "联合体协议书" if f.accepts_consortium else "资格声明函",
        ),
    ]
    if f.bid_bond:
        rows.append((w.bond, f"在{w.deadline}前按要求提交", "转账凭证或者保函复印件"))
    return rows
