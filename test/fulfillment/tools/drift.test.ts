import { describe, expect, test } from 'vitest';
import { itsmOpenApi } from '../../../src/backends/itsm/openapi.ts';
import { schedulingOpenApi } from '../../../src/backends/scheduling/openapi.ts';
import { inputSchemaOf, outputSchemaOf } from '../../../src/fulfillment/json-schema.ts';
import { tools } from '../../../src/fulfillment/tools/index.ts';
import type { Json, JsonObject } from '../../../src/language/document.ts';
import { isFields } from '../../../src/language/shape.ts';

/** What a caller or a model neither supplies nor sees. */
const hidden = new Set(['customer_id', 'client_id', 'caller_id', 'caller', 'technician_phone']);
/** What every result of the scheduling service says of itself. */
const envelope = new Set(['action', 'mock_mode']);
/** What a tool has beside what its service has. */
const added = new Set(['from', 'offered', 'later', 'explanation', 'previous_reference']);
/** What a tool takes in more forms than its service. */
const widened = new Set(['time', 'new_time', 'include_inactive']);

const documents = [itsmOpenApi(), schedulingOpenApi()];

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: JsonObject;
  }[];
  readonly requestBody?: JsonObject;
  readonly responses: { readonly [status: string]: JsonObject & { readonly description?: string } };
}

/** A schema without prose and with its references resolved, as far as a tool shows it. */
function shown(schema: Json, document: JsonObject, without: ReadonlySet<string>): Json {
  if (Array.isArray(schema)) return schema.map((one) => shown(one, document, without));
  if (!isFields(schema)) return schema;
  const target = schema.$ref;
  if (typeof target === 'string') return shown(at(document, target.slice(2).split('/')), document, without);
  const entries = Object.entries(schema).flatMap(([key, value]): [string, Json][] => {
    if (['$schema', 'description', 'title', 'additionalProperties', 'default'].includes(key)) return [];
    // zod spells a format out, too.
    if (key === 'pattern' && 'format' in schema) return [];
    if (key === 'required' && Array.isArray(value)) {
      const names = value.map(String).filter((name) => !without.has(name));
      return names.length === 0 ? [] : [[key, names.toSorted((one, other) => (one < other ? -1 : 1))]];
    }
    if (key !== 'properties' || !isFields(value)) return [[key, shown(value, document, without)]];
    const kept = Object.entries(value).filter(([name]) => !without.has(name));
    return [[key, Object.fromEntries(kept.map(([name, one]) => [name, shown(one, document, without)]))]];
  });
  return Object.fromEntries(entries);
}

function at(value: Json, path: readonly string[]): Json {
  return path.reduce<Json>((inside, key) => (isFields(inside) ? (inside[key] ?? null) : null), value);
}

function operationOf(name: string): { readonly operation: Operation; readonly document: JsonObject } {
  for (const document of documents)
    for (const path of Object.values(document.paths as JsonObject))
      for (const operation of Object.values(path as JsonObject))
        if (at(operation, ['operationId']) === name)
          return { operation: operation as unknown as Operation, document };
  return expect.unreachable(`no service has ${name}`);
}

const bodyPath = ['content', 'application/json', 'schema'];

/** The schemas of what a service takes and gives for an operation. */
function serviceSide(name: string) {
  const { operation, document } = operationOf(name);
  const given = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1] ?? {};
  const body = at(operation.requestBody ?? {}, bodyPath);
  const without = new Set([...hidden, ...envelope]);
  return {
    takes: shown(body, document, new Set([...without, ...widened])),
    gives: shown(at(given, bodyPath), document, without),
    errors: Object.values(operation.responses)
      .flatMap(({ description = '' }) => description.split(', '))
      .filter((code) => /^[a-z_]+$/.test(code)),
  };
}

test('there are sixteen, in alphabetical order', () => {
  const names = tools.map(({ name }) => name);
  expect(names).toHaveLength(16);
  expect(names).toEqual(names.toSorted((one, other) => (one < other ? -1 : 1)));
});

const ofScheduling = (name: string) => operationOf(name).document === documents[1];

describe.each(tools.filter(({ name }) => ofScheduling(name)))('$name', (tool) => {
  const service = serviceSide(tool.name);
  const without = new Set([...hidden, ...added]);

  test('takes what the service takes, and what is hidden not', () => {
    expect(shown(inputSchemaOf(tool), {}, new Set([...without, ...widened]))).toEqual(service.takes);
    expect(Object.keys(tool.input.shape).filter((name) => hidden.has(name))).toEqual([]);
  });

  test('gives what the service gives', () => {
    expect(shown(outputSchemaOf(tool), {}, without)).toEqual(service.gives);
  });

  test('has words for every error of the service', () => {
    expect(service.errors.filter((code) => !Object.hasOwn(tool.outcomes, code))).toEqual([]);
    expect(service.errors).toContain('throttled');
  });
});

const toolNamed = (name: string) => tools.find((tool) => tool.name === name) ?? expect.unreachable(name);

describe('the tools of tickets', () => {
  const withoutInput = new Set([...hidden, ...added, 'ticket_reference']);
  const outputOf = (name: string) =>
    shown(outputSchemaOf(toolNamed(name)), {}, new Set([...hidden, ...added]));
  const inputOf = (name: string) => shown(inputSchemaOf(toolNamed(name)), {}, withoutInput);

  test.each(['create_ticket', 'add_ticket_comment'])('%s takes what the service takes', (name) => {
    expect(inputOf(name)).toEqual(serviceSide(name).takes);
  });

  test.each(['list_recent_tickets', 'get_ticket_status'])(
    '%s takes nothing but how the ticket is called',
    (name) => {
      expect(at(inputOf(name), ['properties'])).toEqual({});
    },
  );

  test('a ticket has its members, limits and states', () => {
    const { gives } = serviceSide('get_ticket_status');
    expect(at(gives, ['properties', 'status', 'enum'])).toEqual([
      'open',
      'in_progress',
      'resolved',
      'closed',
    ]);
    expect(at(outputOf('get_ticket_status'), ['properties', 'ticket'])).toEqual(gives);
    expect(outputOf('list_recent_tickets')).toEqual(serviceSide('list_recent_tickets').gives);
    expect(outputOf('create_ticket')).toEqual(serviceSide('create_ticket').gives);
    const { short_ref: _, ...comment } = at(outputOf('add_ticket_comment'), ['properties']) as JsonObject;
    expect(comment).toEqual(at(serviceSide('add_ticket_comment').gives, ['properties']));
  });

  test('no tool changes a state or takes a ticket away', () => {
    const names = tools.map(({ name }) => name).filter((name) => name.includes('ticket'));
    expect(names).toEqual([
      'add_ticket_comment',
      'create_ticket',
      'get_ticket_status',
      'list_recent_tickets',
    ]);
  });
});

describe('all tools', () => {
  test.each(tools)(
    '$name has words for a caller, and none that a machine would say',
    ({ outcomes, description }) => {
      for (const words of Object.values(outcomes)) expect(words).toMatch(/^[A-Z][^_{}<>]*[.?]$/);
      expect(description).toMatch(/^[A-Z].{80,}[.?]$/s);
    },
  );

  test('what writes is keyed, and what reads is not', () => {
    const writing = tools.filter(({ writes }) => writes).map(({ name, keyed }) => [name, keyed]);
    expect(writing).toEqual([
      ['add_note', true],
      ['add_ticket_comment', true],
      ['cancel_appointment', true],
      ['confirm_appointment', true],
      ['create_ticket', true],
      ['reschedule_appointment', true],
    ]);
    expect(tools.filter(({ writes, keyed }) => keyed && !writes)).toEqual([]);
  });
});
