import type { Response } from 'express';
import multer, { MulterError } from 'multer';
import {
  type RegisterColumn,
  type RegisterMapping,
  registerColumns,
} from '../../../fieldwork/frame/register-column.ts';
import { decode } from '../../../fieldwork/import/decode.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveRequest } from '../gate.ts';

/** The largest register, in bytes: the most rows with long names and several addresses in each. */
const largest = 6 * 1024 * 1024;

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: largest, fieldSize: largest, files: 1, fields: registerColumns.length + 5 },
}).single('fil');

/** What came with a form about a register's file. */
export interface Upload {
  bytes: Uint8Array;
  mapping: RegisterMapping;
  /** The version of the wave's register that the publisher has been shown. */
  seen: string;
}

/**
 * Receives a form with a file, a pasted text, or the text of a file that was sent before. To be called when the gate
 * has let the sender in: nobody else gets to fill the memory.
 * @returns words on what is wrong, when nothing can be read
 */
export async function receiveUpload(req: WaveRequest, res: Response): Promise<Upload | string> {
  const problem = await received(req, res);
  if (problem !== undefined) return problem;
  const fields = (req.body ?? {}) as Record<string, unknown>;
  const text = [fields.innhold, fields.tekst].find(
    (each): each is string => typeof each === 'string' && each.trim() !== '',
  );
  const bytes = req.file && req.file.size > 0 ? req.file.buffer : Buffer.from(text ?? '');
  if (bytes.length === 0) return t('admin.frame.upload.nothing');
  return { bytes, mapping: mappingIn(fields), seen: typeof fields.sett === 'string' ? fields.sett : '' };
}

/** The text of a file, to be sent along to the next step; nothing when it is not text. */
export function textOf(bytes: Uint8Array): string {
  try {
    return decode(bytes).text;
  } catch {
    return '';
  }
}

/** The name of the field that tells which column holds what. */
export function mappingField(column: RegisterColumn): string {
  return `kolonne.${column}`;
}

function mappingIn(fields: Record<string, unknown>): RegisterMapping {
  const mapping: RegisterMapping = {};
  for (const column of registerColumns) {
    const name = fields[mappingField(column)];
    if (typeof name === 'string') mapping[column] = name;
  }
  return mapping;
}

function received(req: WaveRequest, res: Response): Promise<string | undefined> {
  return new Promise((resolve) => {
    receive(req as never, res, (error: unknown) => {
      if (error === undefined || error === null) resolve(undefined);
      else if (error instanceof MulterError && /^LIMIT_(FILE_SIZE|FIELD_VALUE)$/.test(error.code))
        resolve(t('admin.frame.upload.tooLarge', { megabytes: largest / 1024 / 1024 }));
      // Everything is kept in memory: what fails is the form as it was sent, too large or cut off.
      else resolve(t('admin.frame.upload.broken'));
    });
  });
}
