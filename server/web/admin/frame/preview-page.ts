import { sharedAddresses } from '../../../fieldwork/frame/contacts.ts';
import type { EarlierRegister } from '../../../fieldwork/frame/earlier-register.ts';
import type { RegisterPreview } from '../../../fieldwork/frame/preview-register.ts';
import { registerColumns } from '../../../fieldwork/frame/register-column.ts';
import { hasErrors, type RegisterProblem } from '../../../fieldwork/frame/register-problem.ts';
import { asRegistered } from '../../../fieldwork/frame/register-value.ts';
import type { Unit } from '../../../fieldwork/frame/unit.ts';
import { translate as t } from '../../i18n/translate.ts';
import { changeLists } from './comparison-page.ts';
import { mappingField } from './upload.ts';

/** The most problems of each severity that a page shows. */
const most = 200;

/** What the page shows of a file before anything is stored. */
export function previewPage(
  preview: RegisterPreview,
  { now, earlier, several }: { now: Unit[]; earlier: EarlierRegister | undefined; several: boolean },
  content: string,
) {
  const { reading, after, againstNow, againstEarlier, plan, version } = preview;
  const { header, columns, problems, unknownColumns } = reading;
  const conflicts = [...conflict('lost', plan.lost), ...conflict('moved', plan.moved)];
  return {
    content,
    /** A text that is not too long to find one's way in can be mended on the spot. */
    mendable: hasErrors(problems) && content !== '' && content.length <= longestToMend,
    version,
    count: after.length,
    readable: !hasErrors(problems),
    loadable: !hasErrors(problems) && conflicts.length === 0,
    nothingToDo: after.length > 0 && plan.put.length + plan.remove.length + conflicts.length === 0,
    conflicts,
    errors: shown(problems, 'error'),
    warnings: shown(problems, 'warning'),
    unknownColumns,
    /** Open where the publisher has to look. */
    mappingOpen: unknownColumns.length > 0 || problems.some(({ code }) => mappingCodes.includes(code)),
    mapping: registerColumns
      .filter((column) => several || column !== 'instrument')
      .map((column) => ({
        field: mappingField(column),
        label: t(`admin.frame.column.${column}`),
        chosen: columns[column] ?? '',
        needed: ['id', 'name', 'instrument'].includes(column),
      })),
    header,
    invitedRemoved: plan.remove.filter(({ invited }) => invited).length,
    answeredChanged: plan.put.filter(({ answered }) => answered).length,
    againstNow: againstNow && {
      unchanged: againstNow.unchanged,
      lists: changeLists(againstNow, now.map(asRegistered)),
    },
    againstEarlier: againstEarlier &&
      earlier && {
        waveLabel: earlier.questionnaire.waveLabel,
        unchanged: againstEarlier.unchanged,
        lists: changeLists(againstEarlier, earlier.units.map(asRegistered)),
      },
    shared: sharedAddresses(after),
    withoutAddress: after.filter(({ emails }) => emails.length === 0).length,
  };
}

/** In characters: some thousand services. */
const longestToMend = 150_000;

const mappingCodes: string[] = ['missingColumn', 'unknownColumnNamed'];

function shown(problems: RegisterProblem[], severity: RegisterProblem['severity']) {
  const all = problems.filter((problem) => problem.severity === severity);
  return { count: all.length, list: all.slice(0, most), rest: Math.max(0, all.length - most) };
}

function conflict(kind: 'lost' | 'moved', units: Unit[]) {
  if (units.length === 0) return [];
  const names = units.map(({ unit, name }) => `${unit} ${name}`);
  return [{ text: t(`admin.frame.conflict.${kind}`, { count: units.length }), names }];
}
