import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { installed, otherPlatform, patience, versionOf } from './binary.js';
import type { Result, Runtime } from './runtime.js';

/** The runtime of Cloudflare Workers, without any compatibility with Node.js switched on. */
export const workerd: Runtime = {
  name: 'workerd',
  async run({ project, origin }) {
    const binary = installed('@cloudflare/workerd-linux-64/bin/workerd');
    if (binary === undefined) return { skipped: otherPlatform };
    const version = await versionOf(binary);
    await writeFile(path.join(project, 'worker.capnp'), await configuration(project));
    // File descriptor 3 is where it says which port it took.
    const child = spawn(binary, ['serve', '--control-fd=3', 'worker.capnp'], { cwd: project, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
    const exited = once(child, 'exit');
    try {
      const port = await Promise.race([portOf(child.stdio[3]), exited.then(() => Promise.reject(new Error(`workerd ended:\n${printed}`)))]);
      const response = await fetch(`http://127.0.0.1:${port}/?origin=${encodeURIComponent(origin)}`, { signal: AbortSignal.timeout(patience) });
      if (!response.ok) throw new Error(`workerd answered with ${response.status}:\n${await response.text()}\n${printed}`);
      const results: Result[] = JSON.parse(await response.text());
      return { version, results, printed };
    } finally {
      child.kill('SIGKILL');
      await exited;
    }
  },
};

async function portOf(control: unknown): Promise<number> {
  if (!(control instanceof Readable)) throw new Error('workerd was started without a control channel.');
  let text = '';
  for await (const chunk of control) {
    text += String(chunk);
    const port = /"port":\s*(\d+)/.exec(text)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`workerd did not say where it listens: ${text}`);
}

/** Every file of the package is a module of the worker, under the path that its neighbours import it by. */
async function configuration(project: string): Promise<string> {
  const folder = 'node_modules/pocketsflow-sdk/dist/esm';
  const files = (await readdir(path.join(project, folder), { recursive: true })).filter((file) => file.endsWith('.js')).sort();
  const modules = [
    ...['worker.mjs', 'smoke.mjs'].map((file) => ({ name: file, file })),
    ...files.map((file) => ({ name: `sdk/${file}`, file: `${folder}/${file}` })),
  ];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      compatibilityDate = "2026-01-01",
      modules = [
        ${modules.map(({ name, file }) => `(name = ${JSON.stringify(name)}, esModule = embed ${JSON.stringify(file)})`).join(',\n        ')}
      ],
    )),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
}
