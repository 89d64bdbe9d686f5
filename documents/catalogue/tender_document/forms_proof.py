"""第七章 投标文件格式, second part: declarations of qualification and of policy, agreements of a consortium."""

from __future__ import annotations

from documents.catalogue.parts import p
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.forms import FormPage, signed
from documents.catalogue.tender_document.words import BLANK, DAY, SHORT, Words
from documents.content import AnyBlock, Fields, Form, FormLine, Note


def proof_forms(f: SolicitationFacts, w: Words) -> list[FormPage]:
    """Declarations and proofs, in the order of chapter four."""
    pages = [
        ("资格声明函", _qualification(f, w)),
        ("没有重大违法记录的声明", _record(f, w)),
        ("人力资源服务许可证等资格证明文件", _licence(w)),
        ("中小企业声明函（服务）", _small_firm(f)),
        ("残疾人福利性单位声明函", _disabled(f)),
        ("监狱企业证明文件", _prison(w)),
    ]
    if f.accepts_consortium:
        pages.append(("联合体协议书", _consortium(f, w)))
    if f.subcontract:
        pages.append(("分包意向协议", _subcontract(f, w)))
    return pages


def _qualification(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    agency = f"、{f.agency_name}" if f.agency_name else ""
    items = [
        "我方具有良好的商业信誉和健全的财务会计制度。",
        "我方具有履行合同所必需的设备和专业技术能力。",
        "我方有依法缴纳税收和社会保障资金的良好记录；依法免税或者不需要缴纳的，另附说明。",
        "我方符合法律、行政法规规定的其他条件，人力资源服务许可证等法定资格在有效期内。",
        f"与我方单位负责人为同一人或者存在直接控股、管理关系的其他单位没有参加同一采购包的采购活动。上述关系单位名"
        f"单：{BLANK}（没有的填“无”）。",
        "我方没有为本项目提供整体设计、规范编制或者项目管理、监理、检测等服务。",
        "我方不是公益一类事业单位，也不是使用事业编制且由财政拨款保障的群团组织。",
        f"我方{'以联合体形式参加的，已提交联合体协议书' if f.accepts_consortium else f'没有以联合体形式参加{w.act}'}。",
        "我方没有被列入失信被执行人、重大税收违法失信主体、政府采购严重违法失信行为记录名单。",
    ]
    return [
        p(f"致：{f.purchaser_name}{agency}"),
        p(
            f"我方参加{f.project_name}（项目编号：{f.project_number}）采购包{SHORT}的采购活动，根据《中华人民共和国政府"
            "采购法》第二十二条的规定，郑重声明："
        ),
        *(p(f"{n}．{item}") for n, item in enumerate(items, 1)),
        p(f"上述声明真实、准确。如有虚假，我方愿意承担{w.act}无效、{w.won}无效等一切法律责任。"),
        signed(w),
    ]


def _record(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    return [
        p(f"致：{f.purchaser_name}"),
        p(
            f"我方参加{f.project_name}（项目编号：{f.project_number}）的政府采购活动前三年内，在经营活动中没有重大违法记录，"
            "即没有因违法经营受到刑事处罚或者责令停产停业、吊销许可证或者执照、较大数额罚款等行政处罚。"
        ),
        p("我方没有在参加政府采购活动前三年内因违法经营被禁止在一定期限内参加政府采购活动；曾被禁止的，期限已经届满。"),
        p(f"上述声明真实、准确。如有虚假，我方愿意承担{w.act}无效、{w.won}无效等一切法律责任。"),
        signed(w),
    ]


def _licence(w: Words) -> list[AnyBlock]:
    return [
        Form(
            lines=(
                FormLine(cells=(("证书名称", "人力资源服务许可证"), ("证书编号", "")), height=12),
                FormLine(cells=(("发证机关", ""), ("有效期", f"{DAY}至{DAY}")), height=12),
                FormLine(cells=(("许可服务范围", ""),), height=16),
                FormLine(cells=(("证书复印件粘贴处", ""),), height=110),
            )
        ),
        Note(
            items=(f"注：1．复印件加盖{w.bidder}公章，编号、有效期清晰可辨。2．营业执照等其他资格证明文件依次附后。",)
        ),
        signed(w),
    ]


def _small_firm(f: SolicitationFacts) -> list[AnyBlock]:
    firm = (
        "{n}．（标的名称）"
        + BLANK
        + "，属于"
        + f.industry
        + "；承接企业为（企业名称）"
        + BLANK
        + f"，从业人员{SHORT}人，营业收入为{SHORT}万元，"
        f"资产总额为{SHORT}万元，属于（中型企业、小型企业、微型企业）{SHORT}；"
    )
    return [
        p(
            f"本公司（联合体）郑重声明，根据《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）的规定，本公司（联合"
            f"体）参加{f.purchaser_name}的"
            f"{f.project_name}（采购包{SHORT}）采购活动，服务全部由符合政策要求的中小企业承接。相关企业（含联合体中的中"
            "小企业、签订分包意向协议的中小企业）"
            "的具体情况如下："
        ),
        p(firm.format(n=1)),
        p(firm.format(n=2)),
        p("……"),
        p("以上企业，不属于大企业的分支机构，不存在控股股东为大企业的情形，也不存在与大企业的负责人为同一人的情形。"),
        p("本企业对上述声明内容的真实性负责。如有虚假，将依法承担相应责任。"),
        Fields(rows=(("企业名称（盖章）", BLANK * 2), ("日期", DAY))),
        Note(
            items=(
                "注：1．从业人员、营业收入、资产总额填报上一年度数据，无上一年度数据的新成立企业可不填报。",
                f"2．“标的名称”填写就业驿站运营服务；采购文件明确的所属行业为{f.industry}。",
                "3．不享受中小企业扶持政策的，不需要提供本声明函。本声明函随中标、成交结果公告公开。",
            )
        ),
    ]


def _disabled(f: SolicitationFacts) -> list[AnyBlock]:
    return [
        p(
            "本单位郑重声明，根据《财政部　民政部　中国残疾人联合会关于促进残疾人就业政府采购政策的通知》的规定，本单位"
            "为符合条件的残疾人福利性单位，且本单位参加"
            f"{f.purchaser_name}的{f.project_name}采购活动提供本单位制造的货物（由本单位承担工程／提供服务），或者提供其"
            "他残疾人福利性单位制造的货物"
            "（不包括使用非残疾人福利性单位注册商标的货物）。"
        ),
        p("本单位对上述声明的真实性负责。如有虚假，将依法承担相应责任。"),
        Fields(rows=(("单位名称（盖章）", BLANK * 2), ("日期", DAY))),
        Note(items=("注：不属于残疾人福利性单位的，不需要提供本声明函。本声明函随中标、成交结果公告公开。",)),
    ]


def _prison(w: Words) -> list[AnyBlock]:
    return [
        p(
            f"{w.bidder}为监狱企业的，在此附省级以上监狱管理局、戒毒管理局（含新疆生产建设兵团）出具的属于监狱企业的证明"
            "文件复印件，并加盖公章。"
            "不属于监狱企业的，不需要提供。"
        ),
        Form(lines=(FormLine(cells=(("证明文件粘贴处", ""),), height=60),)),
    ]


def _consortium(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    members = ("牵头人", "成员一", "成员二")
    return [
        p(
            f"{'、'.join(f'{BLANK}（{name}）' for name in members)}经协商，自愿组成联合体，参加{f.project_name}（项目编"
            f"号：{f.project_number}）"
            f"采购包{SHORT}的{w.act}，就有关事宜订立协议如下："
        ),
        p(
            f"1．牵头人代表联合体办理{w.act}事宜，提交和接收相关资料、信息和指示，处理与{w.act}、{w.won}有关的一切事务，"
            "联合体各方均予认可。"
        ),
        p(f"2．联合体各方按照{w.doc}的要求编制{w.bid}，对{w.bid}承担责任。"),
        p(f"3．联合体{w.won}后，各方共同与采购人签订合同，就合同约定的事项对采购人承担连带责任。"),
        p("4．联合体各方的工作分工和合同份额如下："),
        Form(
            lines=tuple(
                FormLine(cells=((name, ""), ("承担的工作", ""), ("合同份额（%）", "")), height=14) for name in members
            )
        ),
        p(f"5．联合体中小型、微型企业的合同份额合计占合同总金额的{SHORT}%。"),
        p("6．联合体各方不再单独参加或者与其他供应商另外组成联合体参加同一采购包的采购活动。"),
        p("7．本协议自各方签字盖章之日起生效，合同履行完毕后自动失效。"),
        Form(
            lines=tuple(
                FormLine(cells=((f"{name}（公章）", ""), ("法定代表人（签字）", "")), height=14) for name in members
            )
        ),
        Fields(rows=(("签订日期", DAY),)),
    ]


def _subcontract(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    return [
        p(f"甲方（{w.bidder}）：{BLANK}"),
        p(f"乙方（拟分包企业）：{BLANK}"),
        p(
            f"甲方拟参加{f.project_name}（项目编号：{f.project_number}）采购包{SHORT}的{w.act}，如{w.won}，拟将下列内容"
            "分包给乙方承担，双方达成意向如下："
        ),
        Form(
            lines=(
                FormLine(cells=(("分包内容", ""),), height=20),
                FormLine(cells=(("分包金额（元）", ""), ("占合同总金额比例（%）", "")), height=12),
                FormLine(cells=(("乙方资质", ""), ("乙方企业类型", "☐中型　☐小型　☐微型　☐其他")), height=12),
            )
        ),
        p(f"1．可以分包的内容、金额或者比例以{w.doc}的规定为准：{f.subcontract}"),
        p("2．甲方就采购项目和分包项目向采购人负责，乙方就分包项目承担责任，乙方不得再次分包。"),
        p(f"3．甲方{w.won}后，双方按照本意向签订分包合同，报采购人同意。"),
        Form(
            lines=(
                FormLine(cells=(("甲方（公章）", ""), ("代表（签字）", "")), height=14),
                FormLine(cells=(("乙方（公章）", ""), ("代表（签字）", "")), height=14),
            )
        ),
        Fields(rows=(("签订日期", DAY),)),
    ]
