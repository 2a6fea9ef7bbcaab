import { record } from '../../../accounts/audit.ts';
import { DomainError } from '../../../errors.ts';
import { dayOf } from '../../../fieldwork/day.ts';
import { allows } from '../../../fieldwork/life-cycle.ts';
import {
  type CorrectionOutcome,
  correctQuestionnaire,
} from '../../../fieldwork/questionnaires/correcting.ts';
import { saveQuestionnaire } from '../../../fieldwork/questionnaires/saving.ts';
import { type Wanted, writtenIn } from '../../../fieldwork/questionnaires/shelf.ts';
import type { Wave } from '../../../fieldwork/wave.ts';
import { shapedIn } from '../../../questionnaire/consistency/relatives.ts';
import { correctionOf } from '../../../questionnaire/correction.ts';
import { checkIn, type Written } from '../../../questionnaire/library.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveRequest, WaveVisit } from '../gate.ts';
import { outcomeWords } from './outcome-words.ts';
import { questionnairesPaths as paths } from './paths.ts';
import { type Remark, remarksOn } from './remarks.ts';
import { renderEditor } from './render-editor.ts';
import { isSuperseded } from './superseded.ts';
import { lineEndings } from './upload.ts';

interface EditorModel {
  slug: string;
  source: string;
  revision: number;
  note: string;
  remarks: Remark[];
  problem?: string | undefined;
  noteProblem?: string | undefined;
  /** Somebody has tried to save it as it is. */
  tried?: true;
}

/** One questionnaire as text: read, checked, saved or corrected, by what its wave allows. */
export function editorHandlers(services: Services) {
  /** Refuses names that are not of the wave, before anything else is said of them. */
  const named = (req: WaveRequest, { instruments }: WaveVisit): Pick<Written, 'survey' | 'slug'> => {
    const { survey } = req.params;
    const slug = String(req.params.slug);
    if (!instruments.some((each) => each.slug === slug))
      throw new DomainError('missing', t('admin.questionnaires.missing'));
    return { survey, slug };
  };

  const show: WaveHandler = async (req, res, visit) => {
    const name = named(req, visit);
    const stored = await services.questionnaires.find(name.survey, name.slug);
    const source = stored?.source ?? writtenIn(services.library(), name)?.source ?? '';
    const remarks = remarksFor(services, visit.wave, { ...name, source });
    const saved = req.query.lagret === undefined ? undefined : t('admin.questionnaires.saved');
    const model: EditorModel = {
      slug: name.slug,
      source,
      revision: stored?.revision ?? 0,
      note: '',
      remarks,
    };
    const superseded = await isSuperseded(services, visit);
    renderEditor(res, 'admin/questionnaires/editor', { ...model, saved, superseded });
  };

  const save: WaveHandler = async (req, res, visit) => {
    const { wave, member } = visit;
    const { wanted, note } = formIn(req, named(req, visit));
    const isEdit = allows(wave.state, 'editQuestionnaire');
    if (!isEdit && !allows(wave.state, 'correctWording'))
      throw new DomainError('conflict', t('admin.refused.deed.editQuestionnaire'));
    const outcome: CorrectionOutcome = isEdit
      ? await saveQuestionnaire(services, wanted)
      : await correctQuestionnaire(services, wanted, note);
    const { survey, slug } = wanted;
    if (outcome.outcome !== 'saved') return showAgain(res, wanted, note, outcome);
    await record(services.audit, member, isEdit ? 'questionnaire.saved' : 'questionnaire.corrected', {
      survey,
      wave: wave.wave,
      detail: slug,
    });
    res.redirect(303, `${paths.editor(survey, wave.wave, slug)}?lagret`);
  };

  const check: WaveHandler = (req, res, visit) => {
    const { wanted } = formIn(req, named(req, visit));
    res.json({ remarks: remarksFor(services, visit.wave, wanted) });
  };

  const download: WaveHandler = (req, res, visit) => {
    const name = named(req, visit);
    res
      .set('Content-Disposition', `attachment; filename="${name.survey}-${name.slug}.json"`)
      .type('json')
      .send(writtenIn(services.library(), name)?.source);
  };

  return { show, save, check, download };
}

function formIn(req: WaveRequest, name: Pick<Written, 'survey' | 'slug'>): { wanted: Wanted; note: string } {
  const { tekst, utgave, grunn } = (req.body ?? {}) as Record<string, unknown>;
  const source = lineEndings(typeof tekst === 'string' ? tekst : '');
  const wanted = { ...name, source, revision: Number(utgave) || 0, today: dayOf(new Date()) };
  return { wanted, note: typeof grunn === 'string' ? grunn.trim() : '' };
}

function showAgain(
  res: Parameters<WaveHandler>[1],
  { slug, source, revision }: Wanted,
  note: string,
  outcome: CorrectionOutcome,
): void {
  const refusals = outcome.outcome === 'refused' ? outcome.refusals : [];
  const words = outcomeWords(outcome);
  const isNote = outcome.outcome === 'unexplained';
  const model: EditorModel = {
    slug,
    source,
    revision,
    note,
    remarks: remarksOn(source, outcome.findings, refusals),
    tried: true,
    ...(isNote ? { noteProblem: words } : { problem: words }),
  };
  renderEditor(res.status(422), 'admin/questionnaires/editor', model);
}

/** What is wrong with the text, and in a wave that is opened, what cannot be corrected any more. */
function remarksFor({ library }: Pick<Services, 'library'>, wave: Wave, written: Written): Remark[] {
  const { definition, findings } = checkIn(library(), written);
  const before = shapedIn(writtenIn(library(), written)?.source ?? '');
  if (!definition || !before || allows(wave.state, 'editQuestionnaire'))
    return remarksOn(written.source, findings);
  const correction = correctionOf(before, definition);
  return remarksOn(written.source, findings, 'refusals' in correction ? correction.refusals : []);
}
