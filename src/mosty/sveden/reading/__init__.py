"""Anybody's statutory page, or their register in any file, becomes agreements.

Plain functions over plain values: no table is asked and none is written.
"""
