import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import path from 'node:path';
import { patience } from './binary.js';
import type { Outcome, Place, Result, Runtime, Skipped } from './runtime.js';

/** The part of playwright-core that is used here; the package is installed only for this. */
interface Playwright {
  readonly chromium: { launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser> };
}

interface Browser {
  version(): string;
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

interface Page {
  on(event: 'console', listener: (message: { text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  goto(url: string): Promise<unknown>;
  waitForFunction(expression: string): Promise<unknown>;
  evaluate(expression: string): Promise<Result[]>;
}

/** A page of another origin than the API, with the ES modules as they are, and with those that bundlers take for pages. */
export const chromium: readonly Runtime[] = [onPage('Chromium, ES modules', 'esm'), onPage('Chromium, build for pages', 'browser')];

function onPage(name: string, build: string): Runtime {
  return { name, run: (place) => runOnPage(place, build) };
}

async function runOnPage({ project, origin }: Place, build: string): Promise<Outcome | Skipped> {
  const executablePath = findChromium() ?? installChromium();
  if (executablePath === undefined) return { skipped: 'there is no chromium, and "apt-get install chromium" needs Debian and root or sudo' };
  const playwright: Playwright = createRequire(import.meta.url)('playwright-core');
  const pages = await servePages(project, build);
  // Its sandbox needs what containers do not grant; the pages are our own.
  const browser = await playwright.chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    let printed = '';
    page.on('console', (message) => (printed += `${message.text()}\n`));
    page.on('pageerror', (error) => (printed += `${error.message}\n`));
    await page.goto(pages.url);
    await page.waitForFunction('typeof globalThis.run === "function"');
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`The page takes too long:\n${printed}`)), patience).unref());
    const results = await Promise.race([page.evaluate(`globalThis.run(${JSON.stringify(origin)}, ${JSON.stringify(build)})`), late]);
    // Debian brings a new build every week; what is said of one holds for its major version.
    return { version: browser.version().split('.')[0] ?? '', results, printed };
  } finally {
    await browser.close();
    pages.server.closeAllConnections();
    pages.server.close();
  }
}

function findChromium(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}

function installChromium(): string | undefined {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const command of [['apt-get', 'update', '-qq'], ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']]) {
    const [file = '', ...args] = [...prefix, ...command];
    const { status, stderr } = spawnSync(file, args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (status === 0) continue;
    console.error(stderr ?? `${file} could not be started.`);
    return undefined;
  }
  return findChromium();
}

/** The page, the smoke program, and a build of the package. */
async function servePages(project: string, build: string): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(({ url = '' }, response) => {
    const file = url === '/' ? 'page.html' : url.replace(/^\/sdk\//, `/node_modules/pocketsflow-sdk/dist/${build}/`);
    try {
      const text = readFileSync(path.join(project, file), 'utf8');
      response.writeHead(200, { 'content-type': file.endsWith('.html') ? 'text/html' : 'text/javascript' }).end(text);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server of the pages has no port.');
  return { url: `http://127.0.0.1:${address.port}/`, server };
}
