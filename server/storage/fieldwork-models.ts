import { type Connection, Schema } from 'mongoose';
import type { Unit } from '../fieldwork/frame/unit.ts';
import type { Mailing, Message } from '../fieldwork/mailing/message.ts';
import type { PilotComment } from '../fieldwork/pilot.ts';
import type { StoredQuestionnaire } from '../fieldwork/stored-questionnaire.ts';

type Document<T extends { id: string }> = Omit<T, 'id'> & { _id: string };

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const flag = { type: Boolean, required: true } as const;
const plain = { versionKey: false, minimize: false } as const;

const unitSchema = new Schema<Document<Unit>>(
  {
    _id: String,
    survey: text,
    wave: text,
    unit: text,
    name: text,
    instrument: String,
    contacts: { type: [{ _id: false, email: text, state: text }], required: true },
    facts: { type: Schema.Types.Mixed, required: true },
    from: Schema.Types.Mixed,
    linkId: text,
    generation: number,
    invited: flag,
    answered: flag,
    answeredOn: String,
    declined: flag,
    former: { type: [{ _id: false, email: text, state: text }], default: undefined },
    removed: Boolean,
  },
  { ...plain, collection: 'units' },
)
  .index({ survey: 1, wave: 1, unit: 1 })
  .index({ linkId: 1 })
  .index({ 'contacts.email': 1 });

const mailingSchema = new Schema<Document<Mailing>>(
  {
    _id: String,
    survey: text,
    wave: text,
    kind: text,
    subject: text,
    body: text,
    by: text,
    started: text,
    chosen: { type: [String], default: undefined },
    state: text,
    counts: Schema.Types.Mixed,
  },
  { ...plain, collection: 'mailings' },
).index({ survey: 1, wave: 1, started: -1 });

const messageSchema = new Schema<Document<Message>>(
  {
    _id: String,
    mailing: text,
    survey: text,
    wave: text,
    to: text,
    units: { type: [String], required: true },
    state: text,
    attempts: number,
    notBefore: number,
    claimedBy: String,
    claimedUntil: Number,
    sentOn: String,
    trouble: String,
  },
  { ...plain, collection: 'messages' },
)
  .index({ mailing: 1, state: 1 })
  .index({ state: 1, notBefore: 1 });

const commentSchema = new Schema<Document<PilotComment>>(
  { _id: String, survey: text, wave: text, slug: text, page: text, comment: text },
  { ...plain, collection: 'pilotComments' },
).index({ survey: 1, wave: 1 });

export interface QuestionnaireDocument extends StoredQuestionnaire {
  _id: string;
  /** Of the source: what has changed is seen without reading it all. */
  digest: string;
}

const questionnaireSchema = new Schema<QuestionnaireDocument>(
  { _id: String, survey: text, slug: text, source: text, revision: number, savedOn: text, digest: text },
  { ...plain, collection: 'questionnaires' },
);

export function defineFieldworkModels(connection: Connection) {
  return {
    Unit: connection.model('Unit', unitSchema),
    Mailing: connection.model('Mailing', mailingSchema),
    Message: connection.model('Message', messageSchema),
    PilotComment: connection.model('PilotComment', commentSchema),
    Questionnaire: connection.model('Questionnaire', questionnaireSchema),
  };
}
