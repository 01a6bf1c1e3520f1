import { once } from 'node:events';
import { createServer } from 'node:http';

/** Answers everything with one product, as fast as Node does. */
export async function startServer(): Promise<AsyncDisposable & { readonly url: string }> {
  const product = {
    id: 'p1',
    object: 'product',
    name: 'Course',
    description: 'Twelve lessons with exercises, and a certificate at the end.',
    price: 49.5,
    currency: 'usd',
    active: true,
    images: ['https://files.example.com/1.png', 'https://files.example.com/2.png'],
    createdAt: '2026-01-01T00:00:00.000Z',
  };
  const body = JSON.stringify(product);
  const head = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-request-id': 'req_1' };
  const server = createServer((_, response) => void response.writeHead(200, head).end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
