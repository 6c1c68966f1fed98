# %% training
FIGURES = ("loss", "accuracy", "norm", "norm_first")
for cell, settings in asked.items():
    curve = []
    for event in train(settings):
        if isinstance(event, Progress):
            curve.append([event.step, *(event.figures[name] for name in FIGURES)])
        elif isinstance(event, Failed):
            print(f"{cell}: {event.facts['what']} is not finite at update {event.step}")
    updates, *columns = np.array(curve).reshape(-1, 1 + len(FIGURES)).T
    show(**{f"{cell}.updates": updates, **{f"{cell}.{name}": one for name, one in zip(FIGURES, columns, strict=True)}})
