import type { Policy } from '../disclosure/policy.ts';
import type { Release } from '../disclosure/release.ts';
import type { NotMade } from '../disclosure/released.ts';
import { type Background, backgroundGroups } from '../questionnaire/background.ts';
import { type Licence, usualLicence } from '../questionnaire/licence.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Language } from '../questionnaire/text.ts';
import { type PlacedVariable, variablesIn } from '../questionnaire/variables.ts';
import { withDifferences } from './difference.ts';
import type { Editorial } from './editorial.ts';
import { derivedTitle } from './editorial-items.ts';
import { type Figure, figureOf, type Surroundings } from './figure.ts';
import type { FrameCounts } from './frame-counts.ts';
import type { PublishedParticipation } from './participation.ts';
import { planHash } from './plan-hash.ts';
import { type CoverageFigure, coverageFigure, type SizesFigure, sizesFigure } from './totals.ts';
import { type PublishedWeighting, publishedWeighting } from './weighting.ts';

export type { NotMade } from '../disclosure/released.ts';

/**
 * The frozen results of a wave: the only thing that pages, charts, files and the public API read. Plain JSON, with
 * every text it needs, so that it stands when the questionnaire behind it has changed.
 */
export interface Publication {
  survey: string;
  wave: string;
  /** 1 for the first, then one more for each revision. */
  version: number;
  /** The day it was published, as 2022-11-14. */
  published: string;
  /** What is new since the version before, in the publisher's words. */
  versionNote?: string;
  language: Language;
  definitionVersion: string;
  /** The answers are made up, to show the platform. */
  example: boolean;
  policy: Policy;
  /** SHA-256, in hexadecimal, of what was to be tabulated and under which policy. */
  planHash: string;
  respondents: number;
  title: string;
  waveLabel: string;
  publisher: string;
  purpose: string;
  promise: string;
  /** What others may do with the figures. Not in the oldest publications: see {@link licenceOf}. */
  licence?: Licence;
  notes: string[];
  /** Words that were corrected while leaders answered, or after. */
  corrections?: PublishedCorrection[];
  /** What was known of the respondents from the register, and never asked. Not there where nothing was. */
  background?: KnownBackground[];
  /** First and last day of the collection. */
  collected?: { from: string; to: string };
  sections: PublishedSection[];
  /** What the publisher has written. */
  editorial?: Editorial;
  /** Who took part, where the wave has a register. */
  participation?: PublishedParticipation;
  /** Where the questionnaire asks for weights. */
  weighting?: PublishedWeighting;
  coverage: CoverageFigure | NotMade;
  sizes: SizesFigure | NotMade;
}

/** Something the register says, in the groups that the answers were stored with. */
interface KnownBackground {
  id: string;
  text: string;
  groups: string[];
}

/** A section of the questionnaire and the figures of its closed items; there may be none. */
interface PublishedSection {
  id: string;
  title: string;
  figures: Figure[];
}

export interface Edition {
  version: number;
  published: string;
  example: boolean;
  versionNote?: string | undefined;
  /** What readers must know of it, after the notes of the questionnaire. */
  notes?: string[];
  corrections?: PublishedCorrection[];
  editorial?: Editorial | undefined;
  participation?: PublishedParticipation | undefined;
  frame?: FrameCounts | undefined;
  /** The questionnaire in the other languages that it has. */
  translations?: Surroundings['translations'];
  /** The questionnaires of the wave, where not all are asked the same. */
  instruments?: Surroundings['instruments'];
}

/** Words of the questionnaire that are not as they were when the wave was opened. */
export interface PublishedCorrection {
  /** The day, as 2022-11-14. */
  on: string;
  /** Whose questionnaire, in a wave with several. */
  instrument?: string;
  /** Why. */
  note: string;
  changes: { at: string; before: string; after: string }[];
}

/** Composes a publication from what disclosure has released of the questionnaire's answers. */
export function composePublication(
  questionnaire: Questionnaire,
  release: Release,
  edition: Edition,
): Publication {
  const { version, published, versionNote, example, notes = [], corrections = [] } = edition;
  const { editorial, participation } = edition;
  const { survey, wave, language, title, waveLabel, publisher, purpose, promise } = questionnaire;
  const { collected, background } = questionnaire;
  return {
    survey,
    wave,
    version,
    published,
    ...(versionNote === undefined ? {} : { versionNote }),
    language,
    definitionVersion: questionnaire.version,
    example,
    policy: release.policy,
    planHash: planHash(questionnaire, release),
    respondents: release.respondents,
    title,
    waveLabel,
    publisher,
    purpose,
    promise,
    licence: questionnaire.licence,
    notes: [...questionnaire.notes, ...notes],
    ...(corrections.length > 0 ? { corrections } : {}),
    ...(background.length > 0 ? { background: background.map(knownBackground) } : {}),
    ...(collected ? { collected } : {}),
    sections: withDifferences(sectionsOf(questionnaire, release, edition)),
    ...(editorial ? { editorial } : {}),
    ...(participation ? { participation } : {}),
    ...(release.weighting ? { weighting: publishedWeighting(questionnaire, release.weighting) } : {}),
    coverage: coverageFigure(questionnaire, release.coverage),
    sizes: sizesFigure(questionnaire, release.sizes),
  };
}

export function licenceOf({ licence = usualLicence }: Pick<Publication, 'licence'>): Licence {
  return licence;
}

function knownBackground(background: Background): KnownBackground {
  const { id, text } = background;
  return { id, text, groups: backgroundGroups(background).map(({ label }) => label) };
}

/**
 * The sections of the questionnaire, and one more for what is made from answers across them. Where the publisher has
 * chosen items, they are in that order: a section stands where the first of its items does.
 */
function sectionsOf(
  questionnaire: Questionnaire,
  release: Release,
  { editorial, frame, translations = {}, instruments }: Edition,
): PublishedSection[] {
  // A variable that crosses two breakdowns is not tabulated.
  const tabulated = new Set(release.tables.map(({ variable }) => variable));
  const variables = variablesIn(questionnaire).filter(({ id }) => tabulated.has(id));
  const figures = (wanted: (variable: PlacedVariable) => boolean) =>
    variables.filter(wanted).map((variable) =>
      figureOf(
        questionnaire,
        variable,
        release.tables.filter((table) => table.variable === variable.id),
        { frame, isOpen: release.policy.mode === 'open', translations, instruments },
      ),
    );
  const derived = figures(({ item }) => item === undefined);
  return inChosenOrder(
    [
      ...questionnaire.sections.map(({ id, title, items }) => ({
        id,
        title,
        figures: figures(({ item }) => item !== undefined && items.includes(item)),
      })),
      ...(derived.length > 0 ? [{ id: derivedSection, title: derivedTitle, figures: derived }] : []),
    ],
    editorial?.items,
  );
}

/** The item that a figure is of: a battery's for each of its rows. */
export function itemOfFigure({ id, partOf }: Pick<Figure, 'id' | 'partOf'>): string {
  return partOf?.id ?? id;
}

function inChosenOrder(sections: PublishedSection[], items: string[] | undefined): PublishedSection[] {
  if (!items) return sections;
  const place = (figure: Figure) => items.indexOf(itemOfFigure(figure));
  return sections
    .map((section) => ({
      ...section,
      figures: section.figures.filter((figure) => place(figure) >= 0).sort((a, b) => place(a) - place(b)),
    }))
    .filter(({ figures }) => figures.length > 0)
    .sort((a, b) => place(a.figures[0]!) - place(b.figures[0]!));
}

/** An identifier holds no underscore, so no section of a questionnaire has this id. */
const derivedSection = '_derived';
