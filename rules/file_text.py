"""The text of a plan file or a holiday notice: YAML read node by node, so that every fault can name its line.

PyYAML alone keeps the last of two equal keys, turns anchors into copies and forgets where a value stood.
Here the node tree is walked once: values and line numbers come out together, sequences as tuples (the models
are strict), and every fault is kept rather than the first one thrown. Pydantic's errors are put into Chinese
with the nearest known key for a misspelled one.
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from models import faults
from models.names import half_character
from models.refusal import Refusal

if TYPE_CHECKING:
    import yaml

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One fault of a file: where it stands, what is wrong, how to mend it; `str()` is what a user sees."""

    code: str
    path: Path
    problem: str
    remedy: str
    source: str = ""
    line: int | None = None

    @property
    def field(self) -> str:
        """The path as people write it: `districts[2].quota`."""
        text = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in self.path)
        return text.removeprefix(".")

    def __str__(self) -> str:
        where = [self.source, f"第{self.line}行" if self.line else "", self.field]
        return f"{' '.join(w for w in where if w)}：{self.problem}；{self.remedy}。"


class FileRefused(Refusal):
    """Base of the refusals of a user's file. `findings` are its faults by line; `str()` lists them.

    `what` names the kind of file; `more` says that checks follow which these faults did not let run.
    """

    code = "file_refused"
    exit_code = 2  # bad input
    what = "文件"

    def __init__(self, findings: list[Finding], *, more: bool = False) -> None:
        self.findings = tuple(sorted(findings, key=lambda f: (f.line or 0, f.field)))
        lines = "\n".join(str(f) for f in self.findings)
        further = "\n以上各处改正后还将继续核对。" if more else ""
        super().__init__(f"{self.what}有{len(self.findings)}处问题，未载入：\n{lines}{further}")


SAMPLE = "programmes/huizhou-2023/plan.yaml"


@dataclass
class Located:
    """The data of a file, the line on which each path begins, and the faults of its form. `sample` is the file
    that people are told to look at."""

    source: str
    sample: str = SAMPLE
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of the path, or of the nearest part around it that is written in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def add(self, code: str, path: Path, problem: str, remedy: str, line: int | None = None) -> None:
        """Keep a fault of the form; without a line it gets that of its path."""
        where = line or self.line(path)
        self.findings.append(Finding(code, path, problem, remedy, self.source, where))


_SYNTAX = {
    "mapping values are not allowed": (
        "此处多出一个冒号，或上一行的缩进不对",
        "请对齐缩进；文字中有冒号时请给整段加引号",
    ),
    "could not find expected ':'": ("键名后缺少冒号", "请写成“键: 值”，使用半角冒号并在其后空一格"),
    "cannot start any token": (
        "出现不能用于行首的字符（如制表符 Tab、@、%）",
        "请用空格缩进，并给特殊字符加引号",
    ),
    "expected <block end>": ("缩进不齐，或列表与键值混排", "请让同一级的各行左端对齐"),
    "unexpected end of stream": ("引号没有成对", "请补上缺少的引号"),
    "expected ',' or": ("花括号或方括号内缺少逗号，或括号没有成对", "请补上逗号或右括号"),
    "but found another document": ("一个文件中出现两份内容（有“---”分隔）", "请各自单独成一个文件"),
    "undefined alias": ("引用了未定义的锚点", "请把内容直接写出，不使用“*”引用"),
    "no such date": ("日期不存在", "请写成存在的日期，如 2023-09-30"),
    "half a character": ("文字中有半个字符（\\ud800至\\udfff）", "请删除后重新录入"),
    "could not determine a constructor": ("出现不支持的标签（“!”开头）", "请改为普通的文字、数字或日期"),
}
_PLAIN = {f"tag:yaml.org,2002:{t}" for t in ("null", "bool", "int", "float", "timestamp", "str")}


def syntax_fault(error: yaml.YAMLError | RecursionError, text: str) -> tuple[str, str, int]:
    """What is wrong with the form of a YAML text, how to mend it, and on which line."""
    import yaml

    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        known = next((v for k, v in _SYNTAX.items() if k in (error.problem or "")), None)
        problem, remedy = known or ("格式有误", "请检查本行及上一行的缩进、冒号和引号")
        return f"YAML 格式有误：{problem}", remedy, mark.line + 1 if mark else 1
    if isinstance(error, yaml.reader.ReaderError):
        return "含有不可见的控制字符", "请删除该字符后重新录入", text.count("\n", 0, error.position) + 1
    return "层次过深", "请减少括号和缩进的层次", 1


_FORM = {"含有不可见的控制字符": "yaml_character", "层次过深": "yaml_depth"}
"""Codes of what `syntax_fault` tells; everything else is `yaml_syntax`."""


def read_text(text: str, source: str, sample: str = SAMPLE) -> Located:
    """The data and lines of a YAML text. `findings` has the faults of its form; `data` is what remains."""
    import yaml  # here: the rules of every command read this module, few read a file

    located = Located(source, sample)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        problem, remedy, line = syntax_fault(error, text)
        located.add(_FORM.get(problem, "yaml_syntax"), (), problem, remedy, line)
        return located
    if root is None or root.tag.endswith(":null"):
        located.add("empty_file", (), "文件是空的", f"请参照 {sample} 填写内容", 1)
        return located
    located.data = _value(root, (), located, set())
    return located


def _value(node: yaml.Node, path: Path, located: Located, seen: set[int]) -> Any:
    import yaml

    located.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, path, located)
    if id(node) in seen:
        located.add("yaml_alias", path, "使用了锚点引用（“&”“*”）", "请把内容直接写出", located.line(path))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value(n, (*path, i), located, seen) for i, n in enumerate(node.value))
    return _mapping(node, path, located, seen)


def _mapping(node: yaml.Node, path: Path, located: Located, seen: set[int]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = key_node.value if key_node.id == "scalar" else None
        if not isinstance(key, str) or key == "<<" or half_character(key):
            located.add("bad_key", path, "键名须为文字", "请改为样例中的键名", line)
            continue
        here = (*path, key)
        if key in data:
            first = located.lines[here]
            problem = f"键“{key}”重复，第{first}行已有"
            located.add("duplicate_key", here, problem, "请删去其中一处，或合并两处内容", line)
            continue
        located.lines[here] = line
        data[key] = _value(value_node, here, located, seen)
    return data


def _scalar(node: yaml.ScalarNode, path: Path, located: Located) -> Any:
    if node.tag not in _PLAIN:
        located.add("yaml_tag", path, f"不支持的写法“{node.value}”", "请改为普通的文字、数字或日期")
        return None
    if half_character(node.value):
        located.add("yaml_character", path, "含有半个字符（\\ud800至\\udfff）", "请删除该字符后重新录入")
        return None
    import yaml

    try:
        return yaml.SafeLoader("").construct_object(node)
    except ValueError:
        problem = f"“{node.value}”不是有效的日期或数值"
        located.add("no_such_date", path, problem, "请写成存在的日期，如 2023-09-30")
        return None


def schema_findings(
    error: ValidationError, model: type[BaseModel], located: Located, prefix: Path = ()
) -> list[Finding]:
    """Pydantic's errors as findings. A misspelled key swallows the report that the right one is missing."""
    details: list[ErrorDetails] = list(faults.faults(error))
    missing = {(*prefix, *d["loc"]) for d in details if d["type"] == "missing"}
    findings, explained = [], set()
    for detail in details:
        path = (*prefix, *detail["loc"])
        if detail["type"] == "extra_forbidden":
            finding, meant = _unknown_key(path, model, located, missing)
            findings.append(finding)
            explained.add(meant)
    for detail in details:
        path = (*prefix, *detail["loc"])
        if detail["type"] != "extra_forbidden" and path not in explained:
            findings.append(_translated(detail, path, model, located))
    return findings


def _unknown_key(
    path: Path, model: type[BaseModel], located: Located, missing: set[Path]
) -> tuple[Finding, Path | None]:
    known = fields_at(model, path[:-1])
    absent = [k for k in known if (*path[:-1], k) in missing]
    free = [k for k in known if (*path[:-1], k) not in located.lines]
    word = str(path[-1])
    near = difflib.get_close_matches(word, absent, 1) or difflib.get_close_matches(word, free, 1)
    remedy = f"请改为“{near[0]}”（{known[near[0]]}）" if near else f"请删去，或改用：{'、'.join(known)}"
    problem = f"没有名为“{word}”的键"
    finding = Finding("unknown_key", path, problem, remedy, located.source, located.line(path))
    return finding, (*path[:-1], near[0]) if near else None


_REMEDIES = {
    "string_type": "请填写文字；数字或日期样的文字请加引号",
    "bool_type": "请写 true 或 false，不加引号",
    "date_type": "请写成 2023-09-30 的形式，不加引号",
    "date_from_datetime_inexact": "请写成 2023-09-30 的形式，不带时刻",
    "tuple_type": "请每项一行，以“- ”开头",
    "model_type": "请按样例逐行填写，冒号用半角并在其后空一格",
    "string_too_short": "请填写内容",
    "too_short": "请补充",
}
"""How to write in a YAML file what is wrong, by Pydantic's kind of error."""


def _translated(detail: ErrorDetails, path: Path, model: type[BaseModel], located: Located) -> Finding:
    kind, given = detail["type"], detail.get("input")
    label = _label(model, path)
    ctx: Mapping[str, Any] = detail.get("ctx") or {}
    if kind == "missing":
        problem, remedy = f"缺少“{path[-1]}”（{label}）", "请补上这一项"
        if _may_be_null(model, path):
            remedy += "；原文没有规定的请写 null"
        if len(path) == 1:
            problem, remedy = f"缺少必备部分“{path[-1]}”（{label}）", f"请参照 {located.sample} 补上这一部分"
    elif kind in ("int_type", "int_from_float"):
        problem, remedy = _whole_number(given, path, label)
    elif kind in ("greater_than", "greater_than_equal", "less_than_equal"):
        bound = {"greater_than": "大于", "greater_than_equal": "不小于", "less_than_equal": "不大于"}[kind]
        limit = ctx.get("gt", ctx.get("ge", ctx.get("le")))
        problem, remedy = f"{label}应{bound} {limit}，现为 {given}", "请核对原文后改正"
    elif kind == "literal_error":
        problem, remedy = f"{label}不能是“{_show(given)}”", f"请改为 {_choices(str(ctx.get('expected', '')))}"
    elif kind == "string_pattern_mismatch":
        problem, remedy = f"{label}的写法不对：“{_show(given)}”", _pattern_remedy(path)
    else:
        remedy = _REMEDIES.get(kind, "请对照样例改正")
        problem = f"{label}{faults.problem(detail)}，现为{_show_typed(given)}"
    return Finding(kind, path, problem, remedy, located.source, located.line(path))


def _whole_number(given: Any, path: Path, label: str) -> tuple[str, str]:
    if str(path[-1]).endswith("_fen"):
        remedy = "请以分为单位写整数，不带小数点和引号，如 500万元写作 500_000_000"
        return f"{label}须为整数，不得有不足一分的零头，现为{_show_typed(given)}", remedy
    digits = given.strip() if isinstance(given, str) else ""
    remedy = f"请去掉引号，写成 {digits}" if digits.isdigit() else "请写成整数，不加引号和单位"
    return f"{label}应为整数，现为{_show_typed(given)}", remedy


def _pattern_remedy(path: Path) -> str:
    if path[-1] == "source_url":
        return "请填写以 http:// 或 https:// 开头的完整网址"
    joint = "下划线“_”" if path[-1] not in ("slug", "code") else "连字符“-”"
    return f"请用小写英文字母开头，只含小写字母、数字和{joint}"


def _choices(expected: str) -> str:
    return expected.replace(" or ", "、").replace(", ", "、").replace("'", "")


def _show(given: Any) -> str:
    text = str(given)
    return text if len(text) <= 20 else text[:20] + "…"


def _show_typed(given: Any) -> str:
    if given is None or given in ((), {}):
        return "空"
    if isinstance(given, bool):
        return " true" if given else " false"
    if isinstance(given, dict):
        return "若干“键: 值”"
    if isinstance(given, tuple):
        return "列表"
    return f"文字“{_show(given)}”" if isinstance(given, str) else f" {_show(given)}"


def fields_at(model: type[BaseModel], path: Path) -> dict[str, str]:
    """Names of the fields at a path of the model, each with its Chinese title; empty if there are none."""
    here = _plain(_at(model, path))
    return {name: info.title or name for name, info in _fields(here).items()}


def _at(model: type[BaseModel], path: Path) -> Any:
    """The type that stands at a path of the model."""
    here: Any = model
    for part in path:
        here = _inner(here) if isinstance(part, int) else _section(here, part)
    return here


def _fields(here: Any) -> dict[str, FieldInfo]:
    """The fields of a model by the keys that a file has for them; empty for what is no model."""
    known = here.model_fields if isinstance(here, type) and issubclass(here, BaseModel) else {}
    return {info.alias or name: info for name, info in known.items()}


def _may_be_null(model: type[BaseModel], path: Path) -> bool:
    return type(None) in get_args(_at(model, path))


def _label(model: type[BaseModel], path: Path) -> str:
    title = fields_at(model, path[:-1]).get(str(path[-1])) if path else None
    return title or ""


def _plain(annotation: Any) -> Any:
    """The type behind `X | None`."""
    if get_origin(annotation) in (Union, types.UnionType):
        return next((a for a in get_args(annotation) if a is not type(None)), annotation)
    return annotation


def _section(here: Any, name: str) -> Any:
    known = _fields(_plain(here))
    return known[name].annotation if name in known else None


def _inner(here: Any) -> Any:
    arguments: Iterable[Any] = get_args(_plain(here))
    return next(iter(arguments), None)
