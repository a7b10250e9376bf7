"""Facts of a record: those that are known, and in one line those that are not."""

FEWEST_FOLDED = 2


def parted(rows: list[dict]) -> tuple[list[dict], str]:
    """Rows to show one by one, and the labels of those without a value, listed.

    A single gap keeps its own row.
    """
    gaps = [row for row in rows if row["value"] is None or row["value"] == ""]
    if len(gaps) < FEWEST_FOLDED:
        return rows, ""
    known = [row for row in rows if row not in gaps]
    return known, ", ".join(in_sentence(str(row["label"])) for row in gaps)


def in_sentence(label: str) -> str:
    """A label as it stands inside a sentence; abbreviations keep their capitals."""
    if label[1:2].isupper():
        return label
    return label[:1].lower() + label[1:]
