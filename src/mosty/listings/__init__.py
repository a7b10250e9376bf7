"""The one listing: columns, filters, sorting, pages, exports.

A room declares a `Listing` of its register in Python; its page shows it with
`{% listing %}`. Not here: what a row means, who may see it.
"""
