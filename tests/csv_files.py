"""Small files in the ways that programs and people write them."""

from datetime import date, timedelta

from core.refusal import Refusal
from core.series.series import Choices, Series, read

DAYS = [day for day in (date(2019, 1, 1) + timedelta(i) for i in range(90)) if day.weekday() < 5]


def file(days, values, names="Date,Close", delimiter=",", form="%Y-%m-%d") -> bytes:
    """A file of two columns."""
    rows = [f"{day:{form}}{delimiter}{value}" for day, value in zip(days, values, strict=True)]
    return "\n".join([names, *rows]).encode()


def indonesian(value: float, digits: int = 0) -> str:
    """8900 as 8.900."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def found(series: Series, reason: str) -> dict[str, str]:
    """The facts of one finding."""
    return next(finding.facts for finding in series.findings if finding.reason == reason)


def reason_of(text: str, choices: Choices | None = None) -> str:
    """Why a text is refused; empty where it is not."""
    try:
        read(text.encode(), choices)
    except Refusal as error:
        return error.reason
    return ""
