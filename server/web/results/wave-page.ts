import type { Publication } from '../../publishing/publication.ts';
import type { Trend } from '../../publishing/trend.ts';
import { resultWords } from '../i18n/result-pages.ts';
import { type Asked, resultsModel, type Sought, soughtIn } from './results-page.ts';
import { trendWords } from './trend-words.ts';

/** The page of a wave as it is asked for, published or not yet. */
export function wavePage(publication: Publication, trends: readonly Trend[], asked: Asked & Sought) {
  const model = resultsModel(publication, trends, asked);
  const shown = soughtIn(model.sections, asked);
  return {
    ...model,
    shown,
    counted: { shown: blocksIn(shown), all: blocksIn(model.sections) },
    asked,
    say: resultWords,
    trendSay: trendWords,
  };
}

function blocksIn(sections: { blocks: unknown[] }[]): number {
  return sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
}
