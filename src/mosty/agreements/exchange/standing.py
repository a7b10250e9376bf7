"""What stands in the register already, held against the rows of a workbook."""

from collections import defaultdict

from django.db.models import Max

from mosty.agreements.exchange.sheets import Sheet

AT_ONCE = 500


class Here:
    """The rows of a table that stand in the register, to be found again."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        rows = sheet.model._base_manager
        self.taken = set(rows.values_list("pk", flat=True))
        self.next = max((rows.aggregate(Max("pk"))["pk__max"] or 0, 0)) + 1
        self.proofs: dict = {}
        self.groups = []
        for group in sheet.known_by if self.taken else ():
            known = defaultdict(list)
            names = [sheet.model._meta.get_field(one).attname for one in group]
            for pk, *values in rows.order_by("pk").values_list("pk", *names):
                known[tuple(values)].append(pk)
            self.groups.append((group, known))
        if sheet.proof and self.taken:
            self.proofs = dict(rows.values_list("pk", sheet.proof))
        self.used: set = set()

    def found(self, values):
        """The key of a row that agrees, each row of the register once."""
        for group, known in self.groups:
            told = tuple(values[name] for name in group)
            if not any(told):
                continue
            for pk in known.get(told, ()):
                if pk not in self.used:
                    self.used.add(pk)
                    return pk
        return None

    def fresh(self, told) -> int:
        """The key of the file where it is free, else the next one."""
        is_key = self.sheet.key == "id" and isinstance(told, int)
        if is_key and told > 0 and told not in self.taken:
            pk = told
        else:
            pk = self.next
            while pk in self.taken:
                pk += 1
            self.next = pk + 1
        self.taken.add(pk)
        return pk

    def proof(self, pk):
        return self.proofs.get(pk)


class Standing:
    """Rows of the file that stand here, a few hundred at a time, to be compared."""

    def __init__(self, sheet: Sheet, standing: set):
        self.sheet, self.held = sheet, []
        self.has_any = bool(standing)

    @property
    def is_full(self) -> bool:
        return len(self.held) >= AT_ONCE

    def hold(self, line, pk, values, many) -> None:
        self.held.append((line, pk, values, many))

    def compared(self):
        """Gives line, key and the columns of both values for each that differs."""
        names = [one.name for one in self.sheet.lists()]
        rows = self.sheet.model._base_manager.prefetch_related(*names)
        rows = rows.in_bulk([pk for _line, pk, _values, _many in self.held])
        for line, pk, values, many in self.held:
            differing = {}
            for column, value in values.items():
                here = getattr(rows[pk], column.attname)
                if here != value and not column.primary_key:
                    differing[column.name] = (str(here or ""), str(value or ""))
            for name, keys in many.items():
                here = sorted(one.pk for one in getattr(rows[pk], name).all())
                if here != sorted(keys):
                    differing[name] = (str(here), str(sorted(keys)))
            if differing:
                yield line, pk, differing
        self.held = []
