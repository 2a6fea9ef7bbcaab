import { record } from '../../../accounts/audit.ts';
import { registerFile } from '../../../fieldwork/frame/register-file.ts';
import { asRegistered } from '../../../fieldwork/frame/register-value.ts';
import type { RegisterUnit } from '../../../fieldwork/frame/unit.ts';
import { csvFile } from '../../../publishing/csv.ts';
import type { Services } from '../../../services.ts';
import type { WaveHandler } from '../gate.ts';
import { instrumentIds } from './load-handlers.ts';

/** The register of a wave, as a file that can be changed and loaded again. */
export function sendRegister({ units, audit }: Services): WaveHandler {
  return async (_req, res, visit) => {
    const { survey, wave } = visit.wave;
    const found = await units.list(survey, wave);
    await record(audit, visit.member, 'frame.downloaded', { survey, wave });
    const { columns, rows } = registerFile(found.map(asRegistered), instrumentIds(visit).length > 1);
    res
      .set('Content-Disposition', `attachment; filename="${survey}-${wave}-register.csv"`)
      .type('text/csv; charset=utf-8')
      .send(csvFile(columns, rows, 'excel'));
  };
}

/** A small register that shows what a file can say. Everything in it is made up. */
export const sendExample: WaveHandler = (_req, res, visit) => {
  const instruments = instrumentIds(visit);
  const { columns, rows } = registerFile(
    exampleUnits.map((unit, index) => ({ ...unit, instrument: instruments[index % instruments.length] })),
    instruments.length > 1,
  );
  res
    .set('Content-Disposition', 'attachment; filename="eksempel-register.csv"')
    .type('text/csv; charset=utf-8')
    .send(csvFile(columns, rows, 'excel'));
};

const county = 'Eksempelfylket';

const exampleUnits: RegisterUnit[] = [
  {
    unit: 'T001',
    name: 'Tjeneste 1',
    facts: { county, region: 'ost', organisation: 'kommunal', municipalities: 1, fte: 14.5 },
    emails: ['leder1@eksempel.no'],
  },
  {
    unit: 'T002',
    name: 'Tjeneste 2, samme leder som tjeneste 1',
    facts: { county, region: 'ost', organisation: 'kommunal', municipalities: 1, fte: 6 },
    emails: ['leder1@eksempel.no'],
  },
  {
    unit: 'T003',
    name: 'Tjeneste 3, med to ledere',
    facts: { county, region: 'vest', organisation: 'interkommunal', municipalities: 3, fte: 31.2 },
    emails: ['leder3@eksempel.no', 'leder4@eksempel.no'],
  },
  {
    unit: 'T010',
    name: 'Tjeneste 10, slått sammen av tjeneste 4 og 5',
    facts: { county, region: 'nord', organisation: 'interkommunal', municipalities: 2, fte: 12 },
    emails: ['leder10@eksempel.no'],
    from: { units: ['T004', 'T005'], on: '2024-01-01' },
  },
];
