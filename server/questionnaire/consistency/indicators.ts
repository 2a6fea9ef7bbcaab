import type { CountDefinition } from '../derived.ts';
import { error, type Problem, within } from '../finding.ts';
import { repeated } from '../kinds/choice.ts';
import { didYouMean } from '../nearest.ts';
import type { Indicator } from '../questionnaire.ts';
import { itemsIn } from '../routing.ts';
import { inLanguage } from '../text.ts';
import type { Checking } from './placed.ts';

/** Indicators are made from answers and from one another in some order, and counts count indicators. */
export function checkIndicators({ definition, written }: Checking): Problem[] {
  const { indicators } = written;
  const known = indicators.map(({ id }) => id);
  return definition.derived.flatMap((derived, index) => {
    if ('count' in derived) return within(['derived', index], countProblems(derived, known));
    return 'when' in derived ? within(['derived', index], circleProblems(derived.id, indicators)) : [];
  });
}

function countProblems({ id, count, nets }: CountDefinition, known: string[]): Problem[] {
  const codes = [...count.keys(), count.length].map(String);
  return [
    ...count.flatMap((indicator, index) =>
      known.includes(indicator)
        ? []
        : [
            error(
              'count-of-other-than-indicator',
              ['count', index],
              `«${id}» teller «${indicator}», som ikke er en indikator.${didYouMean(indicator, known)}`,
            ),
          ],
    ),
    ...repeated(count, (indicator, index) =>
      error('duplicate-in-count', ['count', index], `«${indicator}» telles to ganger. Ta bort den ene.`),
    ),
    ...repeated(
      nets.map(({ code }) => code),
      (code, index) =>
        error(
          'duplicate-net-code',
          ['nets', index, 'code'],
          `Koden «${code}» er brukt på to samlinger. Gi den ene en egen kode.`,
        ),
    ),
    ...nets.flatMap((net, index) => [
      ...(codes.includes(net.code)
        ? [
            error(
              'net-code-of-option',
              ['nets', index, 'code'],
              `Koden «${net.code}» er et av antallene. Gi samlingen en egen kode, for eksempel «minst-${net.code}».`,
            ),
          ]
        : []),
      ...(net.atLeast > count.length
        ? [
            error(
              'count-net-out-of-reach',
              ['nets', index, 'atLeast'],
              `«${inLanguage(net.label, 'nb')}» krever ${net.atLeast} indikatorer, men det telles bare ${count.length}. Senk tallet.`,
            ),
          ]
        : []),
    ]),
  ];
}

/** Told once for each circle, at the indicator in it that stands first. */
function circleProblems(id: string, indicators: Indicator[]): Problem[] {
  const order = indicators.map((indicator) => indicator.id);
  const circle = circleFrom([id], indicators);
  if (!circle || circle.some((other) => order.indexOf(other) < order.indexOf(id))) return [];
  const way = [...circle, id].map((each) => `«${each}»`).join(' av ');
  return [
    error(
      'indicators-in-circle',
      ['when'],
      `Indikatorene går i ring: ${way}. Bruk spørsmålene bak i stedet.`,
    ),
  ];
}

/** The way back to where the trail began, if there is one. */
function circleFrom(trail: string[], indicators: Indicator[]): string[] | undefined {
  const last = indicators.find(({ id }) => id === trail.at(-1));
  for (const next of last ? itemsIn(last.when) : []) {
    if (next === trail[0]) return trail;
    if (trail.includes(next)) continue;
    const circle = circleFrom([...trail, next], indicators);
    if (circle) return circle;
  }
  return undefined;
}
