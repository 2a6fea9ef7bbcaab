import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';
import { DomainError } from '../errors.ts';

/**
 * The secret that codes and links are made from. Throws `setup` when it must be set and is not: apps that share a
 * database must share the secret too.
 */
export async function serverSecret(
  config: Pick<Config, 'secret' | 'mongodbUri' | 'dataFolder'>,
): Promise<Buffer> {
  if (config.secret !== undefined) return Buffer.from(config.secret);
  if (config.mongodbUri !== undefined)
    throw new DomainError(
      'setup',
      'SECRET mangler. Sett den til minst 32 tilfeldige tegn, de samme for alle som kjører mot databasen. Lag dem for eksempel med: openssl rand -hex 32',
    );
  return keptSecret(path.join(config.dataFolder, 'secret'));
}

/** Made once. The one who comes second reads what the first has written. */
async function keptSecret(file: string): Promise<Buffer> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const made = randomBytes(32).toString('hex');
  await writeFile(file, made, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new DomainError(
      'setup',
      `Filen ${file} skal ha en hemmelighet på minst 32 tegn. Hent den tilbake fra en kopi. Finnes ingen, og ingen bølge er åpen, kan du slette filen.`,
    );
  return Buffer.from(secret);
}
