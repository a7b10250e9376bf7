"""A project as schema.org tells it, for machines that read its page."""

from mosty.activities import linked
from mosty.ui.bilingual import in_language


def linked_data(row, partners) -> dict:
    """`partners` are the organisations that the reader may see taking part."""
    activity = row.activity
    return {
        "@type": "Project",
        **linked.about(activity),
        "foundingDate": linked.partial_date(
            activity.starts_on, activity.starts_precision
        ),
        "dissolutionDate": linked.partial_date(
            activity.ends_on, activity.ends_precision
        ),
        "areaServed": [
            {"@type": "Country", "name": in_language(one, "name").text}
            for one in row.countries
        ],
        "member": [linked.organisation(one) for one in partners],
    }
