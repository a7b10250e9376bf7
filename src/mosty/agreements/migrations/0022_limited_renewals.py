"""What is renewed by itself a limited number of times has periods as well."""

from django.db import migrations

from mosty.agreements import rolling, term

STEP = 500
SHARING = ("amendment", "annex")


def tell_periods(apps, _schema):
    """Those whose term nothing else decides; the others follow when they are touched."""
    rows = apps.get_model("agreements", "Agreement").objects.order_by("pk")
    changed = []
    alone = rows.filter(
        renewal_rule="automatic",
        is_endless=False,
        ends_on__isnull=False,
        superseded_by=None,
        extensions=None,
        children=None,
    ).exclude(level__in=SHARING)
    for one in (
        alone.select_related("project").prefetch_related("notices").iterator(STEP)
    ):
        for name, value in rolling.columns_of(term_of(one)).items():
            setattr(one, name, value)
        changed.append(one)
    rows.model.objects.bulk_update(changed, rolling.COLUMNS, batch_size=STEP)


def term_of(one):
    return term.Term(
        rule=one.term_rule,
        signed_on=one.signed_on,
        in_force_from=one.in_force_from,
        months=one.term_months,
        valid_until=one.valid_until,
        renews_by_itself=True,
        renewal_months=one.renewal_months,
        renewal_limit=one.renewal_limit,
        notice_months=one.renewal_notice_months,
        notice_days=one.renewal_notice_days,
        notices=tuple(notice.given_on for notice in one.notices.all()),
        project_ends=one.project.ends_on if one.project else None,
        precision=one.valid_precision,
        start_precision=one.signed_precision if not one.in_force_from else "day",
    )


class Migration(migrations.Migration):
    dependencies = [("agreements", "0021_confirmation_address")]

    operations = [
        migrations.RunPython(tell_periods, migrations.RunPython.noop, elidable=True)
    ]
