import type { Request } from 'express';
import type { AnsweringStores } from '../../fieldwork/answering.ts';
import { newDraft } from '../../fieldwork/wave.ts';
import { questionnairesNamed } from '../../questionnaire/catalogue.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Services } from '../../services.ts';
import { isOwnMember } from '../own-member.ts';
import { type FormPaths, paths } from '../paths.ts';
import { type FieldedWave, fieldedInstruments, noSuchWave } from '../waves.ts';

/** Where the form is met: for real, or to try it out, with stores of its own so that nothing is ever counted. */
export interface Place {
  name: 'live' | 'pilot';
  paths: FormPaths;
  stores(services: Services): AnsweringStores;
  /** The wave, and the questionnaires that the address may mean. Throws `missing` where there is nothing to see. */
  find(services: Services, req: Request, survey: string, slug: string): Promise<Found>;
}

interface Found {
  wave: FieldedWave['wave'];
  questionnaires: [Questionnaire, ...Questionnaire[]];
  /** Whether answers are taken now. */
  isOpen: boolean;
}

export const live: Place = {
  name: 'live',
  paths,
  stores: (services) => services,
  async find(services, _req, survey, slug) {
    const { wave, questionnaires } = await fieldedInstruments(services, survey, slug);
    return { wave, questionnaires, isOpen: wave.state === 'open' };
  },
};

/**
 * The form as it will be, for everybody while the wave is tried out, and at any time for members of the organisation
 * that makes it. Always by open link and anonymous: who tries is nobody in the register.
 */
export const pilot: Place = {
  name: 'pilot',
  paths: paths.pilot,
  // Members try it out at any time: the state of the real wave does not matter to what is stored here.
  stores: ({ pilot: { drafts, responses }, ...services }) => ({
    ...services,
    drafts,
    responses,
    waves: { find: async (survey, wave) => ({ ...newDraft(survey, wave), state: 'open' as const }) },
  }),
  async find(services, req, survey, slug) {
    const [first, ...rest] = questionnairesNamed(services.catalogue, survey, slug);
    if (!first) throw noSuchWave();
    const wave = (await services.waves.find(survey, first.wave)) ?? newDraft(survey, first.wave);
    const isOpen = wave.state === 'pilot' || (await isOwnMember(services, req, survey));
    if (!isOpen && wave.state === 'draft') throw noSuchWave();
    return {
      wave: { ...wave, access: 'open', mode: 'anonymous', example: false },
      questionnaires: [first, ...rest],
      isOpen,
    };
  },
};
