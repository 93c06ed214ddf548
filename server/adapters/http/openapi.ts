import { z } from 'zod';
import type { Endpoint } from '../../../contract/endpoint.ts';
import type { RefusalTexts } from '../../kernel/refusal.ts';
import type { Route } from '../../kernel/route.ts';
import { scopeOf } from './call.ts';

type Schema = Record<string, unknown>;

/** The OpenAPI 3.1 document of every route: shapes from the contract, rights and refusals from the declarations. */
export function openApiDocument(
  routes: readonly Route[],
  { texts, version }: { texts: RefusalTexts; version: string },
): Schema {
  const paths: Record<string, Schema> = {};
  for (const route of routes) {
    const [method = 'GET', path = '/'] = route.key.split(' ');
    const url = `/api${path.replace(/:(\w+)/g, '{$1}')}`;
    paths[url] = { ...paths[url], [method.toLowerCase()]: operation(route, texts) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'FormaPro', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        login: { type: 'apiKey', in: 'cookie', name: 'formapro' },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Personal access token with scopes <module>:read or <module>:write.',
        },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

const PROBLEM: Schema = {
  type: 'object',
  required: ['type', 'status', 'code', 'title', 'facts', 'reference'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Public code, see docs/refusals.md' },
    title: { type: 'string', description: 'A sentence for a person, in French or English' },
    facts: { type: 'object' },
    reference: { type: 'string', description: 'Request id to give to support' },
  },
};

const COMMON = ['INVALID_INPUT', 'SIGN_IN_NEEDED', 'NOT_ALLOWED', 'DEFECT'];

function operation(route: Route, texts: RefusalTexts): Schema {
  const { endpoint, access } = route;
  const isOpen = 'open' in access;
  return {
    operationId: route.key.replace(/[^A-Za-z]+/g, '-').toLowerCase(),
    tags: [route.module],
    summary: endpoint.summary,
    description: isOpen
      ? `Open: ${access.why}`
      : `Roles: ${Object.entries(access.allow)
          .map(([role, reach]) => `${role} (${reach})`)
          .join(', ')}. ${access.why}`,
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...keyHeader(route),
    ],
    ...bodyOf(endpoint),
    responses: { ...answerOf(endpoint), ...refusalsOf([...COMMON, ...endpoint.refuses], texts) },
    security: isOpen ? [] : [{ login: [] }, { token: [scopeOf(route)] }],
  };
}

function keyHeader(route: Route): Schema[] {
  if (!route.key.startsWith('POST ') || 'open' in route.access) return [];
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 255 },
      description: 'Same key, same answer, for 72 hours.',
    },
  ];
}

function parametersOf(schema: Endpoint['params'], place: 'path' | 'query'): Schema[] {
  if (!schema) return [];
  const shape = jsonSchema(schema, 'input') as { properties?: Record<string, Schema>; required?: string[] };
  return Object.entries(shape.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (shape.required ?? []).includes(name),
    schema: property,
  }));
}

function bodyOf({ body, upload }: Endpoint): Schema {
  if (upload) {
    const fields = body ? (jsonSchema(body, 'input') as { properties?: Schema }).properties : {};
    return {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file'],
              properties: { ...fields, file: { type: 'string', format: 'binary' } },
            },
          },
        },
      },
    };
  }
  return body
    ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }
    : {};
}

function answerOf({ answer }: Endpoint): Schema {
  if (answer === null) return { 204: { description: 'Done' } };
  if ('file' in answer)
    return {
      200: {
        description: 'The file',
        content: Object.fromEntries(
          answer.mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      },
    };
  return {
    200: { description: 'The answer', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } },
  };
}

function refusalsOf(codes: readonly string[], texts: RefusalTexts): Schema {
  const byStatus = Map.groupBy(
    codes.filter((code) => texts[code]),
    (code) => texts[code]?.status ?? 500,
  );
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as Schema;
  return rest;
}
