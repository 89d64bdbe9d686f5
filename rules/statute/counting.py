"""期间的计算: how days are counted. `rules.calendar` does it; nothing else may."""

from __future__ import annotations

from rules.rule import Rule
from rules.statute.words import TRACKED

_US, _WHERE = "本系统", "期限计算"

RULES = (
    Rule("CNT-01", "87号 85；94号 42；110号 49；民法典 201", "按日计算期间的，开始的当日不计入，自次日起算",
         actor=_US, trigger="按日计算的期间", home=TRACKED, where=_WHERE),
    Rule("CNT-02", "民法典 203；87号 85；94号 42",
         "期间的最后一日是法定休假日的，以休假结束的次日为最后一日；87号以“国家法定节假日”顺延，94号以“节假日”顺延，且不含在途时间",
         actor=_US, trigger="最后一日逢休息日",
         note="周末是否属于87号的“国家法定节假日”有争议：下限（不少于）顺延，上限（不超过）不顺延，取之前的工作日", home=TRACKED,
         where=_WHERE),
    Rule("CNT-03", "国务院办公厅年度放假通知",
         "工作日按国务院办公厅年度放假通知确定：周一至周五中的非放假日，加上调休上班的周末", confidence="B",
         actor=_US, trigger="按工作日计算的期间", note="采购法规本身没有定义“工作日”", home=TRACKED, where=_WHERE),
    Rule("CNT-04", "87号 86；94号 42；110号 50", "“以上”“以下”“内”包括本数，“不足”不包括本数",
         actor=_US, trigger="数额、期限的边界", home=TRACKED, where=_WHERE),
    Rule("CNT-05", "民法典 201（类推）", "“若干日前”倒数的，截止日不计入，向前数足日数；逢休息日的，取更早的工作日", confidence="D",
         actor=_US, trigger="按“若干日前”倒数的期间", note="法律没有明文，为从严的自定做法", home=TRACKED, where=_WHERE),
    Rule("CNT-06", "民法典 202、204", "按年、月计算期间的，到期月的对应日为最后一日；没有对应日的，月末日为最后一日",
         actor=_US, trigger="按年、月计算的期间", consequence="法律另有规定或者当事人另有约定的除外", home=TRACKED, where=_WHERE),
)
