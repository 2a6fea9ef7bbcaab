import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import { ownerOf } from '../../../accounts/organisation.ts';
import type { Member } from '../../../accounts/session.ts';
import { dayOf } from '../../../fieldwork/day.ts';
import { saveQuestionnaire } from '../../../fieldwork/questionnaires/saving.ts';
import { writtenIn } from '../../../fieldwork/questionnaires/shelf.ts';
import { checkQuestionnaire } from '../../../questionnaire/check.ts';
import type { SharedScales } from '../../../questionnaire/consistency/surroundings.ts';
import { identifierSchema } from '../../../questionnaire/identifier.ts';
import { readJson } from '../../../questionnaire/json.ts';
import { checkIn, type Written } from '../../../questionnaire/library.ts';
import { slugOf } from '../../../questionnaire/questionnaire.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { MemberHandler } from '../gate.ts';
import { outcomeWords } from './outcome-words.ts';
import { questionnairesPaths as paths } from './paths.ts';
import { type Remark, remarksOn } from './remarks.ts';
import { renderEditor } from './render-editor.ts';
import { lineEndings, receiveUpload, type Upload } from './upload.ts';

/** The part of the JSON that tells where it belongs. */
const nameSchema = z.object({
  survey: identifierSchema,
  wave: identifierSchema,
  instrument: z.object({ id: identifierSchema }).optional(),
});

interface UploadModel {
  source: string;
  remarks?: Remark[];
  /** What stands in the way, beside what is wrong with the text itself. */
  problem?: string | undefined;
  /** There is one of that name, which may be replaced. */
  mayReplace?: boolean;
}

/** A questionnaire that is new here: a file, or a text that is pasted. */
export function uploadHandlers(services: Services) {
  const show: MemberHandler = (_req, res) => {
    renderEditor(res, 'admin/questionnaires/upload', { source: '', remarks: [], mayReplace: false });
  };

  const upload: MemberHandler = async (req, res, { member }) => {
    const given = await receiveUpload(req, res);
    const refused = typeof given === 'string' ? { source: '', problem: given } : await store(given, member);
    if (refused) {
      const model = { remarks: [], mayReplace: false, ...refused };
      return renderEditor(res.status(422), 'admin/questionnaires/upload', model);
    }
    const { survey, wave, slug } = nameIn((given as Upload).source) as Named;
    await record(services.audit, member, 'questionnaire.saved', { survey, wave, detail: slug });
    res.redirect(303, `${paths.editor(survey, wave, slug)}?lagret`);
  };

  /** Stores the questionnaire, or tells why not. */
  async function store({ source, replace }: Upload, member: Member): Promise<UploadModel | undefined> {
    const named = nameIn(source);
    if (!named) return { source, remarks: remarksOn(source, checkAlone(source)) };
    const { survey, slug } = named;
    if (await isTaken(services, survey, member.organisation)) return { source, problem: takenBy(survey) };
    const { definition, findings } = checkIn(services.library(), named);
    if (!definition) return { source, remarks: remarksOn(source, findings) };
    const there = await services.questionnaires.find(survey, slug);
    if ((there || writtenIn(services.library(), named)) && !replace)
      return { source, problem: t('admin.questionnaires.upload.exists', { slug }), mayReplace: true };
    // The last thing before saving, which can be repeated from here: nothing is claimed for what is not saved.
    if (!(await services.owners.claim(survey, member.organisation)))
      return { source, problem: takenBy(survey) };
    const wanted = { ...named, revision: there?.revision ?? 0, today: dayOf(new Date()) };
    const outcome = await saveQuestionnaire(services, wanted);
    if (outcome.outcome === 'saved') return undefined;
    return { source, remarks: remarksOn(source, outcome.findings), problem: outcomeWords(outcome) };
  }

  const check: MemberHandler = async (req, res, { member }) => {
    const source = lineEndings(String((req.body as Record<string, unknown>)?.tekst ?? ''));
    res.json({ remarks: await remarksOnNew(source, member) });
  };

  /** Held beside what the organisation has of the survey. What others have is told of by its name alone. */
  async function remarksOnNew(source: string, { organisation }: Member): Promise<Remark[]> {
    const named = nameIn(source);
    if (!named) return remarksOn(source, checkAlone(source));
    if (!(await isTaken(services, named.survey, organisation)))
      return remarksOn(source, checkIn(services.library(), named).findings);
    const taken = { path: ['survey'], message: takenBy(named.survey) };
    return remarksOn(source, checkAlone(source, services.library().sharedScales), [taken]);
  }

  return { show, upload, check };
}

interface Named extends Written {
  wave: string;
}

function nameIn(source: string): Named | undefined {
  const json = readJson('Teksten', source);
  const name = 'content' in json ? nameSchema.safeParse(json.content) : undefined;
  if (!name?.success) return undefined;
  return { survey: name.data.survey, wave: name.data.wave, slug: slugOf(name.data), source };
}

/** By itself, beside no other questionnaire. */
function checkAlone(source: string, sharedScales: SharedScales = {}) {
  return checkQuestionnaire('skjema.json', source, { sharedScales }).findings;
}

/**
 * A survey that is there belongs to somebody: the one who made it, or the first organisation. It is there as long as
 * anything is stored of it, with its questionnaires or without.
 */
async function isTaken(services: Services, survey: string, organisation: string): Promise<boolean> {
  const isKnown =
    services.catalogue.surveys.some(({ id }) => id === survey) ||
    (await services.waves.list()).some((wave) => wave.survey === survey);
  const owner = isKnown ? await ownerOf(services, survey) : await services.owners.find(survey);
  return owner !== undefined && owner !== organisation;
}

function takenBy(survey: string): string {
  return t('admin.questionnaires.upload.taken', { survey });
}
