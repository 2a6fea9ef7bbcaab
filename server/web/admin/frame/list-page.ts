import { z } from 'zod';
import { sharedAddresses } from '../../../fieldwork/frame/contacts.ts';
import { asRegistered } from '../../../fieldwork/frame/register-value.ts';
import type { Unit } from '../../../fieldwork/frame/unit.ts';
import {
  organisations,
  type RegisterVariable,
  regions,
  sizeBandOf,
  sizeBands,
} from '../../../fieldwork/frame/variables.ts';
import { isRemindable } from '../../../fieldwork/watching/counts.ts';
import { fold } from '../../../questionnaire/fold.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveVisit } from '../gate.ts';
import { fieldInWords } from './words.ts';

const pageSize = 50;

const text = z.string().max(200).catch('').default('');

/** What is looked for. What cannot be read in the address is as if it were not there. */
const searchSchema = z.object({
  sok: text,
  region: text,
  storrelse: text,
  organisering: text,
  fylke: text,
  skjema: text,
  status: text,
  side: z.coerce.number().int().min(1).catch(1).default(1),
});
type Search = z.output<typeof searchSchema>;
type FilterName = Exclude<keyof Search, 'sok' | 'side' | 'status'>;

const valueIn: Record<FilterName, (unit: Unit) => string | undefined> = {
  region: ({ facts }) => facts.region,
  storrelse: ({ facts }) => sizeBandOf(facts.fte)?.code,
  organisering: ({ facts }) => facts.organisation,
  fylke: ({ facts }) => facts.county,
  skjema: ({ instrument }) => instrument,
};
const filterNames = Object.keys(valueIn) as FilterName[];

/** How it stands with a unit. A unit may stand in several ways, so these are asked one by one. */
const standings = {
  'kan-paminnes': isRemindable,
  'ikke-invitert': ({ invited, answered, declined }: Unit) => !invited && !answered && !declined,
  svart: ({ answered }: Unit) => answered,
  'vil-ikke': ({ declined }: Unit) => declined,
  'i-retur': ({ contacts }: Unit) => contacts.some(({ state }) => state === 'bounced'),
  'uten-adresse': ({ contacts }: Unit) => contacts.length === 0,
};
type Standing = keyof typeof standings;
const standingNames = Object.keys(standings) as Standing[];

/** The units of a wave that match the search, a page of them at a time, and what there is to know of the register. */
export function listPage(units: Unit[], { questionnaire, instruments, wave }: WaveVisit, query: unknown) {
  const search = searchSchema.parse(query);
  const found = units.filter((unit) => matches(unit, search));
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(search.side, pages);
  return {
    search,
    searching: search.sok !== '' || [...filterNames, 'status' as const].some((name) => search[name] !== ''),
    filters: [...filtersOf(units, instruments), ...standingFilter(units, wave.access)],
    all: units.length,
    count: found.length,
    rows: found.slice((page - 1) * pageSize, page * pageSize).map(rowOf),
    page,
    pages,
    /** Where nobody has a link of their own, nobody knows who has answered. */
    tellsAnswered: wave.access === 'personal',
    addressOf: (number: number) => queryOf({ ...search, side: number }),
    withoutAddress: units.filter(({ contacts }) => contacts.length === 0).length,
    bounced: units.filter(({ contacts }) => contacts.some(({ state }) => state === 'bounced')).length,
    shared: sharedAddresses(units.map(asRegistered)),
    facts: factsOf(units, questionnaire.background),
  };
}

function matches(unit: Unit, search: Search): boolean {
  const wanted = fold(search.sok);
  const named = [unit.unit, unit.name].some((words) => fold(words).includes(wanted));
  return (
    named &&
    standsAs(unit, search.status) &&
    filterNames.every((name) => search[name] === '' || valueIn[name](unit) === search[name])
  );
}

function standsAs(unit: Unit, wanted: string): boolean {
  const name = standingNames.find((each) => each === wanted);
  return name === undefined ? wanted === '' : standings[name](unit);
}

/** Where nobody has a link of their own, nobody is invited, and nobody knows who has answered. */
function standingFilter(units: Unit[], access: WaveVisit['wave']['access']) {
  const used = access === 'personal' ? standingNames.filter((name) => units.some(standings[name])) : [];
  const options = used.map((name): [string, string] => [name, t(`admin.frame.standing.${name}`)]);
  return options.length === 0
    ? []
    : [{ name: 'status' as const, label: t('admin.frame.filter.status'), options }];
}

/** What can be chosen in each filter: those values that occur, where there are several. */
function filtersOf(units: Unit[], instruments: WaveVisit['instruments']) {
  const labels: Record<FilterName, Record<string, string>> = {
    region: regions,
    storrelse: Object.fromEntries(sizeBands.map(({ code, label }) => [code, label])),
    organisering: organisations,
    fylke: Object.fromEntries(counties(units).map((county) => [county, county])),
    skjema: Object.fromEntries(
      instruments.flatMap(({ instrument }) => (instrument ? [[instrument.id, instrument.label]] : [])),
    ),
  };
  return filterNames.flatMap((name) => {
    const used = new Set(units.map(valueIn[name]));
    const options = Object.entries(labels[name]).filter(([value]) => used.has(value));
    return options.length < 2 ? [] : [{ name, label: t(`admin.frame.filter.${name}`), options }];
  });
}

function counties(units: Unit[]): string[] {
  const names = new Set(units.flatMap(({ facts }) => facts.county ?? []));
  return [...names].sort(new Intl.Collator('nb').compare);
}

function rowOf({ unit, name, facts, contacts, invited, answered, declined }: Unit) {
  const states = contacts.map(({ state }) => state);
  return {
    unit,
    name,
    region: fieldInWords('region', facts.region),
    organisation: fieldInWords('organisation', facts.organisation),
    fte: fieldInWords('fte', facts.fte),
    addresses: contacts.length,
    bounced: states.includes('bounced'),
    optedOut: states.includes('optedOut'),
    invited,
    answered,
    declined,
  };
}

/** What is known from the register, of how many units, and where the questionnaire uses it. */
function factsOf(units: Unit[], background: WaveVisit['questionnaire']['background']) {
  const variables: RegisterVariable[] = ['county', 'region', 'organisation', 'municipalities', 'fte'];
  return variables.map((variable) => ({
    label: t(`admin.frame.column.${variable}`),
    known: units.filter(({ facts }) => facts[variable] !== undefined).length,
    usedAs: background.filter(({ from }) => from === variable).map(({ text: words }) => words),
  }));
}

function queryOf(search: Search): string {
  const given = Object.entries(search).filter(
    ([name, value]) => value !== '' && !(name === 'side' && value === 1),
  );
  return `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}
