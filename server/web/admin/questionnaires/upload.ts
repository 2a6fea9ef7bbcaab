import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { translate as t } from '../../i18n/translate.ts';

/** The largest questionnaire, in bytes: many times the longest that anybody would answer. */
const largest = 2 * 1024 * 1024;

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: largest, fieldSize: largest, files: 1, fields: 5 },
}).single('fil');

/** What came with the form for a new questionnaire. */
export interface Upload {
  source: string;
  /** One of that name may be replaced. */
  replace: boolean;
}

/**
 * Receives a form with a file or a pasted text; the file counts where both are there. To be called when the gate has
 * let the sender in: nobody else gets to fill the memory.
 *
 * @returns words on what is wrong, when nothing can be read
 */
export async function receiveUpload(req: Request, res: Response): Promise<Upload | string> {
  const problem = await received(req, res);
  if (problem !== undefined) return problem;
  const { tekst, erstatt } = (req.body ?? {}) as Record<string, unknown>;
  const source = req.file?.size ? req.file.buffer.toString('utf8') : typeof tekst === 'string' ? tekst : '';
  if (source.trim() === '') return t('admin.questionnaires.upload.nothing');
  return { source: lineEndings(source), replace: erstatt !== undefined };
}

/** Browsers send every line of a field with a carriage return before its end. */
export function lineEndings(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function received(req: Request, res: Response): Promise<string | undefined> {
  return new Promise((resolve) => {
    receive(req, res, (error: unknown) => {
      if (error === undefined || error === null) resolve(undefined);
      else if (error instanceof MulterError && /^LIMIT_(FILE_SIZE|FIELD_VALUE)$/.test(error.code))
        resolve(t('admin.questionnaires.upload.tooLarge', { megabytes: largest / 1024 / 1024 }));
      // Everything is kept in memory: what fails is the form as it was sent, too large or cut off.
      else resolve(t('admin.questionnaires.upload.broken'));
    });
  });
}
