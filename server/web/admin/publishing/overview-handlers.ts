import { DomainError } from '../../../errors.ts';
import { allows } from '../../../fieldwork/life-cycle.ts';
import { isChanged } from '../../../fieldwork/terms.ts';
import { basisOf } from '../../../publish/basis.ts';
import { askForPublishing } from '../../../publish/run-job.ts';
import { editorialItems } from '../../../publishing/editorial-items.ts';
import type { Preview } from '../../../publishing/preview.ts';
import {
  asOf,
  isUnderWay,
  type PublishingJob,
  type PublishingProgress,
  publishingStages,
} from '../../../publishing/publishing-job.ts';
import { quantity } from '../../../publishing/words.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';
import { draftOf, type Problem, textIn } from './editorial.ts';
import { publishingPaths } from './paths.ts';

const longestNote = 500;

/** Where publishing stands: what is written, what it would look like, and the button. */
export function overviewHandlers(services: Services) {
  const overview: WaveHandler = async (req, res, visit) => {
    const saved = req.query.lagret === undefined ? undefined : t('admin.publishing.editorial.saved');
    const tooLate = req.query.forsent !== undefined;
    const page = await model(visit, '', []);
    res.render('admin/publishing/overview', {
      ...page,
      saved,
      tooLate,
      isGone: req.query.borte !== undefined,
    });
  };

  const makePreview: WaveHandler = async (req, res, visit) => {
    await askFor(visit, 'preview', { isChanged: isChangedIn(req.body) });
    res.redirect(303, publishingPaths.page(visit.wave.survey, visit.wave.wave));
  };

  const publish: WaveHandler = async (req, res, visit) => {
    const { survey, wave } = visit.wave;
    const note = textIn(req.body, 'nytt');
    const preview = await freshPreview(visit);
    const [newest] = await services.publications.versions(survey, wave);
    const problem = noteProblem(note, newest !== undefined);
    if (problem) {
      const problems = [{ id: 'nytt', label: t('admin.publishing.publish.note'), text: problem }];
      return res.status(422).render('admin/publishing/overview', await model(visit, note, problems));
    }
    if (!preview) throw new DomainError('conflict', t('admin.publishing.publish.needsPreview'));
    // What is published is what was looked at, also when somebody has made another preview since.
    if (preview.digest !== textIn(req.body, 'sett'))
      throw new DomainError('conflict', t('admin.publishing.publish.notSeen'));
    await askFor(visit, 'publish', { note, isChanged: preview.changed, expected: preview.digest });
    res.redirect(303, publishingPaths.page(survey, wave));
  };

  const cancel: WaveHandler = async (req, res, { wave: { survey, wave } }) => {
    const isStopped = await services.publishingJobs.cancel(survey, wave, textIn(req.body, 'jobb'));
    res.redirect(303, `${publishingPaths.page(survey, wave)}${isStopped ? '' : '?forsent'}`);
  };

  async function askFor(
    { wave: { survey, wave }, member: { organisation, user, name } }: WaveVisit,
    purpose: PublishingJob['purpose'],
    { note = '', isChanged, expected }: { note?: string; isChanged: boolean; expected?: string },
  ): Promise<void> {
    await askForPublishing(services, {
      survey,
      wave,
      purpose,
      asker: { organisation, user, name },
      changed: isChanged,
      ...(note === '' ? {} : { versionNote: note }),
      ...(expected === undefined ? {} : { expected }),
    });
  }

  async function freshPreview({ wave: { survey, wave } }: WaveVisit): Promise<Preview | undefined> {
    const preview = await services.previews.find(survey, wave);
    return preview?.basis === (await basisOf(services, survey, wave)) ? preview : undefined;
  }

  async function model(visit: WaveVisit, note: string, problems: Problem[]) {
    const { survey, wave, state } = visit.wave;
    const [{ editorial }, [newest], job, stored, preview] = await Promise.all([
      draftOf(services, visit.wave),
      services.publications.versions(survey, wave),
      services.publishingJobs.find(survey, wave),
      services.previews.find(survey, wave),
      freshPreview(visit),
    ]);
    const present = job && asOf(job, Date.now());
    return {
      canPublish: allows(state, 'publish'),
      isChanged: isChanged(visit.wave, visit.questionnaire),
      job: present && jobModel(present),
      editorial,
      items: editorialItems(visit.questionnaire).length,
      comments: Object.keys(editorial.comments).length,
      preview: preview && previewModel(preview),
      isStale: stored !== undefined && preview === undefined,
      nextVersion: newest ? newest.version + 1 : undefined,
      note,
      problems,
      problemOf: (id: string) => problems.find((each) => each.id === id)?.text,
    };
  }

  return { overview, makePreview, publish, cancel };
}

function isChangedIn(body: unknown): boolean {
  return textIn(body, 'rettet') === 'ja';
}

function noteProblem(note: string, isNeeded: boolean): string | undefined {
  if (note.length > longestNote) return t('admin.publishing.publish.noteTooLong');
  return isNeeded && note === '' ? t('admin.publishing.publish.noteMissing') : undefined;
}

function jobModel(job: PublishingJob) {
  const { id, purpose, state, trouble, version, progress } = job;
  if (isUnderWay(job))
    return {
      id,
      isUnderWay: true,
      title: t(`admin.publishing.under.title.${purpose}`),
      isCancelling: state === 'cancelling',
      ...progressModel(job),
      words: state === 'running' ? stageInWords(progress) : t(`admin.publishing.under.${state}`),
      counted: state === 'running' ? countedInWords(progress) : '',
    };
  const colours = { done: 'success', failed: 'danger', cancelled: 'info', lost: 'warning' } as const;
  const ended = state as keyof typeof colours;
  const words =
    ended === 'done'
      ? t(`admin.publishing.ended.done.${purpose}`, { version })
      : t(`admin.publishing.ended.${ended}`, { trouble });
  const isPublished = ended === 'done' && purpose === 'publish';
  return { id, isUnderWay: false, colour: colours[ended], words, isPublished };
}

function progressModel({ progress }: PublishingJob): { value: number; max: number } {
  const max = publishingStages.length;
  if (!progress) return { value: 0, max };
  const { stage, done, of } = progress;
  const within = done !== undefined && of ? done / of : 0;
  return { value: publishingStages.indexOf(stage) + within, max };
}

function stageInWords(progress: PublishingJob['progress']): string {
  const { stage } = progress ?? { stage: 'reading' as const };
  return t('admin.publishing.under.step', {
    place: publishingStages.indexOf(stage) + 1,
    of: publishingStages.length,
    stage: t(`admin.publishing.under.stage.${stage}`),
  });
}

/** Apart from the step: it changes all the time, and is not announced. */
function countedInWords({ done, of }: Partial<PublishingProgress> = {}): string {
  if (done === undefined || !of) return '';
  return t('admin.publishing.under.counted', { done: quantity(done), of: quantity(of) });
}

function previewModel({ made, by, digest, report, publication }: Preview) {
  const when = new Intl.DateTimeFormat('nb', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  }).format(new Date(made));
  return {
    when,
    by,
    digest,
    isOpen: publication.policy.mode === 'open',
    report: { ...report, hidden: quantity(report.hiddenCells), all: quantity(report.cells) },
  };
}
