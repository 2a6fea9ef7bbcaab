import { createHash } from 'node:crypto';
import type { Item } from './kinds/all.ts';
import { type Instrument, itemsOf, type Questionnaire, type Section } from './questionnaire.ts';

/** The breakdown by instrument. A definition cannot use the name for anything else. */
export const instrumentBreakdown = 'instrument';

/**
 * The wave as a whole: what its instruments ask, joined. Items with the same id are one item, worded as in
 * the first instrument that has it; an item that only a later instrument has stands where that instrument has
 * it.
 */
export function joinInstruments(instruments: Questionnaire[]): Questionnaire {
  const [first, ...rest] = instruments;
  if (!first) throw new TypeError('A wave has at least one instrument.');
  if (rest.length === 0) return first;
  const { instrument, ...whole } = first;
  return {
    ...whole,
    slug: first.wave,
    version: versionOf(instruments),
    instruments: instruments.flatMap((each): Instrument[] => (each.instrument ? [each.instrument] : [])),
    // What one instrument has promised to protect, no other opens.
    disclosure: instruments.some(({ disclosure }) => disclosure === 'controlled') ? 'controlled' : 'open',
    notes: [...new Set(instruments.flatMap(({ notes }) => notes))],
    background: firstOfEach(instruments.flatMap(({ background }) => background)),
    derived: firstOfEach(instruments.flatMap(({ derived }) => derived)),
    indicators: firstOfEach(instruments.flatMap(({ indicators }) => indicators)),
    counts: firstOfEach(instruments.flatMap(({ counts }) => counts)),
    breakdowns: [...new Set(instruments.flatMap(({ breakdowns }) => breakdowns))],
    sections: rest.reduce((sections, each) => joinSections(sections, each.sections), first.sections),
  };
}

/** Each variable once, as the first instrument that has it makes it. */
function firstOfEach<Variable extends { id: string }>(variables: Variable[]): Variable[] {
  const ids = variables.map(({ id }) => id);
  return variables.filter(({ id }, index) => ids.indexOf(id) === index);
}

function joinSections(sections: Section[], others: Section[]): Section[] {
  const known = new Set(itemsOf({ sections }).map(({ id }) => id));
  const joined = [...sections];
  for (const other of others) {
    const added = other.items.filter(({ id }) => !known.has(id));
    const place = joined.findIndex(({ id }) => id === other.id);
    const own = joined[place];
    if (own) joined[place] = { ...own, items: joinItems(own.items, other.items, known) };
    else if (added.length > 0) joined.push({ ...other, items: added });
  }
  return joined;
}

/** Each added item goes after the one it follows in its own instrument. */
function joinItems(items: Item[], others: Item[], known: ReadonlySet<string>): Item[] {
  const joined = [...items];
  for (const [index, other] of others.entries()) {
    if (known.has(other.id)) continue;
    const before = others[index - 1]?.id;
    joined.splice(joined.findIndex(({ id }) => id === before) + 1, 0, other);
  }
  return joined;
}

function versionOf(instruments: Questionnaire[]): string {
  const versions = instruments.map(({ version }) => version).join();
  return createHash('sha256').update(versions).digest('hex').slice(0, 16);
}
