import { createHash, createHmac } from 'node:crypto';
import mongoose from 'mongoose';
import { draftKeys } from '../../server/fieldwork/access-code.ts';
import { saveTyped, startAnswering, submit } from '../../server/fieldwork/answering.ts';
import { backgroundOf } from '../../server/fieldwork/background.ts';
import { closeWave } from '../../server/fieldwork/closing.ts';
import { deleteLinkable } from '../../server/fieldwork/deletion.ts';
import type { Unit } from '../../server/fieldwork/frame/unit.ts';
import type { RegisterFacts } from '../../server/fieldwork/frame/variables.ts';
import type { Message } from '../../server/fieldwork/mailing/message.ts';
import { secretIdOf } from '../../server/fieldwork/mailing/message-id.ts';
import { questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import { auditStore } from '../../server/storage/audit-store.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { draftStore } from '../../server/storage/draft-store.ts';
import { mailingStore } from '../../server/storage/mailing-store.ts';
import { pilotCommentStore } from '../../server/storage/pilot-comment-store.ts';
import { responseStore } from '../../server/storage/response-store.ts';
import { chanceFrom } from '../builders/chance.ts';
import {
  codeOf,
  complete,
  itemIds,
  openPersonalWave,
  type PersonalStores,
  personalDefinition,
  personalForm,
  personalStores,
} from '../builders/personal-units.ts';
import { CutOff, cutOffAt } from '../fieldwork/cut-off.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { type Document, type Dump, dumpOf, valuesIn, written } from './linking/dump.ts';
import { joins, type Neighbour } from './linking/joins.ts';

const definition = personalDefinition('2024');
const questionnaire = questionnaireIn('nb', definition);
const { survey, wave, slug } = questionnaire;
/** Words that are found nowhere else in a database. */
const words = 'Blåbærsyltetøy';

let database: Database;
let stores: PersonalStores;
let units: Unit[];
/** The register's ids of those who submitted, in the order they did. */
let order: string[];
let before: Dump;
let after: Dump;

/** Some kinds of units are many, and some are one or two. */
function factsOf(index: number): RegisterFacts {
  const region = index < 26 ? 'ost' : index < 44 ? 'sor' : index < 47 ? 'vest' : 'nord';
  return {
    region,
    fte: index % 3 === 0 ? 4 + index / 10 : 14 + index / 10,
    organisation: index % 7 === 0 ? 'interkommunal' : 'kommunal',
  };
}

/** In an order that is not the register's. */
function shuffled<T>(all: T[]): T[] {
  const chance = chanceFrom(7);
  return all
    .map((each) => ({ each, by: chance() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ each }) => each);
}

/** Some never begin, some only begin, some are cut off in the moment of submitting, most submit. */
async function visit(unit: Unit): Promise<void> {
  const number = Number(unit.unit);
  if (number % 8 === 7) return;
  const form = personalForm(questionnaire);
  const code = codeOf(stores, unit);
  await startAnswering(stores, form, code);
  const length = number % 5 === 0 ? 'Mange ord. '.repeat(180) : '';
  const typed = { ...complete, '1b': [`${number}`], '1c': [`${words} ${number}. ${length}`] };
  for (let save = 0; save <= number % 4; save++) await saveTyped(stores, form, code, itemIds, typed);
  if (number % 8 === 5) return;
  order.push(unit.unit);
  const cut = { ...stores, responses: cutOffAt(stores.responses, 'put', 'before') };
  if (number % 8 === 6) await expect(submit(cut, form, code)).rejects.toThrow(CutOff);
  else await submit(stores, form, code);
}

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  stores = personalStores(database, [definition]);
  units = await openPersonalWave(
    stores,
    questionnaire,
    Array.from({ length: 48 }, (_, index) => factsOf(index)),
  );
  await invite();
  order = [];
  for (const unit of shuffled(units)) await visit(unit);
  before = await dumpOf(database);
  await closeWave(stores, survey, wave);
  after = await dumpOf(database);
});
afterAll(() => database.close());

/** What else is there about the same leaders: what was sent to them, and what their publisher did. */
async function invite(): Promise<void> {
  const mailings = mailingStore(database.models);
  const text = { subject: 'Undersøkelse', body: 'Svar her: {{lenke}}' };
  const started = '2024-08-27T08:00:00.000Z';
  const mailing = { id: 'm1', survey, wave, kind: 'invitation', by: 'u1', started, state: 'done' } as const;
  await mailings.add({ ...mailing, ...text });
  await mailings.addMessages(
    units.map(({ id, contacts }) => ({
      ...{ id: `m1-${id}`, mailing: 'm1', survey, wave, to: contacts[0]!.email, units: [id] },
      ...{ state: 'sent', attempts: 1, notBefore: 1724745600000, sentOn: '2024-08-27' },
    })),
  );
  const reminder = { ...mailing, ...text, id: 'm2', kind: 'reminder', chosen: [units[0]!.id] } as const;
  await mailings.add({ ...reminder, chosen: [...reminder.chosen] });
  await mailings.addMessages(
    units.map(({ id, contacts }, index) => ({
      ...{ id: `m2-${id}`, mailing: 'm2', survey, wave, to: contacts[0]!.email, units: [id] },
      ...{ state: index % 2 === 0 ? 'unneeded' : 'sent', attempts: 1, notBefore: 0 },
    })),
  );
  await mailings.add({ ...mailing, ...text, id: 'm3', kind: 'link', by: 'ledere', started: '2024-08-28' });
  await mailings.addMessages([askedFor(stores.secret, units[0]!)]);
  const done = { organisation: 'o1', at: started, user: 'u1', name: 'Per', survey, wave } as const;
  await auditStore(database.models).add({ ...done, deed: 'messages.sent', detail: '48 e-poster' });
  await stores.units.markInvited(units.map(({ id }) => id));
}

/** A message with a link, as its id once was: made from the hour it was asked for. */
function askedFor(secret: Buffer, { id, contacts }: Unit): Message {
  const to = contacts[0]!.email;
  const hour = secretIdOf(secret, 'link', 'm3', to, '2024-08-28T09');
  return {
    ...{ id: hour, mailing: 'm3', survey, wave, to, units: [id] },
    ...{ state: 'sent', attempts: 1, notBefore: 0 },
  };
}

function neighbourWith(dump: Dump): Neighbour {
  return {
    ...{ dump, secret: stores.secret, survey, wave, slug, order },
    register: units.map((unit) => ({ unit, background: backgroundOf(questionnaire, unit.facts) })),
    truth: (response) => /(\d+)\./.exec(String((response.answers as Document)['1c']))?.[1] ?? '',
  };
}

const linksIn = (dump: Dump) =>
  Object.entries(joins).flatMap(([name, join]) =>
    join(neighbourWith(dump)).map((found) => `${name}: ${found}`),
  );

describe('A copy of the whole database after closing, with the server’s secret and the register', () => {
  test('has everything that was submitted, also what was cut off, and nothing that was not', () => {
    expect(order.length).toBeGreaterThan(30);
    const answered = (after.collections.responses ?? []).map((each) => neighbourWith(after).truth(each));
    expect(answered.toSorted()).toEqual(order.toSorted());
    const marked = (after.collections.units ?? []).filter((unit) => unit.answered).map(({ unit }) => unit);
    expect(marked.toSorted()).toEqual(order.toSorted());
    const [closed] = after.collections.waves ?? [];
    expect(closed).toMatchObject({ state: 'closed' });
    const days = Object.values(closed?.answeredByDay as Record<string, number>);
    expect(days.reduce((sum, count) => sum + count, 0)).toBe(order.length);
  });

  test.each(Object.keys(joins))('ties no response to a unit, %s', (name) => {
    expect(joins[name]!(neighbourWith(after))).toEqual([]);
  });

  test('has no draft, and no word of those who did not submit', () => {
    expect(after.collections.drafts).toEqual([]);
    const everything = Object.values(after.collections).flat().flatMap(valuesIn).map(written).join('\n');
    for (const { unit } of units) expect(everything.includes(`${words} ${unit}.`)).toBe(order.includes(unit));
  });

  test('keeps how many messages there were of each sort, and not to whom they went', () => {
    expect(after.collections.messages).toEqual([]);
    const counts = (after.collections.mailings ?? []).map((each) => [each._id, each.started, each.counts]);
    expect(counts).toMatchObject([
      ['m1', '2024-08-27', { sent: units.length, unneeded: 0 }],
      ['m2', '2024-08-27', { sent: units.length / 2, unneeded: units.length / 2 }],
      ['m3', '2024-08-28', { sent: 1 }],
    ]);
  });

  test('keeps much of the background all the same', () => {
    const kept = (after.collections.responses ?? []).filter(
      ({ background }) => 'region' in (background as object),
    );
    expect(kept.length).toBeGreaterThan(order.length / 2);
  });

  test('has nothing but these fields in a response', () => {
    const fields = new Set((after.collections.responses ?? []).flatMap((each) => Object.keys(each)));
    expect([...fields].toSorted()).toEqual(
      ['_id', 'answers', 'background', 'imported', 'survey', 'version', 'wave'].toSorted(),
    );
  });
});

describe('While the wave is open, whoever has the database and the secret', () => {
  test('can open the drafts, and tell who has answered lately: the same looking finds that', () => {
    const found = Object.entries(joins).filter(([, join]) => join(neighbourWith(before)).length > 0);
    expect(found.map(([name]) => name)).toEqual(
      expect.arrayContaining(['byDraftLeft', 'byTime', 'byBackground', 'byLinkAskedFor', 'byReminder']),
    );
    const { id } = draftKeys(survey, slug, codeOf(stores, units.find(({ unit }) => Number(unit) % 8 === 5)!));
    expect((before.collections.drafts ?? []).map(({ _id }) => _id)).toContain(id);
  });

  test('finds no response of those that are stored by any name, value or order', () => {
    for (const name of ['byName', 'bySharedValue', 'byOrder'])
      expect(joins[name]!(neighbourWith(before))).toEqual([]);
  });
});

describe('The looking finds a link that is planted', () => {
  /** Changes each response of a copy, knowing its unit and how many answered before it. */
  function planted(change: (response: Document, unit: Unit, place: number) => Document): Dump {
    const { truth } = neighbourWith(after);
    const responses = (after.collections.responses ?? []).map((response) => {
      const unit = units.find((each) => each.unit === truth(response))!;
      return { ...response, ...change(response, unit, order.indexOf(unit.unit)) };
    });
    return { ...after, collections: { ...after.collections, responses } };
  }

  /** One collection is left as it was before closing. */
  const withBefore = (name: string): Dump => ({
    ...after,
    collections: { ...after.collections, [name]: before.collections[name] ?? [] },
  });

  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (text: string) => createHmac('sha256', stores.secret).update(text).digest('hex');
  const fullBackground = (unit: Unit) => backgroundOf(questionnaire, unit.facts);

  const plants: [string, string, () => Dump][] = [
    ['byName', 'the unit’s id', () => planted((_, unit) => ({ unit: unit.id }))],
    ['byName', 'the link’s id as its own', () => planted((_, unit) => ({ _id: unit.linkId }))],
    [
      'byName',
      'a hash of the code',
      () => planted((_, unit) => ({ _id: sha256(codeOf(stores, unit)).slice(0, 32) })),
    ],
    [
      'byName',
      'the secret’s hash of the unit',
      () => planted((_, unit) => ({ _id: hmac(unit.unit).slice(0, 32) })),
    ],
    [
      'byName',
      'the draft’s id, for one alone',
      () =>
        planted((_, unit, place) =>
          place === 3 ? { from: { draft: draftKeys(survey, slug, codeOf(stores, unit)).id } } : {},
        ),
    ],
    ['bySharedValue', 'what stands in the register', () => planted((_, unit) => ({ sent: unit.name }))],
    ['byTime', 'a day', () => planted(() => ({ on: '2024-09-01' }))],
    ['byTime', 'an id with a time in it', () => planted(() => ({ _id: new mongoose.Types.ObjectId() }))],
    ['byTime', 'a clock time', () => planted(() => ({ at: new Date() }))],
    ['byTime', 'a counter of saves', () => planted((_, __, place) => ({ revision: place }))],
    [
      'byOrder',
      'the order they came in',
      () => {
        const { truth } = neighbourWith(after);
        const responses = (after.collections.responses ?? []).toSorted(
          (a, b) => order.indexOf(truth(a)) - order.indexOf(truth(b)),
        );
        return { ...after, collections: { ...after.collections, responses } };
      },
    ],
    [
      'byOrder',
      'the order that units answered in',
      () => {
        const place = ({ unit }: Document) => order.indexOf(String(unit));
        const sorted = (after.collections.units ?? []).toSorted((a, b) => place(a) - place(b));
        return { ...after, collections: { ...after.collections, units: sorted } };
      },
    ],
    [
      'byOrder',
      'an index by when',
      () => ({ ...after, indexes: { ...after.indexes, responses: [['stored']] } }),
    ],
    [
      'byBackground',
      'the background of one',
      () =>
        planted((_, unit, place) =>
          place === 0 ? { background: { ...fullBackground(unit), form: 'x' } } : {},
        ),
    ],
    [
      'byBackground',
      'all of the background',
      () => planted((_, unit) => ({ background: fullBackground(unit) })),
    ],
    [
      'byShape',
      'a field that one has',
      () => planted((_, __, place) => (place === 5 ? { remade: true } : {})),
    ],
    [
      'byDraftLeft',
      'a draft that is left',
      () => ({ ...after, collections: { ...after.collections, drafts: before.collections.drafts ?? [] } }),
    ],
    ['byLinkAskedFor', 'messages with a link', () => withBefore('messages')],
    ['byReminder', 'messages of reminders', () => withBefore('messages')],
    ['byReminder', 'when mailings began', () => withBefore('mailings')],
    [
      'byTime',
      'the day that a unit answered',
      () => ({ ...after, collections: { ...after.collections, units: before.collections.units ?? [] } }),
    ],
  ];

  test.each(plants)('%s: %s', (name, _, plant) => {
    expect(joins[name]!(neighbourWith(plant())).length).toBeGreaterThan(0);
  });
});

test('After the day of deletion, nothing in the database knows a unit, an address or a link', async () => {
  await deleteLinkable(
    {
      ...stores,
      mailings: mailingStore(database.models),
      pilot: {
        drafts: draftStore({ Draft: database.models.PilotDraft }),
        responses: responseStore({ Response: database.models.PilotResponse }),
        comments: pilotCommentStore(database.models),
      },
    },
    survey,
    wave,
    '2025-01-01',
  );
  const dump = await dumpOf(database);
  expect(linksIn(dump)).toEqual([]);
  const documents = Object.values(dump.collections).flat();
  const everything = new Set(documents.flatMap(({ answers, ...rest }) => valuesIn(rest)).map(written));
  const known = units.flatMap(({ id, unit, name, linkId, contacts }) => [
    ...[id, unit, name, linkId],
    ...contacts.map(({ email }) => email),
  ]);
  expect(known.filter((each) => everything.has(each))).toEqual([]);
  expect(dump.collections.waves).toMatchObject([
    { linkableDeletedOn: '2025-01-01', rates: { all: { answered: order.length } } },
  ]);
  expect(dump.collections.responses).toHaveLength(order.length);
});
