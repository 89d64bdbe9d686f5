"""One string of a content file: plain text with Jinja2 expressions over the facts, and nothing more.

What a leaf may do is a small language: names of facts, their parts, comparisons, sums, the filters below and
`{% if %}`. No calls, no loops, no assignments, no imports: what cannot be written can neither reach the machine
nor run without end. Facts are values, never templates, and a leaf always yields text, so that no fact can add a
block or a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from documents import amounts, dates
from documents.errors import DocumentError

MAX_LEAF = 4000
_ALLOWED_STATEMENTS = (nodes.Output, nodes.If, nodes.Template)
_REFUSED: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.Call, "不得调用函数，请用过滤器"),
    (nodes.Pow, "不得乘方"),
)


class LeafBroken(Exception):
    """Raised when a leaf cannot be read or rendered. `line` is the line inside the leaf, from 1.

    It never reaches a user: the reader of the file raises `TemplateBroken` with the file's line.
    """

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.message, self.line = message, line


class _NamedUndefined(StrictUndefined):
    """Says in Chinese which name there is not."""

    @property
    def _undefined_message(self) -> str:
        return f"用了没有的名称：{self._undefined_name}"


class _Environment(ImmutableSandboxedEnvironment):
    """Times only for numbers: a text multiplied is a way to fill the memory; so is `%` on a text."""

    intercepted_binops = frozenset({"*", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if not isinstance(left, int | Decimal) or not isinstance(right, int | Decimal):
            raise SecurityError("乘法和取余只能用于数字")
        return super().call_binop(context, operator, left, right)


def _join(values: Any, between: str = "、") -> str:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise TypeError("join 只能用于列表")
    return between.join(_said(value) for value in values)


def _sum(values: Iterable[Any], attribute: str) -> Any:
    return sum(getattr(value, attribute) for value in values)


def _default(value: Any, instead: str = "") -> Any:
    """The value, or `instead` where it is none or an empty text."""
    return instead if value is None or value == "" else value


FILTERS: dict[str, Callable[..., Any]] = {
    "yuan": amounts.yuan,
    "wan": amounts.wan,
    "figures": amounts.figures,
    "capitals": amounts.capitals,
    "both": amounts.both,
    "cn_date": dates.cn_date,
    "cn_month": dates.cn_month,
    "month_day": dates.month_day,
    "cn_date_capitals": dates.cn_date_capitals,
    "numeral": dates.numeral,
    "stars": amounts.stars,
    "decimal": amounts.decimal_text,
    "join": _join,
    "sum": _sum,
    "length": len,
    "default": _default,
}


def _said(value: Any) -> str:
    """A value as text: dates and decimals as documents write them."""
    if value is None:
        raise LeafBroken("所用的要素是空的，请用 when、if 或者 default 过滤器处理")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return dates.cn_date(value)
    if isinstance(value, Decimal):
        return amounts.decimal_text(value)
    if isinstance(value, str | int | StrictUndefined):
        return str(value)
    raise LeafBroken("这里要的是一个值，不是列表或者一组要素")


def _environment() -> _Environment:
    environment = _Environment(undefined=_NamedUndefined, autoescape=False, finalize=_said, keep_trailing_newline=True)
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update(FILTERS)
    return environment


_ENVIRONMENT = _environment()
_KNOWN = ((nodes.Filter, _ENVIRONMENT.filters, "过滤器"), (nodes.Test, _ENVIRONMENT.tests, "判断"))


def names_in(source: str) -> set[str]:
    """Top-level names that a leaf uses. Raises LeafBroken if it cannot be read."""
    if "{" not in source and len(source) <= MAX_LEAF:
        return set()  # most texts are plain
    return {node.name for node in _checked(source).find_all(nodes.Name)}  # nothing in a leaf can define a name


def render(source: str, names: Mapping[str, Any]) -> str:
    """The text of a leaf. Raises LeafBroken."""
    if "{" not in source:
        return source
    return str(_guarded(lambda: _template(source).render(names)))


def evaluate(expression: str, names: Mapping[str, Any]) -> Any:
    """The value of an expression of `for` or `when`. Raises LeafBroken."""
    compiled = _expression(expression)

    def value() -> Any:
        found = compiled(**names)
        if isinstance(found, StrictUndefined):
            str(found)  # says its name
        return found

    return _guarded(value)


def as_names(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as a leaf sees them: rows by attribute, and no method of any kind."""
    return {key: _as_value(value) for key, value in facts.items()}


def _as_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return SimpleNamespace(**as_names(value))
    if isinstance(value, list | tuple):
        return tuple(_as_value(part) for part in value)
    return value


@lru_cache(maxsize=4096)
def _expression(source: str) -> Callable[..., Any]:
    _checked("{{ " + source + " }}")
    compiled: Callable[..., Any] = _guarded(lambda: _ENVIRONMENT.compile_expression(source, undefined_to_none=False))
    return compiled


@lru_cache(maxsize=4096)
def _template(source: str) -> Template:
    tree = _checked(source)
    made: Template = _guarded(lambda: _ENVIRONMENT.from_string(tree))
    return made


def _checked(source: str) -> nodes.Template:
    """A leaf as Jinja parsed it, without anything that the small language does not have. It is not compiled: to compile
    it takes four times as long as to read it, and only what is rendered needs it.
    """
    if len(source) > MAX_LEAF:
        raise LeafBroken(f"一段文字最多{MAX_LEAF}个字符")
    try:
        tree = _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        raise LeafBroken(f"语法有误：{error.message}", error.lineno) from error
    for node in tree.find_all(nodes.Node):
        _refuse(node)
    return tree


def _refuse(node: nodes.Node) -> None:
    if isinstance(node, nodes.Stmt) and not isinstance(node, _ALLOWED_STATEMENTS):
        raise LeafBroken("越权：文字中只能有 {{ }} 和 {% if %}", node.lineno)
    for kind, why in _REFUSED:
        if isinstance(node, kind):
            raise LeafBroken(f"越权：{why}", node.lineno)
    for sort, known, words in _KNOWN:
        if isinstance(node, sort) and node.name not in known:
            raise LeafBroken(f"语法有误：没有{words}“{node.name}”", node.lineno)


def _guarded(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except LeafBroken:
        raise
    except DocumentError as error:
        raise LeafBroken(error.message.rstrip("。"), _line(error)) from error
    except UndefinedError as error:
        raise LeafBroken(str(error.message), _line(error)) from error
    except SecurityError as error:
        raise LeafBroken(f"越权：{error.message}", _line(error)) from error
    except TemplateError as error:
        raise LeafBroken(f"语法有误：{error.message}", _line(error)) from error
    except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError, RecursionError) as error:
        raise LeafBroken(f"过滤器或者运算不适用于所用的要素（{error}）", _line(error)) from error


def _line(error: BaseException) -> int:
    """The line of the leaf that was being rendered, as Jinja rewrote the traceback."""
    found, frame = 1, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename in {"<template>", "<unknown>"}:
            found = frame.tb_lineno
        frame = frame.tb_next
    return found
