import { record } from '../../../accounts/audit.ts';
import { DomainError } from '../../../errors.ts';
import { itemsInWords, ownWords } from '../../../fieldwork/own-words.ts';
import type { Quote } from '../../../publishing/editorial.ts';
import { bySection, editorialItems, sectionOf } from '../../../publishing/editorial-items.ts';
import { longestText } from '../../../publishing/markdown.ts';
import { type QuotableGroup, quotableGroups, routedInWords } from '../../../publishing/quotable.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import { numberOf } from '../../results/figure-number.ts';
import type { WaveHandler, WaveRequest, WaveVisit } from '../gate.ts';
import { draftOf, type Problem, revisionIn, saveEditorial, textIn, troubleInWords } from './editorial.ts';
import { publishingPaths } from './paths.ts';

/** A page shows this many answers at a time: as many as somebody reads. */
const shownAtOnce = 200;

const mostQuotes = 100;

interface Form {
  text: string;
  figure: string;
  group: string;
  isRedacted: boolean;
}

const emptyForm: Form = { text: '', figure: '', group: '', isRedacted: false };

/** Words of those who answered: read by owners and editors alone, and quoted when they point at nobody. */
export function quoteHandlers(services: Services) {
  const showQuotes: WaveHandler = async (req, res, visit) => {
    const { revision, editorial } = await draftOf(services, visit.wave);
    const items = editorialItems(visit.questionnaire);
    const words = ['lagret', 'fjernet'].find((name) => req.query[name] !== undefined);
    res.render('admin/publishing/quotes', {
      revision,
      quotes: editorial.quotes.map((quote) => ({
        ...quote,
        figure: called(items.find(({ id }) => id === quote.item) ?? { id: quote.item, text: quote.item }),
        isIncluded: editorial.items?.includes(quote.item) ?? true,
      })),
      sections: bySection(
        itemsInWords(visit.questionnaire).map((item) => ({
          id: item.id,
          text: item.text,
          called: called(item),
          section: sectionOf(visit.questionnaire, item.id) ?? '',
        })),
      ),
      saved: words && t(`admin.publishing.quotes.${words === 'lagret' ? 'saved' : 'removed'}`),
    });
  };

  const showAnswers: WaveHandler = async (req, res, visit) => {
    res.render('admin/publishing/answers', await answersModel(req, visit, emptyForm, []));
  };

  const addQuote: WaveHandler = async (req, res, visit) => {
    const form = formIn(req.body);
    const item = itemIn(req, visit);
    const groups = await groupsFor(item.id, visit);
    const problems = problemsIn(form, visit, groups, isRouted(item.id, visit));
    if (problems.length > 0)
      return res
        .status(422)
        .render('admin/publishing/answers', await answersModel(req, visit, form, problems));
    await append(visit, quoteFrom(form, item.id, groups));
    res.redirect(303, `${publishingPaths.quotes(visit.wave.survey, visit.wave.wave)}?lagret`);
  };

  /** One that comes beside another's is no conflict: both stay. */
  async function append(visit: WaveVisit, quote: Quote): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      const { revision, editorial } = await draftOf(services, visit.wave);
      if (editorial.quotes.length >= mostQuotes)
        throw new DomainError('conflict', t('admin.publishing.quotes.most', { most: mostQuotes }));
      const changed = { ...editorial, quotes: [...editorial.quotes, quote] };
      if (await saveEditorial(services, visit, revision, changed, t('admin.publishing.quotes.title'))) return;
    }
    throw new DomainError('conflict', t('admin.publishing.quotes.changed'));
  }

  const removeQuote: WaveHandler = async (req, res, visit) => {
    const { revision, editorial } = await draftOf(services, visit.wave);
    const place = Number(textIn(req.body, 'sitat') || -1);
    const quotes = editorial.quotes.filter((_, index) => index !== place);
    // A place is the quote's only as long as nobody has changed the list.
    const isSame = revisionIn(req.body) === revision && quotes.length < editorial.quotes.length;
    const detail = t('admin.publishing.quotes.title');
    if (!isSame || !(await saveEditorial(services, visit, revision, { ...editorial, quotes }, detail)))
      throw new DomainError('conflict', t('admin.publishing.quotes.changed'));
    res.redirect(303, `${publishingPaths.quotes(visit.wave.survey, visit.wave.wave)}?fjernet`);
  };

  /** Each time the answers are read, it stands in the log. */
  async function answersModel(req: WaveRequest, visit: WaveVisit, form: Form, problems: Problem[]) {
    const { survey, wave } = visit.wave;
    const item = itemIn(req, visit);
    await record(services.audit, visit.member, 'answers.read', {
      survey,
      wave,
      detail: `Spørsmål ${item.id}`,
    });
    return {
      item,
      answers: await ownWords(services.responses, { survey, wave, item: item.id, most: shownAtOnce }),
      figures: bySection(
        editorialItems(visit.questionnaire).map((each) => ({ ...each, called: called(each) })),
      ),
      groups: await groupsFor(item.id, visit),
      isRouted: isRouted(item.id, visit),
      form,
      problems,
      problemOf: (id: string) => problems.find((each) => each.id === id)?.text,
    };
  }

  /** From the tables that may be shown, as they are in the preview or in what is published. */
  async function groupsFor(written: string, visit: WaveVisit): Promise<QuotableGroup[]> {
    if (isRouted(written, visit)) return [];
    const { survey, wave } = visit.wave;
    const preview = await services.previews.find(survey, wave);
    const publication = preview?.publication ?? (await services.publications.latest(survey, wave));
    return publication ? quotableGroups(publication) : [];
  }

  return { showQuotes, showAnswers, addQuote, removeQuote };
}

function itemIn(req: WaveRequest, { questionnaire }: WaveVisit) {
  const item = itemsInWords(questionnaire).find(({ id }) => id === req.params.written);
  if (!item) throw new DomainError('missing', t('admin.publishing.quotes.noSuch'));
  return item;
}

/** No group is told then. */
function isRouted(written: string, { instruments }: WaveVisit): boolean {
  return routedInWords(instruments).has(written);
}

function formIn(body: unknown): Form {
  return {
    text: textIn(body, 'sitat'),
    figure: textIn(body, 'figur'),
    group: textIn(body, 'gruppe'),
    isRedacted: textIn(body, 'fjernet') === 'ja',
  };
}

function problemsIn(
  { text, figure, group, isRedacted }: Form,
  { questionnaire }: WaveVisit,
  groups: QuotableGroup[],
  isRouted: boolean,
): Problem[] {
  const problem = (id: string, label: string, words: string | undefined) =>
    words === undefined ? [] : [{ id, label: t(`admin.publishing.quotes.${label}`), text: words }];
  const told = (name: string) => t(`admin.publishing.quotes.problems.${name}`);
  const tooLong = t('admin.publishing.quotes.problems.textLong', { most: longestText.quote });
  const textTrouble = text.length > longestText.quote ? tooLong : troubleInWords(text, 'quote');
  return [
    ...problem('sitat', 'text', text === '' ? told('text') : textTrouble),
    ...problem(
      'figur',
      'figure',
      editorialItems(questionnaire).some(({ id }) => id === figure) ? undefined : told('figure'),
    ),
    ...problem(
      'gruppe',
      'group',
      group === '' || groups.some((each) => keyOf(each) === group)
        ? undefined
        : told(isRouted ? 'groupRouted' : 'group'),
    ),
    ...problem('fjernet', 'redacted', isRedacted ? undefined : told('redacted')),
  ];
}

function quoteFrom({ text, figure, group }: Form, answerTo: string, groups: QuotableGroup[]): Quote {
  const known = groups.find((each) => keyOf(each) === group);
  if (!known) return { item: figure, answerTo, text };
  const { breakdown, code, label } = known;
  return { item: figure, answerTo, text, group: { breakdown, code, label } };
}

/** A question with its number, where it has one. */
function called({ id, text }: { id: string; text: string }): string {
  const number = numberOf(id);
  return number === undefined || id === text ? text : `${number} ${text}`;
}

function keyOf({ breakdown, code }: QuotableGroup): string {
  return `${breakdown}/${code}`;
}
