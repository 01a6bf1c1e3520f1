import { StructureKind } from 'ts-morph';
import type { MethodPlan, Plan } from '../../plan/plan.js';
import { docComment } from '../docs.js';
import type { CodeFile } from '../file.js';
import { literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { docLine, identifier, propertyKey, quote } from '../safe.js';
import { exportsOf } from './index-file.js';
import { docStructure } from './models.js';

const data = { name: 'testingData', file: 'testing-data' };

/** Names that the testing entry declares. */
export const testingTypes = { operations: 'MockOperations', options: 'MockClientOptions', client: 'MockClient' } as const;

/** Declares the entry for tests: a client on a mock of the API, the mock alone, the recorder and what replays its records. */
export function emitTesting(plan: Plan, file: CodeFile): void {
  const client = file.value(plan.client.symbol);
  const clientOptions = file.type(plan.client.options);
  const fetchOf = `${file.type(runtime.MockFetch)}<${testingTypes.operations}>`;
  const optionsOf = `${file.type(runtime.MockOptions)}<keyof ${testingTypes.operations}>`;
  const methods = new Map(plan.resources.flatMap((resource) => resource.methods).map((method) => [method.operation.id, method]));
  const [first] = methods.values();
  file.add(
    {
      kind: StructureKind.Function,
      name: 'createMockClient',
      isExported: true,
      parameters: [{ name: 'options', type: testingTypes.options, initializer: '{}' }],
      returnType: testingTypes.client,
      statements: [
        `const mock = ${runtime.createMockFetch.name}<${testingTypes.operations}>(testingData, options, options.client?.baseURL);`,
        `const client = new ${client}({ ${['baseURL: ' + file.value(runtime.mockBaseURL), ...credentials(plan), '...options.client', 'fetch: mock'].join(', ')} });`,
        'return { client, mock };',
      ],
      ...docStructure(
        docComment({
          summary: 'A client whose requests go to a mock of the API: nothing leaves the process. The mock validates each request, records it, and responds with what the document says.',
          example: first === undefined ? 'const { client, mock } = createMockClient();' : `const { client, mock } = createMockClient({ faults: [{ operation: ${docLine(quote(first.operation.id))}, nth: 1, kind: 'status', status: 429 }] });`,
          throws: ['MockRequestError, from the call, where a request is not as the document says.'],
        }),
      ),
    },
    {
      kind: StructureKind.Function,
      name: 'mockFetch',
      isExported: true,
      parameters: [{ name: 'options', type: optionsOf, initializer: '{}' }],
      returnType: fetchOf,
      statements: [`return ${file.value(runtime.createMockFetch)}<${testingTypes.operations}>(${file.value(data)}, options);`],
      ...docStructure('A `fetch` that responds as the document of the API says, without a network, for a client of your own making.'),
    },
    {
      kind: StructureKind.Interface,
      name: testingTypes.options,
      isExported: true,
      extends: [optionsOf],
      properties: [{ name: 'client', isReadonly: true, hasQuestionToken: true, type: `${clientOptions} | undefined`, ...docStructure('Options of the client. Credentials that are not given here are made up.') }],
      ...docStructure('What `createMockClient()` takes.'),
    },
    {
      kind: StructureKind.Interface,
      name: testingTypes.client,
      isExported: true,
      properties: [
        { name: 'client', isReadonly: true, type: client },
        { name: 'mock', isReadonly: true, type: fetchOf, ...docStructure('What the client sends with: `mock.calls` are the requests, `mock.on` gives an operation another response.') },
      ],
      ...docStructure('A client and the mock that it talks to.'),
    },
    {
      kind: StructureKind.Interface,
      name: testingTypes.operations,
      isExported: true,
      properties: [...methods].map(([id, method]) => ({ name: propertyKey(id), type: methodType(method, client) })),
      ...docStructure('The methods of the client by operation.'),
    },
    ...exportsOf(file.path, [
      ...[runtime.recordFetch, runtime.replayFetch, runtime.MockRequestError, runtime.ReplayError].map((symbol) => ({ ...symbol, typeOnly: false })),
      ...[runtime.MockFetch, runtime.MockOptions, runtime.MockCall, runtime.MockReply, runtime.Fault, runtime.FetchRecord, runtime.RecordingFetch].map((symbol) => ({ ...symbol, typeOnly: true })),
    ]),
  );
}

/** A credential for each option, in the form that its scheme asks for. */
function credentials({ client }: Plan): readonly string[] {
  return client.credentials.map(({ option, scheme }) => `${propertyKey(option)}: ${literal(`${scheme.prefixes?.[0] ?? ''}mock`)}`);
}

/** `Pocketsflow['orders']['get']` */
function methodType({ access }: MethodPlan, client: string): string {
  return access.split('.').slice(1).reduce((type, name) => `${type}[${quote(name)}]`, identifier(client));
}
