"""What we added to the table: rules outside procurement law that the programme's purchases must keep."""

from __future__ import annotations

from rules.rule import Rule
from rules.statute.words import ENFORCED, SUPPLIER

RULES = (
    Rule("HRL-01", "人力资源市场暂行条例 18",
         "经营性人力资源服务机构从事职业中介活动的，应当依法取得人力资源服务许可证；开展其他人力资源服务业务的，自开展之日起15日内备案",
         actor=SUPPLIER, trigger="投标、签订合同", consequence="没有许可证，或者许可证已经失效的，按资格条件处理，不得签订合同",
         note="条例没有规定许可证的有效期：许可证载明有效期的，按其载明的核对", home=ENFORCED,
         where="evaluation_report、contract_signature"),
)
