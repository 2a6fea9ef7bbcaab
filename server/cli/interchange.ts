import { readFile, writeFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { DomainError } from '../errors.ts';
import type { Loss } from '../interchange/loss.ts';
import { fromSurveyJs } from '../interchange/surveyjs/from-surveyjs.ts';
import { toSurveyJs } from '../interchange/surveyjs/to-surveyjs.ts';
import type { Target } from '../interchange/target.ts';
import { fromXlsForm } from '../interchange/xlsform/from-xlsform.ts';
import { toXlsForm } from '../interchange/xlsform/to-xlsform.ts';
import type { Definition } from '../questionnaire/definition.ts';
import { identifierSchema } from '../questionnaire/identifier.ts';
import { readJson } from '../questionnaire/json.ts';
import { slugOf } from '../questionnaire/questionnaire.ts';
import { readSurveyFiles } from '../storage/survey-files.ts';
import { type Command, readWords } from './command.ts';

const exportUsage = '<undersøkelse> <bølge[.instrument]> --to xlsform|surveyjs [--out <fil>] [--force]';

/** Writes a questionnaire in the language of another tool, and what the other tool has no place for. */
export const exportFile: Command = {
  usage: exportUsage,
  purpose: 'Lager et XLSForm eller et SurveyJS-skjema av et spørreskjema, og forteller hva som ikke ble med',
  async run(words) {
    const { given, flags } = readWords(words, `export ${exportUsage}`, 2, ['force'], ['to', 'out']);
    const [survey = '', slug = ''] = given;
    const write = writerOf(flags.to);
    const definition = await definitionOf(survey, slug);
    const { content, ending, losses } = await write(definition);
    const file = flags.out ?? `${survey}-${slug}.${ending}`;
    await writeNew(file, content, flags.force);
    tell(file, losses);
    return 0;
  },
};

interface Written {
  content: Buffer | string;
  ending: string;
  losses: Loss[];
}

const writers = {
  async xlsform(definition: Definition): Promise<Written> {
    const { file, losses } = await toXlsForm(definition);
    return { content: file, ending: 'xlsx', losses };
  },
  async surveyjs(definition: Definition): Promise<Written> {
    const { json, losses } = toSurveyJs(definition);
    return { content: `${JSON.stringify(json, null, 2)}\n`, ending: 'surveyjs.json', losses };
  },
};

function writerOf(format: string | undefined) {
  if (format === 'xlsform' || format === 'surveyjs') return writers[format];
  throw new DomainError('invalid', `Bruk: npm run survey -- export ${exportUsage}`);
}

const fromUsage = '<fil.xlsx|.json> --survey <id> --wave <id> [--instrument <id>] [--out <fil>] [--force]';

/** Reads the form of another tool, and writes it as a questionnaire that its author goes on with. */
export const fromFile: Command = {
  usage: fromUsage,
  purpose:
    'Lager et spørreskjema av et XLSForm (.xlsx) eller et SurveyJS-skjema (.json), og forteller hva som mangler',
  async run(words) {
    const { given, flags } = readWords(
      words,
      `from ${fromUsage}`,
      1,
      ['force'],
      ['survey', 'wave', 'instrument', 'out'],
    );
    const target = targetOf(flags);
    const { definition, losses } = await readForm(given[0] ?? '', target);
    const instrument = target.instrument === undefined ? undefined : { id: target.instrument };
    const file = flags.out ?? `${slugOf({ wave: target.wave, instrument })}.json`;
    await writeNew(file, `${JSON.stringify(definition, null, 2)}\n`, flags.force);
    tell(file, losses);
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
    throw new DomainError('invalid', `Bruk: npm run survey -- from ${fromUsage}`);
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

async function definitionOf(survey: string, slug: string): Promise<Definition> {
  const definitions = await readSurveyFiles(readConfig(process.env).surveysFolder);
  const own = definitions.filter((definition) => definition.survey === survey);
  const found = own.find((definition) => slugOf(definition) === slug);
  if (found) return found;
  const instruments = own.filter(({ wave }) => wave === slug).map(slugOf);
  throw new DomainError(
    'missing',
    instruments.length > 0
      ? `Bølgen ${slug} har flere spørreskjemaer. Skriv ${instruments.join(' eller ')}.`
      : `Det finnes ikke noe spørreskjema surveys/${survey}/${slug}.json.`,
  );
}

/** Writes a file that was not there before; one that was, only when told to. */
async function writeNew(file: string, content: Buffer | string, force: boolean): Promise<void> {
  await writeFile(file, content, { flag: force ? 'w' : 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    throw new DomainError(
      'invalid',
      cause.code === 'EEXIST'
        ? `Filen ${file} finnes fra før. Velg et annet navn med --out, eller skriv over den med --force.`
        : `Kan ikke skrive filen ${file}. Se etter at mappen finnes.`,
      { cause },
    );
  });
}

function tell(file: string, losses: Loss[]): void {
  process.stderr.write(losses.map(({ at, what }) => `${at}: ${what}\n`).join(''));
  process.stdout.write(
    losses.length === 0
      ? `Skrev ${file}. Alt ble med.\n`
      : `Skrev ${file}. ${losses.length} ting ble ikke med eller må skrives, se over.\n`,
  );
}
