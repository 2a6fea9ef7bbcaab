import { catalogueOf } from '../../questionnaire/catalogue.ts';
import { shapedIn } from '../../questionnaire/consistency/relatives.ts';
import type { Finding } from '../../questionnaire/finding.ts';
import { isSame, type Library, overlaid, placeOf, type Written } from '../../questionnaire/library.ts';
import type { QuestionnaireStore, StoredQuestionnaire } from '../stored-questionnaire.ts';
import type { Day, WaveStore } from '../wave.ts';

/** What it takes to change questionnaires. */
export interface Shelf {
  questionnaires: QuestionnaireStore;
  waves: WaveStore;
  library(): Library;
  freshCatalogue(atOnce: true): Promise<void>;
}

/** A questionnaire as somebody wants it to be. */
export interface Wanted extends Written {
  /** What they began from: 0 where nothing was stored. */
  revision: number;
  today: Day;
}

/**
 * What became of saving. `errors`: there is something to mend. `breaks`: others would have errors. `overtaken`:
 * somebody else has saved since, or the wave has been opened. Nothing is stored but with `saved`.
 */
export type Outcome =
  | { outcome: 'saved'; findings: Finding[] }
  | { outcome: 'errors'; findings: Finding[] }
  | { outcome: 'breaks'; findings: Finding[]; slugs: string[] }
  | { outcome: 'overtaken'; findings: Finding[] };

export function toStore({ survey, slug, source, revision, today }: Wanted): StoredQuestionnaire {
  return { survey, slug, source, revision: revision + 1, savedOn: today };
}

/** The version that the wave has with this questionnaire among its instruments. */
export function waveVersionWith(library: Library, own: Written): string | undefined {
  const { survey, wave } = placeOf(own);
  const others = library.written.filter((each) => each.survey === survey && placeOf(each).wave === wave);
  const definitions = overlaid(others, [own]).flatMap(({ source }) => {
    const definition = shapedIn(source);
    return definition ? [definition] : [];
  });
  return catalogueOf(definitions).find(survey, wave)?.version;
}

export function writtenIn(library: Library, name: Pick<Written, 'survey' | 'slug'>): Written | undefined {
  return library.written.find((each) => isSame(each, name));
}
