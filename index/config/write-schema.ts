/** Writes `alongside.schema.json` beside this file, from the schema that checks the configuration. */
import { writeFileSync } from 'node:fs';
import { toConfigJsonSchema } from './to-json-schema.ts';

writeFileSync(new URL('alongside.schema.json', import.meta.url), toConfigJsonSchema());
