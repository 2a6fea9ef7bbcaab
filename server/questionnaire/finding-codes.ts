/**
 * Every finding has a code that names what is wrong, whatever the words of its message: an author can look it
 * up, and a questionnaire can explain why a warning of that code stands. The title says what the code means.
 */
export const findingTitles = {
  // The file
  'not-json': 'Filen er ikke gyldig JSON',
  'misplaced-file': 'Filen ligger ikke der undersøkelsen, bølgen og instrumentet i den sier',
  'unseen-file': 'Filen ligger utenfor mappen som plattformen leser',

  // The shape
  'missing-field': 'Et felt mangler',
  'unknown-field': 'Feltet finnes ikke',
  'wrong-type': 'Verdien er av feil type',
  'unknown-kind': 'Slaget av spørsmål finnes ikke',
  'unknown-value': 'Verdien er ikke blant dem som kan stå her',
  'not-an-id': 'Id-en eller koden har tegn som ikke kan brukes',
  'not-a-date': 'Datoen finnes ikke eller er skrevet på feil måte',
  'empty-text': 'Teksten er tom',
  'too-long': 'Teksten er for lang',
  'too-few': 'Listen er for kort',
  'too-many': 'Listen er for lang',
  'too-low': 'Tallet er for lavt',
  'too-high': 'Tallet er for høyt',
  'too-large': 'Spørreskjemaet er for stort',

  // Ids
  'duplicate-id': 'To spørsmål eller grupperinger har samme id',
  'duplicate-section-id': 'To deler har samme id',
  'clashing-fields': 'To spørsmål får felt med samme navn på siden',
  'reserved-id': 'Id-en er opptatt av noe annet',
  'looks-like-date': 'Regneark kan gjøre id-en eller koden om til en dato',

  // Options, nets and scales
  'duplicate-option-code': 'To svaralternativer har samme kode',
  'duplicate-option-label': 'Et svaralternativ står to ganger',
  'duplicate-net-code': 'To samlinger har samme kode',
  'net-code-of-option': 'En samling har samme kode som et svaralternativ',
  'net-of-unknown-option': 'En samling viser til et svaralternativ som ikke finnes',
  'own-words-in-one': 'Egne ord kan ikke skrives der bare ett svar kan velges',
  'own-words-twice': 'Mer enn ett svaralternativ har egne ord',
  'reserved-option-code': 'Koden på svaralternativet er opptatt av noe annet',
  'unknown-scale': 'Skalaen finnes ikke',
  'battery-without-rows': 'Et batteri har ingen rader',
  'duplicate-row-id': 'To rader har samme id',
  'duplicate-row-label': 'En rad står to ganger',
  'row-without-unknown-option': 'En rad utelater et svar som ikke finnes i skalaen',
  'exclusive-in-one': 'Et svar utelukker andre der bare ett svar kan velges',
  'ticks-reversed': 'Færre svar kan velges enn det som kreves',
  'more-ticks-than-options': 'Flere svar kreves enn det finnes svaralternativer',
  'scale-differs-from-shared': 'Skalaen er ikke lik den felles skalaen med samme navn',
  'option-missing': 'Et spørsmål ligner en skala, men mangler et svar',
  'battery-too-wide': 'Et batteri har ikke plass på en bred skjerm eller på en mobil',
  'battery-too-long': 'Et batteri har mange rader',

  // Numbers and bands
  'limits-reversed': 'Øvre grense er ikke høyere enn nedre grense',
  'limits-without-value': 'Ingen tall ligger innenfor grensene',
  'expected-outside-limits': 'Det ventede svaret er utenfor det som kan svares',
  'expected-reversed': 'Øvre ventede grense er ikke høyere enn nedre',
  'expected-of-unknown': 'Det ventede svaret regnes av et spørsmål som ikke finnes',
  'expected-of-later': 'Det ventede svaret regnes av et spørsmål som ikke kommer før',
  'expected-of-other-than-number': 'Det ventede svaret regnes av noe som ikke er et tall',
  'years-out-of-order': 'Årene i en tabell står ikke i rekkefølge',
  'bands-of-unknown-item': 'Grupperingen er laget av et spørsmål som ikke finnes',
  'bands-of-other-than-number': 'Grupperingen er laget av et spørsmål som ikke er et tall',
  'duplicate-band-code': 'To grupper har samme kode',
  'band-reversed': 'En gruppe slutter før den begynner',
  'band-open-in-middle': 'En gruppe før den siste mangler øvre ende',
  'bands-gap': 'Noen verdier er ikke med i noen gruppe',
  'bands-overlap': 'Noen verdier er med i to grupper',

  // Indicators and counts
  'indicators-in-circle': 'Indikatorer er laget av hverandre',
  'count-of-other-than-indicator': 'Et antall teller noe som ikke er en indikator',
  'duplicate-in-count': 'Et antall teller den samme indikatoren to ganger',
  'count-net-out-of-reach': 'En samling krever flere indikatorer enn det telles',

  // Background from the register
  'background-without-groups': 'Det som er kjent fra registeret, mangler grupper',
  'background-of-other-kind': 'Det som er kjent fra registeret, har grupper av feil slag',
  'background-unknown-value': 'En gruppe viser til noe som registeret ikke kan si',
  'background-value-twice': 'Det samme i registeret er med i to grupper',

  // Routing
  'routing-to-self': 'En betingelse viser til det den selv styrer',
  'routing-to-later': 'En betingelse viser til et spørsmål som kommer senere',
  'routing-to-unknown': 'En betingelse viser til et spørsmål som ikke finnes',
  'routing-to-derived': 'En betingelse viser til noe som først regnes ut når svarene er gitt',
  'routing-to-background': 'En betingelse viser til noe som er kjent fra registeret',
  'routing-to-unknown-option': 'En betingelse viser til et svar som ikke finnes',
  'routing-to-unknown-row': 'En betingelse viser til en rad som ikke finnes',
  'routing-to-information': 'En betingelse viser til noe som ikke kan besvares',
  'routing-without-options': 'En betingelse viser til svar på et spørsmål uten svaralternativer',
  'routing-without-row': 'En betingelse sier ikke hvilken rad i batteriet den ser på',
  'routing-without-battery': 'En betingelse viser til rader i noe som ikke er et batteri',
  'routing-without-number': 'En betingelse setter grenser for noe som ikke er et tall',
  'routing-too-many-rows': 'En betingelse krever flere rader enn det er',
  'routing-mixes-groups': 'Noe vises etter både gruppene i resultatene og andre svar',
  'option-by-group': 'Et svar vises bare for noen av gruppene i resultatene',
  'condition-never-holds': 'Betingelsen kan aldri være oppfylt',
  'condition-always-holds': 'Betingelsen er alltid oppfylt',
  'item-unreachable': 'Ingen kan komme hit',
  'required-behind-optional': 'Et spørsmål som må besvares, følger av et som kan hoppes over',

  // Carried forward and inserted
  'carried-from-unknown': 'Svar er hentet fra et spørsmål som ikke finnes',
  'carried-from-later': 'Svar er hentet fra et spørsmål som ikke kommer før',
  'carried-from-impossible': 'Svar er hentet fra et spørsmål som ikke har noe å hente',
  'carried-without-options': 'Rader er hentet fra et batteri uten at det står hvilke svar som gjelder',
  'carried-with-unknown-option': 'Rader er hentet etter et svar som ikke finnes',
  'carried-with-needless-options': 'Svar er hentet med et utvalg som ikke virker',
  'carried-code-clash': 'Noe hentet og noe eget har samme kode',
  'inserted-from-unknown': 'Et svar som settes inn, er fra et spørsmål som ikke finnes',
  'inserted-from-later': 'Et svar som settes inn, er ikke gitt i en tidligere del',
  'inserted-from-impossible': 'Svaret på spørsmålet kan ikke settes inn i en tekst',
  'inserted-without-fallback': 'Et svar settes inn uten ord for når det mangler',
  'inserted-unreadable': 'Et svar som settes inn, er skrevet feil',
  'inserted-in-wrong-text': 'Svar kan ikke settes inn i denne teksten',

  // Results
  'dates-reversed': 'Siste dag er før første dag',
  'impossible-breakdown': 'Resultatene kan ikke deles slik',
  'duplicate-breakdown': 'Resultatene deles to ganger etter det samme',
  'breakdowns-of-one-item': 'Resultatene deles etter to grupperinger av det samme',
  'coverage-of-other-than-number': 'Dekningen måles med noe som ikke er et tallspørsmål',
  'coverage-by-other-than-choice': 'Dekningen deles etter noe som ikke er et spørsmål med ett svar',
  'coverage-missing-total': 'Registeret mangler et tall',
  'coverage-unknown-total': 'Registeret har et tall for et svar som ikke finnes',
  'weighting-by-other-than-background': 'Svarene kan ikke vektes etter noe som registeret ikke vet',
  'duplicate-weighting': 'Svarene vektes to ganger etter det samme',

  // Languages and words
  untranslated: 'En tekst mangler på et av språkene',
  'undeclared-language': 'En tekst finnes på et språk som skjemaet ikke har',
  'hard-to-read': 'Teksten er tung å lese',

  // Other waves and instruments
  'previous-unknown': 'Bølgen før finnes ikke i undersøkelsen',
  'previous-in-circle': 'Bølgene kommer etter hverandre i ring',
  'id-reused': 'Id-en betydde noe annet i en tidligere bølge',
  'instruments-disagree': 'To instrumenter av samme bølge sier ulike ting om det samme',
  'instruments-mixed': 'Noen skjemaer i bølgen har instrument, og noen ikke',
  'two-main-instruments': 'To instrumenter er begge hovedutgaven',
  'comparison-disagrees': 'Et spørsmål sier noe annet om bølgen før enn skjemaene viser',
  'comparison-undeclared': 'Et spørsmål sier ikke om det er likt som i bølgen før',
  'comparison-without-previous': 'Et spørsmål sammenlignes med en bølge som ikke er oppgitt',

  // The register
  'background-singles-out': 'Bakgrunnen peker ut enkelte tjenester',
  'register-without-column': 'Registeret mangler en kolonne',

  // Explanations
  'explanation-unused': 'En forklaring gjelder ingenting',
  'explanation-of-error': 'En feil kan ikke forklares bort',
} as const satisfies Record<string, string>;

export type FindingCode = keyof typeof findingTitles;

export const findingCodes = Object.keys(findingTitles) as FindingCode[];

/**
 * What the author may let stand, and explain. All else are errors: the questionnaire cannot be used with
 * them.
 */
export const warningCodes = [
  'unseen-file',
  'looks-like-date',
  'option-missing',
  'battery-too-wide',
  'battery-too-long',
  'condition-always-holds',
  'required-behind-optional',
  'untranslated',
  'undeclared-language',
  'hard-to-read',
  'comparison-undeclared',
  'comparison-without-previous',
  'background-singles-out',
  'explanation-unused',
] as const satisfies FindingCode[];

export type WarningCode = (typeof warningCodes)[number];

export function isWarning(code: FindingCode): code is WarningCode {
  return (warningCodes as readonly FindingCode[]).includes(code);
}
