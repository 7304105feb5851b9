//! Pairing two lists without changing the order of either.

/// The pairs of a row and a column, in order, whose values add up to the most. What has no
/// value (`f32::NEG_INFINITY`) is no pair.
pub(super) fn in_order(
    rows: usize,
    columns: usize,
    value: impl Fn(usize, usize) -> f32,
) -> Vec<(usize, usize)> {
    let mut best = vec![0.0_f32; (rows + 1) * (columns + 1)];
    let at = |i: usize, j: usize| i * (columns + 1) + j;
    let mut values = vec![f32::NEG_INFINITY; rows * columns];
    for i in 0..rows {
        for j in 0..columns {
            values[i * columns + j] = value(i, j);
        }
    }
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            best[at(i, j)] = (values[i * columns + j] + best[at(i + 1, j + 1)])
                .max(best[at(i + 1, j)])
                .max(best[at(i, j + 1)]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    while i < rows && j < columns {
        let here = best[at(i, j)];
        let paired = values[i * columns + j] + best[at(i + 1, j + 1)];
        if paired.is_finite() && paired >= here {
            found.push((i, j));
            i += 1;
            j += 1;
        } else if best[at(i + 1, j)] >= here {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}
