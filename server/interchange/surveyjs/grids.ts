import { type Identifiers, identifiers } from '../identifiers.ts';
import { forEach } from './choices.ts';
import { boundsOf, decimalsOf } from './inputs.ts';
import type { Made } from './made.ts';
import { stepsOf } from './rating.ts';
import {
  conditionIn,
  isJson,
  type Json,
  listIn,
  nameOf,
  otherProperties,
  type Reading,
  remember,
  shownIf,
  textIn,
} from './reading.ts';

/** A matrix with one answer in each row, as a battery. */
export function batteryOf(element: Json, id: string, reading: Reading): Made | undefined {
  if (element.cellType === 'checkbox') {
    reading.lose(
      id,
      'Spørsmålet er ikke med: En tabell der flere svar kan velges i hver rad, finnes ikke her.',
    );
    return undefined;
  }
  const { options, codes } = stepsOf(listIn(element.columns), id, reading);
  const ids = identifiers();
  const rows = listIn(element.rows).map((row) => {
    const parts = isJson(row) ? row : { value: row };
    const value = String(parts.value ?? '');
    const made = {
      ...rowOf(parts, ids, id, reading),
      ...shownIf(
        [
          conditionIn(parts.visibleIf, id, `raden «${value}»`, reading),
          conditionIn(forEach(element.rowsVisibleIf, value), id, `raden «${value}»`, reading),
        ],
        reading,
      ),
    };
    reading.fields.byName.set(`${nameOf(element)}.${value}`, {
      item: id,
      row: made.id,
      type: 'choice',
      codes,
    });
    return made;
  });
  reading.fields.rows.set(
    id,
    rows.map((row) => row.id),
  );
  remember(element, { item: id, type: 'battery' }, reading);
  const every = element.eachRowRequired === true || element.isAllRowRequired === true;
  if (element.isRequired === true && !every)
    reading.lose(id, 'Én rad var nok til å svare. Her må alle radene besvares.');
  return {
    item: {
      kind: 'battery',
      ...(every ? { required: true } : {}),
      scale: reading.scales.nameOf(options),
      rows,
    },
    read: [
      'columns',
      'rows',
      'rowsVisibleIf',
      'eachRowRequired',
      'isAllRowRequired',
      'hideIfRowsEmpty',
      'cellType',
    ],
  };
}

function rowOf(parts: Json, ids: Identifiers, at: string, reading: Reading) {
  const value = String(parts.value ?? '');
  const id = ids.take(value, 'rad');
  if (id !== value) reading.lose(at, `Raden «${value}» har fått id-en «${id}».`);
  otherProperties(parts, ['value', 'text', 'visibleIf'], `${at}: ${value}`, reading);
  return { id, label: textIn(parts.text ?? value, reading) ?? id };
}

/** A matrix of numbers with years for columns, as a figure table. Other matrices have no counterpart. */
export function figuresOf(element: Json, id: string, reading: Reading): Made | undefined {
  const columns = listIn(element.columns).filter(isJson);
  const isFigures = ({ name, cellType = element.cellType, inputType }: Json) =>
    /^(19|20|21)\d\d$/.test(String(name)) && cellType === 'text' && inputType === 'number';
  if (columns.length === 0 || columns.length > 20 || !columns.every(isFigures)) {
    reading.lose(id, 'Spørsmålet er ikke med: Bare en tabell av tall, med år som kolonner, finnes her.');
    return undefined;
  }
  const bounds = columns.map((column) => boundsOf(column, id, reading));
  const min = Math.min(...bounds.map((each) => each.min));
  const max = Math.max(...bounds.map((each) => each.max));
  const decimals = Math.max(...columns.map(({ step }) => decimalsOf(step)));
  const years = columns.map(({ name }) => Number(name)).toSorted((a, b) => a - b);
  const ids = identifiers();
  const rows = listIn(element.rows).map((row) => {
    const parts = isJson(row) ? row : { value: row };
    conditionLoss(parts, id, reading);
    return { ...rowOf(parts, ids, id, reading), unit: 'antall', min, max, decimals };
  });
  for (const column of columns)
    otherProperties(
      column,
      ['name', 'title', 'cellType', 'inputType', 'min', 'max', 'step', 'validators', 'isRequired'],
      `${id}: ${String(column.name)}`,
      reading,
    );
  reading.lose(id, 'Tallene har ingen enhet i filen. Det står «antall»; rett det.');
  remember(element, { item: id, type: 'figures' }, reading);
  const every = columns.every(({ isRequired }) => isRequired === true);
  if (element.isRequired === true && !every)
    reading.lose(id, 'Ett tall var nok til å svare. Her må alle tallene fylles ut.');
  return {
    item: { kind: 'figureTable', ...(every ? { required: true } : {}), years, rows },
    read: ['columns', 'rows', 'cellType'],
  };
}

function conditionLoss({ visibleIf, value }: Json, id: string, { lose }: Reading): void {
  if (visibleIf !== undefined)
    lose(id, `Betingelsen for raden «${String(value)}» er ikke med: Hele tabellen vises.`);
}
