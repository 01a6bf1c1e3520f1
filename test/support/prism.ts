import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { tools } from './paths.js';

export interface Prism {
  readonly url: string;
  /** What Prism printed so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** Prism in mock mode with `--errors`: it answers a request that does not fit the document with an error status. */
export async function startPrism(document: string): Promise<Prism> {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(tools, '@stoplight/prism-cli/dist/index.js'), 'mock', '--errors', '-p', String(port), document], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Prism is listening')) resolve();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('exit', (code) => reject(new Error(`Prism ended with ${code}:\n${output}`)));
  });
  await ready;
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
