"""How a rehearsal that cannot be played on tells where it stopped."""

from __future__ import annotations

from models.refusal import Refusal
from record.handlers import Command


class RehearsalStopped(Refusal):
    """Raised when an act of the script is refused: plan and script do not fit, and the days cannot be played on."""

    code = "rehearsal_stopped"

    def __init__(self, command: Command, login: str, error: Refusal) -> None:
        _programme, place, *_label = command.case.split("/")
        step = f"{command.step}@{command.subject}" if command.subject else command.step
        message = f"演练在{command.on}停下：{place}的事项“{command.case}”，环节{step}，由{login}办理：{error.message}"
        super().__init__(message, basis=error.basis, remedy=error.remedy, field=error.field)
        self.exit_code = error.exit_code
