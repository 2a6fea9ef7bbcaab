import { writeFileSync } from 'node:fs';
import { definitionJsonSchema } from '../questionnaire/definition.ts';

/** Writes the JSON Schema that editors use for questionnaire files. Run it when the definition language changes. */
const file = new URL('../../surveys/questionnaire.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(definitionJsonSchema(), null, 2)}\n`);
