import { type EditorialItem, editorialItems, inChosenOrder } from '../../../publishing/editorial-items.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';
import { draftOf, revisionIn, saveEditorial, textIn } from './editorial.ts';
import { publishingPaths } from './paths.ts';

/** A line of the list, as it was sent or as it is stored. */
interface Line extends EditorialItem {
  isIncluded: boolean;
  place: string;
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
    const lines = linesIn(visit, req.body);
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

interface Problem {
  id: string;
  label: string;
  text: string;
}

function model(lines: Line[], revision: number, comments: Record<string, string>) {
  return {
    lines,
    revision,
    problems: [] as Problem[],
    hasComment: (id: string) => Object.hasOwn(comments, id),
  };
}

function linesOf({ questionnaire }: WaveVisit, chosen: string[] | undefined): Line[] {
  return inChosenOrder(editorialItems(questionnaire), chosen).map((item, index) => ({
    ...item,
    isIncluded: !chosen || chosen.includes(item.id),
    place: `${index + 1}`,
  }));
}

/** In the order of the page that was sent: what was typed is found where it was typed. */
function linesIn({ questionnaire }: WaveVisit, body: unknown): Line[] {
  const sent = (body as Record<string, unknown> | undefined)?.med;
  const included = (Array.isArray(sent) ? sent : [sent]).filter((each) => typeof each === 'string');
  return editorialItems(questionnaire).map((item) => ({
    ...item,
    isIncluded: included.includes(item.id),
    place: textIn(body, `plass-${item.id}`),
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

/** By the numbers. Those with the same number stand as in the questionnaire. */
function chosenIn(lines: Line[]): string[] {
  return lines
    .filter(({ isIncluded }) => isIncluded)
    .toSorted((a, b) => Number(a.place) - Number(b.place))
    .map(({ id }) => id);
}
