import supertest from 'supertest';
import { type TestApp, testApp } from '../builders/app.ts';
import { openPersonally } from '../builders/asked-units.ts';
import { survey, wave } from '../builders/leader.ts';
import { memberAt } from '../builders/member.ts';

const page = `/svar/${survey}/${wave}`;
let site: TestApp;

beforeAll(async () => {
  site = await testApp();
});
afterAll(() => site.close());

async function textOf(settings: Parameters<typeof openPersonally>[1]): Promise<string> {
  await openPersonally(site, settings);
  return (await supertest(site.app).get(`${page}/personvern`)).text;
}

test.each([
  [
    'an open link',
    { access: 'open', mode: 'anonymous' },
    'Ingen vet at du har svart',
    'hvilken e-postadresse',
  ],
  [
    'a personal link',
    { access: 'personal', mode: 'anonymous' },
    'At tjenesten er spurt',
    'Hvilken tjeneste svaret kom fra',
  ],
  [
    'confidence',
    { access: 'personal', mode: 'confidential' },
    'fortrolig, ikke anonymt',
    'Hvilken tjeneste du svarer for',
  ],
] as const)('By %s, the page says what is stored and what is not', async (_how, settings, said, notSaid) => {
  const text = await textOf(settings);
  expect(text).toContain('Slik behandles svarene dine');
  expect(text).toContain(said);
  expect(text).not.toContain(notSaid);
});

test('It has the wave’s own days, contact and legal basis', async () => {
  const text = await textOf({
    mode: 'anonymous',
    closesOn: '2027-03-01',
    deleteOn: '2027-09-01',
    contact: { name: 'Undersøkelseskontoret', email: 'kontoret@eksempel.no' },
    legalBasis: 'Berettiget interesse',
  });
  for (const said of [
    'lukkes etter 1. mars 2027',
    'slettes 1. september 2027',
    'href="mailto:kontoret@eksempel.no"',
    'Berettiget interesse',
    'Datatilsynet',
  ])
    expect(text).toContain(said);
});

test.each([
  ['anonymous', 'lese utkastet ditt til du leverer', 'Svarene selv kan røpe tjenesten'],
  ['confidential', 'lese svarene dine til undersøkelsen lukkes', 'Den som har tilgang til databasen'],
] as const)(
  'Where answers are %s, it says what somebody with the code or the database can see',
  async (mode, ...said) => {
    const text = await textOf({ access: 'personal', mode });
    for (const each of said) expect(text).toContain(each);
  },
);

test('It says that the publisher sees single answers after closing, and may quote what is written', async () => {
  const text = await textOf({ access: 'personal', mode: 'anonymous' });
  expect(text).toContain('se og laste ned svarene ett for ett');
  expect(text).toContain('publisert som sitater');
});

test('A member who looks at the form before the pilot is told what becomes of it then', async () => {
  await openPersonally(site, { state: 'draft' });
  const { text } = await (await memberAt(site)).get(`/pilot/${survey}/${wave}/personvern`);
  expect(text).toContain('Svarene slettes innen en time');
  expect(text).not.toContain('Skriv gjerne hva du synes');
});

test('Where the form is tried out, the page is about that', async () => {
  await openPersonally(site, { state: 'pilot' });
  const { text } = await supertest(site.app).get(`/pilot/${survey}/${wave}/personvern`);
  expect(text).toContain('telles aldri med');
  expect(text).toContain('Skriv gjerne hva du synes');
  expect(text).toContain('Svarene slettes når undersøkelsen åpnes');
  expect(text).not.toContain('tar vi vare på');
});

test('It says so where the publisher has not told something', async () => {
  await site.database.models.Wave.deleteMany({});
  expect(await textOf({})).toContain('har ikke oppgitt dette ennå');
});

test('Every page of the form leads to it, also when the wave is closed', async () => {
  await openPersonally(site, { access: 'open' });
  for (const path of ['', '/fortsett']) {
    const { text } = await supertest(site.app).get(`${page}${path}`);
    expect(text).toContain(`href="${page}/personvern"`);
  }
  await openPersonally(site, { state: 'closed' });
  expect((await supertest(site.app).get(page)).text).toContain(`href="${page}/personvern"`);
  expect((await supertest(site.app).get(`${page}/personvern`)).status).toBe(200);
});
