/**
 * Random numbers from 0 up to 1 that are the same every time they are drawn with the same seed: a result that rests
 * on them can be made again. Small Fast Counter, 32 bits (Doty-Humphrey, PractRand). Not for secrets.
 */
export function seededRandom(seed: number): () => number {
  let [a, b, c, counter] = [0, 0, seed | 0, 1];
  const next = () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 2 ** 32;
  };
  // The first numbers after seeding are still alike for seeds that are alike.
  for (let round = 0; round < 15; round++) next();
  return next;
}
