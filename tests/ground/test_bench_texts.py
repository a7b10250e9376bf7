"""The seeded faults are found in the shipped text, and nothing is made up."""

from benchmarks.seeded import CONTRACT, SAMPLE
from benchmarks.texts import LEAST_FOUND, contract, sample, searched


def told(columns, faults):
    row = searched("", "", columns, faults=faults)
    return row.found, row.false_alarms, row.false_on_clean, row.missed


def test_every_fault_of_the_shipped_text_is_found():
    assert len(SAMPLE) == LEAST_FOUND
    assert told(sample(), SAMPLE) == (20, 0, 0, [])


def test_every_fault_of_a_text_in_another_manner_is_found():
    assert told(contract(), CONTRACT) == (len(CONTRACT), 0, 0, [])
