import type { Answer } from '../../../server/questionnaire/answer.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** As the server takes them: white space parts thousands, and a unit may follow. */
const written = /^([-−]?(?:\d{1,3}(?:\s\d{3})+|\d+)(?:[.,]\d+)?)\D*$/;

/** As much of an answer as routing looks at. Whether it can be taken is for the server to say. */
export function answerIn(question: HTMLFieldSetElement): Answer | undefined {
  const fields = fieldsOf(question).filter((field) => field.matches(':enabled'));
  const value = fields[0]?.value.trim() ?? '';
  switch (question.dataset.kind) {
    case 'several': {
      const chosen = checked(fields).map((field) => field.value);
      return chosen.length > 0 ? { chosen } : undefined;
    }
    case 'one':
    case 'scale':
      return checked(fields)[0]?.value;
    case 'battery':
      return cellsIn(question, checked(fields));
    case 'figureTable':
      return cellsIn(
        question,
        fields.filter((field) => field.value.trim() !== ''),
      );
    case 'number':
    case 'percent':
      return numberIn(value);
    default:
      return value || undefined;
  }
}

/** The fields of the question's answer, of which a grid has one or more for each cell. */
export function fieldsOf(question: HTMLFieldSetElement): Field[] {
  const id = question.dataset.item ?? '';
  const isGrid = ['battery', 'figureTable'].includes(question.dataset.kind ?? '');
  const name = isGrid ? `[name^="${CSS.escape(id)}."]` : `[name="${CSS.escape(id)}"]`;
  return [...question.querySelectorAll<Field>(name)];
}

function cellsIn({ dataset }: HTMLFieldSetElement, fields: Field[]): Answer | undefined {
  const start = `${dataset.item}.`.length;
  return fields.length > 0
    ? { cells: Object.fromEntries(fields.map(({ name, value }) => [name.slice(start), value])) }
    : undefined;
}

function checked(fields: Field[]): Field[] {
  return fields.filter((field) => field instanceof HTMLInputElement && field.checked);
}

function numberIn(text: string): number | undefined {
  const [, digits] = written.exec(text) ?? [];
  return digits === undefined
    ? undefined
    : Number(digits.replaceAll(/\s/g, '').replace('−', '-').replace(',', '.'));
}
