import { error, type Problem } from '../finding.ts';
import { type Insertion, insertionsIn, withFallbacks } from '../insertion.ts';
import { didYouMean } from '../nearest.ts';
import { type Checking, type Placed, placedItems } from './placed.ts';
import type { Wording } from './texts.ts';

/** The texts that answers can be inserted in: of items and sections, as respondents read them. */
const insertable = new Set(['text', 'help', 'intro']);

/**
 * Answers are inserted from earlier sections only: those of the same page are not given yet when it is drawn.
 */
export function checkInsertions(checking: Checking): Problem[] {
  const placed = placedItems(checking.written);
  return checking.texts.flatMap(({ field, path, wordings }) => {
    const section = path[0] === 'sections' && insertable.has(field) ? Number(path[1]) : undefined;
    return wordings.flatMap((wording) =>
      section === undefined ? misplaced(wording) : wordingProblems(wording, section, placed),
    );
  });
}

function misplaced({ words, path }: Wording): Problem[] {
  return insertionsIn(words).length === 0
    ? []
    : [
        error(
          'inserted-in-wrong-text',
          path,
          'Svar kan bare settes inn i «text», «help» og «intro». Skriv teksten uten {{…}}.',
        ),
      ];
}

function wordingProblems({ words, path }: Wording, section: number, placed: Placed[]): Problem[] {
  const found = insertionsIn(words).flatMap((insertion) =>
    insertionProblems(insertion, section, placed, path),
  );
  return /\{\{|\}\}/.test(withFallbacks(words))
    ? [
        ...found,
        error(
          'inserted-unreadable',
          path,
          'Et svar som settes inn, er skrevet feil. Skriv det som {{2a|ord når svaret mangler}}.',
        ),
      ]
    : found;
}

function insertionProblems(
  { item: wanted, fallback }: Insertion,
  section: number,
  placed: Placed[],
  path: Problem['path'],
): Problem[] {
  const withoutFallback = fallback
    ? []
    : [
        error(
          'inserted-without-fallback',
          path,
          `Skriv hva som skal stå når ${wanted} ikke er besvart: {{${wanted}|…}}.`,
        ),
      ];
  const source = placed.find(({ item }) => item.id === wanted);
  if (!source) return [unknown(wanted, section, placed, path)];
  if (source.section >= section)
    return [
      error(
        'inserted-from-later',
        path,
        `Svaret på ${wanted} kan ikke settes inn her, for det er ikke gitt i en tidligere del. Flytt ${wanted} til en del foran.`,
      ),
    ];
  return ['battery', 'figureTable', 'information'].includes(source.item.kind)
    ? [
        error(
          'inserted-from-impossible',
          path,
          `Svaret på ${wanted} kan ikke settes inn, for det er ikke ett svar. Velg et annet spørsmål.`,
        ),
      ]
    : withoutFallback;
}

function unknown(wanted: string, section: number, placed: Placed[], path: Problem['path']): Problem {
  const candidates = placed.filter((each) => each.section < section).map(({ item }) => item.id);
  const suggestion = didYouMean(wanted, candidates.reverse());
  return error(
    'inserted-from-unknown',
    path,
    `Teksten setter inn svaret på ${wanted}, som ikke finnes.${suggestion}`,
  );
}
