/** The JSON schema of `alongside.config.json`, by which editors complete it; made from the schema that checks it. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { CONFIG_FILE } from './schema.ts';

/** The schema's file, ready to be written. */
export function toConfigJsonSchema(): string {
  const schema = toJsonSchema(CONFIG_FILE, { errorMode: 'ignore' });
  return `${JSON.stringify({ ...schema, title: 'Configuration of Alongside' }, null, 2)}\n`;
}
