import type { Background } from '../../questionnaire/background.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { type Described, without } from './codebook-item.ts';
import type { Reader } from './reader.ts';

/** What is known of those who answer and never asked. No table is made of it: others are broken down by it. */
export function backgroundInCodebook({ background }: Questionnaire, { t }: Reader): Described[] {
  return background.map(({ id, text, from, ...groups }) => ({
    id,
    kind: 'background',
    text,
    label: text,
    universe: t('codebook.knownFromRegister'),
    register: from,
    ...groupsIn(groups),
    published: false,
  }));
}

function groupsIn({ options, bands }: Pick<Background, 'options' | 'bands'>): Partial<Described> {
  return without({
    options: options?.map(({ code, label, values }) => ({
      code,
      label,
      base: 'in' as const,
      ...without({ values }),
    })),
    bands: bands?.map(({ code, label, from, below }) => ({ code, label, from, ...without({ below }) })),
  });
}
