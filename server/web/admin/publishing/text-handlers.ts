import { DomainError } from '../../../errors.ts';
import type { Editorial } from '../../../publishing/editorial.ts';
import { type EditorialItem, editorialItems } from '../../../publishing/editorial-items.ts';
import { type longestText, renderMarkdown } from '../../../publishing/markdown.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveRequest, WaveVisit } from '../gate.ts';
import { draftOf, revisionIn, saveEditorial, textIn, troubleInWords } from './editorial.ts';
import { publishingPaths } from './paths.ts';

/** A field of Markdown: what is in it, and what has been saved meanwhile. */
interface Field {
  id: string;
  kind: keyof typeof longestText;
  label: string;
  help: string;
  rows: number;
}

/** A form of texts, and how what it holds is put into the whole. */
interface Form {
  title: string;
  action: string;
  /** Where to go when it is saved. */
  next: string;
  fields: Field[];
  read(editorial: Editorial): Record<string, string>;
  change(editorial: Editorial, texts: Record<string, string>): Editorial;
  /** For the log. */
  detail: string;
}

/** The texts of a publication: written in Markdown, looked at as they will be, stored. */
export function textHandlers(services: Services) {
  const show =
    (formFor: (req: WaveRequest, visit: WaveVisit) => Form): WaveHandler =>
    async (req, res, visit) => {
      const form = formFor(req, visit);
      const { revision, editorial } = await draftOf(services, visit.wave);
      res.render('admin/publishing/text', model(form, revision, form.read(editorial)));
    };

  const save =
    (formFor: (req: WaveRequest, visit: WaveVisit) => Form): WaveHandler =>
    async (req, res, visit) => {
      const form = formFor(req, visit);
      const texts = Object.fromEntries(form.fields.map(({ id }) => [id, textIn(req.body, id)]));
      const present = await draftOf(services, visit.wave);
      const sentFrom = revisionIn(req.body);
      const page = model(form, sentFrom, texts);
      if (page.problems.length > 0) return res.status(422).render('admin/publishing/text', page);
      if (textIn(req.body, 'valg') === 'vis')
        return res.render('admin/publishing/text', { ...page, shown: shownAs(form, texts) });
      const changed = form.change(present.editorial, texts);
      const isSaved =
        sentFrom === present.revision &&
        (await saveEditorial(services, visit, present.revision, changed, form.detail));
      if (isSaved) return res.redirect(303, form.next);
      const newest = await draftOf(services, visit.wave);
      const theirs = form.read(newest.editorial);
      res.status(409).render('admin/publishing/text', { ...model(form, newest.revision, texts), theirs });
    };

  return {
    showTexts: show(textsForm),
    saveTexts: save(textsForm),
    showComment: show(commentForm),
    saveComment: save(commentForm),
  };
}

function model(form: Form, revision: number, texts: Record<string, string>) {
  const problems = form.fields.flatMap(({ id, kind, label }) => {
    const text = troubleInWords(texts[id] ?? '', kind);
    return text === undefined ? [] : [{ id, label, text }];
  });
  return {
    form,
    revision,
    texts,
    problems,
    problemOf: (id: string) => problems.find((each) => each.id === id)?.text,
  };
}

function shownAs({ fields }: Form, texts: Record<string, string>) {
  return fields.map(({ id, label }) => ({ id, label, html: renderMarkdown(texts[id] ?? '') }));
}

function textsForm(_req: WaveRequest, { wave: { survey, wave } }: WaveVisit): Form {
  const field = (id: string, kind: 'introduction' | 'methodNote', rows: number): Field => ({
    id,
    kind,
    rows,
    label: t(`admin.publishing.editorial.${kind}`),
    help: t(`admin.publishing.editorial.${kind}Help`),
  });
  return {
    title: t('admin.publishing.editorial.textsTitle'),
    action: publishingPaths.texts(survey, wave),
    next: `${publishingPaths.page(survey, wave)}?lagret`,
    fields: [field('innledning', 'introduction', 12), field('metode', 'methodNote', 8)],
    read: ({ introduction = '', methodNote = '' }) => ({ innledning: introduction, metode: methodNote }),
    change({ introduction: _before, methodNote: _too, ...rest }, { innledning = '', metode = '' }) {
      return {
        ...rest,
        ...(innledning === '' ? {} : { introduction: innledning }),
        ...(metode === '' ? {} : { methodNote: metode }),
      };
    },
    detail: t('admin.publishing.editorial.textsTitle'),
  };
}

function commentForm(req: WaveRequest, { questionnaire, wave: { survey, wave } }: WaveVisit): Form {
  const item = itemIn(questionnaire, req.params.item);
  const title = t('admin.publishing.editorial.commentTitle', { item: item.text });
  return {
    title,
    action: publishingPaths.comment(survey, wave, item.id),
    next: `${publishingPaths.figures(survey, wave)}?skrevet`,
    fields: [
      {
        id: 'kommentar',
        kind: 'comment',
        rows: 8,
        label: t('admin.publishing.editorial.comment'),
        help: t('admin.publishing.editorial.commentHelp'),
      },
    ],
    read: ({ comments }) => ({ kommentar: Object.hasOwn(comments, item.id) ? comments[item.id]! : '' }),
    change({ comments, ...rest }, { kommentar = '' }) {
      const others = Object.fromEntries(Object.entries(comments).filter(([id]) => id !== item.id));
      return { ...rest, comments: kommentar === '' ? others : { ...others, [item.id]: kommentar } };
    },
    detail: title,
  };
}

function itemIn(questionnaire: WaveVisit['questionnaire'], id: string | undefined): EditorialItem {
  const item = editorialItems(questionnaire).find((each) => each.id === id);
  if (!item) throw new DomainError('missing', t('admin.publishing.figures.noSuch'));
  return item;
}
