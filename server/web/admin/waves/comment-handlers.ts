import { record } from '../../../accounts/audit.ts';
import type { PilotComment } from '../../../fieldwork/pilot.ts';
import type { Questionnaire } from '../../../questionnaire/questionnaire.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler } from '../gate.ts';
import { wavesPaths } from './paths.ts';

/** What those who tried the form out had to say, page by page. */
export function commentHandlers({ pilot: { comments }, audit }: Pick<Services, 'pilot' | 'audit'>) {
  const showComments: WaveHandler = async (req, res, { wave, instruments }) => {
    const all = await comments.list(wave.survey, wave.wave);
    res.render('admin/waves/comments', {
      groups: instruments.flatMap((instrument) => groupsOf(instrument, all, instruments.length > 1)),
      saved: req.query.slettet === undefined ? undefined : t('admin.waves.commentRemoved'),
    });
  };

  const removeComment: WaveHandler = async (req, res, { member, wave: { survey, wave } }) => {
    await comments.remove(survey, wave, req.params.comment ?? '');
    await record(audit, member, 'pilot.commentRemoved', { survey, wave });
    res.redirect(303, `${wavesPaths.comments(survey, wave)}?slettet`);
  };

  return { showComments, removeComment };
}

/** In the order of the form. A section that has been taken out since stands last, under its id. */
function groupsOf(
  { slug, sections, instrument }: Questionnaire,
  all: PilotComment[],
  severalForms: boolean,
): { title: string; comments: PilotComment[] }[] {
  const own = all.filter((each) => each.slug === slug);
  const titles = new Map([
    ...sections.map(({ id, title }) => [id, title] as const),
    ['se-over', t('admin.waves.commentPage.review')] as const,
  ]);
  const pages = [...new Set([...titles.keys(), ...own.map(({ page }) => page)])];
  const form = severalForms && instrument ? `${instrument.label}: ` : '';
  return pages
    .map((page) => ({
      title: `${form}${titles.get(page) ?? page}`,
      comments: own.filter((each) => each.page === page),
    }))
    .filter(({ comments }) => comments.length > 0);
}
