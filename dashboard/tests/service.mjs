// The real service, as a user starts it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_MS = 60_000;

export class Service {
  #process;
  #said = '';
  #options;
  /** @param options more words of the command line */
  constructor(options = []) {
    this.#options = options;
  }

  port = 0;
  data = mkdtempSync(join(tmpdir(), 'commonwatt-dashboard-'));

  /** Starts it, the second time on the same port and with the same data. */
  async start() {
    this.#said = '';
    const command = process.env.COMMONWATT ?? new URL('../../commonwatt', import.meta.url).pathname;
    const child = spawn(command, ['serve', '--port', String(this.port), '--data', this.data, ...this.#options], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.#said += text));
    const until = Date.now() + START_MS;
    for (;;) {
      const line = this.#said.match(/Dashboard: http:\/\/[^:\s]+:(\d+)\//);
      if (line) {
        this.port = Number(line[1]);
        return;
      }
      if (child.exitCode !== null || Date.now() > until) throw new Error(`The service did not start: ${this.#said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  async json(path, init) {
    const response = await fetch(new URL(path, this.url), init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async text(path) {
    const response = await fetch(new URL(path, this.url));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.text();
  }

  post(path, body) {
    return this.json(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  }

  /** Ends it without a word, as a power cut would. */
  async kill() {
    const child = this.#process;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async close() {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Simulates and waits for the result; the name of the run. */
  async run(request) {
    const { job } = await this.post('/api/v1/runs', request);
    for (;;) {
      const now = await this.json(`/api/v1/jobs/${job}`);
      if (now.status === 'finished') return now.result.split('/').pop();
      if (now.status !== 'queued' && now.status !== 'running') throw new Error(`The run ${now.status}: ${now.problem}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
