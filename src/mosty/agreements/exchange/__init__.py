"""The whole register as one workbook, and that workbook back into a register.

`sheets` says what is in it, `writing` writes it, `book` reads it, `restoring` enters it.
"""
