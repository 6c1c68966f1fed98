# %% slopes
def slopes(loss, variables, name, row, step):
    """dL/dv for v = variables[name]: by the complex step, and by nudging each number up and down.

    With `row` only this one of an array with more than 250 numbers.
    """
    v = variables[name]
    rows = None if row is None or v.size <= 250 else (row,)
    places = [place for place in np.ndindex(v.shape) if rows is None or place[0] in rows]

    def nudged(moves):
        copies = np.repeat(v[None], len(moves), axis=0)
        for place, move in zip(places, moves.T, strict=True):
            copies[(slice(None), *place)] += move
        return loss({**variables, name: copies})

    exact = complex_steps(loss, variables, {name: Claim(v, 0.0, rows)})[name]
    return exact, differences(nudged, len(places), step)[0].reshape(exact.shape)
