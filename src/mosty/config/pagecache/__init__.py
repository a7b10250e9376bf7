"""The cache of anonymous pages, standing before Django.

A page that it gives was true at most one second ago, on every node; what it cannot
promise that for, Django renders. It is not a general cache: nothing is put into it
but whole answers to visitors without a session. See docs/decisions/0015-page-cache.md.
"""
