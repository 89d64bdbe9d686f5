"""A plan with a fault is refused with its line, what is wrong and how to mend it: a row for each fault.

Each row changes one place of the Huizhou plan, which is sound; `at` is text of the line that must be named.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.plan.budget import split_budget
from rules.plan.loading import PlanRefused, check_plan, load_plan, read_money

FILE = Path(__file__).parents[3] / "programmes" / "huizhou-2023" / "plan.yaml"
SOUND = FILE.read_text("utf-8")


def changed(old: str, new: str, after: str = "") -> str:
    """The sound plan with `old` made `new`, at its first place after the text `after`."""
    start = SOUND.index(after)
    here = SOUND.index(old, start)
    return SOUND[:here] + new + SOUND[here + len(old) :]


def line_of(text: str, at: str, after: str = "") -> int:
    """The line on which `at` stands, at its first place after the text `after`."""
    return text.count("\n", 0, text.index(at, max(text.find(after), 0))) + 1


def refused(text: str) -> PlanRefused:
    with pytest.raises(PlanRefused) as caught:
        load_plan(text, "plan.yaml")
    return caught.value


OPENING = "key: opening"
BOLUO = "name: 博罗县"
# fault: (old, new, after which text, text of the line named, field, what is wrong, how to mend it)
FAULTS = {
    "wrong sum of quotas": (
        "total: 30",
        "total: 31",
        "",
        "total: 31",
        "quota.total",
        "各县区名额合计30个",
        "请对照原文核对各县区名额和总数",
    ),
    "unknown unit in a duty": (
        "市职业介绍服务中心]",
        "市职业介绍中心]",
        "key: platform\n",
        "units: [市劳动就业服务管理中心, 市职业介绍中心]",
        "milestones[3].units[1]",
        "责任单位“市职业介绍中心”未在 units 中列出",
        "请在 units 中列出该单位",
    ),
    "lead that is not responsible": (
        "lead: 各县区人社部门",
        "lead: 市人社局",
        OPENING,
        "lead: 市人社局\n",
        "milestones[8].lead",
        "牵头单位“市人社局”不在责任单位之内",
        "请从本任务 units 所列单位中选定",
    ),
    "dates out of order": (
        "phrase: 2023年年底前\n    reading: {kind: by, strict: 2023-12-31}",
        "phrase: 8月底前\n    reading: {kind: by, strict: 2023-08-31}",
        OPENING,
        "reading: {kind: by, strict: 2023-08-31}",
        "milestones[8].reading.strict",
        "2023-08-31 早于其前置任务",
        "请核对各任务的时限",
    ),
    "misspelled key": (
        "quota: 3",
        "qouta: 3",
        BOLUO,
        "qouta",
        "districts[4].qouta",
        "没有名为“qouta”的键",
        "请改为“quota”（驿站名额）",
    ),
    "misspelled section": (
        "\nbudget:",
        "\nbugdet:",
        "",
        "bugdet:",
        "bugdet",
        "没有名为“bugdet”的键",
        "请改为“budget”（资金）",
    ),
    "key like no other": (
        "    quota: 3",
        "    quota: 3\n    zzzz: 1",
        BOLUO,
        "zzzz",
        "districts[4].zzzz",
        "没有名为“zzzz”的键",
        "请删去，或改用：name、code、quota",
    ),
    "negative quota": (
        "quota: 3",
        "quota: -3",
        BOLUO,
        "quota: -3",
        "districts[4].quota",
        "驿站名额应大于 0，现为 -3",
        "请核对原文后改正",
    ),
    "zero quota": (
        "quota: 3",
        "quota: 0",
        BOLUO,
        "quota: 0",
        "districts[4].quota",
        "驿站名额应大于 0",
        "请核对原文后改正",
    ),
    "quota as text": (
        "quota: 3",
        'quota: "3"',
        BOLUO,
        'quota: "3"',
        "districts[4].quota",
        "驿站名额应为整数，现为文字“3”",
        "请去掉引号，写成 3",
    ),
    "quota with its measure word": (
        "quota: 3",
        "quota: 3个",
        BOLUO,
        "quota: 3个",
        "districts[4].quota",
        "应为整数，现为文字“3个”",
        "请写成整数，不加引号和单位",
    ),
    "quota as a boolean": (
        "quota: 3",
        "quota: yes",
        BOLUO,
        "quota: yes",
        "districts[4].quota",
        "应为整数",
        "请写成整数",
    ),
    "duplicate district": (
        BOLUO,
        "name: 惠阳区",
        "",
        "name: 惠阳区\n    code: boluo",
        "districts[4].name",
        "县区“惠阳区”与 districts[2] 重复",
        "请删去重复的一项",
    ),
    "duplicate milestone": (
        "key: fit_out",
        "key: open_tender",
        "",
        "key: open_tender\n    case: 建设",
        "milestones[6].key",
        "任务标识“open_tender”与 milestones[5] 重复",
        "请删去重复的一项",
    ),
    "duplicate unit": (
        "- name: 市人社局就业促进科",
        "- name: 市职业介绍服务中心",
        "",
        "- name: 市职业介绍服务中心\n    level: city\n    nature: {value: 市人社局",
        "units[4].name",
        "单位“市职业介绍服务中心”重复列出",
        "请合并为一项",
    ),
    "date that is not its phrase": (
        "strict: 2023-09-30",
        "strict: 2023-09-29",
        "key: site_selection",
        "strict: 2023-09-29",
        "milestones[4].reading.strict",
        "“9月底前”的从严日期应为 2023-09-30，现为 2023-09-29",
        "请改为 2023-09-30",
    ),
    "second reading left out": (
        "      wide: 2023-12-20\n",
        "",
        "key: staffing",
        "reading:",
        "milestones[7].reading.wide",
        "“12月中旬前”的从宽日期应为 2023-12-20，现为 null",
        "请改为 2023-12-20",
    ),
    "ambiguous and not asked": (
        "      question: “12月中旬前”",
        "      # “12月中旬前”",
        "key: staffing",
        "reading:",
        "milestones[7].reading.question",
        "有两种读法，却没有提出待确认问题",
        "请写上：“12月中旬前”是指",
    ),
    "wide reading not confirmed": (
        "watched: strict",
        "watched: wide",
        "key: staffing",
        "watched: wide",
        "milestones[7].reading.watched",
        "从宽口径未经确认",
        "在 confirmed_by 写明确认人",
    ),
    "deadline taken for a recurring one": (
        "kind: by",
        "kind: recurring",
        "key: site_selection",
        "kind: recurring",
        "milestones[4].reading.kind",
        "类型应为 by",
        "请改为 by",
    ),
    "unreadable phrase": (
        "phrase: 9月底前",
        "phrase: 尽快",
        "key: site_selection",
        "phrase: 尽快",
        "milestones[4].phrase",
        "时限“尽快”无法识别，系统不作推测",
        "请向发文机关确认具体日期；确认前请在 reading.strict 写明暂按盯办的日期",
    ),
    "phrase without its reading": (
        "phrase: 9月底前",
        "phrase: null",
        "key: site_selection",
        "phrase: null",
        "milestones[4].phrase",
        "时限原文与时限读法只填了一项",
        "请同时填写",
    ),
    "date that does not exist": (
        "strict: 2023-09-30",
        "strict: 2023-09-31",
        "key: site_selection",
        "strict: 2023-09-31",
        "milestones[4].reading.strict",
        "“2023-09-31”不是有效的日期",
        "请写成存在的日期",
    ),
    "date as text": (
        "strict: 2023-09-30",
        "strict: 9月30日",
        "key: site_selection",
        "strict: 9月30日",
        "milestones[4].reading.strict",
        "从严日期应为日期",
        "请写成 2023-09-30 的形式",
    ),
    "money with a part of a fen": (
        "500_000_000 ",
        "500_000_000.5 ",
        "budget:",
        "500_000_000.5",
        "budget.amount_fen",
        "不得有不足一分的零头",
        "请以分为单位写整数",
    ),
    "money as a whole float": (
        "500_000_000 ",
        "500_000_000.0 ",
        "budget:",
        "500_000_000.0",
        "budget.amount_fen",
        "金额（分）须为整数",
        "请以分为单位写整数",
    ),
    "money in yuan": (
        "500_000_000 ",
        "5_000_000 ",
        "budget:",
        "amount_fen: 5_000_000 ",
        "budget.amount_fen",
        "“500万元”应为 500000000 分，现写 5000000 分",
        "请改为 500000000",
    ),
    "money phrase unreadable": (
        "phrase: 500万元",
        "phrase: 若干万元",
        "budget:",
        "若干万元",
        "budget.phrase",
        "金额“若干万元”无法识别",
        "请照原文写数额和单位",
    ),
    "missing field": (
        "    quota: 3\n",
        "",
        BOLUO,
        BOLUO,
        "districts[4].quota",
        "缺少“quota”（驿站名额）",
        "请补上这一项",
    ),
    "duplicate key": (
        "    quota: 3\n",
        "    quota: 3\n    quota: 3\n",
        BOLUO,
        "quota: 3\n    purchaser",
        "districts[4].quota",
        "键“quota”重复，第",
        "请删去其中一处",
    ),
    "unknown procedure": (
        "procedure: site_selection",
        "procedure: site_choice",
        "",
        "procedure: site_choice",
        "milestones[4].procedure",
        "没有名为“site_choice”的程序",
        "请改为：assessment、",
    ),
    "case without a procedure": (
        "procedure: site_selection",
        "procedure: null",
        "",
        "procedure: null",
        "milestones[4].procedure",
        "程序与事项简称只填了一项",
        "请同时填写 procedure 和 case",
    ),
    "unknown predecessor": (
        "after: [site_selection]",
        "after: [site_choice]",
        "",
        "after: [site_choice]",
        "milestones[6].after[0]",
        "前置任务“site_choice”不存在",
        "请改为本文件中的任务标识",
    ),
    "duties in a circle": (
        "    procedure: site_selection\n",
        "    procedure: site_selection\n    after: [opening]\n",
        "",
        "after: [opening]",
        "milestones[4].after",
        "前置任务首尾成环：",
        "请删去环中一项任务的 after",
    ),
    "list where a mapping belongs": (
        "  area:\n    min_m2: 20\n    phrase: 服务面积一般不小于20平方米\n    smaller: warn_with_reason",
        "  area: [20, 服务面积一般不小于20平方米]\n ",
        "station:",
        "area: [20",
        "station.area",
        "服务面积应为若干“键: 值”，现为列表",
        "请按样例逐行填写",
    ),
    "text where a mapping belongs": (
        "{kind: by, strict: 2023-09-30}",
        "9月30日",
        "key: site_selection",
        "reading: 9月30日",
        "milestones[4].reading",
        "应为若干“键: 值”，现为文字“9月30日”",
        "冒号用半角",
    ),
    "mapping where a list belongs": (
        "units: [各县区人社部门]",
        "units: {lead: 各县区人社部门}",
        OPENING,
        "units: {lead",
        "milestones[8].units",
        "应为列表，现为若干“键: 值”",
        "请每项一行",
    ),
    "unknown scope": (
        "scope: district",
        "scope: county",
        "key: site_selection",
        "scope: county",
        "milestones[4].scope",
        "层级不能是“county”",
        "请改为 city、district、station",
    ),
    "code with capitals": (
        "code: boluo",
        "code: BoLuo",
        "",
        "code: BoLuo",
        "districts[4].code",
        "写法不对",
        "请用小写英文字母开头",
    ),
    "address that is none": (
        "source_url: https://",
        "source_url: ",
        "",
        "source_url:",
        "source_url",
        "写法不对",
        "请填写以 http:// 或",
    ),
    "slip mended in passing": (
        "严格履行指标程序",
        "严格履行招标程序",
        "",
        "published: 指标程序",
        "slips[4].published",
        "“指标程序”在原文中找不到",
        "请照录原文",
    ),
    "naming neither ruled nor asked": (
        "  question: 驿站统一命名规则",
        "  question: null #",
        "naming:",
        "question: null #",
        "naming.question",
        "命名规则未填",
        "请填写命名规则",
    ),
    "issued after its year": (
        "issued_on: null",
        "issued_on: 2024-01-02",
        "",
        "issued_on: 2024-01-02",
        "issued_on",
        "晚于方案年份 2023",
        "请核对印发日期和方案年份",
    ),
    "anchor and alias": (
        "treasury: {value: 惠州市财政局, assumed: true, note: 同级财政；原文没有写明}",
        "treasury: &a {value: 惠州市财政局, assumed: true}\n  bureau2: *a",
        "city:",
        "bureau2",
        "city.bureau2",
        "使用了锚点引用",
        "请把内容直接写出",
    ),
    "foreign tag": (
        "year: 2023",
        "year: !!binary MjAyMw==",
        "",
        "year: !!binary",
        "year",
        "不支持的写法",
        "请改为普通的文字",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_refused_with_line_and_remedy(fault):
    old, new, after, at, field, problem, remedy = FAULTS[fault]
    text = changed(old, new, after)
    findings = [f for f in refused(text).findings if f.field == field]
    assert len(findings) == 1
    finding = findings[0]
    assert finding.line == line_of(text, at, after)
    assert problem in finding.problem
    assert remedy in finding.remedy
    assert str(finding) == f"plan.yaml 第{finding.line}行 {field}：{finding.problem}；{finding.remedy}。"


# Faults of the file's form: text, the line named, what is wrong, how to mend it
FORM = {
    "empty file": ("", 1, "文件是空的", "请参照 programmes/huizhou-2023/plan.yaml 填写"),
    "comments only": ("# 方案\n\n", 1, "文件是空的", "请参照 programmes/huizhou-2023/plan.yaml 填写"),
    "null only": ("null\n", 1, "文件是空的", "请参照 programmes/huizhou-2023/plan.yaml 填写"),
    "a list at the top": ("# 方案\n- a\n- b\n", 2, "应为若干“键: 值”，现为列表", "请按样例逐行填写"),
    "text at the top": ("惠州方案\n", 1, "应为若干“键: 值”，现为文字", "请按样例逐行填写"),
    "two colons": ("slug: a\ntitle: 惠州: 方案\n", 2, "此处多出一个冒号", "请给整段加引号"),
    "key without a colon": ("slug: a\ntitle\nyear: 2023\n", 3, "键名后缺少冒号", "使用半角冒号"),
    "tab": ("slug: a\ncity:\n\tname: 惠州市\n", 3, "制表符 Tab", "请用空格缩进"),
    "open quote": ('slug: a\ntitle: "惠州\n', 3, "引号没有成对", "请补上缺少的引号"),
    "open bracket": ("slug: a\nannexes: [一, 二\nyear: 2023\n", 3, "缺少逗号，或括号没有成对", "请补上"),
    "ragged indent": ("city:\n    name: 惠州市\n  bureau: 市局\n", 3, "缩进不齐", "左端对齐"),
    "two documents": ("slug: a\n---\nslug: b\n", 2, "一个文件中出现两份内容", "各自单独成一个文件"),
    "alias of nothing": ("slug: a\ncity: *b\n", 2, "引用了未定义的锚点", "请把内容直接写出"),
    "control character": ("slug: a\ntitle: 惠\x01州\n", 2, "不可见的控制字符", "请删除该字符"),
    "brackets without end": ("[" * 1500, 1, "层次过深", "请减少"),
}


@pytest.mark.parametrize("fault", FORM)
def test_fault_of_form_is_refused_with_its_line(fault):
    text, line, problem, remedy = FORM[fault]
    finding = refused(text).findings[0]
    assert finding.line == line
    assert problem in finding.problem
    assert remedy in finding.remedy


@pytest.mark.parametrize("section", ["districts", "milestones", "units", "city", "quota"])
def test_missing_section_is_named(section):
    start = SOUND.index(f"\n{section}:\n") + 1
    end = SOUND.index("\n# ──", start)
    text = SOUND[:start] + SOUND[end:]
    finding = next(f for f in refused(text).findings if f.field == section)
    assert finding.problem.startswith(f"缺少必备部分“{section}”")
    assert finding.remedy == "请参照 programmes/huizhou-2023/plan.yaml 补上这一部分"


def test_all_faults_are_reported_together_in_order_of_lines():
    """A misspelled key, a wrong sum, a wrong date, money as a float: four faults, four lines, one refusal."""
    text = SOUND.replace("short: 惠州", "shrot: 惠州").replace("quota: 3", "quota: 4")
    text = text.replace("strict: 2023-09-30", "strict: 2023-09-29").replace("500_000_000 ", "1.5 ", 1)
    text = text.replace("amount_fen: 500_000_000", "amount_fen: 1.5")
    error = refused(text)
    assert [f.field for f in error.findings] == [
        "shrot",
        "quota.total",
        "milestones[4].reading.strict",
        "budget.amount_fen",
    ]
    assert [f.line for f in error.findings] == sorted(f.line for f in error.findings)
    assert str(error).startswith("方案文件有4处问题，未载入：\nplan.yaml 第")
    assert error.code == "plan_refused"


@pytest.mark.parametrize(
    ("old", "new", "more"),
    [
        ("quota: 3", "quota: 4", False),
        ("short: 惠州", "shrot: 惠州", True),
        ("slug: huizhou", "slug: [huizhou", True),
        ("    quota: 8", "    quota: 八个", True),
    ],
)
def test_it_is_said_where_checks_are_still_to_come(old, new, more):
    assert ("以上各处改正后还将继续核对" in str(refused(changed(old, new)))) is more


def test_an_empty_list_is_called_empty():
    error = refused("slug: a\nmilestones: []\nunits: {}\n")
    assert "任务至少要有1项，现为空" in str(error)
    assert "责任单位应为列表，现为空" in str(error)


@pytest.mark.parametrize("where", ["districts[0].name", "districts[0]"])
def test_half_a_character_is_told_with_its_line(where):
    new = 'name: "惠城\\ud800"' if where.endswith("name") else '"na\\udfffme": 惠城区'
    finding = next(f for f in refused(changed("name: 惠城区", new)).findings if f.field == where)
    assert finding.line == line_of(SOUND, "name: 惠城区")


def test_a_number_of_staff_may_be_written_as_a_number():
    plan = load_plan(changed("staff_number: {value: null", "staff_number: {value: 2"), "plan.yaml")
    assert plan.staffing.staff_number.value == "2"
    error = refused(changed("staff_number: {value: null", "staff_number: {value: true"))
    assert [f.field for f in error.findings] == ["staffing.staff_number.value"]


def test_out_of_order_names_each_duty_that_should_come_first_once():
    old, new, after = FAULTS["dates out of order"][:3]
    findings = refused(changed(old, new, after)).findings
    assert [f.code for f in findings] == ["date_order"]
    assert all(name in findings[0].problem for name in ("选址", "岗前培训", "签订运营合同", "信息平台"))


def test_sound_plan_has_no_findings():
    assert check_plan(load_plan(SOUND, "plan.yaml")) == []


@pytest.mark.parametrize("phrase", ["尽快", "国庆节前后", "2月30日前"])
def test_a_date_of_ones_own_stands_beside_a_phrase_that_nobody_can_read(phrase):
    """With the question, or with who confirmed it; without either the phrase is refused."""
    plan = load_plan(SOUND, "plan.yaml")
    at = next(i for i, m in enumerate(plan.milestones) if m.phrase == "9月底前")
    for said, codes in (
        ({"question": "“尽快”是指何时？请确认。"}, []),
        ({"confirmed_by": "演练主任"}, []),
        ({}, ["phrase_no_such_date" if "日" in phrase else "phrase_unknown"]),
    ):
        reading = plan.milestones[at].reading.model_copy(update=said)
        duty = plan.milestones[at].model_copy(update={"phrase": phrase, "reading": reading})
        duties = (*plan.milestones[:at], duty, *plan.milestones[at + 1 :])
        assert [f.code for f in check_plan(plan.model_copy(update={"milestones": duties}))] == codes


def test_procedures_are_those_handed_in():
    plan = load_plan(SOUND, "plan.yaml")
    findings = check_plan(plan, frozenset({"open_tender"}))
    assert {f.code for f in findings} == {"unknown_procedure"}
    assert len(findings) == len(plan.run_milestones) - 2  # the two tenders


PLAN = load_plan(SOUND, "plan.yaml")


class TestBudget:
    def test_huizhou_by_quota(self):
        assert split_budget(load_plan(SOUND, "plan.yaml")) == {
            "惠城区": 133_333_334,
            "仲恺高新区": 100_000_000,
            "惠阳区": 83_333_333,
            "大亚湾经济开发区": 66_666_667,
            "博罗县": 50_000_000,
            "惠东县": 33_333_333,
            "龙门县": 33_333_333,
        }

    @given(st.integers(1, 10**13), st.lists(st.integers(1, 500), min_size=7, max_size=7))
    def test_shares_sum_and_lie_within_a_fen(self, whole, quotas):
        plan = PLAN
        pairs = zip(plan.districts, quotas, strict=True)
        districts = tuple(d.model_copy(update={"quota": q}) for d, q in pairs)
        budget = plan.budget.model_copy(update={"amount_fen": whole})
        shares = split_budget(plan.model_copy(update={"districts": districts, "budget": budget}))
        assert sum(shares.values()) == whole
        for district in districts:
            assert abs(shares[district.name] * sum(quotas) - whole * district.quota) < sum(quotas)

    @pytest.mark.parametrize(
        ("phrase", "fen"),
        [
            ("500万元", 500_000_000),
            ("16.7万元", 16_700_000),
            ("3亿元", 30_000_000_000),
            ("1，200元", 120_000),
            ("0.01元", 1),
            ("1.00001万元", 1_000_010),
        ],
    )
    def test_published_amounts(self, phrase, fen):
        assert read_money(phrase) == fen

    @pytest.mark.parametrize("phrase", ["0.001元", "若干万元", "500", "-5元", "500万", ""])
    def test_unreadable_amounts(self, phrase):
        with pytest.raises(ValueError):
            read_money(phrase)


LINES = SOUND.splitlines(keepends=True)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(LINES) - 1), st.sampled_from(["", "- \n", "  x\n", "null\n", "a: b\n", "\t\n", "'\n"]))
def test_any_damage_is_answered_and_never_crashes(at, instead):
    text = "".join([*LINES[:at], instead, *LINES[at + 1 :]])
    try:
        findings = check_plan(load_plan(text, "plan.yaml"))
    except PlanRefused as error:
        findings = list(error.findings)
    assert all(f.line and f.problem and f.remedy for f in findings)
