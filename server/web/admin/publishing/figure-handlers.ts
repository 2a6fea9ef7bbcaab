import {
  bySection,
  type EditorialItem,
  editorialItems,
  inChosenOrder,
} from '../../../publishing/editorial-items.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import { numberOf } from '../../results/figure-number.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';
import { draftOf, type Problem, revisionIn, saveEditorial, textIn } from './editorial.ts';
import { publishingPaths } from './paths.ts';

/** A line of the list, as it was sent or as it is stored. */
interface Line extends EditorialItem {
  /** Of the question, where it has one. */
  number: string | undefined;
  isIncluded: boolean;
  /** As it is typed, and as a number where it stands now. */
  place: string;
  present: number;
}

/** Which figures are published, and in which order. */
export function figureHandlers(services: Services) {
  const showFigures: WaveHandler = async (req, res, visit) => {
    const { revision, editorial } = await draftOf(services, visit.wave);
    const words = ['lagret', 'skrevet'].find((name) => req.query[name] !== undefined);
    res.render('admin/publishing/figures', {
      ...model(linesOf(visit, editorial.items), revision, editorial.comments),
      saved: words && t(`admin.publishing.${words === 'lagret' ? 'figures' : 'editorial'}.saved`),
    });
  };

  const saveFigures: WaveHandler = async (req, res, visit) => {
    const { survey, wave } = visit.wave;
    const { revision, editorial } = await draftOf(services, visit.wave);
    const isReset = textIn(req.body, 'valg') === 'tilbakestill';
    const lines = linesIn(visit, req.body, editorial.items);
    const problems = isReset ? [] : problemsIn(lines);
    const page = { ...model(lines, revisionIn(req.body), editorial.comments), problems };
    if (problems.length > 0) return res.status(422).render('admin/publishing/figures', page);
    const { items: _before, ...rest } = editorial;
    const changed = isReset ? rest : { ...rest, items: chosenIn(lines) };
    const isSaved =
      revisionIn(req.body) === revision &&
      (await saveEditorial(services, visit, revision, changed, t('admin.publishing.figures.title')));
    if (isSaved) return res.redirect(303, `${publishingPaths.figures(survey, wave)}?lagret`);
    const newest = await draftOf(services, visit.wave);
    res.status(409).render('admin/publishing/figures', {
      ...model(lines, newest.revision, newest.editorial.comments),
      hasConflict: true,
    });
  };

  return { showFigures, saveFigures };
}

function model(lines: Line[], revision: number, comments: Record<string, string>) {
  return {
    sections: bySection(lines),
    revision,
    problems: [] as Problem[],
    hasComment: (id: string) => Object.hasOwn(comments, id),
  };
}

function linesOf({ questionnaire }: WaveVisit, chosen: string[] | undefined): Line[] {
  const sections = bySection(inChosenOrder(editorialItems(questionnaire), chosen));
  const items = sections.flatMap((section) => section.items);
  return items.map((item, index) => ({
    ...item,
    number: numberOf(item.id),
    isIncluded: !chosen || chosen.includes(item.id),
    place: `${index + 1}`,
    present: index + 1,
  }));
}

/** In the order of the page that was sent: what was typed is found where it was typed. */
function linesIn(visit: WaveVisit, body: unknown, chosen: string[] | undefined): Line[] {
  const sent = (body as Record<string, unknown> | undefined)?.med;
  const included = (Array.isArray(sent) ? sent : [sent]).filter((each) => typeof each === 'string');
  return linesOf(visit, chosen).map((line) => ({
    ...line,
    isIncluded: included.includes(line.id),
    place: textIn(body, `plass-${line.id}`),
  }));
}

function problemsIn(lines: Line[]): Problem[] {
  const included = lines.filter(({ isIncluded }) => isIncluded);
  const first = lines[0];
  if (included.length === 0 && first)
    return [{ id: `med-${first.id}`, label: first.text, text: t('admin.publishing.figures.noneChosen') }];
  return included
    .filter(({ place }) => !/^[1-9]\d{0,3}$/.test(place))
    .map(({ id, text }) => ({
      id: `plass-${id}`,
      label: text,
      text: t('admin.publishing.figures.notANumber'),
    }));
}

/** By the numbers. Those that are given the same number stand as they do now. */
function chosenIn(lines: Line[]): string[] {
  return lines
    .filter(({ isIncluded }) => isIncluded)
    .toSorted((a, b) => wanted(a) - wanted(b))
    .map(({ id }) => id);
}

/** One that is moved up comes before what stands at the place now, and one that is moved down after it. */
function wanted({ place, present }: Line): number {
  const to = Number(place);
  return to + Math.sign(to - present) / 2;
}
