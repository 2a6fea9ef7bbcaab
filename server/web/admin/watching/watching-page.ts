import { dayInWords, dayOf } from '../../../fieldwork/day.ts';
import type { Mailing } from '../../../fieldwork/mailing/message.ts';
import { fteCoverage } from '../../../fieldwork/watching/coverage.ts';
import { type CurveDay, dailyCurve, type Sending } from '../../../fieldwork/watching/daily-curve.ts';
import { groupLabels, type LabelOf } from '../../../fieldwork/watching/labels.ts';
import { nonResponse } from '../../../fieldwork/watching/non-response.ts';
import type { Participation } from '../../../fieldwork/watching/participation.ts';
import { responseRate } from '../../../fieldwork/watching/response-rate.ts';
import type { Wave } from '../../../fieldwork/wave.ts';
import { percentWithOneDecimal, quantity } from '../../../publishing/words.ts';
import type { Questionnaire } from '../../../questionnaire/questionnaire.ts';
import { translate as t } from '../../i18n/translate.ts';
import { nonResponsePart } from './non-response-table.ts';
import { rateTable } from './rate-table.ts';

export function labelsOf(instruments: Questionnaire[]): LabelOf {
  return groupLabels(
    Object.fromEntries(
      instruments.flatMap(({ instrument }) => (instrument ? [[instrument.id, instrument.label]] : [])),
    ),
  );
}

/** The page of a wave with a register. */
export function watchingModel(
  wave: Wave,
  { counts, seen, byDay, bouncedAddresses }: Participation,
  labelOf: LabelOf,
  mailings: Pick<Mailing, 'kind' | 'started'>[],
) {
  const { all, breakdowns } = counts;
  const isOpen = wave.state === 'open';
  return {
    seen,
    numbers: keyNumbers(counts.all, isOpen),
    rate: rateWords(all),
    coverage: coverageWords(all),
    remindable: all.remindable,
    bounced: { units: all.bounced, addresses: bouncedAddresses },
    tables: breakdowns.map((breakdown) => rateTable(breakdown, all, labelOf, isOpen)),
    curve: dailyCurve(byDay, sendingsIn(mailings), isOpen ? dayOf(new Date()) : undefined).map(curveRow),
    nonResponse: seen === 'whole' ? undefined : nonResponsePart(nonResponse(counts), labelOf),
  };
}

type Counts = Participation['counts']['all'];

function keyNumbers(all: Counts, isOpen: boolean): { label: string; value: string }[] {
  const rate = responseRate(all);
  const coverage = fteCoverage(all);
  const numbers: [string, string | undefined][] = [
    ['units', quantity(all.units)],
    ['invited', quantity(all.invited)],
    ['started', isOpen ? quantity(all.started) : undefined],
    ['answered', quantity(all.answered)],
    ['declined', all.declined > 0 ? quantity(all.declined) : undefined],
    ['rate', rate && percentWithOneDecimal(rate.percent)],
    ['coverage', 'percent' in coverage ? percentWithOneDecimal(coverage.percent) : undefined],
  ];
  return numbers.flatMap(([name, value]) =>
    value === undefined ? [] : [{ label: t(`admin.watching.number.${name}`), value }],
  );
}

function rateWords(all: Counts): string {
  const rate = responseRate(all);
  if (!rate) return '';
  return t('admin.watching.rateWords', {
    answered: quantity(rate.answered),
    eligible: quantity(rate.eligible),
    percent: percentWithOneDecimal(rate.percent),
  });
}

function coverageWords(all: Counts): string {
  const coverage = fteCoverage(all);
  if ('missing' in coverage) return t(`admin.watching.noCoverage.${coverage.missing}`);
  const words = t('admin.watching.coverageWords', {
    answered: quantity(coverage.answered),
    register: quantity(coverage.register),
    percent: percentWithOneDecimal(coverage.percent),
  });
  if (coverage.unitsWithout === 0) return words;
  return `${words} ${t('admin.watching.withoutFte', { count: coverage.unitsWithout })}`;
}

/** Links that leaders have asked for are no sending to all. */
function sendingsIn(mailings: Pick<Mailing, 'kind' | 'started'>[]): Sending[] {
  return mailings.flatMap(({ kind, started }) =>
    kind === 'link' ? [] : [{ kind, day: dayOf(new Date(started)) }],
  );
}

function curveRow({ day, answered, total, sent }: CurveDay) {
  return {
    day: dayInWords(day),
    short: `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.`,
    answered,
    total,
    sent: sent.map((kind) => t(`admin.watching.sent.${kind}`)).join(', '),
  };
}
