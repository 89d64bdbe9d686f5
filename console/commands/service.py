"""demo, rehearse, up, worker, doctor: what runs the whole; sweep, morning, deliver: its recurring work by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import DONE, FAILED, print_json, say
from console.workplace import a_date, record

if TYPE_CHECKING:
    from tasks.delivery import Delivered
    from tasks.duties import MorningOutcome, Swept

DEMO_UNTIL = "2024-12-31"


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("demo", help="载入惠州试点方案，演练全过程，然后打开服务")(demo)
    app.command("rehearse", help="演练一个方案到指定日期")(rehearse)
    app.command("up", help="启动服务：Prefect、流程与定时任务")(up)
    app.command("worker", help="在另一台机器上分担办理（先有一台运行 up）")(worker)
    app.command("sweep", help="立即巡检：办理全部县区的待办事项")(sweep)
    app.command("morning", help="立即晨检：封存昨日审计日志，检查时限，发出提醒")(morning)
    app.command("deliver", help="立即投递待发的提醒")(deliver)
    app.command("doctor", help="检查运行环境：有什么、缺什么、怎么办")(doctor)


def demo(
    until: Annotated[str, typer.Option(help="演练到哪一天")] = DEMO_UNTIL,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="演练后不启动服务")] = False,
    seed: Annotated[int, typer.Option(help="随机种子")] = 1,
) -> None:
    from console.rehearsal.run import Order, folder_of
    from console.rehearsal.run import rehearse as play

    answer = play(Order(folder_of("huizhou-2023"), a_date(until), seed))
    _show(answer)
    if no_serve:
        say("演练数据已存入数据目录。运行 ./yicheng up 可打开服务页面")
    else:
        up()


def rehearse(
    programme: Annotated[str, typer.Argument(help="方案代码，如 huizhou-2023")],
    until: Annotated[str, typer.Option(help="演练到哪一天")],
    seed: Annotated[int, typer.Option(help="随机种子：同一种子结果相同")] = 1,
    carry_on: Annotated[bool, typer.Option("--continue", help="接着上次中断的演练")] = False,
    no_prefect: Annotated[bool, typer.Option("--no-prefect", help="不启动 Prefect，直接推进")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from console.rehearsal.run import Order, folder_of
    from console.rehearsal.run import rehearse as play

    answer = play(Order(folder_of(programme), a_date(until), seed, carry_on, not no_prefect))
    if as_json:
        print_json(answer)
    else:
        _show(answer)


def _show(answer: dict[str, Any]) -> None:
    """The board and the figures, for people."""
    from console.tables import matrix
    from models.database import reading
    from record.plan.loaded import district_word, programme
    from views import board

    with reading(record()) as session:
        row = programme(session, answer["programme"])
        matrix(f"{row.title}（演练数据，{answer['on']}）", board.board(session, row), district_word(row))
    deadlines, alerts, stars = answer["deadlines"], answer["alerts"], answer["assessment"]["stars"]
    typer.echo(
        f"驿站{sum(answer['stations'].values())}个　办理记录{answer['facts']}条　公文{sum(answer['documents'].values())}件　"
        f"时限：按期{deadlines['met']}、逾期{deadlines['missed']}、未到期{deadlines['open']}　"
        f"提醒{alerts['sent']}条（上报{alerts['escalated']}、签收{alerts['acknowledged']}）"
    )
    if any(stars.values()):
        typer.echo("星级：" + "　".join(f"{'★' * int(n) or '未评星'} {count}个" for n, count in stars.items() if count))
    typer.echo(f"记录校验值 {answer['digest']}")


def up() -> None:
    from console import processes
    from models.settings import settings

    record()
    chosen = settings()
    say(f"控制台：http://127.0.0.1:{chosen.console_port}/（演练账号见登录页）")
    processes.up(chosen, [processes.console_child(chosen)])


def worker(limit: Annotated[int, typer.Option(min=1, help="同时办理几个县区")] = 2) -> None:
    from console import processes
    from models.settings import settings

    record()
    processes.work(settings(), limit)


def sweep() -> None:
    from tasks.duties import sweep_now
    from tasks.workshop import workshop

    done = sweep_now(workshop())
    _tell("巡检", done, failed=done is not None and done.failed > 0)


def morning() -> None:
    from tasks.duties import watch_now
    from tasks.workshop import workshop

    _tell("晨检", watch_now(workshop()))


def deliver(
    again: Annotated[bool, typer.Option("--again", help="多次投递未成、已停止投递的，也重新投递")] = False,
) -> None:
    from models.clock import utc_now
    from record.alerting import outbox
    from record.leases import aside
    from tasks.duties import deliver_now

    engine = record()
    if again:
        with aside(engine) as session:
            count = outbox.try_again(session, utc_now())
        say(f"已停止投递的提醒{count}条，重新投递")
    done = deliver_now(engine)
    _tell("投递", done, failed=done is not None and done.failed > 0)


def _tell(name: str, done: Swept | MorningOutcome | Delivered | None, *, failed: bool = False) -> None:
    """What a duty did; exit code 3 where part of it failed and will be tried again."""
    if done is None:
        say(f"另一进程正在{name}，本次不重复")
        return
    typer.echo(f"{name}：{done.said}")
    if failed:
        raise SystemExit(FAILED)


def doctor(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from console import doctor as checks

    found = checks.report()
    typer.echo(checks.render(found, as_json=as_json))
    raise SystemExit(DONE if checks.healthy(found) else FAILED)
