/**
 * `/openapi.json`: the API described in OpenAPI 3.1, made from the schemas that check the parameters, so that the
 * description cannot say anything else than the program does.
 */
import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import { DRAFT_BODY } from './draft-body.ts';
import {
  ANSWER_FORMATS,
  PARAMETERS,
  type Parameter,
  type ParameterName,
  SUGGEST_FORMATS,
} from './parameters.ts';
import { PROBLEMS, type ProblemCode } from './problem.ts';
import { RESPONSE_SCHEMAS } from './response-schemas.ts';

type Json = Record<string, unknown>;
type SchemaName = keyof typeof RESPONSE_SCHEMAS;

const NARROWING = ['filter', 'since', 'until', 'exclude', 'lang'] as const;
const PAGING = ['limit', 'offset', 'explain'] as const;

/** The whole description; `server` is where the API stands, without a slash at its end. */
export function createDescription(server: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Alongside',
      version: '1.0.0',
      description:
        'Related links and search for a site’s own articles. Every failure is a problem document (RFC 9457) whose `code` is permanent.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: server }],
    paths: {
      '/v1/related': {
        get: {
          operationId: 'getRelated',
          summary: 'The related links of an article, by its URL or its id',
          parameters: [
            ...describeParameters(['url', 'id', 'threshold', ...NARROWING, ...PAGING]),
            describeFormat(ANSWER_FORMATS),
          ],
          responses: describeResponses(
            { ...json('Answer'), ...otherFormats() },
            'invalid_parameter',
            'article_not_found',
          ),
        },
        post: {
          operationId: 'getRelatedToDraft',
          summary: 'Related links, and likely duplicates, for a text that is not in the corpus',
          parameters: describeParameters(['threshold', ...NARROWING, ...PAGING]),
          requestBody: {
            required: true,
            description: 'Give `text` or `html`. At most 256 KiB.',
            content: {
              'application/json': {
                schema: reference('Draft'),
                example: {
                  title: 'How to brew tea',
                  text: 'Warm the pot, then pour water over the tea leaves.',
                },
              },
            },
          },
          responses: describeResponses(json('Answer'), 'invalid_parameter', 'body_too_large'),
        },
      },
      '/v1/search': {
        get: {
          operationId: 'search',
          summary: 'Full-text search',
          parameters: [
            ...describeParameters(
              ['q', 'facets', 'sort', 'operator', 'prefix', ...NARROWING, ...PAGING],
              'q',
            ),
            describeFormat(ANSWER_FORMATS),
          ],
          responses: describeResponses({ ...json('Answer'), ...otherFormats() }, 'invalid_parameter'),
        },
      },
      '/v1/suggest': {
        get: {
          operationId: 'suggest',
          summary: 'Completions of what is being typed, as OpenSearch suggestions',
          parameters: [...describeParameters(['q', 'limit'], 'q'), describeFormat(SUGGEST_FORMATS)],
          responses: describeResponses(
            {
              'application/x-suggestions+json': { schema: reference('OpenSearchSuggestions') },
              ...json('SuggestAnswer'),
            },
            'invalid_parameter',
          ),
        },
      },
      '/v1/index': {
        get: {
          operationId: 'describeIndex',
          summary: 'What the index holds',
          responses: describeResponses(json('IndexDescription')),
        },
      },
      '/v1/health': {
        get: {
          operationId: 'checkHealth',
          summary: 'Whether the index opens and its checksums hold',
          responses: describeResponses(json('Health')),
        },
      },
      '/v1/unanswered': {
        get: {
          operationId: 'listUnanswered',
          summary: 'What visitors searched for and did not find; for editors',
          security: [{ editors: [] }],
          responses: describeResponses(
            json('Unanswered'),
            'editors_only',
            'counting_off',
            'analytics_unreachable',
          ),
        },
      },
    },
    components: {
      schemas: describeSchemas(),
      securitySchemes: { editors: { type: 'http', scheme: 'bearer' } },
    },
  };
}

// --- internal ---

function describeParameters(names: ParameterName[], ...required: ParameterName[]): Json[] {
  return names.map((name) => {
    const { about, allowed, example, repeatable, schema }: Parameter = PARAMETERS[name];
    return {
      name,
      in: 'query',
      description: `${about} Allowed: ${allowed}.`,
      ...(required.includes(name) ? { required: true } : {}),
      schema: describeParameter(schema),
      ...(repeatable
        ? { style: 'form', explode: true, example: [example] }
        : { example: toExample(schema, example) }),
    };
  });
}

/** The `format` of one route, which answers in some formats only; the first is its default. */
function describeFormat(formats: readonly string[]): Json {
  return {
    ...describeParameters(['format'])[0],
    description: `How to answer: ${formats.join(', ')}; ${formats[0]} by default.`,
    schema: { type: 'string', enum: formats, default: formats[0] },
  };
}

/** Numbers are described as the numbers that they become; everything else as it is written. */
function describeParameter(schema: Parameter['schema']): Json {
  const output = toSchema(schema, 'output');
  return output.type === 'integer' || output.type === 'number' ? output : toSchema(schema, 'input');
}

function toExample(schema: Parameter['schema'], example: string): string | number {
  return typeof describeParameter(schema).minimum === 'number' ? Number(example) : example;
}

function toSchema(schema: Parameter['schema'], typeMode: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    typeMode,
    target: 'draft-2020-12',
    errorMode: 'ignore',
  });
  return rest;
}

function describeSchemas(): Json {
  const overrideRef = ({ referenceId }: { referenceId: string }) => `#/components/schemas/${referenceId}`;
  return toJsonSchemaDefs(
    { ...RESPONSE_SCHEMAS, Draft: DRAFT_BODY },
    { typeMode: 'input', target: 'draft-2020-12', errorMode: 'ignore', overrideRef },
  );
}

/** The successful response, each of these problems, and those that every route can have. */
function describeResponses(content: Json, ...problems: ProblemCode[]): Json {
  const described: Record<string, Json> = {
    200: {
      description: 'The answer',
      headers: {
        ETag: { schema: { type: 'string' }, description: "Carries the index's version." },
        'Server-Timing': { schema: { type: 'string' }, description: 'What the request cost, in counts.' },
      },
      content,
    },
  };
  for (const code of [...problems, 'rate_limited', 'internal_error', 'index_missing'] as const) {
    const { status } = PROBLEMS[code];
    const codes = Object.entries(PROBLEMS).filter(([, kind]) => kind.status === status);
    described[status] = {
      description: codes.map(([name, { title }]) => `\`${name}\`: ${title}`).join('; '),
      content: { 'application/problem+json': { schema: reference('Problem') } },
    };
  }
  return described;
}

function json(name: SchemaName): Json {
  return { 'application/json': { schema: reference(name) } };
}

function otherFormats(): Json {
  return {
    'text/html': { schema: { type: 'string' } },
    'application/feed+json': { schema: { type: 'object', description: 'JSON Feed 1.1' } },
  };
}

function reference(name: SchemaName | 'Draft'): Json {
  return { $ref: `#/components/schemas/${name}` };
}
