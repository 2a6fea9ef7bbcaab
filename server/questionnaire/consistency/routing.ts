import type { Condition } from '../condition.ts';
import { error, type Problem, within } from '../finding.ts';
import { type Item, optionsOf } from '../kinds/all.ts';
import { didYouMean } from '../nearest.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { placedItems } from './placed.ts';

/** Conditions look only at earlier items, and only at options those items have. */
export function checkRouting(questionnaire: Questionnaire): Problem[] {
  const placed = placedItems(questionnaire);
  const items = placed.map(({ item }) => item);
  return placed.flatMap(({ item, path }, index) =>
    item.showIf
      ? within([...path, 'showIf'], conditionProblems(item.showIf, item, items.slice(0, index), items))
      : [],
  );
}

function conditionProblems(condition: Condition, item: Item, earlier: Item[], all: Item[]): Problem[] {
  for (const word of ['all', 'any'] as const) {
    const parts = (condition as Partial<Record<typeof word, Condition[]>>)[word];
    if (parts)
      return parts.flatMap((part, index) =>
        within([word, index], conditionProblems(part, item, earlier, all)),
      );
  }
  if ('not' in condition) return within(['not'], conditionProblems(condition.not, item, earlier, all));
  return 'item' in condition ? leafProblems(condition, item, earlier, all) : [];
}

function leafProblems(
  condition: Extract<Condition, { item: string }>,
  item: Item,
  earlier: Item[],
  all: Item[],
): Problem[] {
  const wanted = condition.item;
  const subject = earlier.find(({ id }) => id === wanted);
  if (!subject) return [missingSubject(wanted, item, earlier, all)];
  return 'in' in condition ? unknownOptions(condition.in, item, subject) : [];
}

function missingSubject(wanted: string, item: Item, earlier: Item[], all: Item[]): Problem {
  const at = ['item'];
  if (wanted === item.id)
    return error(
      'routing-to-self',
      at,
      `Spørsmål ${item.id} viser til seg selv. Vis til et tidligere spørsmål.`,
    );
  if (all.some(({ id }) => id === wanted))
    return error(
      'routing-to-later',
      at,
      `Spørsmål ${item.id} viser til ${wanted}, som kommer senere. Flytt ${wanted} foran, eller vis til et tidligere spørsmål.`,
    );
  // Of ids spelled equally near, the likeliest is the one just before: a follow-up stands after what it follows.
  const suggestion = didYouMean(wanted, earlier.map(({ id }) => id).reverse());
  return error(
    'routing-to-unknown',
    at,
    `Spørsmål ${item.id} viser til ${wanted}, som ikke finnes.${suggestion}`,
  );
}

function unknownOptions(codes: string[], item: Item, subject: Item): Problem[] {
  const known = optionsOf(subject).map(({ code }) => code);
  if (known.length === 0)
    return [
      error(
        'routing-without-options',
        ['item'],
        `Spørsmål ${subject.id} har ingen svaralternativer. Bruk «answered» i stedet for «in».`,
      ),
    ];
  return codes.flatMap((code, index) =>
    known.includes(code)
      ? []
      : [
          error(
            'routing-to-unknown-option',
            ['in', index],
            `Spørsmål ${item.id} viser til svaret «${code}» på ${subject.id}, som ikke finnes.${didYouMean(code, known)}`,
          ),
        ],
  );
}
