import { z } from 'zod';
import type { AuditEntry } from '../../../accounts/audit.ts';
import { logPage } from '../../../accounts/log-page.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { MemberHandler } from '../gate.ts';
import { ownSurveys } from '../waves/front-page.ts';
import { momentInWords } from './clock.ts';

const pageSize = 50;

/** What cannot be read in the address is as if it were not there. */
const querySchema = z.object({
  undersokelse: z.string().min(1).optional().catch(undefined),
  for: z.iso.datetime().optional().catch(undefined),
});

type Surveys = Awaited<ReturnType<typeof ownSurveys>>;

/** What the members of an organisation have done, for all of them to read. */
export function showLog(services: Services): MemberHandler {
  return async (req, res, { member }) => {
    const { undersokelse: survey, for: before } = querySchema.parse(req.query);
    const [surveys, page] = await Promise.all([
      ownSurveys(services, member),
      logPage(services.audit, member.organisation, { size: pageSize, before, survey }),
    ]);
    res.render('admin/organisation/log', {
      lines: page.entries.map((entry) => lineOf(entry, surveys)),
      older: page.older,
      before,
      survey,
      surveys,
    });
  };
}

interface LogLine {
  at: string;
  when: string;
  who: string;
  what: string;
  about: string | undefined;
  detail: string | undefined;
}

function lineOf({ at, user, name, deed, survey, wave, detail }: AuditEntry, surveys: Surveys): LogLine {
  return {
    at,
    when: momentInWords(new Date(at)),
    who: user === undefined ? t('admin.organisation.log.platform') : name,
    what: t(`admin.organisation.log.deeds.${deed}`),
    about: survey === undefined ? undefined : surveyInWords(surveys, survey, wave),
    detail,
  };
}

/** By its title, while the platform has it; else by the ids that it had. */
function surveyInWords(surveys: Surveys, id: string, wave: string | undefined): string {
  const survey = surveys.find((each) => each.id === id);
  const found = survey?.waves.find(({ questionnaire }) => questionnaire.wave === wave);
  const title = survey?.title ?? id;
  return wave === undefined ? title : `${title}, ${found?.questionnaire.waveLabel ?? wave}`;
}
