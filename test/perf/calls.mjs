// One GET on loopback by each client, one call after the other in turn, so that whatever the machine does hits all alike.
// Prints the times as JSON: for each client its calls in microseconds.
// A client's name after the number of rounds measures that one alone, for a profile (--cpu-prof).
import OpenAI from 'openai';
import { Pocketsflow as Vendor } from 'pocketsflow';
import { Pocketsflow } from 'pocketsflow-sdk';
import Stripe from 'stripe';

const [origin, rounds, only] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const { hostname, port } = new URL(origin);
const apiKey = 'pk_test_0123456789abcdef';

const ours = new Pocketsflow({ apiKey, baseURL: origin });
const vendor = new Vendor({ apiKey, baseUrl: origin });
const openai = new OpenAI({ apiKey, baseURL: origin });
const stripe = new Stripe(apiKey, { host: hostname, port, protocol: 'http', telemetry: false, httpClient: Stripe.createFetchHttpClient() });
const headers = { authorization: `Bearer ${apiKey}` };

const clients = {
  fetch: async () => JSON.parse(await (await fetch(`${origin}/products/p1`, { headers })).text()),
  // What no client with a time limit can do without.
  'fetch + timeout': async () => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 60_000);
    try {
      return JSON.parse(await (await fetch(`${origin}/products/p1`, { headers, signal: controller.signal })).text());
    } finally {
      clearTimeout(timer);
    }
  },
  'pocketsflow-sdk': () => ours.products.get('p1'),
  pocketsflow: () => vendor.products.get('p1'),
  openai: () => openai.models.retrieve('p1'),
  stripe: () => stripe.products.retrieve('p1'),
};

const entries = Object.entries(clients).filter(([name]) => only === undefined || name === only);
const times = Object.fromEntries(entries.map(([name]) => [name, []]));
for (const [name, call] of entries) {
  const { id } = await call();
  if (id !== 'p1') throw new Error(`${name} did not do the work.`);
}
// The first fifth is for the compiler of the platform.
for (let round = -rounds / 4; round < rounds; round++) {
  for (let turn = 0; turn < entries.length; turn++) {
    const [name, call] = entries[(round + turn + rounds) % entries.length];
    const begun = performance.now();
    await call();
    if (round >= 0) times[name].push((performance.now() - begun) * 1000);
  }
}
console.log(JSON.stringify(times));
