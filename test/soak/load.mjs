// Ten thousand calls of the installed SDK, one after the other on each of a few lanes, then what is left of them. Prints its
// figures as JSON. Started with --expose-gc.
import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pocketsflow, PocketsflowError } from 'pocketsflow-sdk';

const [origin, calls, lanes] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const client = new Pocketsflow({ apiKey: 'pk_test_0123456789abcdef', baseURL: origin, timeout: 400 });
const { signal } = new AbortController();

// What is not true has got another call's data.
const kinds = [
  async (id) => (await client.products.get(id, { signal }))._id === id,
  async (id) => (await client.orders.list({ productId: id, pageSize: 2 }, { signal }).collect()).join() === `${id}-1,${id}-2,${id}-3`,
  async (id) => (await client.products.create({ name: id, price: 1 }, { signal })).name === id,
  async (id) => {
    const result = await client.products.get(id, { signal }).safe();
    if (!result.ok) throw result.error;
    return result.data._id === id;
  },
  async (id) => (await client.products.get(id, { signal, deadline: 5000 }).withResponse()).data._id === id,
  // A body that the caller reads is not under the timeout, only under the deadline.
  async (id) => (await (await client.products.get(id, { signal, deadline: 2000 }).asResponse()).json())._id === id,
];

const figures = { data: 0, errors: {}, untyped: {}, mixedUp: 0, unhandled: 0, warnings: [] };
process.on('unhandledRejection', () => figures.unhandled++);
process.on('warning', ({ name, message }) => figures.warnings.push(`${name}: ${message}`));
const timersBefore = timers();

const first = await half(0);
const second = await half(calls / 2);
const left = { listeners: getEventListeners(signal, 'abort').length, timers: timers() - timersBefore };
console.log(JSON.stringify({ ...figures, ...left, heap: [first, second] }));

/** @returns the bytes of the heap that are in use once half of the calls are over */
async function half(from) {
  let next = from;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < from + calls / 2) await one(next++);
    }),
  );
  // What a closed socket still holds goes with a turn or two of the event loop.
  for (let round = 0; round < 5; round++) {
    await sleep(50);
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}

/** One call, of one of the kinds that an SDK has: its outcome is data of its own, or an error of the SDK. */
async function one(index) {
  try {
    if (await kinds[index % kinds.length](`n${index}`)) figures.data++;
    else figures.mixedUp++;
  } catch (error) {
    if (error instanceof PocketsflowError) figures.errors[error.name] = (figures.errors[error.name] ?? 0) + 1;
    else figures.untyped[String(error)] = (figures.untyped[String(error)] ?? 0) + 1;
  }
}

/** Only those that keep the process alive. */
function timers() {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}
