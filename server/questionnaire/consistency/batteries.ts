import { type Problem, warning } from '../finding.ts';
import type { BatteryItem } from '../kinds/battery.ts';
import type { Option } from '../option.ts';
import { type Checking, placedItems } from './placed.ts';

/** More than this is seldom needed: few see the difference between eight degrees of agreement. */
const mostOptions = 7;

/** The longest battery that most people answer row by row and not in one sweep. */
const mostRows = 12;

/** How many characters there is room for beside the rows, where the page is at its widest. */
const room = 80;

/** A label runs over three lines at most, and a column has some air around it. */
const lines = 3;
const air = 2;

/** A battery stands as a table: the scale must have room beside the rows, and the rows on one page. */
export function checkBatteries({ written, items }: Checking): Problem[] {
  return placedItems(written).flatMap(({ item, path }) => {
    const whole = items.get(item.id);
    if (item.kind !== 'battery' || whole?.kind !== 'battery') return [];
    return [...width(item, path), ...length(whole, path)];
  });
}

function width({ id, options }: BatteryItem, path: Problem['path']): Problem[] {
  const columns = options.reduce((sum, option) => sum + widthOf(option), 0);
  if (options.length <= mostOptions && columns <= room) return [];
  const reason =
    options.length > mostOptions
      ? `har ${options.length} svar å velge mellom i hver rad`
      : 'har så lange svar at de ikke får plass ved siden av hverandre';
  return [
    warning(
      'battery-too-wide',
      [...path, 'scale'],
      `Batteriet ${id} ${reason}. Bruk en skala med ${
        options.length > mostOptions ? `høyst ${mostOptions} svar` : 'kortere svar'
      }, eller still radene som egne spørsmål.`,
    ),
  ];
}

function length({ id, rows }: BatteryItem, path: Problem['path']): Problem[] {
  return rows.length > mostRows
    ? [
        warning(
          'battery-too-long',
          [...path, 'rows'],
          `Batteriet ${id} har ${rows.length} rader. Del det i to, med høyst ${mostRows} rader i hvert.`,
        ),
      ]
    : [];
}

function widthOf({ label }: Option): number {
  const longestWord = Math.max(...label.split(/\s+/).map((word) => word.length));
  return Math.max(longestWord, Math.ceil(label.length / lines)) + air;
}
