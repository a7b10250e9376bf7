"""Where words stand on a map: beside their place, never on each other."""

from dataclasses import dataclass

from mosty.places.shapes import Box, Point, meet

LETTER = 9.4
HEIGHT = 20
GAP = 9
AIR = 5


@dataclass(frozen=True)
class Label:
    """A word on the map.

    One that `is_inside` stands on the fill of its shape; one that `is_across` reaches
    over the edges of its shape too.
    """

    text: str
    x: float
    y: float
    anchor: str = "start"
    is_inside: bool = False
    is_across: bool = False

    @property
    def box(self) -> Box:
        width = len(self.text) * LETTER
        left = {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        return (
            self.x - left,
            self.y - 0.75 * HEIGHT,
            self.x - left + width,
            self.y + 0.25 * HEIGHT,
        )

    @property
    def surroundings(self) -> Box:
        """The box with the air that keeps two labels apart."""
        left, top, right, bottom = self.box
        return (left - HEIGHT, top - AIR, right + HEIGHT, bottom + AIR)


@dataclass(frozen=True)
class Subject:
    """What a label names: its point, free room around it, its frame."""

    text: str
    at: Point
    room: float = 6
    box: Box | None = None
    takes_inside: bool = False


def place(
    subjects: list[Subject], *, frame: Box, taken: list[Box], labels: list[Label] = ()
) -> list[Label]:
    """Labels for the subjects that find a free place.

    They keep off the boxes `taken` and the `labels` that stand already; one inside
    its own shape minds only other labels.
    """
    placed: list[Label] = []
    for subject in subjects:
        words = [label.surroundings for label in (*labels, *placed)]
        for label in candidates(subject):
            busy = words if label.is_inside or label.is_across else [*words, *taken]
            if _fits(label.box, frame) and not any(meet(label.box, b) for b in busy):
                placed.append(label)
                break
    return placed


def candidates(subject: Subject) -> list[Label]:
    """Inside or across where it fits, then right, left, below, above."""
    x, y = subject.at
    width = len(subject.text) * LETTER
    left, top, right, bottom = subject.box or (x, y, x, y)
    near, far = subject.room, 1.8 * subject.room + 6
    beside = [
        Label(subject.text, x + min(max(right - x, near), far) + GAP, y + 6),
        Label(subject.text, x - min(max(x - left, near), far) - GAP, y + 6, "end"),
        Label(subject.text, x, max(bottom, y + near) + HEIGHT, "middle"),
        Label(subject.text, x, min(top, y - near) - GAP, "middle"),
    ]
    inside = Label(subject.text, x, y + 6, "middle", is_inside=True)
    if subject.takes_inside and width < 2.2 * subject.room:
        return [inside, *beside]
    if not subject.takes_inside and width < 3.2 * subject.room:
        return [Label(subject.text, x, y + 6, "middle", is_across=True), *beside]
    return beside


def _fits(box: Box, frame: Box) -> bool:
    return (
        box[0] >= frame[0]
        and box[1] >= frame[1]
        and box[2] <= frame[2]
        and box[3] <= frame[3]
    )
