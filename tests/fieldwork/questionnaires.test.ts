import { correctQuestionnaire } from '../../server/fieldwork/questionnaires/correcting.ts';
import { makeNextWave } from '../../server/fieldwork/questionnaires/next-wave.ts';
import { removeQuestionnaire } from '../../server/fieldwork/questionnaires/removing.ts';
import { saveQuestionnaire } from '../../server/fieldwork/questionnaires/saving.ts';
import { writtenIn } from '../../server/fieldwork/questionnaires/shelf.ts';
import { correctionsIn, newDraft, openWave, refuseChanged, termsOf } from '../../server/fieldwork/wave.ts';
import { publishWave } from '../../server/publish.ts';
import type { Services } from '../../server/services.ts';
import type { TestApp } from '../builders/app.ts';
import { siteWith } from '../builders/own-surveys.ts';
import { fileOf, oneOf } from '../builders/questionnaire.ts';

type Json = Record<string, unknown>;

const item = oneOf('1a', ['ja', 'nei'], { text: 'Har dere nok folk til opgavene?' });
const asking = (rest: Json = {}, own: Json = item) => fileOf([own], rest);
const corrected = { ...item, text: 'Har dere nok folk til oppgavene?' };
const today = '2024-08-27';
const name = { survey: 'proven', slug: '2022' };

let site: TestApp;
let services: Services;
const start = async (...files: object[]) => {
  site = await siteWith(files as never);
  services = site.services;
  for (const { survey, wave } of files as { survey: string; wave: string }[])
    await services.waves.save({ survey, wave, state: 'draft', example: false });
};
afterEach(async () => {
  const { Questionnaire, Wave, Publication } = site.database.models;
  await Promise.all([Questionnaire.deleteMany({}), Wave.deleteMany({}), Publication.deleteMany({})]);
  await site.close();
});

const wanted = (content: object, revision = 0, named = name) => ({
  ...named,
  source: JSON.stringify(content),
  revision,
  today,
});
const titleNow = (wave = '2022') => services.catalogue.find('proven', wave)?.title;
const waveNow = async (wave = '2022') => (await services.waves.find('proven', wave))!;
const open = async () => {
  const questionnaire = services.catalogue.find('proven', '2022')!;
  await openWave(services.waves, {
    survey: 'proven',
    wave: '2022',
    example: false,
    ...termsOf(questionnaire),
  });
};
const correct = async (content: object, revision = 0, note = 'En skrivefeil.', shelf: Services = services) =>
  correctQuestionnaire(shelf, wanted(content, revision), note);

describe('saving a questionnaire that is being made', () => {
  beforeEach(() => start(asking()));

  test('fields it at once', async () => {
    expect(await saveQuestionnaire(services, wanted(asking({ title: 'Ny' })))).toMatchObject({
      outcome: 'saved',
    });
    expect(titleNow()).toBe('Ny');
    expect(await services.questionnaires.find('proven', '2022')).toMatchObject({
      revision: 1,
      savedOn: today,
    });
  });

  test('is refused while it has errors, or is of another place', async () => {
    for (const content of [asking({ minutes: 0 }), asking({ wave: '2023' }), asking({ survey: 'annen' })])
      expect(await saveQuestionnaire(services, wanted(content))).toMatchObject({ outcome: 'errors' });
    expect(await services.questionnaires.list()).toEqual([]);
  });

  test('is refused to the second of two who began from the same', async () => {
    const outcomes = await Promise.all(
      ['En', 'To'].map((title) => saveQuestionnaire(services, wanted(asking({ title })))),
    );
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['overtaken', 'saved']);
  });

  test('is refused when the wave after it would then say something wrong of it', async () => {
    const after = asking({ wave: '2023', previous: '2022' }, { ...item, comparedWithPrevious: 'same' });
    const next = wanted(after, 0, { survey: 'proven', slug: '2023' });
    expect(await saveQuestionnaire(services, next)).toMatchObject({ outcome: 'saved' });
    const other = asking({}, { ...item, text: 'Har dere for mye å gjøre med oppgavene deres?' });
    expect(await saveQuestionnaire(services, wanted(other))).toMatchObject({
      outcome: 'breaks',
      slugs: ['2023'],
    });
  });

  test.each(['open', 'closed', 'published', 'archived'] as const)(
    'is refused in a wave that is %s',
    async (state) => {
      await services.waves.change('proven', '2022', ['draft'], { state });
      expect(await saveQuestionnaire(services, wanted(asking({ title: 'Ny' })))).toMatchObject({
        outcome: 'overtaken',
      });
      expect(await services.questionnaires.list()).toEqual([]);
    },
  );

  test.each([0, 1])('is taken back when the wave is opened meanwhile, from revision %d', async (revision) => {
    if (revision === 1) await saveQuestionnaire(services, wanted(asking({ title: 'Før' })));
    const before = titleNow();
    const questionnaires = {
      ...services.questionnaires,
      save: async (each: Parameters<Services['questionnaires']['save']>[0]) => {
        const saved = await services.questionnaires.save(each);
        if (each.revision === revision + 1) await open();
        return saved;
      },
    };
    const shelf = { ...services, questionnaires };
    expect(await saveQuestionnaire(shelf, wanted(asking({ title: 'Ny' }), revision))).toMatchObject({
      outcome: 'overtaken',
    });
    expect(titleNow()).toBe(before);
    expect(() => refuseChanged([], services.catalogue)).not.toThrow();
    refuseChanged(await services.waves.list(), services.catalogue);
  });
});

describe('correcting words in an open wave', () => {
  beforeEach(async () => {
    await start(asking());
    await open();
  });

  test('is recorded with why, and the wave is held to the words as they are now', async () => {
    const { version: first } = await waveNow();
    expect(await correct(asking({}, corrected))).toMatchObject({ outcome: 'saved' });
    const wave = await waveNow();
    const present = services.catalogue.find('proven', '2022')!.version;
    expect(wave.version).toBe(present);
    expect(wave.version).not.toBe(first);
    expect(wave.corrections).toEqual([
      {
        on: today,
        slug: '2022',
        version: present,
        waveVersion: present,
        note: 'En skrivefeil.',
        changes: [
          {
            at: 'spørsmål 1a',
            before: 'Har dere nok folk til opgavene?',
            after: 'Har dere nok folk til oppgavene?',
          },
        ],
      },
    ]);
    refuseChanged([wave], services.catalogue);
  });

  test.each<[string, object, object]>([
    ['more than words', asking({}, { ...corrected, required: true }), { outcome: 'refused' }],
    ['errors', asking({}, { ...corrected, text: '' }), { outcome: 'errors' }],
  ])('is refused with %s', async (_, content, outcome) => {
    expect(await correct(content)).toMatchObject(outcome);
    expect((await waveNow()).corrections).toEqual([]);
  });

  test('is refused without a reason', async () => {
    expect(await correct(asking({}, corrected), 0, '')).toMatchObject({
      outcome: 'unexplained',
      changes: [expect.objectContaining({ at: 'spørsmål 1a' })],
    });
    expect(await services.questionnaires.list()).toEqual([]);
  });

  test('needs no reason for what respondents never see', async () => {
    const explained = [{ finding: 'hard-to-read', because: 'Det må være slik.' }];
    expect(await correct(asking({ explained }), 0, '')).toMatchObject({ outcome: 'saved' });
    expect((await waveNow()).corrections).toEqual([]);
  });

  test('can be made again from wherever it was cut off, and the app can start in between', async () => {
    const cutOff = () => Promise.reject(new Error('cut off'));
    const { waves, questionnaires } = services;
    const halfway: Partial<Services>[] = [
      { questionnaires: { ...questionnaires, save: cutOff } },
      { waves: { ...waves, change: (...all) => (all[3].version ? cutOff() : waves.change(...all)) } },
    ];
    for (const [place, part] of halfway.entries()) {
      const shelf = { ...services, ...part } as Services;
      await expect(correct(asking({}, corrected), 0, 'En skrivefeil.', shelf)).rejects.toThrow('cut off');
      await services.freshCatalogue(true);
      const wave = await waveNow();
      refuseChanged([wave], services.catalogue);
      expect(correctionsIn(wave, services.catalogue.find('proven', '2022')!.version)).toHaveLength(place);
    }
    await correct(asking({}, corrected), 1);
    const again = asking({ title: 'Prøven.' }, corrected);
    expect(await correct(again, 2, 'Punktum.')).toMatchObject({ outcome: 'saved' });
    const wave = await waveNow();
    expect(wave.corrections.map(({ note }) => note)).toEqual(['En skrivefeil.', 'Punktum.']);
    expect(wave.version).toBe(services.catalogue.find('proven', '2022')!.version);
  });

  test.each([
    ['is possible when the next wave can be mended', 'draft', 'saved'],
    ['is refused when the next wave could not be mended any more', 'open', 'breaks'],
  ] as const)('%s', async (_, state, outcome) => {
    const after = asking({ wave: '2023', previous: '2022' }, { ...item, comparedWithPrevious: 'same' });
    await saveQuestionnaire(services, wanted(after, 0, { survey: 'proven', slug: '2023' }));
    await services.waves.save({ survey: 'proven', wave: '2023', state, example: false });
    expect(await correct(asking({}, corrected))).toMatchObject({ outcome });
  });

  test('is told in the publication, which needs no leave for it', async () => {
    await correct(asking({}, corrected));
    await services.waves.change('proven', '2022', ['open'], { state: 'closed' });
    const publication = await publishWave(services, await waveNow());
    expect(publication.corrections).toEqual([
      { on: today, note: 'En skrivefeil.', changes: [expect.objectContaining({ at: 'spørsmål 1a' })] },
    ]);
  });
});

describe('correcting two instruments of a wave at once', () => {
  const instrument = (id: string, own: Json = item) =>
    asking({ instrument: { id, label: `Skjema ${id}` } }, own);
  const correctIn = (id: string, shelf: Services = services) =>
    correctQuestionnaire(
      shelf,
      wanted(instrument(id, corrected), 0, { survey: 'proven', slug: `2022.${id}` }),
      `Skrivefeil i ${id}.`,
    );
  beforeEach(async () => {
    await start(instrument('en'), instrument('to'));
    await open();
  });

  async function expectBoth(): Promise<void> {
    const wave = await waveNow();
    const present = services.catalogue.find('proven', '2022')!.version;
    expect(wave.version).toBe(present);
    expect(
      correctionsIn(wave, present)
        .map(({ note }) => note)
        .sort(),
    ).toEqual(['Skrivefeil i en.', 'Skrivefeil i to.']);
    refuseChanged([wave], services.catalogue);
  }

  test('keeps the record of both', async () => {
    const outcomes = await Promise.all([correctIn('en'), correctIn('to')]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['saved', 'saved']);
    await expectBoth();
  });

  test.each(['before', 'after'])('also when one is made %s the other is stored', async (moment) => {
    const save: Services['questionnaires']['save'] = async (each) => {
      if (moment === 'before') await correctIn('to');
      const saved = await services.questionnaires.save(each);
      if (moment === 'after') await correctIn('to');
      return saved;
    };
    const shelf = { ...services, questionnaires: { ...services.questionnaires, save } };
    expect(await correctIn('en', shelf)).toMatchObject({ outcome: 'saved' });
    await expectBoth();
  });

  test('also when one is recorded between the other’s look and its record', async () => {
    let looks = 0;
    const find: Services['waves']['find'] = async (...named) => {
      const wave = await services.waves.find(...named);
      looks += 1;
      if (looks === 1) await correctIn('to');
      return wave;
    };
    const shelf = { ...services, waves: { ...services.waves, find } };
    expect(await correctIn('en', shelf)).toMatchObject({ outcome: 'saved' });
    await expectBoth();
  });
});

describe('removing a questionnaire', () => {
  const remove = (slug: string, revision = 1) =>
    removeQuestionnaire(services, { survey: 'proven', slug, revision, today });
  const after = asking({ wave: '2023', previous: '2022' }, { ...item, comparedWithPrevious: 'same' });
  beforeEach(async () => {
    await start(asking());
    await saveQuestionnaire(services, wanted(asking({ title: 'Min' })));
    await saveQuestionnaire(services, wanted(after, 0, { survey: 'proven', slug: '2023' }));
    await services.waves.save(newDraft('proven', '2023'));
  });

  test('takes the draft with it, when it was the last of the wave', async () => {
    expect(await remove('2023')).toEqual({ outcome: 'removed', isWaveGone: true });
    expect(titleNow('2023')).toBeUndefined();
    expect(await services.waves.find('proven', '2023')).toBeUndefined();
  });

  test('is completed by doing the same again, when it was cut off', async () => {
    const units = { ...services.units, removeWave: () => Promise.reject(new Error('cut off')) };
    const removal = removeQuestionnaire(
      { ...services, units },
      { survey: 'proven', slug: '2023', revision: 1, today },
    );
    await expect(removal).rejects.toThrow('cut off');
    expect(titleNow('2023')).toBe('Prøven');
    expect(await remove('2023')).toEqual({ outcome: 'removed', isWaveGone: true });
  });

  test('brings back the file of the same name, and leaves the draft', async () => {
    expect(await remove('2022')).toEqual({ outcome: 'removed', isWaveGone: false });
    expect(titleNow()).toBe('Prøven');
    expect((await waveNow()).state).toBe('draft');
  });

  test('is refused when somebody has saved it since', async () => {
    expect(await remove('2023', 0)).toEqual({ outcome: 'overtaken' });
    expect(titleNow('2023')).toBe('Prøven');
  });

  test.each(['pilot', 'open', 'closed', 'published', 'archived'] as const)(
    'is refused in a wave that is %s',
    async (state) => {
      await services.waves.change('proven', '2023', ['draft'], { state });
      expect(await remove('2023')).toEqual({ outcome: 'overtaken' });
      expect((await waveNow('2023')).state).toBe(state);
    },
  );

  test('is refused while the next wave builds on it', async () => {
    const later = asking({ wave: '2024', previous: '2023' }, { ...item, comparedWithPrevious: 'same' });
    await saveQuestionnaire(services, wanted(later, 0, { survey: 'proven', slug: '2024' }));
    expect(await remove('2023')).toEqual({ outcome: 'breaks', slugs: ['2024'] });
    expect(titleNow('2023')).toBe('Prøven');
  });
});

describe('making the next wave', () => {
  const instrument = (id: string) => asking({ instrument: { id, label: `Skjema ${id}` } });
  const next = { wave: '2023', waveLabel: 'høsten 2023', closesOn: '2025-10-01', today };

  test('makes every instrument, and a draft with the same settings but the days', async () => {
    await start(instrument('en'), instrument('to'));
    await services.waves.change('proven', '2022', ['draft'], {
      state: 'closed',
      access: 'personal',
      mode: 'confidential',
      contact: { name: 'Kontakten', email: 'post@eksempel.no' },
      legalBasis: 'Samtykke',
      messages: { invitation: { subject: 'Hei', body: 'Svar her' } },
      closesOn: '2022-10-01',
      deleteOn: '2023-01-01',
      reminderDays: ['2022-09-20'],
    });
    expect(await makeNextWave(services, await waveNow(), next)).toEqual({ outcome: 'made' });
    expect(
      services.catalogue.instruments('proven', '2023').map(({ slug, previous }) => [slug, previous]),
    ).toEqual([
      ['2023.en', '2022'],
      ['2023.to', '2022'],
    ]);
    expect(await waveNow('2023')).toEqual({
      ...newDraft('proven', '2023'),
      access: 'personal',
      mode: 'confidential',
      contact: { name: 'Kontakten', email: 'post@eksempel.no' },
      legalBasis: 'Samtykke',
      messages: { invitation: { subject: 'Hei', body: 'Svar her' } },
      closesOn: '2025-10-01',
    });
  });

  test('can be made again when it was cut off', async () => {
    await start(instrument('en'), instrument('to'));
    let saved = 0;
    const save: Services['questionnaires']['save'] = (each) =>
      saved++ === 1 ? Promise.reject(new Error('cut off')) : services.questionnaires.save(each);
    const shelf = { ...services, questionnaires: { ...services.questionnaires, save } };
    await expect(makeNextWave(shelf, await waveNow(), next)).rejects.toThrow('cut off');
    await services.freshCatalogue(true);
    expect(await makeNextWave(services, await waveNow(), next)).toEqual({ outcome: 'made' });
    expect(services.catalogue.instruments('proven', '2023')).toHaveLength(2);
    expect(await makeNextWave(services, await waveNow(), { ...next, waveLabel: 'en annen' })).toEqual({
      outcome: 'taken',
    });
  });

  test('is refused over one that is there, and when something is wrong', async () => {
    await start(asking(), asking({ wave: '2023' }));
    expect(await makeNextWave(services, await waveNow(), next)).toEqual({ outcome: 'taken' });
    expect(await makeNextWave(services, await waveNow(), { ...next, wave: 'Å' })).toMatchObject({
      outcome: 'errors',
    });
    expect(await services.questionnaires.list()).toEqual([]);
    expect(writtenIn(services.library(), { survey: 'proven', slug: '2023' })).toBeDefined();
  });
});
