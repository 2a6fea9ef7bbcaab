import type { Catalogue } from '../questionnaire/catalogue.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { type AccessCode, linkIdOf } from './access-code.ts';
import { backgroundOf } from './background.ts';
import { dayOf } from './day.ts';
import type { Draft, DraftStore } from './draft.ts';
import type { Unit, UnitStore } from './frame/unit.ts';
import { newResponseId, type Response, type ResponseStore } from './response.ts';
import type { Wave, WaveStore } from './wave.ts';

/** A form that can be answered: one of a wave's questionnaires, and how the wave is fielded. */
export interface Form {
  wave: Pick<Wave, 'access' | 'mode'>;
  questionnaire: Questionnaire;
}

export interface AnsweringStores {
  waves: Pick<WaveStore, 'find'>;
  drafts: DraftStore;
  responses: Pick<ResponseStore, 'put' | 'replace' | 'ofUnit'>;
  units: Pick<UnitStore, 'findByLink' | 'markAnswered'>;
  catalogue: Pick<Catalogue, 'instruments'>;
  /** What personal codes are made from. */
  secret: Buffer;
}

/**
 * Somebody with a code that is good for a form. Everything that differs by how the wave is fielded is here: what the
 * response says beside the answers, and what is left in the database when it is stored.
 */
export interface Respondent {
  /** The unit that the code belongs to. Nobody knows of one where the link is open. */
  unit: Unit | undefined;
  /** Where they stand while there is no draft. */
  withoutDraft: 'unknown' | 'notStarted' | 'submitted';
  /** Whether something they have delivered can still be changed. */
  delivered: boolean;
  /** What a new draft begins with. */
  begin(): Promise<{ draft: Draft; revision: number }>;
  /** Stores what was frozen in the draft at this revision. Can be repeated. */
  store(response: Response, revision: number): Promise<void>;
  /** Leaves behind what tells that it is stored, and nothing more. Can be repeated. */
  leave(draftId: string, revision: number): Promise<void>;
}

/**
 * Who has the code, as it is this moment; nobody when it opens nothing in this form. Ask after the draft has been
 * read: a draft that is gone because it was submitted is then known to be.
 */
export async function respondentWith(
  stores: AnsweringStores,
  { wave, questionnaire }: Form,
  code: AccessCode,
): Promise<Respondent | undefined> {
  if (wave.access === 'open') return byOpenLink(stores);
  const unit = await stores.units.findByLink(linkIdOf(code));
  if (!unit || !isAsked(unit, questionnaire)) return undefined;
  return respondentFor(stores, { wave, questionnaire }, unit);
}

/** The respondent for a unit in a wave with personal links. */
export function respondentFor(
  stores: AnsweringStores,
  { wave, questionnaire }: Form,
  unit: Unit,
): Respondent {
  return wave.mode === 'confidential'
    ? inConfidence(stores, questionnaire, unit)
    : anonymously(stores, questionnaire, unit);
}

function isAsked(unit: Unit, { survey, wave, instrument }: Questionnaire): boolean {
  return unit.survey === survey && unit.wave === wave && unit.instrument === instrument?.id;
}

const fromNothing = (): { draft: Draft; revision: number } => ({
  draft: { responseId: newResponseId(), typed: {} },
  revision: 0,
});

/** The code was made for the draft. What is left is that it has been used. */
function byOpenLink({ drafts, responses }: AnsweringStores): Respondent {
  return {
    unit: undefined,
    withoutDraft: 'unknown',
    delivered: false,
    begin: async () => fromNothing(),
    store: (response) => responses.put(response),
    leave: (draftId) => drafts.markSubmitted(draftId),
  };
}

/** What is left is that the unit has answered. The draft, whose id can be made from the unit, is removed. */
function anonymously(
  { drafts, responses, units }: AnsweringStores,
  questionnaire: Questionnaire,
  unit: Unit,
): Respondent {
  return {
    unit,
    withoutDraft: unit.answered ? 'submitted' : 'notStarted',
    delivered: false,
    begin: async () => fromNothing(),
    async store(response) {
      // A unit that has answered has its response, and gets no other.
      if (unit.answered) return;
      await responses.put({ ...response, background: backgroundOf(questionnaire, unit.facts) });
    },
    async leave(draftId) {
      await units.markAnswered(unit.id, dayOf(new Date()));
      await drafts.remove(draftId);
    },
  };
}

/** The response names the unit, and the draft is left to be changed and delivered again, as the same response. */
function inConfidence(
  { drafts, responses, units }: AnsweringStores,
  questionnaire: Questionnaire,
  unit: Unit,
): Respondent {
  const { survey, wave } = questionnaire;
  return {
    unit,
    withoutDraft: 'notStarted',
    delivered: unit.answered,
    async begin() {
      const stored = await responses.ofUnit(survey, wave, unit.id);
      if (!stored) return fromNothing();
      return { draft: { responseId: stored.id, typed: {} }, revision: (stored.revision ?? 0) + 1 };
    },
    store: (response, revision) =>
      responses.replace({
        ...response,
        background: backgroundOf(questionnaire, unit.facts),
        unit: unit.id,
        revision,
      }),
    async leave(draftId, revision) {
      await units.markAnswered(unit.id, dayOf(new Date()));
      await drafts.markDelivered(draftId, revision);
    },
  };
}
