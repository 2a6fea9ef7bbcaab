import type { AnsweringStores, Form } from '../../server/fieldwork/answering.ts';
import type { ImportedResponseStore } from '../../server/fieldwork/import/apply.ts';
import type { ResponseStore } from '../../server/fieldwork/response.ts';
import { catalogueOf } from '../../server/questionnaire/catalogue.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import type { Database } from '../../server/storage/database.ts';
import { draftStore } from '../../server/storage/draft-store.ts';
import { responseStore } from '../../server/storage/response-store.ts';
import { unitStore } from '../../server/storage/unit-store.ts';
import { waveStore } from '../../server/storage/wave-store.ts';

export type Stores = AnsweringStores & {
  responses: ResponseStore & ImportedResponseStore;
  units: ReturnType<typeof unitStore>;
  waves: ReturnType<typeof waveStore>;
};

/** The real stores that answering needs. */
export function answeringStores({ models }: Database): Stores {
  return {
    waves: waveStore(models),
    drafts: draftStore(models),
    responses: responseStore(models),
    units: unitStore(models),
    catalogue: catalogueOf([]),
    secret: Buffer.from('hemmelighet til tester av lenker'),
  };
}

/** A form that whoever has its address can answer. */
export function openForm(questionnaire: Questionnaire): Form {
  return { wave: { access: 'open', mode: 'anonymous' }, questionnaire };
}
