import { appendFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Services } from '../../server/services.ts';
import { oneOf, fileOf as questionnaireFile } from '../builders/questionnaire.ts';
import { servicesOn } from '../fieldwork/services.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { cleanUp, later } from '../storage/embedded/engines.ts';
import { survey as command } from './command-line.ts';
import { everythingIn, startPlatform, surveyProcess, temporaryFolder } from './processes.ts';

afterEach(cleanUp);
// Processes of their own, which spend nearly all of their time on starting, longer on a busy machine.
jest.setTimeout(300_000);

const survey = 'barnevernlederundersokelsen';
const folder = path.join('surveys', survey);
const answers = path.join(folder, 'example', '2022.csv');
const mapping = ['--mapping', path.join(folder, 'example', '2022.mapping.json')];

/**
 * An empty database that commands work on, and the services to see what they did. Each command reads every
 * questionnaire there is, so there are those of one survey alone.
 */
async function emptyDatabase() {
  const uri = testDatabaseUri();
  const surveysFolder = path.join(await temporaryFolder(), 'surveys');
  await cp(folder, path.join(surveysFolder, survey), { recursive: true });
  const { services, close } = await servicesOn(uri, { surveysFolder });
  later(close);
  const environment = { MONGODB_URI: uri, SECRET: 'x'.repeat(32), SURVEYS_DIR: surveysFolder };
  return { run: (...words: string[]) => command(words, environment), services, surveysFolder };
}

const answersIn = ({ responses }: Services, wave = '2022') => responses.count(survey, wave);

/** The first `count` answers of the example file, in a file of their own. */
async function fileOf(count: number): Promise<string> {
  const file = path.join(await temporaryFolder(), 'answers.csv');
  const [header = '', ...rows] = (await readFile(answers, 'utf8')).split(
    /\n(?=(?:Øst|Vest|Nord|Sør|Midt-Norge);)/,
  );
  await writeFile(file, [header, ...rows.slice(0, count)].join('\n'));
  return file;
}

describe('The command line', () => {
  test('without a command, or with help, lists the commands', async () => {
    for (const { code, out, error } of await Promise.all([command([], {}), command(['help'], {})])) {
      expect({ code, error }).toEqual({ code: 0, error: '' });
      for (const name of ['check', 'import', 'open', 'close', 'publish'])
        expect(out).toMatch(new RegExp(`^  ${name} <`, 'm'));
    }
  });

  test.each(['opne', 'toString'])(
    'with a command that does not exist (%s) lists the commands and ends with 2',
    async (name) => {
      const { code, out, error } = await command([name, survey, '2023'], {});
      expect({ code, error }).toEqual({ code: 2, error: '' });
      expect(out).toContain('Bruk: npm run survey -- <kommando>');
    },
  );

  test.each([
    [['check'], 'check <fil>'],
    [['publish', survey, '2022', '--force'], 'publish <undersøkelse> <bølge> [--changed]'],
    [['import', survey, '2022', answers, '--mapping'], 'import <undersøkelse> <bølge[.skjema]> <fil.csv>'],
  ])('says how the command is used when the words do not fit: %j', async (words, usage) => {
    const { code, out, error } = await command(words, {});
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain(`Bruk: npm run survey -- ${usage}`);
  });
});

test.each([
  [['opne', survey, '2023'], { code: 2, out: expect.stringContaining('Bruk: '), error: '' }],
  [['check'], { code: 1, out: '', error: expect.stringMatching(/^Bruk: .*\n$/) }],
  [
    ['check', path.join(folder, '2023.json')],
    { code: 0, out: expect.stringContaining('Ingen feil'), error: '' },
  ],
])('A process that is started with %j ends as the command does', async (words, ending) => {
  expect(await surveyProcess(words, {})).toEqual({ ...ending, signal: null });
});

describe('check', () => {
  test('finds shipped questionnaires in order, with what their author has explained', async () => {
    const files = ['2021-var.json', '2023.json'].map((name) => path.join(folder, name));
    const { code, out, error } = await command(['check', ...files], {});
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain(`${files[0]}: i orden\n`);
    expect(out).toMatch(/Ingen feil, 1 forklart advarsel\n$/);
  });

  test('prints what must be mended and where, and ends with 1', async () => {
    const file = path.join('tests', 'surveys', 'invalid', 'routing-to-unknown.json');
    const { code, out } = await command(['check', file], {});
    expect(code).toBe(1);
    expect(out).toMatch(/routing-to-unknown\.json:35:21: feil\[routing-to-unknown\]: .*5x, som ikke finnes/);
  });

  test('says that there is no such file', async () => {
    const { code, error } = await command(['check', 'surveys/ingen.json'], {});
    expect(code).toBe(1);
    expect(error).toContain('surveys/ingen.json');
    expect(error).not.toMatch(/\n\s+at /);
  });
});

describe('import', () => {
  test('tried first with --dry-run reports and stores nothing', async () => {
    const { run, services } = await emptyDatabase();
    const { code, out } = await run('import', survey, '2022', answers, ...mapping, '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/58/);
    expect(out).toContain('Prøvekjøring: Ingenting er lagret.');
    expect(await answersIn(services)).toBe(0);
    expect(await services.waves.list()).toEqual([]);
  });

  test('stores the answers once, however often it is run, and the wave counts as closed', async () => {
    const { run, services } = await emptyDatabase();
    const first = await run('import', survey, '2022', answers, ...mapping);
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toContain('58 nye svar er lagret.');
    const second = await run('import', survey, '2022', answers, ...mapping);
    expect(second).toMatchObject({ code: 0, error: '' });
    expect(second.out).toContain('Ingen nye svar er lagret.\n58 svar var lagret fra før.');
    expect(await answersIn(services)).toBe(58);
    expect(await services.waves.list()).toMatchObject([
      { survey, wave: '2022', state: 'closed', example: false },
    ]);
  });

  test('with --replace takes away what is not in the new file, and without it keeps it', async () => {
    const { run, services } = await emptyDatabase();
    const file = await fileOf(50);
    await run('import', survey, '2022', answers, ...mapping);
    const kept = await run('import', survey, '2022', file, ...mapping);
    expect(kept.out).toContain('8 svar fra tidligere import står ikke i denne filen, og er beholdt.');
    expect(await answersIn(services)).toBe(58);
    const replaced = await run('import', survey, '2022', file, ...mapping, '--replace');
    expect(replaced.out).toContain('8 svar fra tidligere import er fjernet.');
    expect(await answersIn(services)).toBe(50);
  });

  test('that is refused changes nothing: the wave can still be opened', async () => {
    const { run, services } = await emptyDatabase();
    const file = await fileOf(0);
    await appendFile(file, '\nØst;9\n');
    const refused = await run('import', survey, '2022', file, ...mapping);
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('Ingenting er endret');
    expect(await services.waves.list()).toEqual([]);
    expect(await run('open', survey, '2022')).toMatchObject({ code: 0 });
  });

  test('names the file, the mapping or the questionnaire that does not exist', async () => {
    const { run } = await emptyDatabase();
    const outcomes = await Promise.all([
      run('import', survey, '2022', 'ingen.csv'),
      run('import', survey, '2022', answers, '--mapping', 'ingen.json'),
      run('import', survey, '1999', answers),
    ]);
    expect(outcomes.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(outcomes[0]?.error).toContain('Finner ikke filen ingen.csv.');
    expect(outcomes[1]?.error).toContain('Finner ikke filen ingen.json.');
    expect(outcomes[2]?.error).toContain(`surveys/${survey}/1999.json`);
  });
});

describe('open, close and publish', () => {
  test('take a wave through its life', async () => {
    const { run, services } = await emptyDatabase();
    const state = async () => (await services.waves.find(survey, '2023'))?.state;
    expect(await run('open', survey, '2023')).toMatchObject({
      code: 0,
      out: `${survey} 2023 er åpen for svar.\n`,
    });
    expect(await state()).toBe('open');
    const early = await run('publish', survey, '2023');
    expect(early.code).toBe(1);
    expect(early.error).toContain('Lukk den før du publiserer');
    expect((await run('close', survey, '2023')).out).toContain('er lukket');
    expect(await state()).toBe('closed');
    const again = await run('open', survey, '2023');
    expect(again.code).toBe(1);
    expect(again.error).toContain('kan ikke åpnes igjen');
  });

  test('publish an imported wave as version 1, and then 2', async () => {
    const { run, services, surveysFolder } = await emptyDatabase();
    // Of one question: what a wave of many is published as is seen beside a platform, below.
    const file = path.join(await temporaryFolder(), 'answers.csv');
    await writeFile(file, `1a\n${'Svar ja\nSvar nei\n'.repeat(15)}`);
    await mkdir(path.join(surveysFolder, 'proven'));
    const definition = JSON.stringify(questionnaireFile([oneOf('1a', ['ja', 'nei'])]));
    await writeFile(path.join(surveysFolder, 'proven', '2022.json'), definition);
    expect(await run('import', 'proven', '2022', file)).toMatchObject({ code: 0, error: '' });
    expect(await services.waves.find('proven', '2022')).toMatchObject({ disclosure: 'controlled' });
    for (const version of [1, 2])
      expect(await run('publish', 'proven', '2022')).toMatchObject({
        code: 0,
        // After that comes what disclosure control did.
        out: expect.stringMatching(`^proven 2022 er publisert som versjon ${version}, med 30 svar\\.\n`),
      });
    expect((await services.publications.latest('proven', '2022'))?.example).toBe(false);
  });

  test('of a wave that does not exist say so', async () => {
    const { run } = await emptyDatabase();
    const [opened, closed] = await Promise.all([run('open', survey, '1999'), run('close', survey, '1999')]);
    expect([opened.code, closed.code]).toEqual([1, 1]);
    expect(opened.error).toContain('finnes ikke noe spørreskjema');
    expect(closed.error).toMatch(/er ikke åpnet eller importert\.\n$/);
  });
});

test('Commands work beside a platform that is running on the same folder, and visitors see what they did', async () => {
  const environment = { ...(await everythingIn(await temporaryFolder())), NODE_ENV: 'production' };
  const app = await startPlatform(environment);
  const visit = async (address: string) => (await fetch(new URL(address, app.url))).status;
  const begin = () =>
    fetch(new URL(`/svar/${survey}/2023`, app.url), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    });
  expect(await visit(`/svar/${survey}/2023`)).toBe(404);
  expect(await surveyProcess(['open', survey, '2023'], environment)).toMatchObject({ code: 0, error: '' });
  expect((await begin()).status).toBe(303);
  expect(await surveyProcess(['close', survey, '2023'], environment)).toMatchObject({ code: 0, error: '' });
  expect(await visit(`/svar/${survey}/2023`)).toBe(410);

  expect(await surveyProcess(['import', survey, '2022', answers, ...mapping], environment)).toMatchObject({
    code: 0,
  });
  // What it says meanwhile is how far it has come, and nothing else.
  expect(await surveyProcess(['publish', survey, '2022'], environment)).toMatchObject({
    code: 0,
    error: expect.stringMatching(/^(?:[^\n]+ …\n)+$/),
  });
  expect(await visit(`/resultater/${survey}/2022`)).toBe(200);
  expect(app.written.error).toBe('');
});
