"""The room of the page "Dinosaurs": runs of the character model, their losses, and the desk at which one writes.

In reading order: state.py (what is set), runs.py (which runs there are), titles.py (what they are called), controls.py
(what stands above), steering.py (pace and rate of a training that runs), summary.py, compared.py and loss_chart.py
(what is known of a run), checkpoints.py (as it was at any of them), desk.py and desk_view.py (the desk: its messages,
its data), stage.py (what is in sight at once), cell.py (the cell at a letter, for the cell's page), predicted.py (a
question on a training), challenged.py (what its challenges are judged by), taken.py (the desk as a notebook).
"""
