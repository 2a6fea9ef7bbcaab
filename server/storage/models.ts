import { type Connection, Schema } from 'mongoose';
import type { DraftState } from '../fieldwork/draft.ts';
import type { BackgroundCodes } from '../fieldwork/response.ts';
import type { NewWave } from '../fieldwork/wave.ts';
import type { Publication } from '../publishing/publication.ts';
import type { Withdrawal } from '../publishing/publication-store.ts';
import type { Answers } from '../questionnaire/answer.ts';
import { defineAccountModels } from './account-models.ts';
import { defineFieldworkModels } from './fieldwork-models.ts';
import { definePublishingModels } from './publishing-models.ts';

/**
 * Collections about respondents are clustered on a random id: the documents lie in the order of their ids, and
 * nothing is left of the order they came in. None of them has a time in it.
 */
const withoutOrder = {
  _id: false,
  versionKey: false,
  minimize: false,
  clusteredIndex: { key: { _id: 1 }, unique: true, name: 'by random id' },
} as const;

interface ResponseDocument {
  _id: string;
  survey: string;
  wave: string;
  /** The wave's instrument that was answered, where it has several. */
  instrument?: string | undefined;
  version: string;
  /** Answers that came with an import, not through the form: the only ones a new import may replace. */
  imported: boolean;
  answers: Answers;
  background?: BackgroundCodes | undefined;
  /** In a confidential wave alone. */
  unit?: string | undefined;
  revision?: number | undefined;
}

interface DraftDocument {
  _id: string;
  survey: string;
  wave: string;
  state: DraftState;
  revision: number;
  sealed?: Buffer | undefined;
}

interface WaveDocument extends NewWave {
  _id: string;
  /** What `version` was called before. */
  opened?: string;
}

export interface PublicationDocument {
  _id: string;
  survey: string;
  wave: string;
  version: number;
  publication: Publication;
  withdrawn?: Withdrawal;
}

const text = { type: String, required: true } as const;

const responseSchema = new Schema<ResponseDocument>(
  {
    _id: String,
    survey: text,
    wave: text,
    instrument: String,
    version: text,
    imported: { type: Boolean, required: true },
    answers: { type: Schema.Types.Mixed, required: true },
    background: Schema.Types.Mixed,
    unit: String,
    revision: Number,
  },
  { ...withoutOrder, collection: 'responses' },
).index({ survey: 1, wave: 1, _id: 1 });

const draftSchema = new Schema<DraftDocument>(
  {
    _id: String,
    survey: text,
    wave: text,
    state: text,
    revision: { type: Number, required: true },
    sealed: Buffer,
  },
  { ...withoutOrder, collection: 'drafts' },
);

const waveSchema = new Schema<WaveDocument>(
  {
    _id: String,
    survey: text,
    wave: text,
    state: text,
    example: { type: Boolean, required: true },
    version: String,
    disclosure: String,
    protection: Schema.Types.Mixed,
    opened: String,
    access: String,
    mode: String,
    closesOn: String,
    deleteOn: String,
    contact: Schema.Types.Mixed,
    legalBasis: String,
    reminderDays: { type: [String], default: undefined },
    messages: Schema.Types.Mixed,
    corrections: Schema.Types.Mixed,
    answeredByDay: Schema.Types.Mixed,
    rates: Schema.Types.Mixed,
    importMark: String,
    linkableDeletedOn: String,
  },
  { versionKey: false, minimize: false, collection: 'waves' },
);

const publicationSchema = new Schema<PublicationDocument>(
  {
    _id: String,
    survey: text,
    wave: text,
    version: { type: Number, required: true },
    publication: { type: Schema.Types.Mixed, required: true },
    withdrawn: Schema.Types.Mixed,
  },
  { versionKey: false, minimize: false, collection: 'publications' },
).index({ survey: 1, wave: 1, version: -1 });

/** Mongoose's models on one connection. Only this folder sees them. */
export function defineModels(connection: Connection) {
  return {
    Response: connection.model('Response', responseSchema),
    Draft: connection.model('Draft', draftSchema),
    Wave: connection.model('Wave', waveSchema),
    Publication: connection.model('Publication', publicationSchema),
    PilotDraft: connection.model('PilotDraft', draftSchema, 'pilotDrafts'),
    PilotResponse: connection.model('PilotResponse', responseSchema, 'pilotResponses'),
    ...defineAccountModels(connection),
    ...defineFieldworkModels(connection),
    ...definePublishingModels(connection),
  };
}

export type Models = ReturnType<typeof defineModels>;
