"""The room of the pages "RNN cell" and "LSTM cell": one cell, live, walked through in both directions.

In reading order: seen.py (what a kind of cell needs to be seen), rnn.py and lstm.py (the two kinds), kinds.py (the
table), judged.py (how the answer to a question is found), state.py, link.py and store.py (what is set, and the messages
of the drawing), controls.py (what stands above), steps.py (the steps), translation.py, formulas.py and source.py
(formulas from core's own lines, in letters and numbers), notation.py (how variables are written), questions.py
(predict, then reveal), voted.py (a question to a class), checks.py (gradients beside differences), step_views.py (the
words, letters and numbers of a step), wires.py (the numbers on wires and boxes), look.py (what a click looks into),
compared.py (the numbers of the state kept as A) and view.py (all that the drawing shows), challenged.py (what its
challenges are judged by), taken.py and taken_check.py (its numbers as a notebook), diagram.py (the drawing on its
page).
"""
