/** The gamma function's logarithm and the incomplete gamma function, which the chi-square distribution is made of. */

/** Lanczos's approximation with g = 7 and nine terms, as computed by Godfrey (2001): 15 digits for x > 0. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  // Below a half the approximation is poor: DLMF 5.5.1, Γ(x + 1) = xΓ(x).
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  const sum = lanczos.reduce(
    (total, term, place) => (place === 0 ? term : total + term / (shifted + place)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** Terms are left out when they change the sum by less than this. */
const precision = 1e-16;
/** More terms than any argument here needs: they grow with the square root of `a`. */
const mostTerms = 100_000;

/**
 * The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x >= 0. Its series where x
 * is small beside a and its continued fraction where it is not, as in Numerical Recipes (third edition, 6.2).
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * series(a, x) : scale * continuedFraction(a, x);
}

/** DLMF 8.7.1: Γ(a) e^x x^-a P(a, x) = Σ x^k / (a (a + 1) … (a + k)). */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < mostTerms && term > sum * precision; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** The even part of DLMF 8.9.2 for Γ(a) e^x x^-a Q(a, x), by Lentz's method as Thompson and Barnett modified it. */
function continuedFraction(a: number, x: number): number {
  const tiny = Number.MIN_VALUE / Number.EPSILON;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < mostTerms; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / awayFromZero(numerator * d + b, tiny);
    c = awayFromZero(b + numerator / c, tiny);
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return fraction;
}

function awayFromZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
