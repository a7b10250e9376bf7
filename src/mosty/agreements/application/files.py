"""The composed papers of an application as DOCX, in the language of the authority."""

import io
import re
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from mosty.agreements import telling
from mosty.agreements.models import Party
from mosty.agreements.models.pack import in_tongue
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
FONT = "Times New Roman"
WORDS = ("institution", "title", "kind", "partner", "country", "purpose", "source")


def letter(application, *, institution) -> bytes:
    """The cover letter: head, addressee, the words of the pack, enclosures, signature."""
    pack = application.pack
    with translation.override(pack.language):
        made = blank(pack.language, title=in_tongue_of(pack, "title"))
        put_head(made, institution)
        where = made.add_paragraph(clean(in_tongue_of(pack, "authority")))
        where.paragraph_format.left_indent = Cm(9)
        where.paragraph_format.space_after = Pt(18)
        words = words_of_letter(application, institution)
        for paragraph in words.split("\n"):
            if paragraph.strip():
                row = made.add_paragraph(clean(paragraph.strip()))
                row.paragraph_format.first_line_indent = Cm(1.25)
                row.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        put_enclosures(made, application)
        put_signature(made, application.agreement)
        return saved(made)


def words_of_letter(application, institution) -> str:
    """The pack's words with what is known in place of `{partner}` and the like."""
    pack, agreement = application.pack, application.agreement
    blank_of = _("[not known]")
    partner = agreement.counterpart
    told = {
        "institution": institution.name,
        "title": in_language(agreement, "title").text or telling.kind_of(agreement),
        "kind": telling.kind_of(agreement),
        "partner": partner.name_ru if partner else "",
        "country": in_language(partner.country, "name").text if partner else "",
        "purpose": application.purpose,
        "source": in_tongue_of(pack, "source"),
    }
    return PLACEHOLDER.sub(
        lambda found: str(told.get(found[1]) or blank_of), in_tongue_of(pack, "letter")
    )


def sheet(application, *, institution) -> bytes:
    """What is known of each partner and its signatory, and what is not, as tables."""
    pack = application.pack
    with translation.override(pack.language):
        made = blank(pack.language, title=_("Data on the partner and its signatory"))
        head = made.add_heading(_("Data on the partner and its signatory"), level=1)
        head.paragraph_format.space_after = Pt(6)
        made.add_paragraph(clean(telling.kind_of(application.agreement)))
        for group, facts in groupby(application.facts, key=lambda one: one.group):
            made.add_heading(clean(group), level=2)
            table = made.add_table(rows=0, cols=2)
            table.style = "Table Grid"
            for fact in facts:
                cells = table.add_row().cells
                cells[0].text = clean(fact.said)
                cells[1].text = clean(fact.value or _("[not known]"))
        made.add_paragraph()
        day = {"day": speak(application.on)}
        made.add_paragraph(_("As of %(day)s.") % day)
        made.add_paragraph(clean(institution.name))
        return saved(made)


def in_tongue_of(pack, name: str) -> str:
    told = {one: getattr(pack, f"{name}_{one}") for one in ("ru", "en")}
    return in_tongue(told, pack.language)


def blank(language: str, *, title: str):
    """An empty sheet with our own face and margins; headings are black."""
    made = Document()
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = made.styles[name]
        style.font.name, style.font.color.rgb = FONT, None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
    made.styles["Normal"].font.size = Pt(12)
    section = made.sections[0]
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    properties = made.core_properties
    properties.title, properties.author = clean(title), ""
    properties.language = "ru-RU" if language == "ru" else "en-GB"
    return made


def put_head(made, institution) -> None:
    name = made.add_paragraph()
    name.alignment = WD_ALIGN_PARAGRAPH.CENTER
    name.add_run(clean(institution.name)).bold = True
    numbers = [
        _("INN %(number)s") % {"number": institution.inn} if institution.inn else "",
        _("OGRN %(number)s") % {"number": institution.ogrn} if institution.ogrn else "",
    ]
    address = in_language(institution, "address").text
    reach = (address, institution.phone, institution.email, *numbers)
    line = made.add_paragraph(clean(", ".join(filter(None, reach))))
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_paragraph(_("No. ____________ of ____________"))


def put_enclosures(made, application) -> None:
    enclosed = [one for one in application.parts if one.is_there and not one.is_letter]
    if not enclosed:
        return
    made.add_paragraph(_("Enclosed:")).paragraph_format.space_before = Pt(12)
    for number, part in enumerate(enclosed, start=1):
        which = f" ({part.told})" if part.told else ""
        made.add_paragraph(clean(f"{number}. {part.said}{which}"))


def put_signature(made, agreement) -> None:
    """Who signs for us, as the agreement says; a line to fill in where it does not."""
    seats = Party.objects.filter(agreement=agreement, organisation__is_ours=True)
    ours = seats.first()
    post = ours.signatory_position if ours else ""
    name = ours.signatory if ours else ""
    row = made.add_paragraph(
        clean(
            f"{post or '____________________'}\t\t____________\t{name or '____________'}"
        )
    )
    row.paragraph_format.space_before = Pt(24)


def saved(made) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def clean(text) -> str:
    """Without signs that XML cannot hold."""
    return NOT_IN_XML.sub("", str(text))
