"""What the record refuses of any act, each with a stable code, the article and what to do next, in Chinese."""

from __future__ import annotations

from models.refusal import Refusal


class UnknownCase(Refusal):
    """Raised when no case has that identifier."""

    code, exit_code = "unknown_case", 2


class CaseMissing(Refusal):
    """Raised when a case waits on another that its programme does not have, and the plan does not say that the wait
    does not apply."""

    code, exit_code = "case_missing", 2


class UnknownStep(Refusal):
    """Raised when the case's procedure has no such step, or the step is a lapse that nobody records."""

    code, exit_code = "unknown_step", 2


class UnknownSubject(Refusal):
    """Raised when the step is done for each station or lot and the subject named is none of the case's."""

    code, exit_code = "unknown_subject", 2


class UnknownPerson(Refusal):
    """Raised when nobody active has that login."""

    code, exit_code = "unknown_person", 2


class BadDetails(Refusal):
    """Raised when the details of a command do not fit the step's form."""

    code, exit_code = "bad_details", 2


class CommandReused(Refusal):
    """Raised when a command's id was used before for another act."""

    code, exit_code = "command_reused", 2


class FutureDate(Refusal):
    """Raised when a fact is dated after the programme's date."""

    code = "future_date"


class BeforeProgramme(Refusal):
    """Raised when a fact is dated before the case or its round was opened."""

    code = "before_programme"


class CaseStopped(Refusal):
    """Raised when the round has failed or the case was terminated: only what follows from that is still done."""

    code = "case_stopped"


class NotReady(Refusal):
    """Raised when a step that must come before is not done, or the case is held."""

    code = "not_ready"


class TooEarly(Refusal):
    """Raised when the act comes before the earliest lawful date."""

    code = "too_early"


class TooLate(Refusal):
    """Raised when the act comes after the last lawful date and is not recorded as a breach."""

    code = "too_late"


class CalendarUnknown(Refusal):
    """Raised when a span of the law ends in, or was counted through, a year whose holidays are not loaded."""

    code = "calendar_unknown"

    def __init__(self, message: str, year: int, *, basis: str = "") -> None:
        remedy = f"请先用 ./yicheng calendar load 载入{year}年国务院办公厅放假通知，再办理"
        super().__init__(message, basis=basis, remedy=remedy)


class NoBreach(Refusal):
    """Raised when a breach is claimed where no limit was exceeded, or by a role that may not record one."""

    code = "no_breach"


class FactMissing(Refusal):
    """Raised when something is asked for that stands on a fact, before the record holds it."""

    code = "fact_missing"


class AlreadyDone(Refusal):
    """Raised when the step was recorded before: a second signature of one contract."""

    code = "already_done"


class WrongRole(Refusal):
    """Raised when the actor's role may not do the step."""

    code = "wrong_role"


class WrongDistrict(Refusal):
    """Raised when the actor belongs to another district."""

    code = "wrong_district"


class SamePerson(Refusal):
    """Raised when anyone who prepared would also review (内控：不相容岗位分离)."""

    code = "same_person"


class SecondPersonMissing(Refusal):
    """Raised when a step that two do together is recorded by one (内控：两人以上共同办理)."""

    code = "second_person_missing"


class SecondPersonUnfit(Refusal):
    """Raised when the second person is the first, belongs elsewhere, or stands on the other side."""

    code = "second_person_unfit"


class Disallowed(Refusal):
    """Raised when a rule about the content of an act forbids it."""

    code = "disallowed"


class StepsDepend(Refusal):
    """Raised when a fact is to be corrected or withdrawn on which a later step stands."""

    code = "steps_depend"


class NothingToCorrect(Refusal):
    """Raised when there is no fact of that key, or the correction of a fact or a paper changes nothing."""

    code = "nothing_to_correct"


class RecordOccupied(Refusal):
    """Raised when a rehearsal would replace a record that holds a real programme."""

    code = "record_occupied"
