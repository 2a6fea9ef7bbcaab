import path from 'node:path';
import { z } from 'zod';
import { DomainError } from './errors.ts';

/** The project's folder: one above both server/ and its build, dist/. */
export const projectFolder = path.join(import.meta.dirname, '..');

const wholeNumber = (max: number) => {
  const message = `må være et helt tall fra 0 til ${max}`;
  return z.coerce.number(message).int(message).min(0, message).max(max, message);
};

/** Every environment variable the platform reads. docs/running.md tells the same to the person who runs it. */
const environmentSchema = z.object({
  /** `production`: nothing is invented, no example data is loaded. */
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'må være development, test eller production')
    .default('development'),
  /** A MongoDB server, replica set or cluster. Without it the embedded engine runs over DATA_DIR. */
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, 'må begynne med mongodb:// eller mongodb+srv://')
    .optional(),
  /** Where the embedded engine keeps its files. */
  DATA_DIR: z.string().min(1).default(path.join(projectFolder, 'data')),
  /**
   * What personal links and codes are made from. The same for every app on one database, and for as long as a wave
   * is open. Without it, and without MONGODB_URI, one is made and kept in DATA_DIR.
   */
  SECRET: z.string().min(32, 'må være minst 32 tegn').optional(),
  /** The mail server: `smtp://user:password@host:port`, or `smtps://`. Without it, messages go to the outbox. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'må begynne med smtp:// eller smtps://')
    .optional(),
  /** The address that messages come from, as `Undersøkelsen <post@eksempel.no>`. */
  MAIL_FROM: z.string().includes('@', 'må være en e-postadresse').optional(),
  /** How many messages the mail server is given in a second, at most. 0: as many as it takes. */
  MAIL_PER_SECOND: wholeNumber(1000).default(5),
  /** Where the questionnaires are: `<survey>/<wave>.json`. */
  SURVEYS_DIR: z.string().min(1).default(path.join(projectFolder, 'surveys')),
  /** The address to listen on. Only this machine unless set. */
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(65_535).default(3000),
  /** The address visitors use, when it differs from HOST and PORT: behind a proxy, with TLS. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'må være en adresse som https://undersokelser.eksempel.no' })
    .optional(),
  /** How many proxies stand in front of the app. */
  TRUSTED_PROXIES: wholeNumber(10).default(0),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'må være silent, error, warn, info eller debug')
    .default('info'),
});

export interface Config {
  production: boolean;
  mongodbUri: string | undefined;
  dataFolder: string;
  host: string;
  port: number;
  publicUrl: URL | undefined;
  trustedProxies: number;
  logLevel: string;
  surveysFolder: string;
  secret: string | undefined;
  /** Where messages are sent, and from whom. None: they go to the outbox. */
  mail: { server: string; from: string; perSecond: number } | undefined;
}

/** Reads the environment once. Throws a `setup` error that lists every variable that cannot be used. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty variable is how shells and compose files say "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (!result.success) throw new DomainError('setup', complaint(result.error, given));
  const values = result.data;
  return {
    production: values.NODE_ENV === 'production',
    mongodbUri: values.MONGODB_URI,
    dataFolder: path.resolve(values.DATA_DIR),
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL === undefined ? undefined : new URL(values.PUBLIC_URL),
    trustedProxies: values.TRUSTED_PROXIES,
    logLevel: values.LOG_LEVEL,
    surveysFolder: path.resolve(values.SURVEYS_DIR),
    secret: values.SECRET,
    mail: mailIn(values),
  };
}

function mailIn(values: z.output<typeof environmentSchema>): Config['mail'] {
  const { SMTP_URL: server, MAIL_FROM: from, MAIL_PER_SECOND: perSecond } = values;
  if (server === undefined) return undefined;
  if (from === undefined)
    throw new DomainError(
      'setup',
      'MAIL_FROM mangler: adressen som e-post skal komme fra når SMTP_URL er satt. Se docs/running.md.',
    );
  return { server, from, perSecond };
}

function complaint(error: z.ZodError, given: Record<string, unknown>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    // Addresses of servers may hold a password, so their values are never shown.
    const value = ['MONGODB_URI', 'SMTP_URL', 'SECRET'].includes(name) ? '' : ` (er «${given[name]}»)`;
    return `  ${name} ${issue.message}${value}.`;
  });
  return `Innstillingene må rettes før plattformen kan starte:\n${lines.join('\n')}\nSe docs/running.md.`;
}
