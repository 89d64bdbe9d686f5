"""Settings: defaults, where each comes from, what is refused and how it is said; no secret is ever shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.settings import ROOT, Settings, SettingsError, SmtpServer, settings


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("YICHENG_HOME", raising=False)
    settings.cache_clear()
    return monkeypatch


class TestDefaults:
    def test_everything_lies_under_the_program(self, env: pytest.MonkeyPatch) -> None:
        assert settings().home == ROOT / "var"
        assert settings().database_url == f"sqlite:///{ROOT / 'var' / 'yicheng.db'}"
        assert (settings().prefect_port, settings().log_level) == (4277, "INFO")
        assert settings().smtp_server() is None

    def test_home_moves_the_embedded_record(self, env: pytest.MonkeyPatch, tmp_path: Path) -> None:
        env.setenv("YICHENG_HOME", str(tmp_path / "数据 一"))
        assert settings().database_url == f"sqlite:///{tmp_path / '数据 一' / 'yicheng.db'}"

    def test_relative_home_is_made_absolute(self, env: pytest.MonkeyPatch, tmp_path: Path) -> None:
        env.chdir(tmp_path)
        env.setenv("YICHENG_HOME", "here")
        assert settings().home == tmp_path / "here"

    def test_an_empty_variable_is_not_set(self, env: pytest.MonkeyPatch) -> None:
        env.setenv("YICHENG_DATABASE_URL", "")
        assert settings().database_url.startswith("sqlite:///")

    def test_read_once_until_cleared(self, env: pytest.MonkeyPatch) -> None:
        assert settings() is settings()
        env.setenv("YICHENG_PREFECT_PORT", "5000")
        assert settings().prefect_port == 4277
        settings.cache_clear()
        assert settings().prefect_port == 5000
        assert settings().prefect_api_url == "http://127.0.0.1:5000/api"


def test_proxies_are_listed_by_their_addresses(env: pytest.MonkeyPatch) -> None:
    assert settings().trusted_proxies == ""
    env.setenv("YICHENG_TRUSTED_PROXIES", " 127.0.0.1, 10.0.0.0/24,")
    settings.cache_clear()
    assert settings().trusted_proxies == "127.0.0.1,10.0.0.0/24"


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://u:p@h:5433/d?sslmode=require", "postgresql+psycopg://u:p@h:5433/d?sslmode=require"),
        ("postgresql+psycopg://u@h/d", "postgresql+psycopg://u@h/d"),
        ("sqlite:////srv/a.db", "sqlite:////srv/a.db"),
    ],
)
def test_database_urls(env: pytest.MonkeyPatch, given: str, used: str) -> None:
    env.setenv("YICHENG_DATABASE_URL", given)
    assert settings().database_url == used


class TestSecrets:
    def test_none_in_repr_or_label(self, env: pytest.MonkeyPatch) -> None:
        env.setenv("YICHENG_DATABASE_URL", "postgresql://u:geheim1@h:5433/d?sslmode=require")
        env.setenv("YICHENG_SMTP_URL", "smtps://u@mail.example.cn")
        env.setenv("YICHENG_SMTP_FROM", "a@example.cn")
        env.setenv("YICHENG_SMTP_PASSWORD", "geheim2")
        shown = f"{settings()!r} {settings()} {settings().smtp_server()!r} {settings().database_label}"
        assert "geheim" not in shown
        assert settings().database_label == "postgresql+psycopg://u@h:5433/d"
        server = settings().smtp_server()
        assert server is not None
        assert server.password == "geheim2"

    def test_none_in_an_error(self, env: pytest.MonkeyPatch) -> None:
        env.setenv("YICHENG_DATABASE_URL", "mysql://u:geheim1@h/d")
        with pytest.raises(SettingsError) as caught:
            settings()
        assert "geheim" not in str(caught.value)
        assert caught.value.__context__ is None

    def test_password_from_a_file(self, env: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("密 码\n", encoding="utf-8")
        given = Settings(smtp_url="smtp+starttls://u@h", smtp_from="a@b.cn", smtp_password_file=tmp_path / "secret")
        assert given.smtp_server() == SmtpServer("h", 587, "starttls", "a@b.cn", "u", "密 码")

    def test_missing_file_is_named(self, env: pytest.MonkeyPatch, tmp_path: Path) -> None:
        given = Settings(smtp_url="smtp://h", smtp_from="a@b.cn", smtp_password_file=tmp_path / "none")
        with pytest.raises(SettingsError, match=r"SMTP_PASSWORD_FILE.*none"):
            given.smtp_server()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DATABASE_URL", "mysql://h/d", "应写作 sqlite"),
        ("DATABASE_URL", "yicheng.db", "应写作 sqlite"),
        ("DATABASE_URL", "sqlite://", "没有写明数据库"),
        ("HOME", "/srv/a?b", "目录名不能含有"),
        ("TRUSTED_PROXIES", "代理", "应为反向代理的 IP 地址"),
        ("TRUSTED_PROXIES", "127.0.0.1,0.0.0.0/0", "不能写全部地址"),
        ("PREFECT_PORT", "四千", "应为整数"),
        ("PREFECT_PORT", "0", "应为 1 至 65535"),
        ("PREFECT_PORT", "65536", "应为 1 至 65535"),
        ("LOG_LEVEL", "loud", "应为 DEBUG"),
        ("SMTP_URL", "http://h", "应写作 smtp://"),
        ("SMTP_URL", "smtp://", "应写作 smtp://"),
        ("SMTP_URL", "smtp://h:99999", "端口应为"),
        ("SMTP_URL", "smtp://u:geheim@h", "密码不要写在地址中"),
        ("SMTP_FROM", "nobody", "应为邮件地址"),
        ("SMTP_FROM", "a@b.cn\nBcc: x@y.cn", "应为邮件地址"),
    ],
)
def test_bad_values_are_refused_in_chinese(env: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    env.setenv(f"YICHENG_{name}", value)
    with pytest.raises(SettingsError) as caught:
        settings()
    assert f"YICHENG_{name} " in str(caught.value)
    assert said in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_all_faults_are_told_at_once(env: pytest.MonkeyPatch) -> None:
    env.setenv("YICHENG_PREFECT_PORT", "x")
    env.setenv("YICHENG_LOG_LEVEL", "x")
    with pytest.raises(SettingsError, match=r"PREFECT_PORT.*；.*LOG_LEVEL") as caught:
        settings()
    assert (caught.value.code, caught.value.exit_code) == ("settings_invalid", 2)


def test_log_level_in_any_case(env: pytest.MonkeyPatch) -> None:
    env.setenv("YICHENG_LOG_LEVEL", "debug")
    assert settings().log_level == "DEBUG"


def test_mail_without_a_sender_is_refused(env: pytest.MonkeyPatch) -> None:
    env.setenv("YICHENG_SMTP_URL", "smtp://h")
    with pytest.raises(SettingsError, match="YICHENG_SMTP_FROM"):
        settings().smtp_server()
