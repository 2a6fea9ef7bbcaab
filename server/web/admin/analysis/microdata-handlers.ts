import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { record } from '../../../accounts/audit.ts';
import { dayInWords, dayOf } from '../../../fieldwork/day.ts';
import { microdataArchive, ownWordsArchive } from '../../../microdata/archive.ts';
import type { About } from '../../../microdata/codebook.ts';
import { ownWordsIn } from '../../../microdata/own-words.ts';
import type { WaveDatasets } from '../../../microdata/wave-dataset.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import { codebookOf } from '../../questionnaire/codebook.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';

export function microdataHandlers(services: Services, datasets: WaveDatasets) {
  const { audit, responses } = services;

  const show: WaveHandler = (_req, res) => {
    res.render('admin/analysis/microdata', { problem: undefined });
  };

  const send: WaveHandler = async (_req, res, visit) => {
    const { wave, questionnaire, instruments, member } = visit;
    const { survey, wave: name } = wave;
    const dataset = await datasets.of(wave, questionnaire, instruments);
    const about = aboutOf(visit, dataset.respondents);
    await record(audit, member, 'answers.downloaded', { survey, wave: name });
    const archive = microdataArchive(dataset, questionnaire, {
      about,
      readme: readmeOf('readme', visit, dataset.respondents),
      day: dayOf(new Date()),
    });
    await sendArchive(res, nameOf(visit, 'mikrodata'), archive);
  };

  const sendOwnWords: WaveHandler = async (req, res, visit) => {
    const { survey, wave } = visit.wave;
    if (req.body?.forstatt !== 'ja') {
      res.status(422).render('admin/analysis/microdata', { problem: t('admin.analysis.ownWords.tick') });
      return;
    }
    await record(audit, visit.member, 'ownWords.downloaded', { survey, wave });
    const words = await ownWordsIn(visit.questionnaire, responses.stream(survey, wave));
    const archive = ownWordsArchive(words, readmeOf('ownWordsReadme', visit, words.length));
    await sendArchive(res, nameOf(visit, 'egne-ord'), archive);
  };

  return { show, send, sendOwnWords };
}

/** Made-up data is told from real data by the name alone, in a folder of downloads. */
function nameOf({ wave: { survey, wave, example } }: WaveVisit, what: string): string {
  return `${example ? 'eksempel-' : ''}${survey}-${wave}-${what}.zip`;
}

async function sendArchive(res: Response, name: string, archive: AsyncGenerator<Uint8Array>): Promise<void> {
  res.set('Content-Disposition', `attachment; filename="${name}"`).type('application/zip');
  // Somebody who stops the download is no error.
  await pipeline(Readable.from(archive), res).catch((error) => {
    if (!res.destroyed) throw error;
  });
}

function aboutOf({ wave, questionnaire }: WaveVisit, respondents: number): About {
  const { survey, title, waveLabel, publisher, version, notes } = questionnaire;
  const { variables } = codebookOf(questionnaire);
  return {
    survey,
    wave: wave.wave,
    title,
    waveLabel,
    publisher,
    version,
    example: wave.example,
    respondents,
    notes,
    universeOf: new Map(variables.map(({ id, universe }) => [id, universe])),
    sourceLabels: {
      derived: t('admin.analysis.source.derived'),
      register: t('admin.analysis.source.register'),
    },
  };
}

/** With the line breaks that every editor of text knows. */
function readmeOf(
  name: 'readme' | 'ownWordsReadme',
  { wave, questionnaire }: WaveVisit,
  count: number,
): string {
  const { title, waveLabel, publisher } = questionnaire;
  const lines = t(`admin.analysis.${name}`, {
    returnObjects: true,
    title,
    waveLabel,
    publisher,
    count,
    day: dayInWords(dayOf(new Date())),
  }) as unknown as string[];
  const example = wave.example ? [t('admin.analysis.exampleReadme'), ''] : [];
  return [...example, ...lines, ''].join('\r\n');
}
