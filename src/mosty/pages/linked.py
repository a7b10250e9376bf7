"""A piece of news as schema.org tells it, for machines that read its page."""

from django.conf import settings

from mosty.ui.bilingual import in_language


def linked_data(news, institution) -> dict:
    address = settings.PUBLIC_URL + news.get_absolute_url()
    title = in_language(news, "title")
    published = news.published_from
    return {
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": title.text,
        "description": in_language(news, "lead").text,
        "inLanguage": title.language,
        "datePublished": published.isoformat() if published else None,
        "dateModified": news.changed_at.isoformat(),
        "publisher": {
            "@type": "EducationalOrganization",
            "@id": settings.PUBLIC_URL + "/",
            "name": str(institution.name),
        },
    }
