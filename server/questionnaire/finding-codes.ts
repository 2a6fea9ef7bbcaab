/**
 * Every finding has a code that names what is wrong, whatever the words of its message: an author can look it up,
 * and a questionnaire can explain why a warning of that code stands. The title says what the code means.
 */
export const findingTitles = {
  // The file
  'not-json': 'Filen er ikke gyldig JSON',
  'misplaced-file': 'Filen ligger ikke der undersøkelsen og bølgen i den sier',
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
  'too-few': 'Listen er for kort',
  'too-low': 'Tallet er for lavt',
  'too-high': 'Tallet er for høyt',

  // Ids
  'duplicate-id': 'To spørsmål eller grupperinger har samme id',
  'duplicate-section-id': 'To deler har samme id',
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

  // Numbers and bands
  'limits-reversed': 'Øvre grense er ikke høyere enn nedre grense',
  'years-out-of-order': 'Årene i en tabell står ikke i rekkefølge',
  'bands-of-unknown-item': 'Grupperingen er laget av et spørsmål som ikke finnes',
  'bands-of-other-than-number': 'Grupperingen er laget av et spørsmål som ikke er et tall',
  'duplicate-band-code': 'To grupper har samme kode',
  'band-reversed': 'En gruppe slutter før den begynner',
  'band-open-in-middle': 'En gruppe før den siste mangler øvre ende',
  'bands-gap': 'Noen verdier er ikke med i noen gruppe',
  'bands-overlap': 'Noen verdier er med i to grupper',

  // Routing
  'routing-to-self': 'Et spørsmål viser til seg selv',
  'routing-to-later': 'Et spørsmål viser til et som kommer senere',
  'routing-to-unknown': 'Et spørsmål viser til et som ikke finnes',
  'routing-to-unknown-option': 'Et spørsmål viser til et svar som ikke finnes',
  'routing-without-options': 'Et spørsmål viser til svar på et spørsmål uten svaralternativer',

  // Results
  'dates-reversed': 'Siste dag er før første dag',
  'impossible-breakdown': 'Resultatene kan ikke deles slik',
  'coverage-of-other-than-number': 'Dekningen måles med noe som ikke er et tallspørsmål',
  'coverage-by-other-than-choice': 'Dekningen deles etter noe som ikke er et spørsmål med ett svar',
  'coverage-missing-total': 'Registeret mangler et tall',
  'coverage-unknown-total': 'Registeret har et tall for et svar som ikke finnes',

  // Other waves
  'comparison-disagrees': 'Et spørsmål sier noe annet om bølgen før enn skjemaene viser',
  'comparison-undeclared': 'Et spørsmål sier ikke om det er likt som i bølgen før',
  'comparison-without-previous': 'Et spørsmål sammenlignes med en bølge som ikke er oppgitt',

  // Languages
  untranslated: 'En tekst mangler på et språk som andre tekster finnes på',
} as const satisfies Record<string, string>;

export type FindingCode = keyof typeof findingTitles;

export const findingCodes = Object.keys(findingTitles) as FindingCode[];
