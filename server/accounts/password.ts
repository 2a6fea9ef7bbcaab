import { hash, type Options, parseOptions, verify } from '@node-rs/argon2';

/** The costs of Argon2id that OWASP's cheat sheet on storing passwords gives first. Memory in KiB. */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } satisfies Options;

/** A hash, of the same costs, that no password has. */
const nobodys = `$argon2id$v=19$m=${costs.memoryCost},t=${costs.timeCost},p=${costs.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** The same password whatever keyboard wrote its letters: å can be one sign or two (NIST SP 800-63B, 3.1.1.2). */
const written = (password: string) => password.normalize('NFKC');

/** @returns Argon2id in the PHC form, with its salt and costs */
export async function hashPassword(password: string): Promise<string> {
  return hash(written(password), costs);
}

/** Takes as long where there is no hash, so that nobody can tell from the time whether somebody has an account. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const matches = await verify(stored || nobodys, written(password));
  return matches && Boolean(stored);
}

/** Whether a hash was made when the costs were lower. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost } = parseOptions(stored);
  return memoryCost < costs.memoryCost || timeCost < costs.timeCost;
}
