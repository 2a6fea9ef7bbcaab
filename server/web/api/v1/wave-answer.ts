import type { z } from 'zod';
import { citationOf, licenceIn } from '../../../publishing/files/citation.ts';
import type { Publication } from '../../../publishing/publication.ts';
import type { PublishedVersion } from '../../../publishing/publication-store.ts';
import { paths } from '../../paths.ts';
import { versionOf } from './figure-answer.ts';
import { v1Paths } from './paths.ts';
import type { versionsSchema, waveHeadSchema, waveSchema } from './schemas.ts';

export function waveHead(publication: Publication): z.infer<typeof waveHeadSchema> {
  const { survey, wave, waveLabel, version, published, example, respondents } = publication;
  return {
    wave,
    label: waveLabel,
    version,
    published,
    example,
    respondents,
    links: { self: v1Paths.newest(survey, wave), page: paths.results(survey, wave) },
  };
}

/** @param origin of the site, for the citation */
export function waveAnswer(publication: Publication, origin: string): z.infer<typeof waveSchema> {
  const { survey, wave, version, title, waveLabel, publisher, purpose, promise, language } = publication;
  const { published, collected, respondents, notes, weighting, planHash, sections } = publication;
  const address = `${origin}${paths.version(survey, wave, version)}`;
  return {
    ...versionOf(publication),
    title,
    label: waveLabel,
    publisher,
    purpose,
    promise,
    language,
    published,
    ...(collected ? { collected } : {}),
    respondents,
    notes,
    ...(weighting ? { weighting } : {}),
    licence: licenceIn(publication),
    citation: citationOf({ publication, address }),
    planHash,
    sections: sections.map(({ id, title, figures }) => ({
      id,
      title,
      figures: figures.map((each) => each.id),
    })),
    links: {
      self: v1Paths.wave(publication),
      page: paths.version(survey, wave, version),
      method: paths.method(survey, wave, version),
      figures: v1Paths.figures(publication),
      versions: v1Paths.versions(survey, wave),
      codebook: v1Paths.codebook(publication),
      files: v1Paths.files(publication),
      trends: v1Paths.trends(survey),
    },
  };
}

export function versionsAnswer(
  survey: string,
  wave: string,
  versions: PublishedVersion[],
): z.infer<typeof versionsSchema> {
  return {
    survey,
    wave,
    versions: versions.map(({ version, published, note, withdrawn }) => ({
      version,
      published,
      ...(note === undefined ? {} : { note }),
      ...(withdrawn ? { withdrawn: { on: withdrawn.on, why: withdrawn.why } } : {}),
      links: { self: v1Paths.wave({ survey, wave, version }) },
    })),
  };
}
