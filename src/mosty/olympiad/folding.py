"""The answers of an attempt, folded from its events; the same events, the same bytes.

Nothing here is stored that could not be dropped and folded again. Of two devices the
one that the server heard last gives the answer; what the other said last is kept
beside it as another version, never added up.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from mosty.olympiad.chain import Event, unbroken


class Late(StrEnum):
    """What is done with an answer that came after the end."""

    GAP = "gap"
    JURY = "jury"
    REJECT = "reject"


class Standing(StrEnum):
    """Whether an answer counts."""

    IN_TIME = "in_time"
    LATE_COUNTED = "late_counted"
    WAITS_FOR_JURY = "waits_for_jury"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Version:
    """What one device said last of a task."""

    client: str
    seq: int
    value: str
    received_at: datetime
    standing: Standing
    late_s: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a task: the version that counts, and what other devices said."""

    item: str
    current: Version | None
    versions: tuple[Version, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether two devices said different things."""
        return len({one.value for one in self.versions}) > 1


@dataclass(frozen=True)
class Terms:
    """What decides about an attempt's late answers.

    `allowed` holds what the jury decided of an event by its device and number.
    """

    ends_at: datetime
    policy: Late
    allowed: Mapping[tuple[str, int], bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """What the log itself tells of its devices.

    `whole` is up to which number a device's chain is unbroken and its clock was not set
    back; `ahead_s` how far its
    clock was ahead of the server's, as far as answers that came in time show: an answer
    is never received before it is given, so the largest difference is the nearest.
    """

    whole: Mapping[str, int]
    ahead_s: Mapping[str, float]


class Folding:
    """Events taken one after the other, in the order in which they came."""

    def __init__(self, terms: Terms, evidence: Evidence):
        self.terms, self.evidence = terms, evidence
        self._last: dict[str, dict[str, Version]] = defaultdict(dict)
        self._current: dict[str, Version] = {}

    def take(self, event: Event) -> Version:
        """How an event stands beside those before it."""
        version = version_of(event, self.terms, self.evidence)
        if self._contradicts(event, version):
            version = replace(version, standing=Standing.WAITS_FOR_JURY)
        own = self._last[event.item]
        if event.client not in own or own[event.client].seq <= event.seq:
            own[event.client] = version
            if version.standing in {Standing.IN_TIME, Standing.LATE_COUNTED}:
                self._current[event.item] = version
        return version

    def answers(self) -> tuple[Answer, ...]:
        return tuple(
            Answer(
                item,
                self._current.get(item),
                tuple(version for _client, version in sorted(by_client.items())),
            )
            for item, by_client in sorted(self._last.items())
        )

    def _contradicts(self, event: Event, version: Version) -> bool:
        """Whether a late answer that counts by proof says otherwise than another device
        did in time, and was given before that was heard: the older one, come later."""
        before = self._current.get(event.item)
        return (
            before is not None
            and before.client != version.client
            and before.standing == Standing.IN_TIME
            and before.value != version.value
            and version.standing == Standing.LATE_COUNTED
            and (event.client, event.seq) not in self.terms.allowed
            and given_at(event, self.evidence) <= before.received_at
        )


def fold(events: Iterable[Event], terms: Terms) -> tuple[Answer, ...]:
    """The answers by item, in the order of their names."""
    events = sorted(events, key=lambda one: one.arrival)
    folding = Folding(terms, evidence_of(events, terms))
    for event in events:
        folding.take(event)
    return folding.answers()


def evidence_of(events: list[Event], terms: Terms) -> Evidence:
    by_client, ahead = defaultdict(list), {}
    for event in events:
        by_client[event.client].append(event)
        told = time_of(event)
        if told and event.received_at <= terms.ends_at:
            seconds = (told - event.received_at).total_seconds()
            ahead[event.client] = max(seconds, ahead.get(event.client, seconds))
    whole = {
        client: min(unbroken(own), steady(own)) for client, own in by_client.items()
    }
    return Evidence(whole, ahead)


def steady(events: list[Event]) -> int:
    """Up to which number the clock of one device never went back from answer to answer:
    one that was set back shows nothing afterwards."""
    reached, before = 0, None
    for event in sorted(events, key=lambda one: one.seq):
        told = time_of(event)
        if told is None or (before is not None and told < before):
            break
        reached, before = event.seq, told
    return reached


def time_of(event: Event) -> datetime | None:
    """What the device's clock showed, with its zone; None where it is no such time."""
    try:
        told = datetime.fromisoformat(event.client_time)
    except ValueError:
        return None
    return told if told.tzinfo else None


def version_of(event: Event, terms: Terms, evidence: Evidence) -> Version:
    late = event.received_at - terms.ends_at
    return Version(
        client=event.client,
        seq=event.seq,
        value=event.value,
        received_at=event.received_at,
        standing=standing_of(event, terms, evidence),
        late_s=max(late.total_seconds(), 0.0),
    )


def standing_of(event: Event, terms: Terms, evidence: Evidence) -> Standing:
    """In time, or what the policy and the jury say of a late one."""
    if event.received_at <= terms.ends_at:
        return Standing.IN_TIME
    decided = terms.allowed.get((event.client, event.seq))
    if decided is not None:
        return Standing.LATE_COUNTED if decided else Standing.TOO_LATE
    if terms.policy == Late.REJECT:
        return Standing.TOO_LATE
    if terms.policy == Late.GAP and is_proved(event, terms, evidence):
        return Standing.LATE_COUNTED
    return Standing.WAITS_FOR_JURY


def is_proved(event: Event, terms: Terms, evidence: Evidence) -> bool:
    """Whether a late event was made before the end as far as anybody can tell: its
    device's clock, set right by what was measured, says so, and its chain is whole."""
    told, ahead = time_of(event), evidence.ahead_s.get(event.client)
    if told is None or ahead is None or event.seq > evidence.whole[event.client]:
        return False
    return given_at(event, evidence) <= terms.ends_at


def given_at(event: Event, evidence: Evidence) -> datetime:
    """When a proved event was given: its device's clock, set right."""
    return time_of(event) - timedelta(seconds=evidence.ahead_s[event.client])


def told(answers: Iterable[Answer]) -> list[dict]:
    """Answers as JSON holds them."""
    return json.loads(json.dumps([asdict(one) for one in answers], default=str))


def read(answers: Iterable[dict]) -> tuple[Answer, ...]:
    """Answers as `told` wrote them."""
    return tuple(
        Answer(
            one["item"],
            one["current"] and version_read(one["current"]),
            tuple(map(version_read, one["versions"])),
        )
        for one in answers
    )


def version_read(one: dict) -> Version:
    received_at = datetime.fromisoformat(one["received_at"])
    standing = Standing(one["standing"])
    return Version(**{**one, "received_at": received_at, "standing": standing})


def digest(folded: Iterable[tuple[str, tuple[Answer, ...]]]) -> str:
    """SHA-256 over all attempts' answers in the order of attempts: equal folds, equal
    digests."""
    told = sha256()
    for attempt, answers in sorted(folded):
        line = {"attempt": attempt, "answers": [asdict(one) for one in answers]}
        text = json.dumps(line, default=datetime.isoformat, ensure_ascii=False)
        told.update(text.encode() + b"\n")
    return told.hexdigest()
