"""What every page uses: words, state and link, widgets, charts, and trainings under way.

In reading order: once.py (a property that is computed once), lesson.py (the words), path.py (the order of the pages),
page_head.py (a page's beginning), link.py and store.py (what is set, and the link that holds it), message_store.py (the
same for a drawing that sends messages), widgets.py, typed.py (how a number is read), numbers.py (how one is written),
tables.py, palette.py, styles.py (how each series is drawn), charts.py (live), dots.py, legend.py (above a chart),
lines.py (what a chart says), plotly_charts.py and plotly_layout.py (finished), lesson_cards.py, predict.py (predict,
then reveal), compare.py (a state kept as A), training_panel.py (start, pause, stop), opened.py (a cell that one page
opens on another), visitor.py (whose browser it is), learner.py (what was reached in it), challenges.py (what can be
reached on a page), review.py (questions at its end), progress.py (what was reached as a code), stage_view.py and
presenter.py (the stage view, large text), address.py (by which others reach this server), held.py (what the link holds
on every page), in_class.py (the class that this session is in), notebook.py (a notebook and a script from one list of
pieces), standalone.py (the source of core/ in it) and taken.py (what all of them have in common).
"""
