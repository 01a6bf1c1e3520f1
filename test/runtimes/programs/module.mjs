// The smoke program on a runtime with a command line, from the ES modules of the package.
import * as sdk from 'pocketsflow-sdk';
import { smoke } from './smoke.mjs';

const origin = (globalThis.Deno?.args ?? process.argv.slice(2))[0];
console.log(JSON.stringify(await smoke(sdk, origin)));
