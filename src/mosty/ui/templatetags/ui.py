"""All components in one library: a built-in of every template.

Each module beside holds one noun; docs/components.md says how to add one.
"""

from django import template

from mosty.ui.templatetags import (
    blocks,
    inputs,
    marks,
    navigation,
    parts,
    records,
    spans,
    tables,
    texts,
)

register = template.Library()

for module in (blocks, inputs, marks, navigation, parts, records, spans, tables, texts):
    register.tags.update(module.register.tags)
    register.filters.update(module.register.filters)
