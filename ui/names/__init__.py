"""The room of the page "Dinosaurs": runs of the character model, their losses, and the desk at which one writes.

In reading order: state.py (what is set), runs.py (which runs there are), controls.py (what stands above), summary.py
and loss_chart.py (what is known of a run), desk.py and desk_view.py (the desk: its messages, its data), cell.py (the
cell at a letter, for the cell's page).
"""
