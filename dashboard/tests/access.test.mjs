// A service that asks for a token: its door, and what a member and the public see behind it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { Service } from './service.mjs';

const OPERATOR = 'operator-token-of-the-test';
const MEMBER = 'member-token-of-the-test';
const folder = mkdtempSync(join(tmpdir(), 'commonwatt-access-'));
const access = join(folder, 'access.txt');
writeFileSync(access, `operator ${OPERATOR}\nmember home_11 ${MEMBER}\n`);
const service = new Service(['--access', access]);
let browser;

before(async () => {
  [browser] = await Promise.all([launch(), service.start()]);
});

after(async () => {
  await browser?.close();
  await service.close();
  rmSync(folder, { recursive: true });
});

async function enter(token) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(service.url);
  await page.getByText('This service asks for a token.').waitFor();
  await page.getByLabel('Token').fill('a wrong token, long enough');
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByText('This token is not known here.').waitFor();
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { context, page };
}

test('the operator enters with the token, watches through a socket and simulates', async () => {
  const { context, page } = await enter(OPERATOR);
  await page.getByRole('button', { name: 'Watch', exact: true }).click();
  await page.getByRole('img', { name: /^Map of 23/ }).waitFor();
  await page.waitForFunction(() => Number(document.querySelector('.time input').value) > 2);
  await page.getByRole('link', { name: /^Compare/ }).click();
  await page.getByRole('spinbutton', { name: 'Days' }).fill('1');
  await page.getByRole('button', { name: 'Simulate and compare' }).click();
  await page.waitForFunction(() => location.hash.includes('run='), undefined, { timeout: 60_000 });
  await context.close();
});

test('a member sees the own bill and nobody else, and steers nothing', async () => {
  const { context, page } = await enter(MEMBER);
  const [{ run }] = (await service.json('/api/v1/runs', { headers: { Authorization: `Bearer ${OPERATOR}` } })).runs;
  await page.goto(`${service.url}#/money?run=${run}`);
  await page.getByRole('heading', { name: 'Bill of Home 11' }).waitFor();
  await page.getByRole('row', { name: /^To pay/ }).waitFor();
  await page.getByRole('heading', { name: 'Your trades' }).waitFor();
  assert.equal(await page.getByText('Workshop').count(), 0);
  assert.equal(await page.getByLabel('Whose bill?').count(), 0);
  await page.goto(`${service.url}#/explain?run=${run}`);
  await page.getByRole('radio', { name: /^An action/ }).check();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('heading', { name: /^Home 11: why not / }).waitFor();
  await page.getByText('The same on the command line').waitFor();
  assert.equal(await page.getByText('Workshop').count(), 0);
  await page.getByRole('link', { name: /^Live/ }).click();
  await page.getByRole('heading', { level: 1, name: /Watch a community/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: /Watch|Simulate/ }).count(), 0);
  await context.close();
});
