# %% forward
ways = {cell: unroll(KINDS[cell], sequence, parameters[cell]) for cell in parameters}
for cell, way in ways.items():
    show(**{f"{cell}.{name}": value for name, value in way.numbers.items()})
    show(**{f"{cell}.losses": way.losses, f"{cell}.size_of_a": norms(way.numbers["a_next"])})
    show(**{f"{cell}.right": way.numbers["yt_pred"][sequence.labels, np.arange(sequence.T)]})

# %% backward
backs = {cell: backward(way, loss_steps) for cell, way in ways.items()}
for cell, back in backs.items():
    show(**{f"{cell}.{name}": value for name, value in back.numbers.items()})
    show(**{f"{cell}.size_of_{name}": norms(value) for name, value in back.numbers.items()})

# %% ledger
for cell, back in backs.items():
    show(**{f"{cell}.{name}": value for name, value in back.gradients.items()})
    show(**{f"{cell}.{name}_by_step": value for name, value in back.ledger.items()})

# %% check
for cell, back in backs.items():
    entries = {name: largest_entry(back.ledger["d" + name]) for name in parameters[cell]} | looked_at.get(cell, {})
    for check in check_sums(ways[cell], back, loss_steps, entries):
        place = f"{cell}.{check.name}[{check.index[0]}, {check.index[1]}]"
        show(**{place: check.analytic, f"{place} exact": check.exact, f"{place} nudged": check.nudged})

# %% flow
passed = {"rnn": lambda v: tanh_slope(v["a_next"]), "lstm": lambda v: v["ft"]}
last = max(loss_steps)
for cell, way in ways.items():
    wire = f"d{way.kind.factor_of}"
    show(**{f"{cell}.size_of_{wire}_direct": norms(on_direct_wire(way, backs[cell], last))})
    alone = backward(way, [last])
    show(**{f"{cell}.size_of_{wire}_of_the_last_loss": norms(alone.numbers[wire])[: last + 1]})
    show(**{f"{cell}.direct_of_the_last_loss": norms(on_direct_wire(way, alone, last))[0]})
    show(**{f"{cell}.passes": a_step(passed[cell](way.numbers), last)})

# %% factors
for cell, way in ways.items():
    show(**{f"{cell}.stretch": stretches(products(way.factors(), way.T - 1))})

# %% map
for cell, way in ways.items():
    show(**{f"{cell}.depends": credit_map(way)})
