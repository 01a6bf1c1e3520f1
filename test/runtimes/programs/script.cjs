// The smoke program on the CommonJS build of the package.
const sdk = require('pocketsflow-sdk');

import('./smoke.mjs').then(async ({ smoke }) => console.log(JSON.stringify(await smoke(sdk, process.argv[2]))));
