// How much work an update is: a hundred homes, ten updates a second. Thread time, so that a busy machine changes nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { Service } from './service.mjs';

const SCRIPT_AND_LAYOUT_MS = 8;
const LONGEST_TASK_MS = 50;
const service = new Service();
let browser;

before(async () => {
  [browser] = await Promise.all([launch(), service.start()]);
});

after(async () => {
  await browser?.close();
  await service.close();
});

async function traced(page, cdp, work) {
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await cdp.send('Tracing.start', { traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'toplevel', 'devtools.timeline', 'blink.user_timing'] }, transferMode: 'ReportEvents' });
  await work();
  const done = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await done;
  return events;
}

test('a hundred homes ten times a second: at most 8 ms of script and layout an update, no task above 50 ms', async () => {
  const { session } = await service.post('/api/v1/live', { scenario: 'neighbourhood-100', policy: 'rule', speed: 10 });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${service.url}#/live?session=${session}`);
  await page.getByRole('img', { name: /^Map of/ }).waitFor();
  await page.waitForTimeout(2000);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async () => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const step = () => page.locator('.time input').evaluate((input) => Number(input.value));
  const [from, first] = [await metrics(), await step()];
  const events = await traced(page, cdp, () => page.waitForTimeout(6000));
  const [to, last] = [await metrics(), await step()];
  const updates = last - first;
  assert.ok(updates >= 40, `only ${updates} steps in 6 s`);
  const perUpdate = (name) => ((to[name] - from[name]) * 1000) / updates;
  const work = perUpdate('ScriptDuration') + perUpdate('LayoutDuration') + perUpdate('RecalcStyleDuration');
  const renderer = events.find((e) => e.name === 'UpdateLayoutTree' || e.name === 'FunctionCall')?.pid;
  const tasks = events.filter((e) => e.pid === renderer && e.name.endsWith('RunTask') && e.tdur).map((e) => e.tdur / 1000);
  const longest = Math.max(0, ...tasks);
  console.log(`${updates} updates: ${work.toFixed(1)} ms of script, style and layout each (script ${perUpdate('ScriptDuration').toFixed(1)}); longest of ${tasks.length} tasks ${longest.toFixed(0)} ms`);
  assert.ok(tasks.length > 0, 'the trace holds tasks');
  assert.ok(work <= SCRIPT_AND_LAYOUT_MS, `${work} ms an update`);
  assert.ok(longest <= LONGEST_TASK_MS, `a task of ${longest} ms`);
  await context.close();
});
