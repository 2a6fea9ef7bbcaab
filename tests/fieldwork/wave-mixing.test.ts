import { openWave, receiveImport, refuseChanged } from '../../server/fieldwork/wave.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { survey } from '../builders/leader.ts';

let site: TestApp;
/** Stands for storing the answers: it is never reached. */
const store = () => Promise.reject(new Error('stored'));

beforeAll(async () => {
  site = await testApp({ example: true });
});
afterAll(() => site.close());

describe('Made-up and real answers are never counted together', () => {
  test.each(['2022', '2023'])('the example wave %s cannot be opened for real', async (wave) => {
    const opening = openWave(site.services.waves, { survey, wave, example: false });
    await expect(opening).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('DATA_DIR'),
    });
  });

  test('real answers cannot be imported among the example answers', async () => {
    const importing = receiveImport(site.services.waves, { survey, wave: '2022', example: false }, store);
    await expect(importing).rejects.toMatchObject({ kind: 'conflict' });
  });
});

describe('A wave that leaders are answering', () => {
  const wave = { survey, wave: '2024', example: false };

  test('takes no answers from another tool', async () => {
    await openWave(site.services.waves, wave);
    const importing = receiveImport(site.services.waves, wave, store);
    await expect(importing).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('åpen for svar'),
    });
  });

  test('keeps the questionnaire it was opened with: a changed or lost file stops the start, with its name', () => {
    const { catalogue } = site.services;
    const { version } = catalogue.find(survey, '2023')!;
    const opened = { survey, wave: '2023', state: 'open', example: false, version } as const;
    expect(() => refuseChanged([opened], catalogue)).not.toThrow();
    expect(() => refuseChanged([{ ...opened, version: 'another' }], catalogue)).toThrow(
      `${survey}/2023.json`,
    );
    const stored = [{ survey, slug: '2023' }];
    const other = { ...opened, version: 'another' };
    expect(refuseChanged([opened, other], catalogue, stored)).toEqual([other]);
    expect(() => refuseChanged([{ ...opened, wave: '1999' }], catalogue)).toThrow(`${survey}/1999.json`);
    expect(() =>
      refuseChanged([{ ...opened, version: 'another', state: 'closed' }], catalogue),
    ).not.toThrow();
  });

  test('is held to its questionnaire also when an earlier release opened it', async () => {
    const { services, database } = site;
    const earlier = { survey, wave: '2021-var', state: 'open', example: false, opened: 'another' };
    await database.models.Wave.updateOne({ _id: `${survey}/2021-var` }, { $set: earlier }, { upsert: true });
    const stored = (await services.waves.find(survey, '2021-var'))!;
    expect(stored).toMatchObject({
      survey,
      wave: '2021-var',
      state: 'open',
      example: false,
      version: 'another',
    });
    expect(() => refuseChanged([stored], services.catalogue)).toThrow(`${survey}/2021-var.json`);
  });
});
