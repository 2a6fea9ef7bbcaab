import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import {
  openQuestionnaireLibrary,
  type QuestionnaireLibrary,
} from '../../server/storage/questionnaire-library.ts';
import { questionnaireStore } from '../../server/storage/questionnaire-store.ts';
import { fileOf, oneOf } from '../builders/questionnaire.ts';
import { testDatabaseUri } from '../setup/database.ts';

let database: Database;
let store: ReturnType<typeof questionnaireStore>;
let folder: string;
let complaints: object[];
const log = {
  error: (about: object) => void complaints.push(about),
  warn: (about: object) => void complaints.push(about),
};

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  store = questionnaireStore(database.models);
});
beforeEach(async () => {
  complaints = [];
  await database.models.Questionnaire.deleteMany({});
  folder = await mkdtemp(path.join(tmpdir(), 'library-'));
  await mkdir(path.join(folder, 'proven'));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => database.close());

const item = oneOf('1a', ['ja', 'nei']);
const asking = (title: string, rest: object = {}) => fileOf([item], { title, ...rest });
const put = (slug: string, content: object) =>
  writeFile(path.join(folder, 'proven', `${slug}.json`), JSON.stringify(content));
const save = (slug: string, content: object | string, revision = 1) =>
  store.save({
    survey: 'proven',
    slug,
    source: typeof content === 'string' ? content : JSON.stringify(content),
    revision,
    savedOn: '2024-08-27',
  });
const open = () => openQuestionnaireLibrary(folder, store, log as never);
const titles = ({ catalogue }: QuestionnaireLibrary) =>
  catalogue.surveys.flatMap(({ waves }) => waves.map(({ wave, title }) => `${wave} ${title}`)).sort();

test('What is stored stands before a file of the same name, and beside the others', async () => {
  await put('2021', asking('Fil', { wave: '2021' }));
  await put('2022', asking('Fil'));
  await save('2022', asking('Lagret'));
  await save('2023', asking('Lagret', { wave: '2023', previous: '2022' }));
  const library = await open();
  expect(titles(library)).toEqual(['2021 Fil', '2022 Fil']);
  await library.refresh(true);
  expect(titles(library)).toEqual(['2021 Fil', '2022 Lagret', '2023 Lagret']);
  expect(
    library
      .current()
      .written.map(({ slug }) => slug)
      .sort(),
  ).toEqual(['2021', '2022', '2023']);
});

test('What another app saves is here when it is asked for again, and everything else is as it was', async () => {
  await put('2021', asking('Fil', { wave: '2021' }));
  await save('2022', asking('Først'));
  const library = await open();
  await library.refresh(true);
  const [before, known] = [library.catalogue.find('proven', '2021'), library.catalogue];
  await save('2022', asking('Så'), 2);
  await library.refresh(true);
  expect(titles(library)).toEqual(['2021 Fil', '2022 Så']);
  expect(library.catalogue).toBe(known);
  expect(library.catalogue.find('proven', '2021')).toBe(before);
});

test('The store is asked at most once a second', async () => {
  let asked = 0;
  const counting = { ...store, state: () => store.state().finally(() => void asked++) };
  const library = await openQuestionnaireLibrary(folder, counting, log as never);
  await Promise.all(Array.from({ length: 20 }, () => library.refresh()));
  await library.refresh();
  expect(asked).toBe(1);
});

test('A stored questionnaire that cannot be fielded is left out, and the file of its name is there', async () => {
  await put('2022', asking('Fil'));
  await save('2022', '{');
  await save('2023', asking('Lagret', { wave: '2023' }));
  const library = await open();
  await library.refresh(true);
  expect(titles(library)).toEqual(['2022 Fil', '2023 Lagret']);
  expect(complaints).toEqual([
    { survey: 'proven', slug: '2022', findings: [expect.stringContaining('feil[not-json]')] },
  ]);
});

test('A stored questionnaire that asks otherwise than the other instruments of its wave is left out', async () => {
  const instrument = (id: string) => ({ instrument: { id, label: id } });
  await put('2022.en', asking('Fil', instrument('en')));
  const other = fileOf([oneOf('1a', ['ja', 'nei', 'kanskje'])], { title: 'Lagret', ...instrument('to') });
  await save('2022.to', other);
  const library = await open();
  await library.refresh(true);
  expect(titles(library)).toEqual(['2022 Fil']);
  expect(complaints).toEqual([
    { survey: 'proven', slug: '2022.to', findings: [expect.stringContaining('instruments-disagree')] },
  ]);
});

test('A file that changed in the wave before does not take a stored questionnaire from its leaders', async () => {
  await put('2021', fileOf([oneOf('1a', ['ja', 'nei', 'kanskje'])], { title: 'Fil', wave: '2021' }));
  const same = { ...item, comparedWithPrevious: 'same' };
  await save('2022', fileOf([same], { title: 'Lagret', previous: '2021' }));
  const library = await open();
  await library.refresh(true);
  expect(titles(library)).toEqual(['2021 Fil', '2022 Lagret']);
});

test('A database that is away leaves the questionnaires as they were', async () => {
  await put('2022', asking('Fil'));
  const away = { ...store, state: () => Promise.reject(new Error('borte')) };
  const library = await openQuestionnaireLibrary(folder, away, log as never);
  await library.refresh();
  expect(titles(library)).toEqual(['2022 Fil']);
  expect(complaints).toHaveLength(1);
  await expect(library.refresh(true)).rejects.toThrow('borte');
});
