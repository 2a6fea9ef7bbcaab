import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { draftKeys, linkIdOf, personalCode } from '../../../server/fieldwork/access-code.ts';
import type { Unit } from '../../../server/fieldwork/frame/unit.ts';
import type { BackgroundCodes } from '../../../server/fieldwork/response.ts';
import { type Document, type Dump, valuesIn, written } from './dump.ts';

/** What somebody has who wants to know which unit gave which response: more than anybody should have. */
export interface Neighbour {
  dump: Dump;
  secret: Buffer;
  survey: string;
  wave: string;
  slug: string;
  /** The register, with the codes of the groups that each unit is in. */
  register: { unit: Unit; background: BackgroundCodes }[];
  /** The register's ids of the units that answered, in the order they did. */
  order: string[];
  /** Which unit gave a response, to measure the order by. The neighbour has it not. */
  truth: (response: Document) => string;
}

/** A way to tell that a response has to do with a unit. Returns what was found, in words. */
type Join = (neighbour: Neighbour) => string[];

const responsesIn = ({ dump }: Neighbour) => dump.collections.responses ?? [];
const unitsIn = ({ dump }: Neighbour) => dump.collections.units ?? [];

/** Everything of a response that is not what the leader said. */
const traitsOf = ({ answers, ...rest }: Document) => rest;

/** Made once: every look at a copy needs them. */
const namesMade = new WeakMap<Unit, string[]>();

/** All that can be made of the unit with the secret, as it stands and hashed in the usual ways. */
function namesOf(
  { unit }: Neighbour['register'][number],
  { secret, survey, wave, slug }: Neighbour,
): string[] {
  const made = namesMade.get(unit);
  if (made) return made;
  const codes = [0, 1, 2].map((generation) =>
    personalCode(secret, { survey, wave, unit: unit.unit, generation }),
  );
  const keys = codes.flatMap((code) => {
    const { id, key } = draftKeys(survey, slug, code);
    return [id, key.toString('hex'), linkIdOf(code)];
  });
  const known = [
    ...[unit.id, unit.unit, unit.name, unit.linkId],
    ...unit.contacts.map(({ email }) => email),
    ...codes,
    ...codes.map((code) => code.replaceAll('-', '')),
    ...keys,
  ];
  const names = [...known, ...known.flatMap((name) => hashesOf(name, secret))];
  namesMade.set(unit, names);
  return names;
}

function hashesOf(name: string, secret: Buffer): string[] {
  const digests = [
    ...['md5', 'sha1', 'sha256', 'sha512'].map((algorithm) => createHash(algorithm).update(name).digest()),
    ...['sha256', 'sha512'].map((algorithm) => createHmac(algorithm, secret).update(name).digest()),
    ...['', 'response id', 'draft id', 'link id'].map((purpose) =>
      Buffer.from(hkdfSync('sha256', name, secret, purpose, 32)),
    ),
  ];
  // A truncated hash is found in what it is the beginning of.
  return digests.flatMap((digest) => [digest.toString('hex'), digest.toString('base64')]);
}

const byName: Join = (neighbour) => {
  const names = neighbour.register.map((each) => namesOf(each, neighbour));
  return responsesIn(neighbour).flatMap((response) =>
    valuesIn(traitsOf(response))
      .map(written)
      .filter((value) => value.length > 2)
      .flatMap((value) => {
        const place = names.findIndex((some) =>
          some.some((name) => name === value || (value.length >= 12 && overlaps(name, value))),
        );
        return place < 0 ? [] : [`${value} is made from unit ${neighbour.register[place]?.unit.unit}`];
      }),
  );
};

function overlaps(name: string, value: string): boolean {
  return name.startsWith(value) || (name.length >= 12 && value.includes(name));
}

/** A value that a response and something else have in common, unless it is said of many. */
const bySharedValue: Join = (neighbour) => {
  const { survey, wave, register, dump } = neighbour;
  const codes = register.flatMap(({ background }) => Object.values(background));
  const common = new Set([survey, wave, 'false', 'true', ...codes]);
  const versions = new Set(responsesIn(neighbour).map(({ version }) => written(version)));
  const elsewhere = new Map(
    Object.entries(dump.collections)
      .filter(([name]) => name !== 'responses')
      .flatMap(([name, documents]) => valuesIn(documents).map((value) => [written(value), name] as const)),
  );
  return responsesIn(neighbour).flatMap((response) =>
    valuesIn(traitsOf(response))
      .map(written)
      .filter((value) => elsewhere.has(value) && !common.has(value) && !versions.has(value))
      .map((value) => `${value} is in ${elsewhere.get(value)} too`),
  );
};

/** The key of a document in any collection that the secret makes from a unit: a draft that is left can be opened. */
const byDraftLeft: Join = (neighbour) => {
  const keys = new Set(
    neighbour.register.flatMap(({ unit }) =>
      [0, 1, 2].map((generation) => {
        const { secret, survey, wave, slug } = neighbour;
        return draftKeys(survey, slug, personalCode(secret, { survey, wave, unit: unit.unit, generation }))
          .id;
      }),
    ),
  );
  return Object.entries(neighbour.dump.collections).flatMap(([name, documents]) =>
    documents.flatMap((document) => [
      ...(keys.has(written(document._id)) ? [`${name} has a document of a unit`] : []),
      ...(valuesIn(document).some(isSealed) ? [`${name} has something sealed, of a size`] : []),
    ]),
  );
};

const isSealed = (value: unknown) => (value as { _bsontype?: string } | null)?._bsontype === 'Binary';

/** Times, by themselves or in an id, and counters: what can be compared with when a unit was seen to answer. */
const byTime: Join = (neighbour) => {
  const isTime = (value: unknown) =>
    value instanceof Date ||
    ['ObjectId', 'Timestamp', 'Long'].includes((value as { _bsontype?: string } | null)?._bsontype ?? '') ||
    /^\d{4}-\d\d-\d\d/.test(written(value)) ||
    (typeof value === 'number' && value > 1);
  return [
    ...responsesIn(neighbour).flatMap((response) =>
      valuesIn(traitsOf(response)).filter((value) => isTime(value) && value !== neighbour.wave),
    ),
    ...unitsIn(neighbour).flatMap(({ facts, ...unit }) => valuesIn(unit).filter(isTime)),
  ].map((value) => `${written(value)} is a time or a counter`);
};

/** The order that documents lie in, or that an index keeps. */
const byOrder: Join = (neighbour) => {
  const { order, truth, dump } = neighbour;
  const arrival = (unit: string) => order.indexOf(unit);
  const ofResponses = responsesIn(neighbour).map((response) => arrival(truth(response)));
  const ofUnits = unitsIn(neighbour)
    .map(({ unit }) => arrival(String(unit)))
    .filter((place) => place >= 0);
  const strange = [...(dump.indexes.responses ?? []), ...(dump.indexes.units ?? [])].flat();
  const known = ['_id', 'survey', 'wave', 'unit', 'linkId', 'contacts.email'];
  return [
    ...(resembles(ofResponses) ? ['responses lie in the order they came in'] : []),
    ...(resembles(ofUnits) ? ['units lie in the order they answered'] : []),
    ...strange.filter((field) => !known.includes(field)).map((field) => `${field} is kept in order`),
  ];
};

/** Whether places grow or fall so steadily that chance would hardly do it: Spearman's rank correlation. */
function resembles(places: number[]): boolean {
  const sorted = places.toSorted((a, b) => a - b);
  const ranks = places.map((place) => sorted.indexOf(place));
  const squares = ranks.reduce((sum, rank, index) => sum + (rank - index) ** 2, 0);
  const correlation = 1 - (6 * squares) / (ranks.length * (ranks.length ** 2 - 1));
  return Math.abs(correlation) > 0.75;
}

/** Fewer than five responses that a unit's may be, by what the register knows of it. */
const byBackground: Join = (neighbour) => {
  const answered = neighbour.register.filter(({ unit }) => neighbour.order.includes(unit.unit));
  const codesOf = (response: Document) => Object.entries((response.background ?? {}) as BackgroundCodes);
  const counts = new Map<string, number>();
  for (const response of responsesIn(neighbour)) {
    const combination = JSON.stringify(codesOf(response).toSorted());
    counts.set(combination, (counts.get(combination) ?? 0) + 1);
  }
  const fits = ({ background }: Neighbour['register'][number], response: Document) =>
    codesOf(response).every(([name, code]) => background[name] === code);
  return [
    ...[...counts].filter(([, count]) => count < 5).map(([which, count]) => `${count} have ${which}`),
    ...answered.flatMap((each) => {
      const count = responsesIn(neighbour).filter((response) => fits(each, response)).length;
      return count < 5 ? [`unit ${each.unit.unit} gave one of ${count}`] : [];
    }),
  ];
};

/** What tells some who answered, or some answers, from the others: fields that only some have. */
const byShape: Join = (neighbour) => {
  const shapes = (documents: Document[]) =>
    new Set(documents.map((document) => JSON.stringify(Object.keys(document)))).size;
  const answered = unitsIn(neighbour).filter((unit) => unit.answered === true);
  return [
    ...(shapes(responsesIn(neighbour)) > 1 ? ['responses differ in shape'] : []),
    ...(shapes(answered) > 1 ? ['units that answered differ in shape'] : []),
  ];
};

/** The hour at which a leader asked for a link, tried out with the secret: whoever asks for it answers soon after. */
const byLinkAskedFor: Join = (neighbour) => {
  const { dump, secret, register } = neighbour;
  const mailings = dump.collections.mailings ?? [];
  const made = new Map<string, string>();
  for (const { _id, started } of mailings.filter(({ kind }) => kind === 'link'))
    for (const { unit } of register)
      for (const { email } of unit.contacts)
        for (const hour of hoursOf(written(started)))
          made.set(hmacOf(secret, ['link', written(_id), email, hour]), `${unit.unit} asked at ${hour}`);
  return (dump.collections.messages ?? []).flatMap(({ _id }) => made.get(written(_id)) ?? []);
};

const hoursOf = (started: string) =>
  Array.from({ length: 24 }, (_, hour) => `${started.slice(0, 10)}T${`${hour}`.padStart(2, '0')}`);

const hmacOf = (secret: Buffer, parts: string[]) =>
  createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/**
 * Who was still written to, had not answered; to whom there was no need to write any more, had. With the time of the
 * mailing, that tells when a unit answered.
 */
const byReminder: Join = ({ dump }) => {
  const mailings = dump.collections.mailings ?? [];
  const later = new Set(mailings.filter(({ kind }) => kind !== 'invitation').map(({ _id }) => written(_id)));
  return [
    ...(dump.collections.messages ?? [])
      .filter(({ mailing, state }) => state === 'unneeded' || later.has(written(mailing)))
      .map(({ to, state }) => `${written(to)} was ${written(state)}`),
    ...mailings.filter(({ chosen }) => chosen !== undefined).map(({ _id }) => `${written(_id)} was for some`),
    ...mailings
      .filter(({ started }) => written(started).length > 10)
      .map(({ _id, started }) => `${written(_id)} began at ${written(started)}`),
  ];
};

/** Every way that has been thought of. */
export const joins: Record<string, Join> = {
  byName,
  bySharedValue,
  byDraftLeft,
  byTime,
  byOrder,
  byBackground,
  byShape,
  byLinkAskedFor,
  byReminder,
};
