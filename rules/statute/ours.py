"""What we added to the table: rules outside procurement law that the programme's purchases must keep."""

from __future__ import annotations

from rules.rule import Rule
from rules.statute.words import ENFORCED, SUPPLIER

RULES = (
    Rule("HRL-01", "人力资源市场暂行条例 18",
         "经营性人力资源服务机构从事职业中介活动的，应当取得人力资源服务许可证，许可证应当在有效期内", None, None, "C",
         actor=SUPPLIER, trigger="投标、签订合同", consequence="没有有效许可证的，按资格条件处理，不得签订合同", home=ENFORCED,
         where="evaluation_report、contract_signature"),
)
