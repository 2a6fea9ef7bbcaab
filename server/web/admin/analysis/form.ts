import type { AxisVariable } from '../../../analysis/axis.ts';
import { canStand } from '../../../analysis/crosstab.ts';
import { translate as t } from '../../i18n/translate.ts';
import { mostFilters, type ReadChoice } from './choice.ts';
import { codesOf, nameOf, partOf } from './place-words.ts';

interface Select {
  id: string;
  label: string;
  /** What stands first: no variable. */
  none: string;
  value: string;
  parts: { title: string; options: { value: string; text: string }[] }[];
  problem: string | undefined;
}

/** The form as it is drawn: everything that was chosen stands there, and one filter more can be added. */
export function formModel({ choice, problems }: ReadChoice, variables: AxisVariable[]) {
  const select = (id: string, as: Parameters<typeof canStand>[1], value: string): Select => ({
    id,
    label: t(`admin.analysis.field.${as}`),
    none: t(`admin.analysis.none.${as}`),
    value,
    parts: partsOf(variables.filter((variable) => canStand(variable, as))),
    problem: problems.find(({ field }) => field === id)?.text,
  });
  const chosen = [...choice.filters, { variable: '', codes: [] }].slice(0, mostFilters);
  return {
    sides: [
      select('rad', 'row', choice.row),
      select('kolonne', 'column', choice.column),
      select('lag', 'layer', choice.layer),
    ],
    filters: chosen.map(({ variable, codes }, place) => ({
      called: nameIn(variables, variable),
      ...select(`filter${place + 1}`, 'filter', variable),
      label: t('admin.analysis.filterNumber', { number: place + 1 }),
      name: `verdi${place + 1}`,
      codes: codesOf(variables.find(({ id }) => id === variable)).map(({ code, label }) => ({
        value: `${variable}:${code}`,
        label,
        checked: codes.includes(code),
      })),
    })),
    show: ['kolonne', 'rad', 'antall'].map((value) => ({
      value,
      label: t(`admin.analysis.show.${value}`),
      checked: value === choice.show,
    })),
    sort: ['skjema', 'storst', 'alfabet'].map((value) => ({
      value,
      label: t(`admin.analysis.sort.${value}`),
      checked: value === choice.sort,
    })),
  };
}

function nameIn(variables: AxisVariable[], wanted: string): string {
  const variable = variables.find(({ id }) => id === wanted);
  return variable ? nameOf(variable) : '';
}

/** In the order of the questionnaire, the variables of a part together. */
function partsOf(variables: AxisVariable[]): Select['parts'] {
  const parts = new Map<string, Select['parts'][number]>();
  for (const variable of variables) {
    const title = partOf(variable);
    const part = parts.get(title) ?? { title, options: [] };
    part.options.push({ value: variable.id, text: nameOf(variable) });
    parts.set(title, part);
  }
  return [...parts.values()];
}
