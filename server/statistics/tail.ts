/**
 * The probability of `from` or more under a distribution over whole numbers with one peak. It is told by how probable
 * each number is beside its neighbour, which needs no factorials and loses nothing to large ones. `from` is possible.
 *
 * @param up how probable k + 1 is beside k; 0 where k is the highest possible
 * @param down how probable k - 1 is beside k; 0 where k is the lowest possible
 */
export function upperTail(from: number, up: (k: number) => number, down: (k: number) => number): number {
  const below = sumOf(from, -1, down);
  const above = 1 + sumOf(from, 1, up);
  return 1 / (1 + below / above);
}

/** Terms are left out when they no longer change the sum. */
const precision = 1e-17;

/** Everything on one side of `from`, beside `from` itself. Infinite where `from` is too improbable to matter. */
function sumOf(from: number, step: 1 | -1, ratio: (k: number) => number): number {
  let term = 1;
  let sum = 0;
  for (let k = from; ; k += step) {
    const next = ratio(k);
    term *= next;
    sum += term;
    // Past the peak each term is smaller than the one before, ever more so.
    if (!Number.isFinite(sum) || (next < 1 && term <= (1 + sum) * precision)) return sum;
  }
}
