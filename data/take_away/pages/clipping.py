# %% arrows
way = unroll(KINDS[cell], sequence, parameters[cell])
before = backward(way, loss_steps).gradients
clipped_by = {"before": before, "value": clip(before, limit), "norm": clip_norm(before, limit)}
for how, gradients in clipped_by.items():
    show(**{f"{how}.{name}": value for name, value in gradients.items()})
    [(name, row, column)] = largest(gradients, 1)
    show(**{f"{how}.length": norm(gradients), f"{how}.largest": abs(gradients[name][row, column])})
    show(**{f"{how}.degrees": angle(before, gradients)})
show(entries=sum(array.size for array in before.values()), entries_beyond=beyond(before, limit))
across, *_, up = largest(before, rank)
for name, row, column in (across, up):
    for how, gradients in clipped_by.items():
        show(**{f"{how}.{name}[{row}, {column}]": gradients[name][row, column]})

# %% learning
measure = network(KINDS[cell], sequence, list(loss_steps))
for how in ways:
    path = descend(measure, parameters[cell], rate, updates, how, limit)
    show(**{f"{how}.losses": path.losses, f"{how}.lengths": path.norms})
    if path.exploded:
        print(f"{how}: {path.exploded.what} is not finite at update {path.exploded.step}")
        show(**{f"{how}.exploded_at": path.exploded.step})

# %% cliff
measure = Cliff(linear=linear).measure
start = {"w": np.full((1, 1), w), "b": np.full((1, 1), b)}
for how in ways:
    path = descend(measure, start, rate, updates, how, limit)
    show(**{f"{how}.losses": path.losses, f"{how}.lengths": path.norms, f"{how}.w_and_b": points(path)})
    if path.exploded:
        print(f"{how}: {path.exploded.what} is not finite at update {path.exploded.step}")
        show(**{f"{how}.exploded_at": path.exploded.step})
