"""What the app costs its users, measured in a real browser and with many sessions, beside what it could cost at least.

Absolute numbers depend on the machine, so each is given with a number of the same run: `python -m benchmarks`.
"""
