"""A brief as a DOCX, from the template that is shipped with the room."""

import io
import re
from pathlib import Path

from django.utils.translation import gettext as _
from docxtpl import DocxTemplate

from mosty.partners.dossier import Reading, Subject, sections
from mosty.partners.headings import short_name
from mosty.ui.bilingual import current_language, in_language
from mosty.ui.dates import speak

TEMPLATE = Path(__file__).parent / "briefs" / "brief.docx"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|«»“”\s]+')


def brief(subject: Subject, reading: Reading, *, ours: str) -> bytes:
    """The file, in the language that is active."""
    day = speak(reading.on)
    template = DocxTemplate(TEMPLATE)
    title = title_of(subject)
    context = {
        "title": title,
        "over": _("Brief for a meeting"),
        "made": _("Made on %(day)s for the use of %(ours)s; not for publication.")
        % {"day": day, "ours": ours},
        "sections": [
            {
                "title": clean(one.title),
                "lines": [clean(line) for line in one.lines],
                "rows": [[clean(cell) for cell in row] for row in one.rows],
            }
            for one in sections(subject, reading)
        ],
    }
    context = {k: clean(v) if isinstance(v, str) else v for k, v in context.items()}
    template.render(context, autoescape=True)
    properties = template.docx.core_properties
    properties.title, properties.author = clean(title), clean(ours)
    properties.language = "ru-RU" if current_language() == "ru" else "en-GB"
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()


def title_of(subject) -> str:
    thing = subject.country or subject.only
    return in_language(thing, "name").text


def file_name(subject, reading) -> str:
    """`Справка-Минский-городской-институт-2026-03-12.docx`, in the active language."""
    thing = subject.country
    name = in_language(thing, "name").text if thing else short_name(subject.only)
    told = NOT_IN_NAMES.sub("-", "-".join([_("Brief"), name])).strip("-.")
    return f"{told[:100]}-{reading.on.isoformat()}.docx"


def clean(text) -> str:
    """Without signs that XML cannot hold."""
    return NOT_IN_XML.sub("", str(text))
