import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import { DomainError } from '../../../errors.ts';
import { type AccessCode, personalCode } from '../../../fieldwork/access-code.ts';
import { dayInWords } from '../../../fieldwork/day.ts';
import { begunUnits } from '../../../fieldwork/frame/begun-units.ts';
import type { Unit } from '../../../fieldwork/frame/unit.ts';
import { allows } from '../../../fieldwork/life-cycle.ts';
import { composeMessage } from '../../../fieldwork/mailing/compose-message.ts';
import type { Links } from '../../../fieldwork/mailing/links.ts';
import { resendable, resendMessage, stopMailing } from '../../../fieldwork/mailing/manage-mailing.ts';
import { type Mailing, type MessageState, messageStates } from '../../../fieldwork/mailing/message.ts';
import { troubleWithPlan } from '../../../fieldwork/mailing/planned-reminders.ts';
import { countRecipients, startMailing } from '../../../fieldwork/mailing/start-mailing.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';
import { messagesPaths } from './paths.ts';
import { messageKinds } from './text-handlers.ts';

const startSchema = z.object({
  slag: z.enum(['invitation', 'reminder']),
  etter: z.coerce.number().int().min(0).optional(),
  /** The register's id of the only unit it is for. */
  tjeneste: z.string().optional(),
  bekreft: z.literal('ja').optional(),
});

/** A page shows this many messages of a state at a time. */
const shownAtOnce = 50;

/** States in which a publisher has something to look at or do. */
const listed: MessageState[] = ['uncertain', 'failed', 'bounced', 'outbox'];

/** Mailings: what has been sent, to how many, how it went, and starting another. */
export function sendingHandlers(services: Services) {
  const { mailings, mailServer } = services;

  const overview: WaveHandler = async (req, res, { wave }) => {
    const { survey, wave: name } = wave;
    const all = await mailings.list(survey, name);
    const canSend = allows(wave.state, 'send') && wave.access === 'personal';
    res.render('admin/messages/overview', {
      kinds: messageKinds.map((kind) => ({ kind, isOwn: wave.messages[kind] !== undefined })),
      canSend,
      isOver: !allows(wave.state, 'writeMessages'),
      recipients: canSend ? await recipients(wave) : undefined,
      mailings: await Promise.all(
        all.map(async (mailing) => ({ ...mailing, progress: await mailings.progress(mailing.id) })),
      ),
      leaves: mailServer.leaves,
      dayInWords: (day: string) => dayInWords(day),
      planTrouble: troubleWithPlan(services, wave, new Date())?.message,
      saved: req.query.lagret !== undefined ? t('admin.messages.saved') : undefined,
    });
  };

  const recipients = async (wave: WaveVisit['wave']) => ({
    invitation: await countRecipients(services, wave, { kind: 'invitation' }),
    reminder: await countRecipients(services, wave, { kind: 'reminder' }),
  });

  const start: WaveHandler = async (req, res, { wave, member }) => {
    const wanted = startSchema.safeParse(req.body);
    if (!wanted.success) throw new DomainError('invalid', t('admin.messages.noChoice'));
    const { slag: kind, bekreft, tjeneste } = wanted.data;
    const { survey, wave: name } = wave;
    const unit = tjeneste === undefined ? undefined : await ownUnit(wave, tjeneste);
    const chosen = unit && [unit.id];
    const after = wanted.data.etter ?? (await countMailings(wave, kind));
    if (bekreft === undefined) {
      const count = await countRecipients(services, wave, { kind, chosen });
      return res.render('admin/messages/confirm', { kind, after, count, unit, leaves: mailServer.leaves });
    }
    const mailing = await startMailing(
      services,
      { survey, wave: name, kind, chosen, by: member.name, after },
      new Date(),
    );
    await record(services.audit, member, 'messages.sent', {
      survey,
      wave: name,
      detail: t(`admin.messages.kind.${kind}`),
    });
    res.redirect(303, messagesPaths.mailing(survey, name, mailing.id));
  };

  const showMailing: WaveHandler = async (req, res, { wave }) => {
    const mailing = await ownMailing(wave, req.params.mailing);
    const after = typeof req.query.etter === 'string' ? req.query.etter : undefined;
    const messages = await mailings.listMessages(mailing.id, listed, shownAtOnce, after);
    res.render('admin/messages/mailing', {
      mailing,
      progress: await mailings.progress(mailing.id),
      states: messageStates,
      troubles: await mailings.troubles(mailing.id),
      messages,
      resendable,
      more: messages.length === shownAtOnce ? messages.at(-1)?.id : undefined,
      leaves: mailServer.leaves,
      isActive: mailing.state === 'preparing' || mailing.state === 'sending',
    });
  };

  const stop: WaveHandler = async (req, res, { wave, member }) => {
    const { survey, wave: name } = wave;
    const mailing = await ownMailing(wave, req.params.mailing);
    await stopMailing(services, mailing.id);
    await record(services.audit, member, 'messages.stopped', {
      survey,
      wave: name,
      detail: t(`admin.messages.kind.${mailing.kind}`),
    });
    res.redirect(303, messagesPaths.mailing(survey, name, mailing.id));
  };

  const again: WaveHandler = async (req, res, { wave, member }) => {
    const message = await resendMessage(services, wave, `${req.params.message}`);
    await record(services.audit, member, 'messages.sent', {
      survey: wave.survey,
      wave: wave.wave,
      detail: t('admin.messages.oneAgain'),
    });
    res.redirect(303, messagesPaths.mailing(wave.survey, wave.wave, message.mailing));
  };

  /** One message of the outbox, composed anew: its text and its links are stored nowhere. */
  const readMessage: WaveHandler = async (req, res, { wave, questionnaire, instruments, member }) => {
    const { survey, wave: name } = wave;
    const message = await mailings.findMessage(`${req.params.message}`);
    const mailing = message && (await ownMailing(wave, message.mailing));
    if (!mailing || message.state !== 'outbox')
      throw new DomainError('missing', t('admin.messages.noSuchMessage'));
    const units = (await services.units.list(survey, name)).filter(({ id }) => message.units.includes(id));
    if (units.length === 0) throw new DomainError('missing', t('admin.messages.noSuchMessage'));
    const ids = await begunUnits(services, instruments, units);
    const begun = units.filter(({ id }) => ids.has(id));
    const links = linksBut(
      services.links(),
      new Set(begun.map((unit) => personalCode(services.secret, unit))),
    );
    const material = { text: mailing, wave, questionnaire, secret: services.secret, links };
    await record(services.audit, member, 'outbox.read', { survey, wave: name });
    res.render('admin/messages/message', { mailing, begun, email: composeMessage(material, message, units) });
  };

  async function countMailings({ survey, wave }: WaveVisit['wave'], kind: Mailing['kind']): Promise<number> {
    return (await mailings.list(survey, wave)).filter((each) => each.kind === kind).length;
  }

  async function ownUnit({ survey, wave }: WaveVisit['wave'], id: string): Promise<Unit> {
    const unit = await services.units.find(survey, wave, id);
    if (!unit) throw new DomainError('missing', t('admin.messages.noSuchUnit'));
    return unit;
  }

  async function ownMailing({ survey, wave }: WaveVisit['wave'], id: string | undefined): Promise<Mailing> {
    const mailing = await mailings.find(id ?? '');
    if (mailing?.survey !== survey || mailing.wave !== wave)
      throw new DomainError('missing', t('admin.messages.noSuchMailing'));
    return mailing;
  }

  return { overview, start, showMailing, stop, again, readMessage };
}

/** Words instead of the links that open what a leader has written. */
function linksBut(links: Links, codes: ReadonlySet<AccessCode>): Links {
  return {
    ...links,
    answer: (code) => (codes.has(code) ? t('admin.messages.linkNotShown') : links.answer(code)),
  };
}
