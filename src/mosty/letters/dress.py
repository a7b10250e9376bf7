"""The HTML of a letter, made from its plain text.

Restrained, in the house's look, and complete in itself: no picture, no font and no
stylesheet of another place, so that nobody learns when a letter is opened. Mail
programs read styles in attributes only, hence no template.
"""

import re
from html import escape

ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)»]")
SERIF = "Literata,'PT Serif',Georgia,serif"
SANS = "'Golos Text','PT Sans',system-ui,-apple-system,'Segoe UI',sans-serif"
INK, PAPER, NEVA = "#14191b", "#fbfcfc", "#0a5662"

PAGE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light"><title>{subject}</title></head>'
    f'<body style="margin:0;padding:24px 16px;background:{PAPER};color:{INK};'
    f'font:17px/1.55 {SANS}">'
    '<div style="max-width:600px;margin:0 auto">'
    f'<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:1px solid {INK};'
    f'font:15px/1.4 {SANS}"><b>{{house}}</b></p>'
    f'<h1 style="margin:0 0 16px;font:600 24px/1.2 {SERIF}">{{subject}}</h1>'
    "{body}</div></body></html>"
)
PARAGRAPH = '<p style="margin:0 0 16px">{}</p>'
LINK = f'<a href="{{}}" style="color:{NEVA};overflow-wrap:anywhere">{{}}</a>'


def dressed(*, subject: str, body: str, language: str, house: str) -> str:
    """A whole page; `house` stands at its head."""
    paragraphs = [part for part in re.split(r"\n\s*\n", body.strip()) if part.strip()]
    return PAGE.format(
        language=escape(language),
        subject=escape(subject),
        house=escape(house),
        body="".join(PARAGRAPH.format(linked(part)) for part in paragraphs),
    )


def linked(text: str) -> str:
    """Escaped, with lines kept and http addresses as links."""
    made, last = [], 0
    for found in ADDRESS.finditer(text):
        made.append(escape(text[last : found.start()]))
        made.append(LINK.format(escape(found[0]), escape(found[0])))
        last = found.end()
    made.append(escape(text[last:]))
    return "".join(made).strip().replace("\n", "<br>")
