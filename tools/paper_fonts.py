"""Makes the fonts of papers: the site's variable WOFF2 cut into whole static TTF.

Typst takes TTF and does not vary fonts. Needs fonttools and brotli (development
only): `python tools/paper_fonts.py FOLDER_WITH_WOFF2`.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parents[1] / "src/mosty/documents/fonts"
CUTS = [
    ("golos-text", "Golos Text", "Regular", 400),
    ("golos-text", "Golos Text", "SemiBold", 600),
    ("literata-display", "Literata", "Regular", 400),
]


def cut(sources: Path, scratch: Path, *, family, name, style, weight):
    parts = []
    for path in sorted(sources.glob(f"{family}-*.woff2")):
        font = instantiateVariableFont(TTFont(path), {"wght": weight})
        font.flavor = None
        parts.append(scratch / f"{path.stem}-{weight}.ttf")
        font.save(parts[-1])
    whole = Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    postscript = f"{name.replace(' ', '')}-{style}"
    for number, text in (
        (1, name),
        (2, style),
        (4, f"{name} {style}"),
        (6, postscript),
    ):
        whole["name"].setName(text, number, 3, 1, 0x409)
    for number in (16, 17, 25):
        whole["name"].removeNames(nameID=number)
    whole["OS/2"].usWeightClass = weight
    whole.save(FONTS / f"{postscript}.ttf")


def main():
    FONTS.mkdir(exist_ok=True)
    for family, name, style, weight in CUTS:
        cut(
            Path(sys.argv[1]),
            FONTS,
            family=family,
            name=name,
            style=style,
            weight=weight,
        )


if __name__ == "__main__":
    main()
