"""Recording what was done: an activity with the agreements it was done under."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.activities import actions as activities
from mosty.activities.models import Activity, CooperationForm, Direction, SdgTarget
from mosty.agreements.actions import link_activity
from mosty.agreements.done import Done
from mosty.agreements.models import Agreement
from mosty.partners.models import Organisation
from mosty.places.models import Country, Region

KIND = "activity"
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
