"""The distance olympiad: editions, tasks, taking part, answers, marks.

It knows pupils by codes only. Names stay with the school or the parent; nothing here
holds one. Schools and accounts are in `people`, what is done together in `activities`.
"""
