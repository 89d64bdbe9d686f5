"""Mail: what arrives is what a person can read; doubles are recognised; an insecure server is not talked to."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from console.processes import free_port
from models.settings import SmtpServer
from record.alerting.outbox import Message
from tasks.mail import MailSender, compose, message_id

SENDER = "驿程提醒 <alerts@huizhou.example.gov.cn>"
ALERT = Message(
    1,
    "huizhou-2023-T2023-00012",
    "buyer@example.gov.cn",
    "惠城区“招标公告”还有3个工作日",
    "【驿程提醒 huizhou-2023-T2023-00012】惠城区“招标公告”须于2023年10月12日前（含当日）办结，还有3个工作日。依据：方案四（二）。",
    1,
)
SENT_AT = datetime(2023, 10, 8, 16, 30, tzinfo=UTC)


class Post:
    """A mail server's handler that keeps what it takes; `refuse` names recipients that it does not know."""

    def __init__(self, refuse: str = "") -> None:
        self.taken: list[EmailMessage] = []
        self.refuse = refuse

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address == self.refuse:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        assert envelope.content
        mail = message_from_bytes(bytes(envelope.content), policy=default)  # type: ignore[arg-type]
        self.taken.append(mail)  # type: ignore[arg-type]
        return "250 OK"


@contextmanager
def post_office(post: Post, **more: Any) -> Iterator[int]:
    """A mail server on loopback; yields its port."""
    port = free_port()
    controller = Controller(post, hostname="127.0.0.1", port=port, **more)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def plain(port: int, **more: Any) -> SmtpServer:
    return SmtpServer("127.0.0.1", port, "plain", SENDER, **more)


def send(server: SmtpServer, *messages: Message) -> list[str]:
    return [error for _message, error in MailSender(server).send(messages)]


def test_what_arrives_can_be_read() -> None:
    post = Post()
    with post_office(post) as port:
        assert send(plain(port), ALERT) == [""]
    mail = post.taken[0]
    assert mail["Subject"] == "【驿程提醒 huizhou-2023-T2023-00012】惠城区“招标公告”还有3个工作日"
    assert mail["To"] == "buyer@example.gov.cn"
    assert mail["From"].addresses[0].display_name == "驿程提醒"
    assert mail["Message-ID"] == "<huizhou-2023-T2023-00012@huizhou.example.gov.cn>"
    assert mail.get_content().strip() == ALERT.body
    assert mail.get_content_charset() == "utf-8"


def test_date_and_mark() -> None:
    mail = compose(ALERT, SENDER, SENT_AT, "【演练】")
    assert mail["Date"] == "Mon, 09 Oct 2023 00:30:00 +0800"
    assert mail["Subject"].startswith("【演练】【驿程提醒 ")
    assert mail.get_content().startswith("【演练】")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("huizhou-2023-T2023-00012", "<huizhou-2023-T2023-00012@example.gov.cn>"),
        ("演练-T2023-00012", "<%E6%BC%94%E7%BB%83-T2023-00012@example.gov.cn>"),
    ],
)
def test_the_message_id_follows_from_the_number_alone(number: str, expected: str) -> None:
    assert message_id(number, "alerts@example.gov.cn") == expected


def test_one_refused_recipient_does_not_stop_the_others() -> None:
    post = Post(refuse="gone@example.gov.cn")
    gone = Message(2, "T-2", "gone@example.gov.cn", "标题", "正文", 1)
    nonsense = Message(3, "T-3", "没有地址", "标题", "正文", 1)
    last = Message(4, "T-4", "last@example.gov.cn", "标题", "正文", 1)
    with post_office(post) as port:
        errors = send(plain(port), ALERT, gone, nonsense, last)
    assert errors[0] == errors[3] == ""
    assert "邮件服务器拒收（gone@example.gov.cn）：550 no such user" in errors[1]
    assert "不是邮件地址" in errors[2]
    assert [mail["To"] for mail in post.taken] == ["buyer@example.gov.cn", "last@example.gov.cn"]


def test_no_server_answers_for_every_message() -> None:
    with post_office(Post()) as port:
        pass
    errors = send(plain(port), ALERT, ALERT)
    assert len(errors) == 2
    assert all(f"127.0.0.1:{port}无法使用" in error for error in errors)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, in one file."""
    file = tmp_path_factory.mktemp("tls") / "pair.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=127.0.0.1",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout",
            file.with_suffix(".key"),
            "-out",
            file,
        ],
        check=True,
        capture_output=True,
    )
    file.write_bytes(file.read_bytes() + file.with_suffix(".key").read_bytes())
    return file


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


class TestEncryption:
    def test_starttls_with_a_login(
        self, tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def known(_server: Any, _session: Any, _envelope: Any, _how: str, login: Any) -> AuthResult:
            right = isinstance(login, LoginPassword) and login.password == b"right"
            return AuthResult(success=right, handled=right)

        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        post, more = Post(), {"user": "alerts", "password": "right"}
        with post_office(post, tls_context=tls, require_starttls=True, authenticator=known, auth_required=True) as port:
            assert send(SmtpServer("127.0.0.1", port, "starttls", SENDER, **more), ALERT) == [""]
            for password, said in (("wrong-one", "535"), ("演练口令", "只能含英文字母")):
                wrong = send(SmtpServer("127.0.0.1", port, "starttls", SENDER, "alerts", password), ALERT)[0]
                assert said in wrong
                assert password not in wrong
        assert len(post.taken) == 1

    def test_tls_from_the_first_byte(
        self, tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        post = Post()
        with post_office(post, ssl_context=tls) as port:
            assert send(SmtpServer("127.0.0.1", port, "tls", SENDER), ALERT) == [""]
        assert len(post.taken) == 1

    def test_an_unknown_certificate_is_not_trusted(self, tls: ssl.SSLContext) -> None:
        post = Post()
        with post_office(post, tls_context=tls) as port:
            assert "certificate verify failed" in send(SmtpServer("127.0.0.1", port, "starttls", SENDER), ALERT)[0]
        assert post.taken == []

    def test_starttls_is_demanded(self) -> None:
        post = Post()
        with post_office(post) as port:
            assert "STARTTLS" in send(SmtpServer("127.0.0.1", port, "starttls", SENDER), ALERT)[0]
        assert post.taken == []
