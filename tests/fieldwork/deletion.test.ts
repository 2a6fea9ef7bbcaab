import { saveTyped, startAnswering } from '../../server/fieldwork/answering.ts';
import { closeWave } from '../../server/fieldwork/closing.ts';
import { type DeletionStores, deleteLinkable, deletionIsDue } from '../../server/fieldwork/deletion.ts';
import type { Unit } from '../../server/fieldwork/frame/unit.ts';
import { newResponseId } from '../../server/fieldwork/response.ts';
import { type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { draftStore } from '../../server/storage/draft-store.ts';
import { mailingStore } from '../../server/storage/mailing-store.ts';
import { pilotCommentStore } from '../../server/storage/pilot-comment-store.ts';
import { responseStore } from '../../server/storage/response-store.ts';
import { openForm } from '../builders/answering.ts';
import {
  answer,
  complete,
  itemIds,
  openPersonalWave,
  type PersonalStores,
  personalDefinition,
  personalForm,
  personalStores,
} from '../builders/personal-units.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { CutOff, cutOffAt, type Moment } from './cut-off.ts';

// Each of many steps is cut off in a wave of its own, and a busy machine may need longer.
jest.setTimeout(120_000);

const many = { region: 'nord', fte: 7, organisation: 'kommunal' } as const;
const odd = { region: 'sor', fte: 40, organisation: 'interkommunal' } as const;
const today = '2025-01-01';

let database: Database;
let stores: PersonalStores & DeletionStores;
let questionnaire: Questionnaire;
let units: Unit[];
let number = 2000;

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
});
afterAll(() => database.close());

const named = () => [questionnaire.survey, questionnaire.wave] as const;
const wave = () => stores.waves.find(...named());
const documents = (
  model: 'Response' | 'PilotResponse' | 'PilotDraft' | 'PilotComment' | 'Message' | 'Unit',
) => database.models[model].collection.find({ wave: questionnaire.wave }).toArray();

/** A closed confidential wave that eight of nine units have answered, and one of them is like no other. */
async function closedInConfidence(): Promise<void> {
  number += 1;
  const definition = personalDefinition(`${number}`);
  questionnaire = questionnaireIn('nb', definition);
  const { models } = database;
  stores = {
    ...personalStores(database, [definition]),
    mailings: mailingStore(models),
    pilot: {
      drafts: draftStore({ Draft: models.PilotDraft }),
      responses: responseStore({ Response: models.PilotResponse }),
      comments: pilotCommentStore(models),
    },
  };
  await leaveTraces();
  const facts = [odd, ...Array.from({ length: 8 }, () => many)];
  units = await openPersonalWave(stores, questionnaire, facts, 'confidential');
  const form = personalForm(questionnaire, 'confidential');
  await Promise.all(units.slice(0, 8).map((unit) => answer(stores, form, unit)));
  await closeWave(stores, ...named());
}

/** What was tried out, and what was sent. */
async function leaveTraces(): Promise<void> {
  const { survey, wave, slug } = questionnaire;
  const { models } = database;
  const tried = {
    ...stores,
    drafts: draftStore({ Draft: models.PilotDraft }),
    responses: responseStore({ Response: models.PilotResponse }),
  };
  const code = await startAnswering(tried, openForm(questionnaire));
  await saveTyped(tried, openForm(questionnaire), code, itemIds, complete);
  await tried.responses.put({ id: newResponseId(), survey, wave, version: 'v1', answers: {} });
  const id = newResponseId();
  await pilotCommentStore(models).add({ id, survey, wave, slug, page: 'start', comment: 'Bra' });
  const message = { id, mailing: `m${id}`, survey, wave, to: 'leder@eksempel.no', units: ['u'] };
  const sent = { state: 'sent', attempts: 1, notBefore: 0 } as const;
  await mailingStore(models).addMessages([{ ...message, ...sent }]);
  await mailingStore(models).add({
    ...{ id: `m${id}`, survey, wave, kind: 'invitation', subject: 'A', body: 'B', by: 'u1' },
    ...{ started: '2024-08-27T08:00:00.000Z', state: 'done' },
  });
}

async function expectNothingLinkable(): Promise<void> {
  for (const model of ['PilotResponse', 'PilotDraft', 'PilotComment', 'Message', 'Unit'] as const)
    expect([model, await documents(model)]).toEqual([model, []]);
  const responses = await documents('Response');
  expect(responses).toHaveLength(8);
  for (const response of responses) {
    expect(response).not.toHaveProperty('unit');
    expect(response).not.toHaveProperty('revision');
  }
  const backgrounds = responses.map(({ background }) => JSON.stringify(background));
  // The odd one has been joined by others.
  for (const each of backgrounds)
    expect(backgrounds.filter((other) => other === each).length).toBeGreaterThanOrEqual(5);
  expect(await wave()).toMatchObject({
    linkableDeletedOn: today,
    rates: { all: { units: 9, answered: 8 } },
  });
}

describe('Deleting what is linkable', () => {
  beforeEach(closedInConfidence);

  test('takes the units from the answers, and leaves numbers that point at nobody', async () => {
    expect((await documents('Response')).map(({ unit }) => unit).toSorted()).toEqual(
      units
        .slice(0, 8)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(await documents('PilotResponse')).toHaveLength(1);
    await deleteLinkable(stores, ...named(), today);
    await expectNothingLinkable();
  });

  test('is done once: later the day and the numbers stay as they were', async () => {
    await deleteLinkable(stores, ...named(), today);
    await deleteLinkable(stores, ...named(), '2026-01-01');
    await expectNothingLinkable();
  });

  const steps = [
    ['responses', 'forgetBackground', 1],
    ['responses', 'forgetUnits', 1],
    ['mailings', 'removeWave', 1],
    ['units', 'list', 1],
    ['waves', 'change', 2],
    ['units', 'removeWave', 1],
    ['waves', 'change', 3],
  ] as const;
  const moments: Moment[] = ['before', 'after'];

  test('that is cut off at any step is completed by the next', async () => {
    for (const [store, method, call] of steps)
      for (const moment of moments) {
        await closedInConfidence();
        const cut = { ...stores, [store]: cutOffAt(stores[store] as object, method as never, moment, call) };
        await expect(deleteLinkable(cut, ...named(), today)).rejects.toThrow(CutOff);
        await deleteLinkable(stores, ...named(), today);
        await expectNothingLinkable();
      }
  });

  test('never makes the numbers from units that are left when some are gone', async () => {
    const removed = units.slice(3).map(({ id }) => id);
    const halfWay = {
      ...stores.units,
      async removeWave() {
        await database.models.Unit.deleteMany({ _id: { $in: removed } });
        throw new CutOff('half-way');
      },
    };
    await expect(deleteLinkable({ ...stores, units: halfWay }, ...named(), today)).rejects.toThrow(CutOff);
    await deleteLinkable(stores, ...named(), today);
    await expectNothingLinkable();
  });
});

test('Nothing is deleted while the wave takes answers', async () => {
  await closedInConfidence();
  await stores.waves.change(...named(), ['closed'], { state: 'open' });
  await expect(deleteLinkable(stores, ...named(), today)).rejects.toMatchObject({ kind: 'conflict' });
  expect(await stores.units.find(...named(), units[0]!.unit)).toMatchObject({ linkId: units[0]?.linkId });
});

test.each([
  ['closed', '2025-01-01', undefined, true],
  ['archived', '2024-12-31', undefined, true],
  ['closed', '2025-01-02', undefined, false],
  ['closed', undefined, undefined, false],
  ['open', '2024-12-31', undefined, false],
  ['published', '2024-12-31', '2024-12-31', false],
] as const)('A wave that is %s with deletion on %s, done on %s, is due: %s', (state, deleteOn, done, due) => {
  expect(deletionIsDue({ state, deleteOn, linkableDeletedOn: done }, today)).toBe(due);
});
