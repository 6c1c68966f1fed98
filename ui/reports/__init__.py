"""The room of the page "Reports": what they print beside ours, what is wrong in them, and the mistake behind a number.

In reading order: state.py (what is set), examples.py (what stands in the field at first), told.py (what is said of a
paste), pasted.py (the field and the answer under it), errata.py, tables.py (printed beside ours), names.py (the same of
losses and names, trained in a worker), taken.py (the page as a notebook).
"""
