"""The room of the page "Stocks": a series as it was read, two networks that learn it, and their judgement.

In reading order: state.py (what is set), files.py (the bytes of a series), data.py (the series and the task it sets),
upload.py and controls.py (what stands above), series_view.py and findings.py (how the series was read), questions.py
(what it leaves open), trial.py and trials.py (the trainings), results.py (what a trial tells), simple.py (the simple
forecasts), differs.py (what a run is called), figures.py (its charts), judged.py, unheard.py, scores.py and verdict.py
(the judgement), compared.py (a run kept as A), kept.py (all runs in a table), leak.py (what a leak did), repeats.py,
seeds.py and folds.py (the same again with other seeds, and on earlier rows), ahead.py (the rows to come), inside.py,
gate_maps.py and cell.py (the gates of a layer, and a day's cell for the cell's page), predicted.py (a question on a
trial), challenged.py (what its challenges are judged by), take_away.py (the zip).
"""
