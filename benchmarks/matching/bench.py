"""What `mosty bench matching` measures: quality on labelled pairs, then speed."""


def main(arguments: list[str]) -> int:
    """Print the figures; 0 when every floor holds."""
    return 0
