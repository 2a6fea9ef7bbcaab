import type { Definition } from '../definition.ts';
import { type Problem, warning } from '../finding.ts';

/** Ids and codes stand in cells of the files with results, where spreadsheets read some of them as dates. */
export function checkSpreadsheets(definition: Definition): Problem[] {
  return namesIn(definition, []).flatMap(({ name, path }) =>
    looksLikeDate.test(name)
      ? [
          warning(
            'looks-like-date',
            path,
            `Regneark kan gjøre «${name}» om til en dato. La den begynne med et ord, for eksempel «fra-${name}».`,
          ),
        ]
      : [],
  );
}

const month = '(jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|des|dec)';

/** Such as `1-5`, `2023-10`, `1-5-10` and `1-mai`. */
const looksLikeDate = new RegExp(`^(\\d{1,4}(-\\d{1,4}){1,2}|\\d{1,4}-${month}|${month}-\\d{1,4})$`);

function namesIn(value: unknown, path: Problem['path']): { name: string; path: Problem['path'] }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return typeof part === 'string' && ['id', 'code'].includes(key)
      ? [{ name: part, path: place }]
      : namesIn(part, place);
  });
}
