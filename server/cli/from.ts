import { readFile } from 'node:fs/promises';
import { DomainError } from '../errors.ts';
import type { Loss } from '../interchange/loss.ts';
import { fromSurveyJs } from '../interchange/surveyjs/from-surveyjs.ts';
import type { Target } from '../interchange/target.ts';
import { fromXlsForm } from '../interchange/xlsform/from-xlsform.ts';
import { identifierSchema } from '../questionnaire/identifier.ts';
import { readJson } from '../questionnaire/json.ts';
import { slugOf } from '../questionnaire/questionnaire.ts';
import { type Command, readWords } from './command.ts';
import { tellLosses } from './losses.ts';
import { writeNew } from './new-file.ts';

const usage = '<fil.xlsx|.json> --survey <id> --wave <id> [--instrument <id>] [--out <fil>] [--force]';

/** Reads the form of another tool, and writes it as a questionnaire that its author goes on with. */
export const fromFile: Command = {
  usage,
  purpose:
    'Lager et spørreskjema av et XLSForm (.xlsx) eller et SurveyJS-skjema (.json), og forteller hva som mangler',
  async run(words) {
    const { given, flags } = readWords(
      words,
      `from ${usage}`,
      1,
      ['force'],
      ['survey', 'wave', 'instrument', 'out'],
    );
    const target = targetOf(flags);
    const { definition, losses } = await readForm(given[0] ?? '', target);
    const instrument = target.instrument === undefined ? undefined : { id: target.instrument };
    const file = flags.out ?? `${slugOf({ wave: target.wave, instrument })}.json`;
    await writeNew(file, `${JSON.stringify(definition, null, 2)}\n`, flags.force);
    tellLosses(file, losses);
    process.stdout.write(`Gå gjennom dette, og sjekk skjemaet: npm run survey -- check ${file}\n`);
    return 0;
  },
};

function targetOf({
  survey,
  wave,
  instrument,
}: Record<'survey' | 'wave' | 'instrument', string | undefined>): Target {
  if (survey === undefined || wave === undefined)
    throw new DomainError('invalid', `Bruk: npm run survey -- from ${usage}`);
  for (const id of [survey, wave, instrument])
    if (id !== undefined && !identifierSchema.safeParse(id).success)
      throw new DomainError(
        'invalid',
        `«${id}» kan ikke brukes som id. Bruk bare små bokstaver a–z, 0–9 og bindestrek.`,
      );
  return { survey, wave, ...(instrument === undefined ? {} : { instrument }) };
}

/** The biggest JSON that is read, in bytes. */
const biggestJson = 5 * 1024 * 1024;

async function readForm(file: string, target: Target): Promise<{ definition: unknown; losses: Loss[] }> {
  const content = await readFile(file).catch((cause) => {
    throw new DomainError('invalid', `Finner ikke filen ${file}.`, { cause });
  });
  if (/\.xlsx$/i.test(file)) return fromXlsForm(content, target);
  if (!/\.json$/i.test(file))
    throw new DomainError(
      'invalid',
      `${file} er verken et XLSForm (.xlsx) eller et SurveyJS-skjema (.json).`,
    );
  if (content.length > biggestJson)
    throw new DomainError('invalid', 'Filen er større enn 5 MB. Ta bort bilder som ligger i skjemaet.');
  const json = readJson('Filen', content.toString());
  if ('problem' in json) throw new DomainError('invalid', json.problem, { cause: json.cause });
  return fromSurveyJs(json.content, target);
}
