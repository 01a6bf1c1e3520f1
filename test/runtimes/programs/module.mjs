// The smoke program on a runtime with a command line, from the ES modules of the package.
import * as sdk from 'pocketsflow-sdk';
import * as testing from 'pocketsflow-sdk/testing';
import * as webhooks from 'pocketsflow-sdk/webhooks';
import { smoke } from './smoke.mjs';

const origin = (globalThis.Deno?.args ?? process.argv.slice(2))[0];
console.log(JSON.stringify(await smoke({ sdk, testing, webhooks }, origin)));
