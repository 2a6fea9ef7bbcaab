import { exampleWordsOf } from '../example-words.ts';
import { leastInCell } from '../least-in-cell.ts';
import type { PublishedParticipation } from '../participation.ts';
import type { Publication } from '../publication.ts';
import { weightingWords } from '../weighting.ts';
import { dayInWords, percentWithOneDecimal, quantity } from '../words.ts';
import { citationOf, licenceIn } from './citation.ts';
import type { Source } from './context.ts';
import { statusWords } from './status-words.ts';

/** A part of the readme: a heading, and paragraphs and list items under it. */
export interface ReadmePart {
  heading: string;
  lines: ReadmeLine[];
}

type ReadmeLine = { text: string } | { item: string };

/** What a reader of the files must know, in bokmål and last in short in English. The same in the workbook and the package. */
export function readmeOf(source: Source): ReadmePart[] {
  const { publication } = source;
  const { notes, participation } = publication;
  return [
    { heading: `${publication.title}, ${publication.waveLabel}`, lines: aboutLines(source) },
    { heading: 'Hvem som svarte', lines: participationLines(publication, participation) },
    { heading: 'Slik leser du tallene', lines: [...readingLines, weightingWords(publication)].map(item) },
    { heading: 'Slik verner vi dem som svarte', lines: safetyLines(publication) },
    ...(notes.length > 0 ? [{ heading: 'Merknader', lines: notes.map(item) }] : []),
    {
      heading: 'Kolonnen obs_status',
      lines: Object.entries(statusWords).map(([status, words]) => item(`«${status}»: ${words}.`)),
    },
    { heading: 'Bruk av tallene', lines: licenceLines(source) },
    { heading: 'In English', lines: englishLines(source) },
  ];
}

const text = (words: string): ReadmeLine => ({ text: words });
const item = (words: string): ReadmeLine => ({ item: words });

function aboutLines({ publication, address }: Source): ReadmeLine[] {
  const { publisher, purpose, version, published, collected, editorial } = publication;
  const example = exampleWordsOf(publication);
  const period = collected
    ? ` Svarene er samlet inn fra ${dayInWords(collected.from)} til ${dayInWords(collected.to)}.`
    : '';
  return [
    ...(example ? [text(example.warning)] : []),
    text(`${publisher} står bak undersøkelsen. De som er med, svarer på et skjema på nett.${period}`),
    text(purpose),
    ...(editorial?.methodNote ? [text(editorial.methodNote)] : []),
    text(`Dette er versjon ${version} av resultatene, publisert ${dayInWords(published)}: ${address}`),
  ];
}

function participationLines(
  { respondents }: Publication,
  participation: PublishedParticipation | undefined,
): ReadmeLine[] {
  if (!participation) return [text(`${quantity(respondents)} har svart.`)];
  const { units, invited, answered, rate, fte, breakdowns, nonResponse } = participation;
  return [
    text(
      `${quantity(answered)} av ${quantity(invited)} inviterte har svart. Svarprosenten er ${percentWithOneDecimal(rate)}. Registeret har ${quantity(units)} tjenester.`,
    ),
    ...(fte
      ? [
          text(
            `De som svarte, har ${quantity(fte.answered)} av ${quantity(fte.register)} årsverk i registeret, ${percentWithOneDecimal(fte.coverage)}.`,
          ),
        ]
      : []),
    ...breakdowns.flatMap(({ label, groups }) =>
      groups.map((group) =>
        item(
          `${label}, ${group.label}: ${quantity(group.answered)} av ${quantity(group.units)}, ${percentWithOneDecimal(group.rate)}`,
        ),
      ),
    ),
    ...nonResponse.map(text),
  ];
}

const readingLines = [
  'N er antall svar som prosenten er regnet av. De som svarte «Vet ikke», er med i N når kodeboken ikke sier noe annet.',
  'Hver prosent er rundet av for seg til nærmeste hele tall. Derfor kan summen bli litt mer eller mindre enn 100.',
  'Kunne en krysse av for flere svar, kan prosentene bli mer enn 100 til sammen.',
  'Når svar er slått sammen, er antallene lagt sammen først og rundet av til slutt. Tell ikke både de sammenslåtte svarene og svarene de består av.',
  'Intervallet sier hvor andelen kan ligge blant alle tjenestene i registeret (95 prosent, eksakt for et endelig antall). Det finnes bare der alle fikk spørsmålet og registeret er kjent.',
];

function safetyLines({ policy, promise }: Publication): ReadmeLine[] {
  const minimumCell = leastInCell(policy);
  if (policy.mode === 'open')
    return [
      text(
        'Her publiserer en tjeneste tall om seg selv. Derfor er ingen tall skjult. Svar i fritekst er ikke med.',
      ),
    ];
  return [
    text(`De som svarte, fikk dette løftet: «${promise}»`),
    item(
      `Ingen gruppe med færre enn ${policy.minimumBase} svar er vist. Små grupper er slått sammen eller skjult.`,
    ),
    ...(minimumCell === undefined
      ? []
      : [
          item(
            `I en gruppe er et tall skjult når færre enn ${minimumCell} har gitt svaret, eller færre enn ${minimumCell} har gitt et annet.`,
          ),
        ]),
    item(
      'Kan et skjult tall regnes ut fra andre tall, er flere tall skjult. Det står ikke hvilke som ble skjult av hvilken grunn.',
    ),
    item('Tall som er skjult, står som «:» og finnes ikke i noen av filene.'),
    item('Svarene er aldri fordelt på to kjennetegn samtidig. Svar i fritekst er ikke med.'),
  ];
}

function licenceLines(source: Source): ReadmeLine[] {
  const { title, address } = licenceIn(source.publication);
  return [
    text(`Lisens: ${title}. ${address}`),
    text('Du kan bruke tallene fritt når du sier hvor de er fra. Vis til dem slik:'),
    text(citationOf(source)),
  ];
}

function englishLines(source: Source): ReadmeLine[] {
  const { publication } = source;
  const { title, waveLabel, publisher, respondents, policy } = publication;
  const example = exampleWordsOf(publication);
  const minimumCell = leastInCell(policy);
  const cellRule =
    minimumCell === undefined
      ? ''
      : ` In a group, a figure is hidden when fewer than ${minimumCell} gave the answer, or fewer than ${minimumCell} gave another.`;
  return [
    ...(example ? [text(example.english)] : []),
    text(
      `Published tables from the survey «${title}» (${waveLabel}) by ${publisher}, with ${respondents} respondents. Texts are in Norwegian; codes and column names are in English.`,
    ),
    text(
      policy.mode === 'open'
        ? 'A service publishes figures about itself, and nothing is hidden.'
        : `No group of fewer than ${policy.minimumBase} respondents is shown.${cellRule} A figure marked «:» is confidential; other figures may be hidden to keep it so.`,
    ),
    text(`Licence: ${licenceIn(publication).name}. Cite as: ${citationOf(source)}`),
  ];
}

/** As Markdown. Texts are the publisher's own, so signs that Markdown would take for its own are kept as they are. */
export function readmeInMarkdown(
  parts: ReadmePart[],
  files: { path: string; description: string }[],
): string {
  const [first, ...rest] = parts;
  const listed = {
    heading: 'Filene',
    lines: files.map(({ path, description }) => item(`${path}: ${description}`)),
  };
  return [first, listed, ...rest]
    .flatMap((part, place) => (part ? [`${place === 0 ? '#' : '##'} ${part.heading}`, body(part.lines)] : []))
    .join('\n\n')
    .concat('\n');
}

/** A list stands close; everything else has a line between. */
function body(lines: ReadmeLine[]): string {
  return lines
    .map((line, place) => {
      const isItem = 'item' in line;
      const before = lines[place - 1];
      const words = isItem ? `- ${line.item}` : line.text;
      return before === undefined || (isItem && 'item' in before) ? words : `\n${words}`;
    })
    .join('\n');
}
