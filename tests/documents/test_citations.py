"""Citations as documents print them."""

from __future__ import annotations

import pytest

from documents.citations import spelled


@pytest.mark.parametrize(("short", "full"), [
    ("采购法 52；条例 53；94号 10、11", "《中华人民共和国政府采购法》第五十二条；《中华人民共和国政府采购法实施条例》第五十三条；"
                                 "《政府采购质疑和投诉办法》第十条、第十一条"),
    ("214号 28至30", "《政府采购竞争性磋商采购方式管理暂行办法》第二十八条至第三十条"),
    ("条例 53（三）", "《中华人民共和国政府采购法实施条例》第五十三条（三）"),
    ("38号 三", "《财政部关于促进政府采购公平竞争优化营商环境的通知》第三部分"),
    ("款项支付条例 8", "《保障中小企业款项支付条例》第八条"),
    ("保存15年，采购法 42）", "保存15年，《中华人民共和国政府采购法》第四十二条）"),
    ("财库〔2016〕198号 13", "财库〔2016〕198号 13"),
    ("方案四（三）", "方案四（三）"),
    ("程序次序", "程序次序"),
])
def test_a_short_citation_is_spelled_out(short: str, full: str) -> None:
    assert spelled(short) == full
