"""The command line. Stable: scripts use it. Each command imports what it needs, so that a start stays quick."""

from __future__ import annotations

import logging
import re
import sys
from importlib import import_module
from typing import NoReturn

import typer

from console.listing import COMMANDS
from console.output import BAD_INPUT, FAILED, JsonLines, in_words, stop
from models.refusal import ProductFault, Refusal


def application(called: str | None = None) -> typer.Typer:
    """The commands: of one module where `called` is a command, of all where it is None.

    A name that is no command gives the list alone, which is what `--help` and a misspelled name need.
    """
    app = typer.Typer(
        name="yicheng",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="驿程：就业驿站建设全过程管理——从方案到星级。",
        rich_markup_mode=None,
    )
    app.callback()(_nothing)  # without it, an app of one command takes that command for itself
    if called is not None and called not in COMMANDS:
        for name, listed in COMMANDS.items():
            app.command(name, help=listed.help)(_nothing)
        return app
    wanted = COMMANDS.values() if called is None else (COMMANDS[called],)
    for module in dict.fromkeys(listed.module for listed in wanted):
        import_module(f"console.commands.{module}").add_to(app)
    return app


def _nothing() -> None:
    return None


def main() -> NoReturn:
    """Runs a command; every fault ends in one Chinese message and the right exit code, never in a traceback."""
    _whole_characters(sys.argv)
    called = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    command = typer.main.get_command(application(called))
    try:
        code = command.main(prog_name="yicheng", standalone_mode=False)
        raise SystemExit(code or 0)
    except typer.Abort:
        stop(130, "已中断。已经记录的内容不受影响。")
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            stop(BAD_INPUT, error.message)
        stop(BAD_INPUT, f"命令有误：{_in_chinese(error)}。用 ./yicheng --help 查看用法")
    except KeyboardInterrupt:
        stop(130, "已中断。已经记录的内容不受影响。")
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except Exception as error:
        _refuse(error)


def _whole_characters(words: list[str]) -> None:
    """Refuses what is not in UTF-8: the record could not keep it."""
    from models.names import half_character

    if any(map(half_character, words)):
        stop(BAD_INPUT, "命令中有不是 UTF-8 编码的字符。请核对终端的编码后重新输入")


def _refuse(error: Exception) -> NoReturn:
    """A refusal says what to do; anything else is logged whole and told in one line."""
    from sqlalchemy.exc import OperationalError

    if isinstance(error, (Refusal, ProductFault)):
        stop(error.exit_code, f"{error}")
    if isinstance(error, OperationalError):
        from models.database import trouble

        stop(FAILED, trouble(error))
    if isinstance(error, OSError):
        stop(FAILED, f"系统操作失败：{in_words(error)} {error.filename or ''}".rstrip() + "。请检查后重试")
    place = _log(error)
    stop(FAILED, f"程序内部出错，已记入 {place}，本次操作没有写入任何记录。请把该文件交给系统管理员")


def _log(error: Exception) -> str:
    from models.settings import settings

    folder = settings().home / "log"
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(folder / "error.log", encoding="utf-8")
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("yicheng")
    logger.addHandler(handler)
    logger.error("command failed: %s", sys.argv[1:], exc_info=error)
    return str(folder / "error.log")


def _in_chinese(error: typer.TyperException) -> str:
    """What is wrong with a command line. Typer names its errors itself (it no longer uses the click package)."""
    if option := getattr(error, "option_name", ""):
        return f"没有选项 {option}" if type(error).__name__ == "NoSuchOption" else f"选项 {option} 缺少取值"
    param = getattr(error, "param", None)
    name = (param.opts[0] if param.param_type_name == "option" else param.name) if param else ""
    if type(error).__name__ == "MissingParameter":
        return f"缺少参数 {name}"
    for pattern, words in _MESSAGES:
        if found := pattern.search(error.message):
            return f"参数 {name} {words}".replace("  ", " ") if name else words.format(*found.groups())
    return f"参数 {name} 填写有误：{error.message}" if name else error.message


_MESSAGES = (
    (re.compile("No such command '?([^'.]*)"), "没有命令 {0}"),
    (re.compile(r"unexpected extra argument[s()]* \((.*)\)"), "多余的参数 {0}"),
    (re.compile("valid integer"), "应为整数"),
)
"""What Typer says in English, in Chinese."""
