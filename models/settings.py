"""What the person who installs Yicheng may set: environment variables that begin with `YICHENG_`, read once.

Nothing here opens a database or a socket. The environment is read by hand: pydantic-settings would cost a third of
the time in which a command of the command line may start.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)

from models.refusal import Refusal

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the program."""

PREFIX = "YICHENG_"

_SMTP_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


class SettingsError(Refusal):
    """Raised when a setting cannot be used. `str()` is Chinese: which variable, what is wrong, what to do."""

    code = "settings_invalid"
    exit_code = 2


@dataclass(frozen=True)
class SmtpServer:
    """Where mail is handed in. `security`: plain, starttls (demanded), or tls from the first byte."""

    host: str
    port: int
    security: Literal["plain", "starttls", "tls"]
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def _folder(path: Path) -> Path:
    if "?" in str(path):
        raise ValueError("目录名不能含有“?”（数据库地址会在此断开）")
    return path.expanduser().absolute()


def _database_url(url: str) -> str:
    if not url:
        return url  # not set: a file in `home`
    scheme, sign, rest = url.partition("://")
    scheme = _DRIVERS.get(scheme, scheme)
    if not sign or scheme not in ("sqlite", "postgresql+psycopg"):
        raise ValueError("应写作 sqlite:///文件路径 或 postgresql://用户:密码@主机:端口/库名")
    if not rest.strip("/"):
        raise ValueError("没有写明数据库：SQLite 写文件路径，PostgreSQL 写主机和库名")
    return f"{scheme}://{rest}"


def _smtp_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("端口应为 1 至 65535 的整数") from None
    if parts.scheme not in _SMTP_PORTS or not parts.hostname or port == 0:
        raise ValueError("应写作 smtp://用户@主机:端口、smtp+starttls://… 或 smtps://…")
    if parts.password is not None:
        raise ValueError("密码不要写在地址中，请改用 YICHENG_SMTP_PASSWORD 或 YICHENG_SMTP_PASSWORD_FILE")
    return url


def _sender(text: str) -> str:
    from email.utils import parseaddr  # the mail package is large, and few settings hold an address

    local, sign, domain = parseaddr(text)[1].rpartition("@")
    if not (local and sign and domain) or any(ord(letter) < 32 for letter in text):
        raise ValueError("应为邮件地址，如 alerts@example.gov.cn 或 驿程提醒 <alerts@example.gov.cn>")
    return text


def _addresses(text: str) -> str:
    from ipaddress import ip_network

    listed = [one.strip() for one in text.split(",") if one.strip()]
    try:
        for one in listed:
            if ip_network(one, strict=False).prefixlen == 0:
                raise ValueError
    except ValueError:
        raise ValueError(
            "应为反向代理的 IP 地址或者网段，多个以逗号分隔，如 127.0.0.1,10.0.0.0/24；不能写全部地址"
        ) from None
    return ",".join(listed)


def _upper(value: Any) -> Any:
    return value.upper() if isinstance(value, str) else value


class Settings(BaseModel):
    """All settings, checked. Fields that can hold a secret stay out of `repr`.

    What is not given is read from the environment; a variable that is set to nothing counts as not set.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    home: Annotated[Path, AfterValidator(_folder)] = ROOT / "var"
    """Holds the embedded record, files, the audit key and Prefect's home."""
    database_url: Annotated[str, AfterValidator(_database_url)] = Field(default="", repr=False)
    """The record; by default `yicheng.db` in `home`."""
    smtp_url: Annotated[str, AfterValidator(_smtp_url)] | None = None
    smtp_from: Annotated[str, AfterValidator(_sender)] | None = None
    smtp_password: SecretStr | None = Field(default=None, repr=False)
    smtp_password_file: Path | None = None
    trusted_proxies: Annotated[str, AfterValidator(_addresses)] = ""
    """Addresses of the reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; by default none."""
    prefect_port: int = Field(default=4277, ge=1, le=65535)
    console_port: int = Field(default=8600, ge=1, le=65535)
    """Where the console's pages are served, on this machine's loopback."""
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = "INFO"

    @model_validator(mode="before")
    @classmethod
    def _from_environment(cls, given: Any) -> Any:
        names = {f"{PREFIX}{name}".upper(): name for name in cls.model_fields}
        found = {names[key]: value for key, value in os.environ.items() if key in names and value}
        return {**found, **given} if isinstance(given, dict) else given

    def model_post_init(self, _context: Any) -> None:
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{self.home / 'yicheng.db'}")

    @property
    def database_label(self) -> str:
        """The database's address without its password, fit for a log or a screen."""
        parts = urlsplit(self.database_url)
        if "@" not in parts.netloc:
            return self.database_url
        account, _, place = parts.netloc.rpartition("@")
        return f"{parts.scheme}://{account.partition(':')[0]}@{place}{parts.path}"

    @property
    def prefect_api_url(self) -> str:
        """Where Prefect's API answers on this machine."""
        return f"http://127.0.0.1:{self.prefect_port}/api"

    def smtp_server(self) -> SmtpServer | None:
        """The mail server, or None if none is set.

        Raises:
            SettingsError: the sender or the password of the user is not set, or the password file cannot be read.
        """
        if self.smtp_url is None:
            return None
        if self.smtp_from is None:
            raise SettingsError("已设置 YICHENG_SMTP_URL，还须设置发件地址 YICHENG_SMTP_FROM，如 alerts@example.gov.cn")
        parts: SplitResult = urlsplit(self.smtp_url)
        security: Literal["plain", "starttls", "tls"] = "plain"
        if parts.scheme != "smtp":
            security = "tls" if parts.scheme == "smtps" else "starttls"
        password = self._smtp_password()
        if parts.username and password is None:
            raise SettingsError(
                "YICHENG_SMTP_URL 中写有用户名，还须设置密码：YICHENG_SMTP_PASSWORD 或者 YICHENG_SMTP_PASSWORD_FILE"
            )
        return SmtpServer(
            host=parts.hostname or "",
            port=parts.port or _SMTP_PORTS[parts.scheme],
            security=security,
            sender=self.smtp_from,
            user=parts.username,
            password=password,
        )

    def _smtp_password(self) -> str | None:
        if self.smtp_password is not None:
            return self.smtp_password.get_secret_value()
        if self.smtp_password_file is None:
            return None
        try:
            return self.smtp_password_file.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise SettingsError(
                f"YICHENG_SMTP_PASSWORD_FILE：文件 {self.smtp_password_file} 无法读取。"
                "请检查路径和权限，文件内容应只有一行密码"
            ) from None


@cache
def settings() -> Settings:
    """The settings of this process. A test that changes the environment calls `settings.cache_clear()`.

    Raises:
        SettingsError: names every variable that cannot be used, in one message.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = "；".join(_fault(fault) for fault in error.errors(include_url=False, include_input=False))
    # Raised outside the handler: the chained error could show a secret.
    raise SettingsError(f"设置有误：{faults}。请改正环境变量后重试")


_MESSAGES = {
    "int_parsing": "应为整数",
    "greater_than_equal": "应为 1 至 65535 的端口号",
    "less_than_equal": "应为 1 至 65535 的端口号",
    "literal_error": "应为 DEBUG、INFO、WARNING、ERROR 之一",
}


def _fault(fault: Any) -> str:
    name = PREFIX + "_".join(str(part) for part in fault["loc"][:1]).upper()
    if fault["type"] == "value_error":
        return f"{name} {fault['ctx']['error']}"
    return f"{name} {_MESSAGES.get(fault['type'], '的值无法识别')}"
