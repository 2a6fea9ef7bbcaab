import { type Problem, warning } from '../finding.ts';
import { type BatteryItem, optionsInRow } from '../kinds/battery.ts';
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

/**
 * On a phone, rows stand below one another and so do the options in each, some forty characters to the line.
 * An option is read again in every row, and should take no more than two lines; a row is read once.
 */
const longestOption = 80;
const longestRow = 160;

/** As many buttons below one another as can be answered on a phone without losing the thread. */
const mostButtons = 60;

/**
 * The scale must have room beside the rows on a wide page, and below each row on a phone; the rows, on one
 * page.
 */
export function checkBatteries({ written, items }: Checking): Problem[] {
  return placedItems(written).flatMap(({ item, path }) => {
    const whole = items.get(item.id);
    if (item.kind !== 'battery' || whole?.kind !== 'battery') return [];
    return [...wideProblems(item, path), ...phoneProblems(whole, path), ...length(whole, path)];
  });
}

function wideProblems({ id, options }: BatteryItem, path: Problem['path']): Problem[] {
  const columns = options.reduce((sum, option) => sum + widthOf(option), 0);
  if (options.length <= mostOptions && columns <= room) return [];
  const reason =
    options.length > mostOptions
      ? `har ${options.length} svar å velge mellom i hver rad`
      : 'har så lange svar at de ikke får plass ved siden av hverandre på en bred skjerm';
  const remedy = options.length > mostOptions ? `høyst ${mostOptions} svar` : 'kortere svar';
  return [
    tooWide(
      [...path, 'scale'],
      `Batteriet ${id} ${reason}. Bruk en skala med ${remedy}, eller still radene som egne spørsmål.`,
    ),
  ];
}

function phoneProblems(battery: BatteryItem, path: Problem['path']): Problem[] {
  const { id, options, rows } = battery;
  const option = options.find(({ label }) => label.length > longestOption);
  const row = rows.find(({ label }) => label.length > longestRow);
  const buttons = rows.reduce((sum, each) => sum + optionsInRow(battery, each.id).length, 0);
  return [
    ...(option
      ? [
          tooWide(
            [...path, 'scale'],
            `Batteriet ${id} har et svar på ${option.label.length} tegn. På en mobil går det over mange linjer i hver rad. Kort det ned til høyst ${longestOption} tegn.`,
          ),
        ]
      : []),
    ...(row
      ? [
          tooWide(
            [...path, 'rows'],
            `Raden «${row.id}» i batteriet ${id} er på ${row.label.length} tegn og fyller en mobilskjerm. Kort den ned til høyst ${longestRow} tegn.`,
          ),
        ]
      : []),
    // A battery that has too many rows is told so, and what mends that mends this.
    ...(buttons > mostButtons && rows.length <= mostRows
      ? [
          tooWide(
            [...path, 'rows'],
            `Batteriet ${id} har ${buttons} knapper under hverandre på en mobil (${rows.length} rader med opptil ${options.length} svar). Del det i to, eller bruk en kortere skala, så det blir høyst ${mostButtons}.`,
          ),
        ]
      : []),
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

function tooWide(path: Problem['path'], message: string): Problem {
  return warning('battery-too-wide', path, message);
}

function widthOf({ label }: Option): number {
  const longestWord = Math.max(...label.split(/\s+/).map((word) => word.length));
  return Math.max(longestWord, Math.ceil(label.length / lines)) + air;
}
