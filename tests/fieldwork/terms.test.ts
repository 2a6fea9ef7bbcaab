import { closeWave } from '../../server/fieldwork/closing.ts';
import { openWave, receiveImport, termsOf } from '../../server/fieldwork/wave.ts';
import { publishWave } from '../../server/publish.ts';
import { catalogueOf } from '../../server/questionnaire/catalogue.ts';
import type { Definition } from '../../server/questionnaire/definition.ts';
import type { Services } from '../../server/services.ts';
import { definitionOf, oneOf } from '../builders/questionnaire.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { servicesOn } from './services.ts';

const [survey, wave] = ['proven', '2022'];
const named = { survey, wave, example: false };
const asked = (rest = {}) => definitionOf([oneOf('1', ['ja', 'nei'])], rest);
const [before, reworded, opened] = [
  asked(),
  asked({ title: 'Prøven, rettet' }),
  asked({ disclosure: 'open' }),
];
const note = 'Ordlyden i spørreskjemaet er rettet etter at svarene kom inn.';

let site: { services: Services; close(): Promise<void> };
beforeEach(async () => {
  site = await servicesOn(testDatabaseUri());
});
afterEach(() => site.close());

const having = (definition: Definition) => ({ ...site.services, catalogue: catalogueOf([definition]) });
const termsIn = (definition: Definition) => termsOf(having(definition).catalogue.find(survey, wave)!);

/** A closed wave that was opened with this questionnaire. */
async function collectedWith(definition: Definition): Promise<void> {
  await openWave(site.services.waves, { ...named, ...termsIn(definition) });
  await closeWave(site.services, survey, wave);
}

async function publish(definition: Definition, options = {}) {
  const services = having(definition);
  return publishWave(services, (await services.waves.find(survey, wave))!, options);
}

describe('A wave that answers have come to', () => {
  test('is published with the questionnaire it was opened with', async () => {
    await collectedWith(before);
    expect(await publish(before)).toMatchObject({ version: 1, notes: [] });
  });

  test('is not published with a questionnaire that has been changed since', async () => {
    await collectedWith(before);
    await expect(publish(reworded)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/er endret .*--changed/s),
    });
    expect(await site.services.publications.latest(survey, wave)).toBeUndefined();
    expect(await site.services.waves.find(survey, wave)).toMatchObject({ state: 'closed' });
  });

  test('says in its notes that the words are corrected, each time it is published so', async () => {
    await collectedWith(before);
    for (const version of [1, 2])
      expect(await publish(reworded, { changed: true })).toMatchObject({ version, notes: [note] });
    await expect(publish(reworded)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await publish(before)).toMatchObject({ version: 3, notes: [] });
  });

  test.each([{}, { changed: true }])(
    'is never published with less control than was promised: %j',
    async (how) => {
      await collectedWith(before);
      await expect(publish(opened, how)).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringContaining('«disclosure»'),
      });
    },
  );

  test.each<[string, object | undefined, object, boolean]>([
    ['with a lower minimum', { minimumBase: 10 }, { minimumBase: 9 }, false],
    ['with the standard', { minimumCell: 4 }, {}, false],
    ['with every option of a scale', undefined, { detail: 'full' }, false],
    ['with a higher minimum', { minimumBase: 10 }, { minimumBase: 12 }, true],
    ['as it was, with its own protection', { detail: 'full' }, { detail: 'full' }, true],
  ])('is published %s only where that hides no less', async (_, promised, now, isPublished) => {
    await collectedWith(asked(promised ? { disclosure: promised } : {}));
    const published = publish(asked({ disclosure: now }), { changed: true });
    if (isPublished) expect(await published).toMatchObject({ policy: { mode: 'controlled', ...now } });
    else
      await expect(published).rejects.toMatchObject({
        message: expect.stringContaining('skjuler nå mindre'),
      });
  });

  test('may be published with more control', async () => {
    await collectedWith(opened);
    expect(await publish(before, { changed: true })).toMatchObject({ policy: { mode: 'controlled' } });
  });

  test('keeps to the questionnaire of its first import', async () => {
    const importing = (definition: Definition) =>
      receiveImport(site.services.waves, { ...named, ...termsIn(definition) }, () => Promise.resolve());
    await importing(before);
    await importing(opened);
    await expect(publish(opened)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await publish(before)).toMatchObject({ version: 1 });
  });

  test('and that was stored before this was kept is held to what it is first published with', async () => {
    await site.services.waves.save({ ...named, state: 'closed' });
    expect(await publish(before)).toMatchObject({ version: 1 });
    expect(await site.services.waves.find(survey, wave)).toMatchObject({
      ...named,
      ...termsIn(before),
      state: 'published',
    });
    await expect(publish(opened, { changed: true })).rejects.toMatchObject({ kind: 'conflict' });
  });
});
