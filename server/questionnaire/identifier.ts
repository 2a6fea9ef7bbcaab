import { z } from 'zod';

/** In characters: what addresses and column heads have room for. */
export const longestIdentifier = 80;

/**
 * Ids and codes end up in addresses, form fields, file names and column heads: lower case, digits, hyphen.
 */
export const identifierSchema = z
  .string()
  .max(longestIdentifier)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({ id: 'Identifier', description: 'Små bokstaver a–z, sifre og bindestrek' });
