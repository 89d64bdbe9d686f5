"""A programme's own words: the blocks of a document as a YAML list whose texts are leaves (documents.leaves).

    - type: title
      lines: ["关于{{ district }}就业驿站选址结果的通知"]
    - type: paragraph
      when: objections > 0
      text: 公示期间收到异议{{ objections }}件。
    - type: table
      columns: [{title: 序号, width: 10}, {title: 驿站, width: 90, align: left}]
      rows:
        - for: s in stations
          item: ["{{ loop.index }}", "{{ s.name }}"]

`for` repeats and `when` keeps or drops a block, or an entry of any list inside it; an entry that is not a block is
written under `item`, several under `items`. The YAML is read first and each text rendered on its own: a fact may hold
anything and stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from documents import leaves
from documents.content import AnyBlock
from documents.errors import TemplateBroken
from documents.leaves import LeafBroken
from models.faults import faults, problem

MAX_FILE = 400_000
MAX_BLOCKS = 5000
_FOR = re.compile(r"^\s*([A-Za-z_]\w*)\s+in\s+(.+)$", re.DOTALL)
_BLOCK: TypeAdapter[AnyBlock] = TypeAdapter(AnyBlock)
_TAG = "tag:yaml.org,2002:"
_TAGS = frozenset(_TAG + name for name in ("str", "int", "float", "bool", "timestamp", "null", "seq", "map"))


@dataclass(frozen=True)
class Leaf:
    """A text of the file and the line on which it begins."""

    source: str
    line: int


@dataclass(frozen=True)
class Mapped:
    """A mapping of the file: its entries, `for` and `when` apart from them."""

    entries: Mapping[str, Any]
    line: int
    repeat: tuple[str, str] | None = None
    condition: str = ""


@dataclass(frozen=True)
class Words:
    """A content file that was read: one mapping for each block."""

    name: str
    blocks: tuple[Mapped, ...] = field(repr=False)

    def render(self, facts: Mapping[str, Any]) -> tuple[AnyBlock, ...]:
        """The blocks for these facts. Raises TemplateBroken with file and line."""
        try:
            made = tuple(blocks_of(self.blocks, leaves.as_names(facts)))
        except LeafBroken as error:
            raise broken(self.name, error) from error
        if not made:
            raise TemplateBroken(f"模板“{self.name}”没有写出任何内容。请检查其中的 when。")
        return made


def blocks_of(blocks: Iterable[Mapped], names: Mapping[str, Any]) -> Iterator[AnyBlock]:
    """The blocks that the mappings of a file make with these names. Raises LeafBroken."""
    count = 0
    for mapped in blocks:
        for inner in turns(mapped, names):
            count += 1
            if count > MAX_BLOCKS:
                raise LeafBroken(f"段落超过{MAX_BLOCKS}个", mapped.line)
            yield _block(mapped, inner)


def broken(name: str, error: LeafBroken) -> TemplateBroken:
    """A refusal with file and line."""
    return TemplateBroken(f"模板“{name}”第{error.line}行：{error.message}。请改正后重试。")


def read_words(path: Path) -> Words:
    """A content file of a whole document. Raises TemplateBroken with file and line."""
    tree = read_tree(path)
    try:
        return Words(path.name, _blocks(tree))
    except LeafBroken as error:
        raise broken(path.name, error) from error


def read_tree(path: Path, *, shipped: bool = False) -> Any:
    """A content file as leaves, lists and mappings; read again only when it changed.

    `shipped` files come with the program and are read by libyaml, which is faster but ends the process on some
    hostile input. Raises TemplateBroken with file and line.
    """
    status = path.stat()
    if status.st_size > MAX_FILE:
        raise TemplateBroken(f"模板“{path.name}”过大，最多{MAX_FILE // 1000}千字节。")
    return _read(path, status.st_mtime_ns, status.st_size, shipped)


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int, _size: int, shipped: bool) -> Any:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader) if shipped else yaml.SafeLoader
    try:
        source = path.read_text(encoding="utf-8")
        for event in yaml.parse(source, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                raise LeafBroken("不得使用 YAML 别名（*）", event.start_mark.line + 1 if event.start_mark else 1)
        node = yaml.compose(source, Loader=loader)
        return _value(node) if node is not None else None
    except UnicodeDecodeError as error:
        raise TemplateBroken(f"模板“{path.name}”不是 UTF-8 文本。请另存为 UTF-8 后重试。") from error
    except RecursionError as error:
        raise TemplateBroken(f"模板“{path.name}”层次过深。请改正后重试。") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise broken(path.name, LeafBroken(f"YAML 格式有误（{error.problem}）", line)) from error
    except yaml.YAMLError as error:
        raise broken(path.name, LeafBroken("YAML 中有不可用的字符", 1)) from error
    except LeafBroken as error:
        raise broken(path.name, error) from error


def _blocks(read: Any) -> tuple[Mapped, ...]:
    if not isinstance(read, list) or not read:
        raise LeafBroken("应为段落的列表，每段以“- type: …”开头", 1)
    for item in read:
        if not isinstance(item, Mapped) or "type" not in item.entries:
            raise LeafBroken("每一段都要写明 type", item.line if isinstance(item, Mapped | Leaf) else 1)
    return tuple(read)


def _value(node: yaml.Node) -> Any:
    """A node as leaf, list or mapping; every scalar but null is a text, and keeps its line."""
    line = node.start_mark.line + 1
    if node.tag not in _TAGS:
        raise LeafBroken(f"不得使用 YAML 标签（{node.tag}）", line)
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == f"{_TAG}null" else Leaf(node.value, line + (node.style in {"|", ">"}))
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    entries: dict[str, Any] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in entries:
            raise LeafBroken("名称重复或者不是文字", key.start_mark.line + 1)
        entries[key.value] = _value(child)
    return _mapped(entries, line)


def _mapped(entries: dict[str, Any], line: int) -> Mapped:
    repeat, condition = entries.pop("for", None), entries.pop("when", None)
    found = None
    if repeat is not None:
        match = _FOR.match(repeat.source) if isinstance(repeat, Leaf) else None
        if not match:
            raise LeafBroken("for 应写作“名称 in 列表”", line)
        found = (match[1], match[2])
    if condition is not None and not isinstance(condition, Leaf):
        raise LeafBroken("when 应为一个条件", line)
    return Mapped(entries, line, found, condition.source if condition else "")


def turns(mapped: Mapped, names: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The names for each time that an entry is to be written: none where `when` says no."""
    for inner in _repeated(mapped, names):
        if not mapped.condition or _at(mapped.line, leaves.evaluate, mapped.condition, inner):
            yield inner


def _repeated(mapped: Mapped, names: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if mapped.repeat is None:
        yield names
        return
    name, expression = mapped.repeat
    values = _at(mapped.line, leaves.evaluate, expression, names)
    if not isinstance(values, tuple):
        raise LeafBroken(f"for 的“{expression}”不是列表", mapped.line)
    for index, value in enumerate(values, start=1):
        loop = SimpleNamespace(index=index, first=index == 1, last=index == len(values))
        yield {**names, name: value, "loop": loop}


def _at(line: int, work: Any, *arguments: Any) -> Any:
    try:
        return work(*arguments)
    except LeafBroken as error:
        raise LeafBroken(error.message, line + error.line - 1) from error


def written(value: Any, names: Mapping[str, Any]) -> Any:
    """A value of the file with its texts rendered; lists with their repeated entries."""
    if isinstance(value, Leaf):
        return _at(value.line, leaves.render, value.source, names)
    if isinstance(value, Mapped):
        return {key: written(part, names) for key, part in value.entries.items()}
    if isinstance(value, list):
        return [entry for part in value for entry in _entries(part, names)]
    return value


def _entries(part: Any, names: Mapping[str, Any]) -> Iterator[Any]:
    if not isinstance(part, Mapped):
        yield written(part, names)
        return
    for inner in turns(part, names):
        if set(part.entries) == {"items"} and isinstance(part.entries["items"], list):
            yield from written(part.entries["items"], inner)
        else:
            yield written(part.entries["item"] if set(part.entries) == {"item"} else part, inner)


def _block(mapped: Mapped, names: Mapping[str, Any]) -> AnyBlock:
    try:
        return _BLOCK.validate_python(written(mapped, names))
    except ValidationError as error:
        said = []
        for item in islice(faults(error), 5):
            where = ".".join(str(part) for part in item["loc"][1:]) or "这一段"
            said.append(f"{where} {problem(item)}")
        raise LeafBroken("；".join(said), mapped.line) from error


def names_of(words: Words) -> Iterator[tuple[str, int]]:
    """Every top-level name that a file uses and that it does not define itself, with its line; for checks."""
    yield from names_used(list(words.blocks))


def names_used(value: Any, own: frozenset[str] = frozenset()) -> Iterator[tuple[str, int]]:
    """Every top-level name that a part of a file uses, with its line, but for those in `own`."""
    if isinstance(value, list):
        for part in value:
            yield from names_used(part, own)
    elif isinstance(value, Leaf):
        found = _at(value.line, leaves.names_in, value.source)
        yield from ((name, value.line) for name in sorted(found - own))
    elif isinstance(value, Mapped):
        if value.repeat:
            yield from names_used(Leaf("{{ " + value.repeat[1] + " }}", value.line), own)
            own = own | {value.repeat[0], "loop"}
        if value.condition:
            yield from names_used(Leaf("{{ " + value.condition + " }}", value.line), own)
        for part in value.entries.values():
            yield from names_used(part, own)
