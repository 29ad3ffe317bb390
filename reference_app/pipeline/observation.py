"""What is seen at the third party, and what is known already."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import NamedTuple

# Gives the time of an observation, with a time zone.
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Give the time now, in UTC."""
    return datetime.now(timezone.utc)


class Item(NamedTuple):
    """How many the third party has of one sku."""

    sku: str
    quantity: int


@dataclass(frozen=True)
class Observation:
    """What the third party answered, and when."""

    sku: str
    quantity: int
    observed_at: datetime


@dataclass(frozen=True)
class Known:
    """The newest version that the database has of a sku."""

    version: int
    quantity: int
