import { dayInWords } from '../../fieldwork/day.ts';
import type { Wave } from '../../fieldwork/wave.ts';
import { itemsOf, type Questionnaire } from '../../questionnaire/questionnaire.ts';
import { translatorFor } from '../i18n/translate.ts';
import type { FormHandler, FormVisit } from './handler.ts';

/** What is said about a respondent's answers, from what the wave really does with them. */
interface PrivacyPage {
  who: string[];
  stored: string[];
  notStored: string[];
  see: string[];
  deleted: string[];
  rights: string[];
}

/** «Slik behandles svarene dine»: told from the wave's settings, so that it cannot say anything else than they do. */
export const privacyPage: FormHandler = async (_req, res, visit) => {
  const { wave, questionnaire } = visit;
  res.render('form/privacy', { wave, questionnaire, ...privacyModel(visit) });
};

export function privacyModel(visit: Pick<FormVisit, 'wave' | 'questionnaire' | 'place'>): PrivacyPage {
  return visit.place === 'pilot' ? ofPilot(visit) : ofWave(visit.wave, visit.questionnaire);
}

function ofWave(wave: Wave, questionnaire: Questionnaire): PrivacyPage {
  const t = translatorFor(questionnaire.language);
  const day = (on: string) => dayInWords(on, questionnaire.language);
  const isPersonal = wave.access === 'personal';
  const isConfidential = wave.mode === 'confidential';
  const background = questionnaire.background.map(({ text }) => text).join(', ');
  const { closesOn, deleteOn } = wave;
  return {
    who: whoKnows(wave, questionnaire),
    stored: [
      t('privacy.stored.answers'),
      ...(isConfidential ? [t('privacy.stored.unit')] : []),
      ...(isPersonal && background !== '' ? [t('privacy.stored.background', { variables: background })] : []),
      ...(isPersonal ? [t('privacy.stored.asked')] : []),
      t('privacy.stored.draft'),
      t('privacy.stored.browser'),
    ],
    notStored: [
      t('privacy.notStored.name'),
      ...(isConfidential ? [] : [t('privacy.notStored.unit')]),
      t('privacy.notStored.address'),
      t('privacy.notStored.time'),
    ],
    see: [
      t(`privacy.see.${questionnaire.disclosure}`),
      t('privacy.see.analysts'),
      ...(asksForWords(questionnaire) ? [t('privacy.see.words')] : []),
      ...(isPersonal ? [t('privacy.see.register')] : []),
    ],
    deleted: [
      closesOn ? t('privacy.deleted.draftsOn', { day: day(closesOn) }) : t('privacy.deleted.drafts'),
      ...(isPersonal && deleteOn
        ? [t('privacy.deleted.asked', { day: day(deleteOn) }), t('privacy.deleted.rates')]
        : []),
      ...(isConfidential && deleteOn ? [t('privacy.deleted.unit', { day: day(deleteOn) })] : []),
      t('privacy.deleted.answers'),
    ],
    rights: [
      t(`privacy.rights.${wave.mode}`),
      ...(isPersonal ? [t('privacy.rights.asked')] : []),
      t('privacy.rights.complain'),
    ],
  };
}

function asksForWords(questionnaire: Questionnaire): boolean {
  return itemsOf(questionnaire).some(
    (item) =>
      item.kind === 'text' || (item.kind === 'several' && item.options.some(({ withText }) => withText)),
  );
}

/** Members can try the form at any time, and then nobody asks them for comments. */
function ofPilot({ wave, questionnaire }: Pick<FormVisit, 'wave' | 'questionnaire'>): PrivacyPage {
  const t = translatorFor(questionnaire.language);
  const isPilot = wave.state === 'pilot';
  return {
    who: [t('privacy.who.pilot')],
    stored: [
      t('privacy.stored.answers'),
      ...(isPilot ? [t('privacy.stored.comments')] : []),
      t('privacy.stored.draft'),
      t('privacy.stored.browser'),
    ],
    notStored: [t('privacy.notStored.name'), t('privacy.notStored.address'), t('privacy.notStored.time')],
    see: [t('privacy.see.pilot')],
    deleted: isPilot
      ? [t('privacy.deleted.pilotAnswers'), t('privacy.deleted.pilotComments')]
      : [t('privacy.deleted.tryouts')],
    rights: [t('privacy.rights.complain')],
  };
}

function whoKnows({ access, mode, deleteOn }: Wave, { language }: Questionnaire): string[] {
  const t = translatorFor(language);
  if (mode === 'confidential')
    return [
      deleteOn
        ? t('privacy.who.confidentialUntil', { day: dayInWords(deleteOn, language) })
        : t('privacy.who.confidential'),
      t('privacy.who.letter.confidential'),
    ];
  if (access === 'open') return [t('privacy.who.open'), t('privacy.who.byAnswers')];
  return [
    t('privacy.who.anonymous'),
    t('privacy.who.later'),
    t('privacy.who.byAnswers'),
    t('privacy.who.letter.anonymous'),
  ];
}
