"""Recording what was done: an activity with the agreements it was done under."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.activities import actions as activities
from mosty.activities.models import Activity, CooperationForm, Direction, SdgTarget
from mosty.agreements.actions import link_activity, link_exactly
from mosty.agreements.done import Done
from mosty.agreements.models import Agreement
from mosty.documents import actions as documents
from mosty.partners.models import Organisation
from mosty.places.models import Country, Region

KIND = "activity"
ROWS = ("agreements", "partners", "targets", "people", "results", "evidence")
LABELS = {SdgTarget: _("SDG target")}


class NotThere(Refused):
    message = _("There is no such record (%(what)s). Nothing was written.")

    def __init__(self, model, key):
        what = f"{LABELS.get(model, model._meta.verbose_name)} {key}"
        super().__init__(message=self.message % {"what": what})


@transaction.atomic
def record_done(done: Done, *, by) -> Activity:
    """Enter an activity with all that is told of it, or nothing of it.

    Raises `NotThere` for a number or a code that no record has.
    """
    agreements = named(Agreement, done.agreements, by="register_number")
    if done.partners is None:
        taking_part = {one.counterpart for one in agreements if one.counterpart}
        partners = sorted(taking_part, key=lambda one: one.pk)
    else:
        partners = named(Organisation, done.partners)
    activity = activities.record_activity(
        KIND,
        by=by,
        countries=named(Country, done.countries),
        partners=partners,
        **done.columns,
    )
    activities.relate(
        activity,
        by=by,
        regions=named(Region, done.regions),
        directions=named(Direction, done.directions, by="number"),
        forms=named(CooperationForm, done.forms, by="number"),
    )
    for agreement in agreements:
        link_activity(agreement, activity, by=by)
    _tell(activity, done, by=by)
    return activity


@transaction.atomic
def enter_done(values: dict, *, by, files=(), files_audience="staff") -> Activity:
    """Enter an activity as a form tells it; `values` as for `revise_done`.

    `files` are uploads that have arrived; each becomes a proof, opened to
    `files_audience`. The first partners of the agreements take part as well.
    """
    values = dict(values)
    columns = {name: values.pop(name) for name in list(values) if name not in ROWS}
    related = {
        name: columns.pop(name, ()) for name in ("directions", "forms", "countries")
    }
    led = [one.counterpart for one in values.get("agreements", ()) if one.counterpart]
    partners = {one.pk: one for one in [*values.pop("partners", ()), *led]}
    activity = activities.record_activity(
        columns.pop("kind", KIND), by=by, partners=partners.values(), **columns
    )
    activities.relate(activity, by=by, **related)
    _tell_rows(activity, values, by=by)
    prove_with(activity, files, audience=files_audience, by=by)
    return activity


@transaction.atomic
def revise_done(
    activity, values: dict, *, by, expected=None, seen=None, now=None
) -> Activity:
    """Write what is told otherwise of an activity.

    `values` are columns, lists of directions, forms and countries, and what stands in
    rows: agreements, partners, targets as `(code, reason_ru, reason_en)`, people,
    results, evidence as the form gives them. `expected` as in
    `journal.changing.change`; `now(activity)` must still give `seen` for the rows.
    """
    rows = Activity.objects.select_for_update(of=["self"])
    activity = rows.get(pk=activity.pk)
    if now is not None and seen != now(activity):
        raise ChangedMeanwhile(activity)
    columns = {name: one for name, one in values.items() if name not in ROWS}
    activity = activities.reword(activity, by=by, expected=expected, **columns)
    _tell_rows(activity, values, by=by)
    return activity


def _tell_rows(activity, values, *, by):
    if "agreements" in values:
        link_exactly(activity, values["agreements"], by=by)
    if "partners" in values:
        activities.take_part_exactly(activity, values["partners"], by=by)
    if "targets" in values:
        codes = [row[0] for row in values["targets"]]
        known = dict(zip(codes, named(SdgTarget, codes), strict=True))
        served = [(known[code], ru, en) for code, ru, en in values["targets"]]
        activities.serve_exactly(activity, served, by=by)
    if "people" in values:
        counts = [
            (row["country"], row["people"], row["direction"] or "here")
            for row in values["people"]
        ]
        activities.count_exactly(activity, counts, by=by)
    if "results" in values:
        results = [{**row, "on": row["on"].on} for row in values["results"]]
        activities.tell_results(activity, results, by=by)
    if "evidence" in values:
        activities.tell_evidence(activity, values["evidence"], by=by)


def prove_with(activity, uploads, *, audience, by) -> None:
    """Keep files that came as proofs of the activity, called as they are."""
    for upload in uploads:
        document = documents.take(upload, by=by, audience=audience, kind="other")
        activities.prove(activity, document.title_ru, document=document, by=by)


def _tell(activity, done, *, by):
    """The parts that are rows of their own."""
    for row in done.targets:
        (target,) = named(SdgTarget, [row["target"]])
        reasons = {key: value for key, value in row.items() if key != "target"}
        activities.contribute(activity, target, **reasons, by=by)
    for row in done.people:
        (country,) = named(Country, [row["country"]])
        activities.count_people(
            activity, country, people=row["people"], direction=row["direction"], by=by
        )
    for row in done.results:
        told = {key: value for key, value in row.items() if key != "evidence"}
        result = activities.enter_result(activity, **told, by=by)
        for proof in row["evidence"]:
            activities.prove(activity, **proof, result=result, by=by)
    for proof in done.evidence:
        activities.prove(activity, **proof, by=by)


def named(model, keys, *, by="pk") -> list:
    """The records that the keys name, in the order of the keys."""
    found = {
        getattr(one, by): one for one in model.objects.filter(**{f"{by}__in": keys})
    }
    for key in keys:
        if key not in found:
            raise NotThere(model, key)
    return [found[key] for key in keys]
