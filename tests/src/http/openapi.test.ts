import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createDescription } from '../../../src/http/openapi.ts';
import { RESPONSE_SCHEMAS } from '../../../src/http/response-schemas.ts';
import { createTestApp } from './fake-engine.ts';

interface Parameter {
  name: string;
  required?: boolean;
  example: string | number | string[];
  schema: { enum?: string[] };
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json': { example: unknown } } };
  responses: Record<string, { content: Record<string, { schema: { $ref?: string } }> }>;
}

const { paths } = createDescription('https://search.example') as {
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Each example alone (with what is required, or else one of id and url), and all of them together. */
function examplesOf({ parameters = [] }: Operation): string[] {
  const write = (some: Parameter[]) =>
    String(
      new URLSearchParams(
        some.flatMap(({ name, example }) =>
          [example].flat().map((one) => [name, String(one)] as [string, string]),
        ),
      ),
    );
  const required = parameters.filter(({ required, name }) => required || name === 'q' || name === 'url');
  const others = parameters.filter((parameter) => !required.includes(parameter) && parameter.name !== 'id');
  const id = parameters.filter(({ name }) => name === 'id');
  return [
    write(required),
    ...others.map((parameter) => write([...required, parameter])),
    ...(id.length > 0 ? [write(id)] : []),
    write([...required, ...others]),
    ...parameters.flatMap(({ name, schema }) =>
      name === 'format' ? (schema.enum ?? []).map((format) => `${write(required)}&format=${format}`) : [],
    ),
  ];
}

describe.each(operations)('$method $path', ({ path, method, operation }) => {
  it.each(examplesOf(operation))('answers its documented example: %s', async (query) => {
    const body = operation.requestBody?.content['application/json'].example;
    const response = await createTestApp().app.request(
      `${path}?${query}`,
      method === 'post' ? { method: 'POST', body: JSON.stringify(body) } : {},
    );
    expect(response.status).toBe(200);
    const type = response.headers.get('Content-Type')!.split(';')[0]!;
    const content = operation.responses[200]!.content;
    expect(Object.keys(content)).toContain(type);
    const name = content[type]!.schema.$ref?.split('/').at(-1) as keyof typeof RESPONSE_SCHEMAS | undefined;
    if (name) v.parse(RESPONSE_SCHEMAS[name] as v.GenericSchema, await response.json());
  });
});

it('is served with the address of the server that was asked', async () => {
  const { app } = createTestApp();
  const response = await app.request('https://elsewhere.example/openapi.json');
  expect(response.headers.get('Content-Type')).toBe('application/json');
  expect(await response.json()).toEqual(createDescription('https://elsewhere.example'));
});
