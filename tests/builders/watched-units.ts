import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectFolder } from '../../server/config.ts';
import type { Unit } from '../../server/fieldwork/frame/unit.ts';
import { organisations, type RegisterFacts, regions } from '../../server/fieldwork/frame/variables.ts';
import { unitOf } from './unit.ts';

/** Their links are words, and made from no secret. */
const secret = Buffer.alloc(0);

/** A unit that has been invited and can be reached, and of which nothing else is known. */
export function unitWith(known: Partial<Unit> & { unit: string }): Unit {
  return unitOf(secret, {
    id: `id-${known.unit}`,
    survey: 'riksrevisjonen-barnevern',
    wave: '2024',
    linkId: `lenke-${known.unit}`,
    invited: true,
    ...known,
  });
}

/** Groups of a size, of whom so many have answered: `[facts, size, answered]`. */
export function unitsInGroups(groups: [RegisterFacts, number, number][]): Unit[] {
  return groups.flatMap(([facts, size, answered], group) =>
    Array.from({ length: size }, (_, place) =>
      unitWith({ unit: `${group}-${place}`, facts, answered: place < answered }),
    ),
  );
}

/** The register of 2024, with who answered. */
export function unitsOf2024(): Unit[] {
  const answered = new Set(rowsOf('surveys/riksrevisjonen-barnevern/2024.answered.csv').map(({ id }) => id));
  return rowsOf('surveys/riksrevisjonen-barnevern/2024.frame.csv').map((row) =>
    unitWith({
      unit: row.id!,
      name: row.name!,
      instrument: row.variant,
      facts: {
        region: codeOf(regions, row.region!),
        county: row.county,
        organisation: codeOf(organisations, row.organisation!),
        municipalities: Number(row.municipalities),
        fte: Number(row.fte),
      },
      answered: answered.has(row.id!),
    }),
  );
}

function rowsOf(file: string): Record<string, string>[] {
  return parse(readFileSync(path.join(projectFolder, file)), { delimiter: ';', columns: true, bom: true });
}

function codeOf<Code extends string>(labels: Record<Code, string>, label: string): Code {
  const code = (Object.keys(labels) as Code[]).find(
    (each) => labels[each].toLowerCase() === label.toLowerCase(),
  );
  if (code === undefined) throw new Error(`${label} is not known.`);
  return code;
}
