"""Telling all rows of an activity at once: what is not named is taken out.

The journal keeps what stood before and what stands now, in words.
"""

from django.db import transaction

from mosty.activities.models import Activity, PeopleCount, SdgContribution
from mosty.journal.actions import record

TITLED = ("title_ru", "title_en", "on")


@transaction.atomic
def serve_exactly(activity, rows, *, by=None) -> None:
    """`rows` are `(target, reason_ru, reason_en)`."""
    with told(activity, "targets", targets_told, by=by) as activity:
        activity.sdg_contributions.all().delete()
        SdgContribution.objects.bulk_create(
            SdgContribution(
                activity=activity, target=target, reason_ru=ru, reason_en=en
            )
            for target, ru, en in rows
        )


@transaction.atomic
def count_exactly(activity, rows, *, by=None) -> None:
    """`rows` are `(country, people, direction)`; a pair said twice is added up."""
    counted = {}
    for country, people, direction in rows:
        key = country, direction
        counted[key] = counted.get(key, 0) + people
    with told(activity, "people", people_told, by=by) as activity:
        activity.people_counts.all().delete()
        PeopleCount.objects.bulk_create(
            PeopleCount(
                activity=activity, country=country, direction=direction, people=people
            )
            for (country, direction), people in counted.items()
        )


@transaction.atomic
def tell_results(activity, rows, *, by=None) -> None:
    """`rows` are dictionaries of title_ru, title_en, on; an `id` keeps the row."""
    with told(activity, "results", results_told, by=by) as activity:
        put_rows(activity.results, rows, TITLED)


@transaction.atomic
def tell_evidence(activity, rows, *, by=None) -> None:
    """As `tell_results`, with an address; proofs of a single result are left alone."""
    with told(activity, "evidence", evidence_told, by=by) as activity:
        put_rows(activity.evidence, rows, (*TITLED, "address"), result=None)


def put_rows(manager, rows, columns, **narrowed):
    standing = {one.pk: one for one in manager.filter(**narrowed)}
    kept = {row["id"] for row in rows if row.get("id") in standing}
    for key, one in standing.items():
        if key not in kept:
            one.delete()
    for row in rows:
        values = {name: row[name] for name in columns if name in row}
        if row.get("id") in kept:
            manager.filter(pk=row["id"]).update(**values)
        else:
            manager.create(**values)


class told:  # noqa: N801 - read as a word in `with told(…)`
    """Hold the activity, and record what its rows said before and say after."""

    def __init__(self, activity, name, say, *, by):
        self.activity, self.name, self.say, self.by = activity, name, say, by

    def __enter__(self):
        rows = Activity.objects.select_for_update(of=["self"])
        self.activity = rows.get(pk=self.activity.pk)
        self.before = self.say(self.activity)
        return self.activity

    def __exit__(self, fault, *rest):
        if fault is not None:
            return
        after = self.say(self.activity)
        if after != self.before:
            detail = {"told": {self.name: [self.before, after]}}
            verb = f"activity.{self.name}_told"
            record(verb, self.activity, by=self.by, detail=detail)


def targets_told(activity) -> str:
    rows = activity.sdg_contributions.order_by("target_id")
    return "\n".join(
        f"{one.target_id}: {one.reason_ru} {one.reason_en}" for one in rows
    )


def people_told(activity) -> str:
    rows = activity.people_counts.select_related("country").order_by(
        "country_id", "direction"
    )
    return "\n".join(f"{one.country} {one.people} {one.direction}" for one in rows)


def results_told(activity) -> str:
    rows = activity.results.order_by("pk")
    return "\n".join(
        " · ".join(filter(None, (one.title_ru, one.title_en, str(one.on or ""))))
        for one in rows
    )


def evidence_told(activity) -> str:
    rows = activity.evidence.filter(result=None).order_by("pk")
    return "\n".join(
        " · ".join(filter(None, (one.title_ru, one.title_en, one.address)))
        for one in rows
    )
