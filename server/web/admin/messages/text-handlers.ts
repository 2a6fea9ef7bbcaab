import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import { DomainError } from '../../../errors.ts';
import { composeMessage } from '../../../fieldwork/mailing/compose-message.ts';
import { checkText, placeholders, type TextProblem } from '../../../fieldwork/mailing/placeholders.ts';
import { textOf } from '../../../fieldwork/mailing/start-mailing.ts';
import type { MessageKind, MessageText, Wave } from '../../../fieldwork/wave.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';
import { messagesPaths } from './paths.ts';

export const messageKinds = ['invitation', 'reminder', 'link'] as const satisfies MessageKind[];

const kindSchema = z.enum(messageKinds);
const textSchema = z.object({
  emne: z.string().max(1000).default(''),
  tekst: z.string().max(20_000).default(''),
  valg: z.enum(['lagre', 'vis', 'tilbakestill']).default('lagre'),
});

/** The words of the messages: written, looked at as they will arrive, stored. */
export function textHandlers(services: Services) {
  const showText: WaveHandler = (req, res, visit) => {
    const kind = kindIn(req.params.kind);
    res.render('admin/messages/text', model(visit, kind, textOf(services, visit.wave, kind), []));
  };

  const saveText: WaveHandler = async (req, res, visit) => {
    const { wave, member } = visit;
    const { survey, wave: name } = wave;
    const kind = kindIn(req.params.kind);
    const sent = textSchema.safeParse(req.body);
    if (!sent.success) throw new DomainError('invalid', t('admin.messages.notReadable'));
    const { emne: subject, tekst, valg } = sent.data;
    const text = { subject: subject.trim(), body: tekst.replaceAll('\r\n', '\n').trim() };
    const problems = valg === 'tilbakestill' ? [] : checkText(text, wave);
    if (problems.length > 0)
      return res.status(422).render('admin/messages/text', model(visit, kind, text, problems));
    if (valg === 'vis') return res.render('admin/messages/text', model(visit, kind, text, []));
    const { [kind]: _before, ...others } = wave.messages;
    const messages = valg === 'tilbakestill' ? others : { ...others, [kind]: text };
    await keep(wave, messages);
    await record(services.audit, member, 'messages.written', {
      survey,
      wave: name,
      detail: t(`admin.messages.kind.${kind}`),
    });
    res.redirect(303, `${messagesPaths.page(survey, name)}?lagret`);
  };

  async function keep(wave: Wave, messages: Wave['messages']): Promise<void> {
    const { survey, wave: name, state } = wave;
    if (!(await services.waves.find(survey, name))) await services.waves.save(wave);
    if (!(await services.waves.change(survey, name, [state], { messages })))
      throw new DomainError('conflict', t('admin.waves.movedMeanwhile'));
  }

  function model(
    { wave, questionnaire }: WaveVisit,
    kind: MessageKind,
    text: MessageText,
    problems: TextProblem[],
  ) {
    const problemOf = (field: TextProblem['field']) =>
      problems
        .filter((each) => each.field === field)
        .map(({ message }) => message)
        .join(' ') || undefined;
    return {
      kind,
      text,
      problems,
      problemOf,
      placeholders: Object.entries(placeholders),
      isOwn: wave.messages[kind] !== undefined,
      preview: problems.length > 0 ? undefined : previewOf(wave, questionnaire, text),
    };
  }

  /** As it will arrive, with a service and a code that nobody has. */
  function previewOf(wave: Wave, questionnaire: WaveVisit['questionnaire'], text: MessageText) {
    const { secret, config } = services;
    const origin = config.publicUrl?.origin ?? `http://${config.host}:${config.port}`;
    const links = {
      answer: () => `${origin}/k/XXXXX-XXXXX-XXXXX-XXXXX`,
      optOut: () => `${origin}/k/XXXXX-XXXXX-XXXXX-XXXXX/nei-takk`,
    };
    return composeMessage({ text, wave, questionnaire, secret, links }, { id: '', to: '' }, [
      {
        id: '',
        survey: wave.survey,
        wave: wave.wave,
        unit: '',
        name: t('admin.messages.exampleUnit'),
        contacts: [],
        facts: {},
        linkId: '',
        generation: 0,
        invited: false,
        answered: false,
        declined: false,
      },
    ]);
  }

  return { showText, saveText };
}

function kindIn(given: string | undefined): MessageKind {
  const kind = kindSchema.safeParse(given);
  if (!kind.success) throw new DomainError('missing', t('admin.messages.noSuchKind'));
  return kind.data;
}
