import { type Connection, Schema } from 'mongoose';
import type { EditorialDraft } from '../publishing/editorial-draft.ts';
import type { Preview } from '../publishing/preview.ts';
import type { PublishingJob } from '../publishing/publishing-job.ts';

/** One document for each wave: the id is the wave's. */
type OfWave<T> = T & { _id: string };

const text = { type: String, required: true } as const;
const mixed = { type: Schema.Types.Mixed, required: true } as const;
const plain = { versionKey: false, minimize: false } as const;

const jobSchema = new Schema<OfWave<PublishingJob>>(
  {
    _id: String,
    id: text,
    survey: text,
    wave: text,
    purpose: text,
    asker: mixed,
    changed: { type: Boolean, required: true },
    versionNote: String,
    expected: String,
    state: text,
    progress: Schema.Types.Mixed,
    holder: String,
    heldUntil: { type: Number, required: true },
    trouble: String,
    version: Number,
  },
  { ...plain, collection: 'publishingJobs' },
).index({ state: 1 });

const previewSchema = new Schema<OfWave<Preview>>(
  {
    _id: String,
    survey: text,
    wave: text,
    made: text,
    by: text,
    changed: { type: Boolean, required: true },
    basis: text,
    digest: text,
    publication: mixed,
    report: mixed,
  },
  { ...plain, collection: 'previews' },
);

const editorialSchema = new Schema<OfWave<EditorialDraft>>(
  {
    _id: String,
    survey: text,
    wave: text,
    revision: { type: Number, required: true },
    editorial: mixed,
  },
  { ...plain, collection: 'editorials' },
);

export function definePublishingModels(connection: Connection) {
  return {
    PublishingJob: connection.model('PublishingJob', jobSchema),
    Preview: connection.model('Preview', previewSchema),
    Editorial: connection.model('Editorial', editorialSchema),
  };
}
