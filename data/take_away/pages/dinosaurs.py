# %% tiles
network = Network(parameters)
name = [vocabulary.index(letter) for letter in text]
show(states=states(network, name))
for k, letter in enumerate(text):
    p = chances(network, name[:k])[name[k]]
    print(f"p({letter!r} after {text[:k]!r}) = {p:.10g}")
    shown[f"p[{k}]"] = p

# %% influence
show(influence=influence(network, name))

# %% chances
p = chances(network, name[:at], temperature)
show(chances=p)
for index in np.argsort(-p):
    print(f"p({vocabulary[index]!r} after {text[:at]!r}) = {p[index]:.10g}")

# %% finishes
finished = {"likeliest": likeliest(network, name[:at])}
for seed in seeds:
    finished[f"drawn_{seed}"] = drawn(network, name[:at], temperature, np.random.RandomState(seed))
for how, letters in finished.items():
    print(f"{how}: {''.join(vocabulary[index] for index in letters).capitalize()}")
    shown[how] = np.array(letters)
