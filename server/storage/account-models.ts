import { type Connection, Schema } from 'mongoose';
import type { AuditEntry } from '../accounts/audit.ts';
import type { Organisation } from '../accounts/organisation.ts';
import type { Session } from '../accounts/session.ts';
import type { OneTimeToken } from '../accounts/token.ts';
import type { User } from '../accounts/user.ts';

type Document<T extends { id: string }> = Omit<T, 'id'> & { _id: string };

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const flag = { type: Boolean, required: true } as const;
const plain = { versionKey: false, minimize: false } as const;

const organisationSchema = new Schema<Document<Organisation>>(
  { _id: String, name: text, first: flag, secondFactorRequired: flag },
  { ...plain, collection: 'organisations' },
);

/** The address is the id of its own little document, so that it is free to one only, also in a sharded cluster. */
const addressSchema = new Schema<{ _id: string; user: string }>(
  { _id: String, user: text },
  { ...plain, collection: 'userAddresses' },
);

const userSchema = new Schema<Document<User>>(
  {
    _id: String,
    email: text,
    name: text,
    passwordHash: text,
    memberships: { type: [{ _id: false, organisation: text, role: text }], required: true },
    secondFactor: { type: new Schema({ sealed: Buffer, lastStep: Number }, { _id: false }), required: false },
    recoveryCodes: { type: [String], required: true },
  },
  { ...plain, collection: 'users' },
).index({ 'memberships.organisation': 1 });

const sessionSchema = new Schema<Document<Session>>(
  {
    _id: String,
    user: text,
    organisation: text,
    stage: text,
    codeShown: Boolean,
    started: number,
    seen: number,
  },
  { ...plain, collection: 'sessions' },
).index({ user: 1 });

const tokenSchema = new Schema<Document<OneTimeToken>>(
  { _id: String, use: { type: Schema.Types.Mixed, required: true }, expires: number },
  { ...plain, collection: 'tokens' },
);

const attemptSchema = new Schema<{ _id: string; window: number; count: number }>(
  { _id: String, window: number, count: number },
  { ...plain, collection: 'attempts' },
);

const auditSchema = new Schema<AuditEntry & { _id: string }>(
  {
    _id: String,
    organisation: text,
    at: text,
    user: String,
    name: text,
    deed: text,
    survey: String,
    wave: String,
    detail: String,
  },
  { ...plain, collection: 'audit' },
).index({ organisation: 1, at: -1 });

const ownerSchema = new Schema<{ _id: string; organisation: string }>(
  { _id: String, organisation: text },
  { ...plain, collection: 'surveyOwners' },
);

export function defineAccountModels(connection: Connection) {
  return {
    Organisation: connection.model('Organisation', organisationSchema),
    User: connection.model('User', userSchema),
    UserAddress: connection.model('UserAddress', addressSchema),
    Session: connection.model('Session', sessionSchema),
    Token: connection.model('Token', tokenSchema),
    Attempt: connection.model('Attempt', attemptSchema),
    Audit: connection.model('Audit', auditSchema),
    SurveyOwner: connection.model('SurveyOwner', ownerSchema),
  };
}
