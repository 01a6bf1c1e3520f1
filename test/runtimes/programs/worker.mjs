// The smoke program as a worker: it runs when it is asked, with the address of the server as its query.
import * as sdk from 'sdk/index.js';
import * as testing from 'sdk/testing.js';
import * as webhooks from 'sdk/webhooks.js';
import { smoke } from './smoke.mjs';

export default {
  async fetch(request) {
    return Response.json(await smoke({ sdk, testing, webhooks }, new URL(request.url).searchParams.get('origin')));
  },
};
