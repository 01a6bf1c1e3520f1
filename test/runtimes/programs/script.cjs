// The smoke program on the CommonJS build of the package.
const sdk = require('pocketsflow-sdk');
const testing = require('pocketsflow-sdk/testing');
const webhooks = require('pocketsflow-sdk/webhooks');

import('./smoke.mjs').then(async ({ smoke }) => console.log(JSON.stringify(await smoke({ sdk, testing, webhooks }, process.argv[2]))));
