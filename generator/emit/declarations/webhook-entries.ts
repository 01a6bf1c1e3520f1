import { StructureKind, VariableDeclarationKind, type FunctionDeclarationStructure } from 'ts-morph';
import type { Plan, WebhookSchemePlan } from '../../plan/plan.js';
import { docComment } from '../docs.js';
import { relativeModule, type CodeFile } from '../file.js';
import { literal, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { docLine, quote } from '../safe.js';
import { webhookSecretVariable } from './client.js';
import { docStructure } from './models.js';
import { unsignedParts } from './webhook-docs.js';
import { webhookTypes } from './webhooks.js';

const events = 'webhook-events';
const scheme = { name: 'scheme', file: 'webhook-scheme' };

/** Declares how this API signs and names what it delivers; the entry that receives it and the one that imitates it share this. */
export function emitWebhookScheme(plan: WebhookSchemePlan, file: CodeFile): void {
  file.add({
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: scheme.name, type: file.type(runtime.WebhookScheme), initializer: literal(schemeLiteral(plan)) }],
    ...docStructure('How deliveries are signed and named, from `x-webhook-signature` of the document.'),
  });
}

const algorithms = { 'hmac-sha1': 'SHA-1', 'hmac-sha256': 'SHA-256', 'hmac-sha512': 'SHA-512' } as const;

function schemeLiteral({ signature, event }: WebhookSchemePlan): Literal {
  const { algorithm, encoding, signatureHeader, timestampHeader, timestampFormat, signs } = signature;
  return { algorithm: algorithms[algorithm], encoding, signatureHeader, timestampHeader, timestampFormat, signs, event };
}

/** Declares the entry that receives webhooks: verified and by type, alone or as a handler. */
export function emitWebhookEntry(plan: Plan, webhooks: WebhookSchemePlan, file: CodeFile): void {
  const { signature } = webhooks;
  const unsigned = unsignedParts(webhooks, (name) => `\`${docLine(name)}\``);
  const secret = `The secret comes from the option \`secret\`, else from \`client\` and its option \`webhookSecret\`, else from the environment variable \`${webhookSecretVariable(plan)}\`.`;
  const entry = `${plan.sdk.packageName}/webhooks`;
  const event = plan.webhooks[0]?.event.event ?? '';
  const message = file.type({ name: webhookTypes.message, file: events });
  const payloads = file.type({ name: webhookTypes.map, file: events });
  const shared = file.value(scheme);
  const unwrap: FunctionDeclarationStructure = {
    kind: StructureKind.Function,
    name: 'unwrap',
    isExported: true,
    parameters: [
      { name: 'body', type: file.type(runtime.RawBody) },
      { name: 'headers', type: file.type(runtime.WebhookHeaders) },
      { name: 'options', type: file.type(runtime.VerifyOptions), initializer: '{}' },
    ],
    returnType: `Promise<${message}>`,
    statements: [`return ${file.value(runtime.unwrapWebhook)}(${shared}, body, headers, options);`],
    ...docStructure(
      docComment({
        summary: 'Verifies a delivery and gives its event, whose name decides the type of its payload.',
        remarks: `The signature in the header \`${docLine(signature.signatureHeader)}\` is checked over the bytes of the body, in constant time. So pass the body as it came: text or bytes, not what was parsed from it.`,
        notes: [secret, ...unsigned],
        example: [`const { event, payload } = await unwrap(await request.text(), request.headers, { secret });`, `if (event === ${quote(docLine(event))}) console.log(payload);`].join('\n'),
        throws: ['WebhookError that says what is wrong: the signature, a header, the body or the secret.'],
      }),
    ),
  };
  const handler: FunctionDeclarationStructure = {
    kind: StructureKind.Function,
    name: 'createWebhookHandler',
    isExported: true,
    parameters: [{ name: 'options', type: `${file.type(runtime.WebhookHandlerOptions)}<${payloads}>` }],
    returnType: file.type(runtime.WebhookHandler),
    statements: [`return ${file.value(runtime.handleWebhooks)}(${shared}, options);`],
    ...docStructure(
      docComment({
        summary: 'A handler that verifies each delivery and gives its payload to the function for its event.',
        remarks: 'It takes a Request and gives a Response, as servers of the web platform do; `toNodeListener` makes a listener for `node:http` or Express of it.',
        notes: [secret, ...unsigned],
        example: [`import { createWebhookHandler } from ${quote(entry)};`, '', 'const handler = createWebhookHandler({', '  secret,', `  on: { ${quote(docLine(event))}: async (payload) => console.log(payload) },`, '});'].join('\n'),
      }),
    ),
  };
  file.add(
    unwrap,
    handler,
    reexport(file, [runtime.toNodeListener], false),
    reexport(file, [runtime.WebhookError], false),
    reexport(file, [runtime.RawBody, runtime.WebhookHeaders], true),
    reexport(file, [runtime.NodeListenerOptions], true),
    reexport(file, [runtime.VerifyOptions], true),
    reexport(file, [runtime.WebhookSecretOption], true),
    reexport(file, [runtime.WebhookHandler, runtime.WebhookHandlerOptions, runtime.DeliveryStore], true),
    reexport(file, Object.values(webhookTypes).map((name) => ({ name, file: events })), true),
  );
}

/** Declares what tests of what receives webhooks need, in the entry for tests. */
export function emitWebhookTesting(file: CodeFile): void {
  const payloads = file.type({ name: webhookTypes.map, file: events });
  const signed = file.type(runtime.SignedWebhook);
  file.add(
    {
      kind: StructureKind.Function,
      name: 'signWebhook',
      isExported: true,
      typeParameters: [{ name: 'Name', constraint: file.type({ name: webhookTypes.name, file: events }) }],
      parameters: [
        { name: 'event', type: 'Name' },
        { name: 'payload', type: `${payloads}[Name]` },
        { name: 'options', type: file.type(runtime.SignOptions) },
      ],
      returnType: `Promise<${signed}>`,
      statements: [`return ${file.value(runtime.signDelivery)}(${file.value(scheme)}, event, payload, options);`],
      ...docStructure('A delivery as the API would send it: its body, and its headers with the signature. For tests of what receives webhooks.'),
    },
    reexport(file, [runtime.SignOptions, runtime.SignedWebhook], true),
  );
}

function reexport(file: CodeFile, symbols: readonly { readonly name: string; readonly file: string }[], isTypeOnly: boolean): {
  readonly kind: StructureKind.ExportDeclaration;
  readonly moduleSpecifier: string;
  readonly isTypeOnly: boolean;
  readonly namedExports: { readonly name: string }[];
} {
  const [first] = symbols;
  return { kind: StructureKind.ExportDeclaration, moduleSpecifier: relativeModule(file.path, first?.file ?? file.path), isTypeOnly, namedExports: symbols.map(({ name }) => ({ name })) };
}
