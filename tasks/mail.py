"""Mail: an alert as a message that any client reads, handed to the SMTP server of the settings."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import quote

from models.clock import CITY_ZONE, utc_now
from models.settings import SmtpServer
from record.alerting.outbox import MAIL, Message

TIMEOUT_SECONDS = 20


class MailSender:
    """Hands messages to one SMTP server over one connection per batch.

    `mark` stands before the subject, as 【演练】 for a rehearsal.
    """

    channel = MAIL

    def __init__(self, server: SmtpServer, mark: str = "") -> None:
        self._server, self._mark = server, mark

    def send(self, messages: Sequence[Message]) -> Iterator[tuple[Message, str]]:
        """Yields each message with what went wrong in Chinese, '' if the server has taken it.

        A failed connection answers for every message that has not been handed over yet.
        """
        left = list(messages)
        try:
            with self._connected() as server:
                while left:
                    error = self._hand_over(server, left[0])
                    yield left.pop(0), error
        except (OSError, smtplib.SMTPException) as error:
            for message in left:
                yield message, f"邮件服务器{self._server.host}:{self._server.port}无法使用：{_said(error)}"

    def _hand_over(self, server: smtplib.SMTP, message: Message) -> str:
        try:
            server.send_message(compose(message, self._server.sender, utc_now(), self._mark))
        except smtplib.SMTPServerDisconnected:
            raise
        except (smtplib.SMTPException, ValueError) as error:
            return f"邮件服务器拒收（{message.recipient}）：{_said(error)}"
        return ""

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        wanted = self._server
        if wanted.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                wanted.host, wanted.port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(wanted.host, wanted.port, timeout=TIMEOUT_SECONDS)
        with server:
            if wanted.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if wanted.user and wanted.password is not None:
                _log_in(server, wanted.user, wanted.password)
            yield server


def _log_in(server: smtplib.SMTP, user: str, password: str) -> None:
    if not (user + password).isascii():  # smtplib would break off with an error that shows the letter
        raise smtplib.SMTPException("用户名和密码只能含英文字母、数字和英文符号")
    server.login(user, password)


def compose(message: Message, sender: str, sent_at: datetime, mark: str = "") -> EmailMessage:
    """The mail of an alert; its Message-ID follows from the alert's number alone, so doubles are recognised.

    Raises:
        ValueError: for a recipient that is no mail address.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(sender)
    mail["To"] = _address(message.recipient)
    mail["Subject"] = f"{mark}【驿程提醒 {message.number}】{message.title}"
    mail["Date"] = format_datetime(sent_at.astimezone(CITY_ZONE))
    mail["Message-ID"] = message_id(message.number, sender)
    mail["Auto-Submitted"] = "auto-generated"  # no out-of-office replies, please
    mail.set_content(f"{mark}{message.body}\n", charset="utf-8")
    return mail


def message_id(number: str, sender: str) -> str:
    """`<number@domain of the sender>`, in ASCII whatever the number is made of."""
    domain = parseaddr(sender)[1].rpartition("@")[2] or "yicheng.invalid"
    return f"<{quote(number, safe='')}@{domain}>"


def _address(text: str) -> Address:
    name, address = parseaddr(text)
    local, _, domain = address.rpartition("@")
    if not local or not domain:
        raise ValueError(f"“{text}”不是邮件地址")
    return Address(name, local, domain)


def _said(error: Exception) -> str:
    """What the server said, in one line. Never the password: smtplib repeats only the server's words."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return f"{code} {_text(said)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return " ".join(str(error).split()) or type(error).__name__


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
