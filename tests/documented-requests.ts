/** The requests that `/openapi.json` shows as examples, each with what the description promises of its answer. */
import * as v from 'valibot';
import { createDescription } from '../src/http/openapi.ts';
import { RESPONSE_SCHEMAS } from '../src/http/response-schemas.ts';

interface Parameter {
  name: string;
  required?: boolean;
  example: string | number | string[];
  schema: { enum?: string[] };
}

interface Operation {
  parameters?: Parameter[];
  /** For editors: answers nothing without their token. */
  security?: unknown[];
  requestBody?: { content: { 'application/json': { example: unknown } } };
  responses: Record<string, { content: Record<string, { schema: { $ref?: string } }> }>;
}

export interface DocumentedRequest {
  method: string;
  address: string;
  body: string | undefined;
  /** Throws when an answer is not as described. */
  check(response: Response): Promise<void>;
}

export function listDocumentedRequests(): DocumentedRequest[] {
  const { paths } = createDescription('https://search.example') as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      if (operation.security) return [];
      const example = operation.requestBody?.content['application/json'].example;
      return listQueries(operation).map((query) => ({
        method: method.toUpperCase(),
        address: query === '' ? path : `${path}?${query}`,
        body: example === undefined ? undefined : JSON.stringify(example),
        check: (response: Response) => checkResponse(response, operation),
      }));
    }),
  );
}

/** Each example alone (with what is required, or one of id and url), all of them together, and every format. */
function listQueries({ parameters = [] }: Operation): string[] {
  const base = parameters.filter(({ required, name }) => required || name === 'q' || name === 'url');
  const others = parameters.filter((parameter) => !base.includes(parameter) && parameter.name !== 'id');
  const id = parameters.filter(({ name }) => name === 'id');
  const formats = parameters.find(({ name }) => name === 'format')?.schema.enum ?? [];
  return [
    write(base),
    ...others.map((parameter) => write([...base, parameter])),
    ...(id.length > 0 ? [write(id)] : []),
    write([...base, ...others]),
    ...formats.map((format) => `${write(base)}&format=${format}`),
  ];
}

function write(parameters: Parameter[]): string {
  const pairs = parameters.flatMap(({ name, example }) =>
    [example].flat().map((one) => [name, String(one)] as [string, string]),
  );
  return String(new URLSearchParams(pairs));
}

async function checkResponse(response: Response, { responses }: Operation): Promise<void> {
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  const type = response.headers.get('Content-Type')!.split(';')[0]!;
  const described = responses[200]!.content[type];
  if (!described) throw new Error(`${type} is not described.`);
  const name = described.schema.$ref?.split('/').at(-1) as keyof typeof RESPONSE_SCHEMAS | undefined;
  if (name) v.parse(RESPONSE_SCHEMAS[name] as v.GenericSchema, await response.json());
}
