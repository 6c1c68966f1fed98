"""`python -m benchmarks [theme ...]`: measure, print a line for each figure and write results.json.

A goal that is missed is told and is no error: this measures, the tests judge.
"""

import argparse

from benchmarks import cells, classroom, dinosaurs, load, report, server, stocks, through_time

THEMES = {
    "cells": cells.figures,
    "server": server.figures,
    "load": load.figures,
    "class": classroom.figures,
    "dinosaurs": dinosaurs.figures,
    "stocks": stocks.figures,
    "through_time": through_time.figures,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the app.")
    parser.add_argument("themes", nargs="*", metavar="theme", help=f"of {', '.join(THEMES)}; all without a word")
    themes = parser.parse_args().themes or list(THEMES)
    if unknown := set(themes) - set(THEMES):
        parser.error(f"no such theme: {', '.join(sorted(unknown))}")
    print(report.machine())
    found = []
    for theme in themes:
        for figure in THEMES[theme]():
            print(figure.line, flush=True)
            found.append(figure)
    report.write(found)


if __name__ == "__main__":  # a worker process of the engine imports this module too
    main()
