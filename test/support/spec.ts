import { bundle, createConfig } from '@redocly/openapi-core';
import type { OpenAPIV3_1 } from 'openapi-types';
import { specFile } from './paths.js';

/** The document as an independent reader sees it: one object, every reference replaced by its target. */
export async function readSpec(file: string = specFile): Promise<OpenAPIV3_1.Document> {
  const config = await createConfig({});
  const { bundle: bundled } = await bundle({ ref: file, config, dereference: true });
  const document: unknown = bundled.parsed;
  if (!isDocument(document)) throw new Error(`${file} is no OpenAPI document.`);
  return document;
}

function isDocument(value: unknown): value is OpenAPIV3_1.Document {
  return isObject(value) && typeof value['openapi'] === 'string' && isObject(value['info']);
}

export interface SpecOperation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly operation: OpenAPIV3_1.OperationObject;
  /** Of the path item and the operation together. */
  readonly parameters: readonly OpenAPIV3_1.ParameterObject[];
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** Every operation of a document, in its order. */
export function operationsOf(document: OpenAPIV3_1.Document): readonly SpecOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method): readonly SpecOperation[] => {
      const operation = item?.[method];
      if (operation === undefined) return [];
      const parameters = [...(item?.parameters ?? []), ...(operation.parameters ?? [])].filter(isParameter);
      return [{ id: operation.operationId ?? `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, operation, parameters }];
    }),
  );
}

function isParameter(value: OpenAPIV3_1.ParameterObject | OpenAPIV3_1.ReferenceObject): value is OpenAPIV3_1.ParameterObject {
  return 'in' in value;
}

/** The schema of the JSON body, references aside. */
export function bodySchema(operation: OpenAPIV3_1.OperationObject): OpenAPIV3_1.SchemaObject | undefined {
  const body = operation.requestBody;
  if (body === undefined || '$ref' in body) return undefined;
  return schemaOf(body.content['application/json']?.schema);
}

export function schemaOf(value: OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject | undefined): OpenAPIV3_1.SchemaObject | undefined {
  return value === undefined || '$ref' in value ? undefined : value;
}

/** The example that a media type or a parameter carries, in whichever of its forms. */
export function exampleOf(holder: { example?: unknown; examples?: unknown; schema?: unknown } | undefined): unknown {
  if (holder === undefined) return undefined;
  if (holder.example !== undefined) return holder.example;
  const [named] = Object.values(isObject(holder.examples) ? holder.examples : {});
  if (isObject(named) && 'value' in named) return named['value'];
  const schema = isObject(holder.schema) ? holder.schema : {};
  const examples = schema['examples'];
  return Array.isArray(examples) ? examples[0] : schema['example'];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
