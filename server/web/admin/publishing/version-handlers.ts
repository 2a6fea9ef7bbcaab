import { type AuditEntry, record } from '../../../accounts/audit.ts';
import { DomainError } from '../../../errors.ts';
import { dayInWords, dayOf } from '../../../fieldwork/day.ts';
import type { PublishedVersion } from '../../../publishing/publication-store.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveRequest, WaveVisit } from '../gate.ts';
import { textIn } from './editorial.ts';
import { publishingPaths } from './paths.ts';

const longestReason = 500;

/** More than a survey has versions: of every wave. */
const mostVersions = 1000;

/** The versions that there have been of a wave's results, and taking one back. */
export function versionHandlers(services: Services) {
  const showVersions: WaveHandler = async (req, res, visit) => {
    const { survey, wave } = visit.wave;
    const [versions, log] = await Promise.all([
      services.publications.versions(survey, wave),
      services.audit.list(visit.member.organisation, { limit: mostVersions, survey, deed: 'wave.published' }),
    ]);
    const current = versions.find(({ withdrawn }) => !withdrawn)?.version;
    res.render('admin/publishing/versions', {
      versions: versions.map((version) => versionModel(version, current, publisherOf(log, wave, version))),
      saved: req.query.trukket === undefined ? undefined : t('admin.publishing.versions.done'),
    });
  };

  const askAboutWithdrawal: WaveHandler = async (req, res, visit) => {
    res.render('admin/publishing/withdraw', await withdrawalModel(req, visit, '', undefined));
  };

  const withdraw: WaveHandler = async (req, res, visit) => {
    const { survey, wave } = visit.wave;
    const why = textIn(req.body, 'hvorfor');
    const problem = problemWith(why);
    const page = await withdrawalModel(req, visit, why, problem);
    if (problem) return res.status(422).render('admin/publishing/withdraw', page);
    const withdrawal = { on: dayOf(new Date()), why };
    if (!(await services.publications.withdraw(survey, wave, page.version, withdrawal))) throw missing();
    await services.previews.remove(survey, wave);
    await record(services.audit, visit.member, 'results.withdrawn', {
      survey,
      wave,
      detail: t('admin.publishing.versions.version', { version: page.version }),
    });
    res.redirect(303, `${publishingPaths.versions(survey, wave)}?trukket`);
  };

  async function withdrawalModel(
    req: WaveRequest,
    { wave }: WaveVisit,
    why: string,
    problem: string | undefined,
  ) {
    const versions = await services.publications.versions(wave.survey, wave.wave);
    const shown = versions.filter(({ withdrawn }) => !withdrawn);
    const wanted = shown.find(({ version }) => `${version}` === req.params.version);
    if (!wanted) throw missing();
    const isCurrent = shown[0] === wanted;
    return {
      version: wanted.version,
      isCurrent,
      next: isCurrent ? shown[1]?.version : undefined,
      why,
      problem,
    };
  }

  return { showVersions, askAboutWithdrawal, withdraw };
}

function versionModel(
  { version, published, note, withdrawn }: PublishedVersion,
  current: number | undefined,
  by: string | undefined,
) {
  return {
    version,
    day: dayInWords(published),
    by,
    note,
    isCurrent: version === current,
    withdrawn: withdrawn && { day: dayInWords(withdrawn.on), why: withdrawn.why },
  };
}

function publisherOf(log: AuditEntry[], wave: string, { version }: PublishedVersion): string | undefined {
  return log.find((entry) => entry.wave === wave && entry.detail === `Versjon ${version}`)?.name;
}

function problemWith(why: string): string | undefined {
  if (why === '') return t('admin.publishing.versions.whyMissing');
  return why.length > longestReason ? t('admin.publishing.versions.whyTooLong') : undefined;
}

function missing(): DomainError {
  return new DomainError('missing', t('admin.publishing.versions.missing'));
}
