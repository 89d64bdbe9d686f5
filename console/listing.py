"""Every command of the command line: its name, the module that has it, and what it does.

Only the module of the command that is called is imported, so that no command pays for the others; the list itself is
what `--help` prints. A test keeps it the same as what the modules register.
"""

from __future__ import annotations

from typing import NamedTuple


class Listed(NamedTuple):
    """A command, or a group of commands, of the first level."""

    module: str
    """Under `console.commands`; its `register` adds the command to an app."""
    help: str


COMMANDS: dict[str, Listed] = {
    "init": Listed("people", "启用新的数据目录：登记第一名管理人员"),
    "status": Listed("cases", "各县区各事项的红黄绿灯"),
    "advance": Listed("cases", "推进：补发到期文书，更新事项状态"),
    "plan": Listed("plan", "倒排工期与余量：最早可办、最迟须办；不能如期的，列出可行的办法"),
    "what-if": Listed("what_if", "假如某环节定于某日：各县区哪些日期变动，有无违规；不作任何登记"),
    "why": Listed("why", "说明某环节的日期从何而来；--pdf 另存为一页说明"),
    "schedule": Listed("schedules", "推算程序各环节的法定日期：正推 --from 环节=日期，倒推 --finish-by 日期"),
    "method": Listed("method", "采购方式建议：依法可用哪些方式、为何，方案要求与法律要求并列；并提示疑似化整为零"),
    "record": Listed("record", "登记一项办理：谁、哪天、办结了哪个环节"),
    "correct": Listed("record", "更正一项办理记录：原记录保留，另记更正"),
    "withdraw": Listed("record", "撤销一项办理记录：原记录保留，另记撤销"),
    "acknowledge": Listed("record", "签收提醒"),
    "form": Listed("form", "某环节的办理表单：栏目、单位、选项、由谁办、何时可办"),
    "checklist": Listed("checklist", "办理某环节要核对的清单，附可填写的样式"),
    "facts": Listed("facts", "办理记录：谁、哪天、办了什么；依法保密的内容以●●●代替"),
    "backup": Listed("custody", "备份数据库和文件到一个文件"),
    "restore": Listed("custody", "从备份恢复"),
    "demo": Listed("service", "载入惠州试点方案，演练全过程，然后打开服务"),
    "rehearse": Listed("service", "演练一个方案到指定日期"),
    "up": Listed("service", "启动服务：Prefect、流程与定时任务"),
    "worker": Listed("service", "在另一台机器上分担办理（先有一台运行 up）"),
    "sweep": Listed("service", "立即巡检：办理全部县区的待办事项"),
    "morning": Listed("service", "立即晨检：封存昨日审计日志，检查时限，发出提醒"),
    "deliver": Listed("service", "立即投递待发的提醒"),
    "doctor": Listed("service", "检查运行环境：有什么、缺什么、怎么办"),
    "people": Listed("people", "办理人员：登记、更正、请假、接任、离岗、列表"),
    "account": Listed("accounts", "网页账号（由服务器管理员办理）：建立、重置密码、锁定、解锁、列表"),
    "programme": Listed("programmes", "方案：载入、列表、查看"),
    "calendar": Listed("calendar", "工作日历：载入放假通知、列表、查看"),
    "rules": Listed("law", "法规表：列表、查看、输出全表"),
    "thresholds": Listed("thresholds", "采购限额标准：列表、载入"),
    "documents": Listed("papers.documents", "公文：拟稿、复核、签发、更正、作废、文号、查看、核验、归档"),
    "supervision": Listed("supervision", "督办事项：列表、销号"),
    "audit": Listed("custody", "审计链"),
}
