"""A document's file lies under its hash, and is written once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from record.register import files
from record.register.files import write_file


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_file_lies_under_its_hash(home: Path, suffix: str) -> None:
    content = "演练数据".encode()
    sha = hashlib.sha256(content).hexdigest()
    for _ in range(2):
        assert write_file(home, content, suffix) == (f"files/{sha[:2]}/{sha}{suffix}", sha)
    assert [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()] == [
        f"files/{sha[:2]}/{sha}{suffix}"
    ]
    assert (home / "files" / sha[:2] / f"{sha}{suffix}").read_bytes() == content


def test_the_folders_of_a_file_are_synced_also_where_it_lies_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "_sync_folder", synced.append)
    for _ in range(2):
        synced.clear()
        path, _sha = write_file(home, b"%PDF")
        assert synced == [(home / path).parent, home / "files", home]
