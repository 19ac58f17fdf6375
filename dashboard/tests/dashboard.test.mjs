import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { Service } from './service.mjs';

const VIEWS = ['live', 'day', 'network', 'money', 'fairness', 'compare', 'robustness', 'learn', 'explain'];
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const service = new Service();
let browser;
let run;

before(async () => {
  [browser] = await Promise.all([launch(), service.start()]);
  run = await service.run({ scenario: 'village', policies: ['none', 'rule'], days: 6, steps: 'full' });
});

after(async () => {
  await browser?.close();
  await service.close();
});

/** A page, and what its console complained about. */
async function open(hash, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && !/Failed to load resource/.test(message.text()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(service.url + hash);
  return { context, page, complaints };
}

/** Waits until nothing is loading any more. */
async function settled(page) {
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => !document.querySelector('.skeleton'));
  await page.waitForTimeout(120);
}

/** At the end of the page, where the time bar stands in its place and covers nothing. */
async function violations(page) {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`);
}

async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

const session = (options = {}) => service.post('/api/v1/live', { scenario: 'village', policy: 'rule', days: 2, speed: 10, ...options }).then((s) => s.session);
const stepOf = (page) => page.locator('.time input[type=range]').evaluate((input) => Number(input.value));

describe('a first-time user', () => {
  test('starts, watches, compares, opens a bill, asks why and exports without documentation', async () => {
    const { context, page, complaints } = await open('');
    await page.getByRole('button', { name: 'Watch', exact: true }).click();
    await page.getByRole('img', { name: /^Map of 23 participants/ }).waitFor();
    await page.waitForFunction(() => Number(document.querySelector('.time input').value) > 2);
    await page.getByRole('link', { name: /^Compare/ }).click();
    await settled(page);
    await page.getByRole('spinbutton', { name: 'Days' }).fill('5');
    await page.getByRole('button', { name: 'Simulate and compare' }).click();
    await page.waitForFunction((old) => ![null, old].includes(new URLSearchParams(location.hash.split('?')[1]).get('run')), run, { timeout: 60_000 });
    await settled(page);
    assert.match(await page.locator('h1').innerText(), /rule|none/);
    assert.equal(await page.getByRole('region', { name: 'Table of policies' }).getByRole('columnheader').count(), 3);
    await page.getByRole('link', { name: /^Money/ }).click();
    await page.getByLabel('Whose bill?').selectOption('home_11');
    await page.getByRole('heading', { name: 'Bill of Home 11' }).waitFor();
    await page.getByRole('button', { name: 'Why this amount?' }).click();
    await page.getByRole('complementary', { name: 'Answer' }).getByText('Check:').first().waitFor({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await page.getByText('Export', { exact: true }).click();
    const bills = await saved(page, () => page.getByRole('button', { name: 'bills.csv' }).click());
    assert.equal(bills.name, 'bills.csv');
    assert.match(bills.text, /^policy,participant,period,item/);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe('every view', () => {
  for (const [size, viewport] of [['wide', WIDE], ['phone', PHONE]]) {
    for (const colorScheme of ['light', 'dark']) {
      test(`${size}, ${colorScheme}: shows a finding, fits, has no violations`, async () => {
        const { context, page, complaints } = await open('', { viewport, colorScheme });
        const id = await session({ play: false });
        await service.post(`/api/v1/live/${id}/control`, { action: 'seek', step: 50 });
        for (const view of VIEWS) {
          const details = view === 'live' ? `session=${id}&member=home_11` : `run=${run}${view === 'money' ? '&member=home_11' : ''}`;
          await page.goto(`${service.url}#/${view}?${details}`);
          await settled(page);
          assert.ok((await page.locator('h1').innerText()).length > 10, `${view} has a finding`);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width, `${view} fits`);
          assert.deepEqual(await violations(page), [], `${view} for all`);
          if (process.env.SHOTS) {
            mkdirSync(process.env.SHOTS, { recursive: true });
            await page.screenshot({ path: `${process.env.SHOTS}/${view}-${viewport.width}-${colorScheme}.png`, fullPage: true });
          }
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }
  }
});

describe('live', () => {
  test('pause, step, seek, policy and events do what they say', async () => {
    const { context, page, complaints } = await open(`#/live?session=${await session()}`);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const at = await stepOf(page);
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await page.waitForFunction((step) => Number(document.querySelector('.time input').value) === step, at + 1);
    await page.getByRole('slider', { name: 'Time of the simulation' }).fill('40');
    await page.waitForFunction(() => Number(document.querySelector('.time input').value) === 40);
    await page.locator('output', { hasText: '10:00' }).waitFor();
    await page.getByLabel('Policy').selectOption('none');
    await page.getByText('Village under none').waitFor();
    await page.getByRole('button', { name: 'Outage' }).click();
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await page.getByText('Grid is out', { exact: true }).waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('every number, line and strip is asked, and answered from what was played, by keys too', async () => {
    const id = await session({ play: false });
    const state = await service.post(`/api/v1/live/${id}/control`, { action: 'seek', step: 146 });
    const { context, page, complaints } = await open(`#/live?session=${id}&member=home_11`);
    const panel = page.getByRole('complementary', { name: 'Answer' });
    const asked = async (button, expected) => {
      const answered = page.waitForResponse((response) => response.url().endsWith(`/live/${id}/explain`));
      await button();
      const answer = await (await answered).json();
      assert.equal(answer.kind, expected);
      assert.equal(answer.faithful, true, JSON.stringify(answer.checks));
      await panel.getByText('Check:').first().waitFor();
      return answer.record;
    };
    const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-3, `${a} is ${b}`);
    const grid = page.getByRole('button', { name: 'Line to the grid: why this much?' });
    const all = await asked(() => grid.press('Enter'), 'balance');
    near(all.meter.netKwh / all.hours, state.community.importKw - state.community.exportKw);
    await page.keyboard.press('Escape');
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Line to the grid/);
    await page.keyboard.press('ArrowRight');
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Line to .* members/);
    const branch = await asked(() => page.keyboard.press('Enter'), 'balance');
    near(branch.meter.netKwh, branch.members.reduce((sum, one) => sum + one.netKwh, 0));
    await page.keyboard.press('Escape');
    const price = await asked(() => page.getByRole('button', { name: /^Between members .*: why/ }).click(), 'price');
    near(price.pricePerKwh, state.community.poolPricePerKwh);
    await page.keyboard.press('Escape');
    const { members } = await service.json(`/api/v1/live/${id}`);
    const own = await asked(() => page.getByRole('button', { name: /^Home 11, Uses/ }).click(), 'balance');
    near(own.parts.find((part) => part.flow === 'demand').energyKwh / own.hours, state.members.demandKw[members.findIndex((one) => one.id === 'home_11')]);
    await page.keyboard.press('Escape');
    await asked(() => page.getByRole('button', { name: /^Home 11, Battery/ }).click(), 'action');
    await page.keyboard.press('Escape');
    await asked(() => page.getByRole('button', { name: /^Home 11, Owes/ }).click(), 'bill');
    await page.keyboard.press('Escape');
    const before = await asked(() => page.getByRole('img', { name: /^Price per kWh since/ }).click(), 'price');
    assert.ok(before.step < 140, 'the moment under the pointer');
    const link = await panel.getByRole('link', { name: 'Link to this answer' }).getAttribute('href');
    assert.deepEqual(await violations(page), []);
    await page.goto(link);
    await page.reload();
    await panel.getByText('Check:').first().waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('two browsers see one session', async () => {
    const id = await session();
    const [one, two] = await Promise.all([open(`#/live?session=${id}`), open(`#/live?session=${id}`, { viewport: PHONE })]);
    await two.page.getByRole('button', { name: 'Pause' }).waitFor();
    await one.page.getByRole('button', { name: 'Pause' }).click();
    await two.page.getByRole('button', { name: 'Play' }).waitFor();
    await one.page.waitForTimeout(300);
    assert.equal(await stepOf(one.page), await stepOf(two.page));
    await Promise.all([one.context.close(), two.context.close()]);
  });

  test('a slow network shows skeletons first, then everything', async () => {
    const { context, page, complaints } = await open('about:blank'.slice(0, 0));
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 120_000, uploadThroughput: 60_000 });
    await page.goto(`${service.url}?slow#/money?run=${run}`);
    await page.locator('.skeleton').first().waitFor();
    await settled(page);
    assert.match(await page.locator('h1').innerText(), /Members pay/);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe('exports', () => {
  test('the table of a chart, saved, holds what the API says, all digits', async () => {
    const { context, page } = await open(`#/compare?run=${run}`);
    await settled(page);
    const csv = await saved(page, () => page.getByRole('button', { name: 'Save as CSV, all digits' }).first().click());
    const { policies } = await service.json(`/api/v1/runs/${run}`);
    const cost = csv.text.split('\r\n').find((line) => line.startsWith('systemCost,'));
    assert.deepEqual(cost.split(',').slice(1).map(Number), policies.map((p) => p.systemCost));
    await context.close();
  });

  test('a file of the run, saved, is the file of the API byte by byte', async () => {
    const { context, page } = await open(`#/money?run=${run}`);
    await settled(page);
    await page.getByText('Export', { exact: true }).click();
    const kpis = await saved(page, () => page.getByRole('button', { name: 'kpis.csv' }).click());
    assert.equal(kpis.text, await service.text(`/api/v1/runs/${run}/files/kpis.csv`));
    await context.close();
  });

  test('the bill on screen adds up to the bill of the API', async () => {
    const { context, page } = await open(`#/money?run=${run}&policy=rule&member=home_11`);
    await settled(page);
    const bill = await service.json(`/api/v1/runs/${run}/bills/home_11?policy=rule`);
    const shown = await page.getByRole('row', { name: /^To pay/ }).innerText();
    assert.equal(Number(shown.replace('−', '-').replace(/[^\d.-]/g, '')), Number(Number(bill.amount).toFixed(2)));
    await context.close();
  });
});

describe('a day', () => {
  test('a price on screen is the price of the API, and can be asked about', async () => {
    const { context, page } = await open(`#/day?run=${run}&policy=rule&date=2025-07-07&minute=750`);
    await settled(page);
    const { columns } = await service.json(`/api/v1/runs/${run}/steps?policy=rule&date=2025-07-07&member=home_0`);
    // 12:30 is step 50 of a day of quarter hours.
    const price = page.getByRole('button', { name: /^retail price £.*: why\?$/ });
    await price.waitFor();
    assert.equal(await price.innerText(), `£${Number(columns.retail_price_per_kwh[50].toPrecision(3))}`);
    await price.click();
    await page.getByRole('complementary', { name: 'Answer' }).getByText('Check:').first().waitFor({ timeout: 30_000 });
    await context.close();
  });
});

describe('explain', () => {
  const ASKED = [
    ['A bill', 'bill', '--bill', /adds up|add up/, {}],
    ['A price', 'price', '--price', /recomputed|were traded/, {}],
    ['A flow of energy', 'balance', '--balance', /uses and sources add up/, {}],
    ['An action', 'action', '--why-not charge:0.5', /played again/, { 'At how much of its power': '50' }],
    ['A policy', 'policy', '--why', /parts add up/, {}],
    ['A share', 'share', '--share --method equal', /shares add up/, { 'How the gain is shared': 'equal' }],
    ['Saving', 'counterfactual', '--save 0.5', /saves what was asked for/, { 'What shall be saved over the run': '0.5' }],
    ['What if', 'whatIf', '--what-if battery=7.5', /members and funds pay/, { 'How much': '7.5' }],
    ['Hard days', 'hardDays', '--hard-days --against none', /very state/, { 'rule beside': 'none' }],
  ];

  test('every kind of question is answered with its check, its picture or table, and the command', async () => {
    const { context, page, complaints } = await open(`#/explain?run=${run}&policy=rule&member=home_14`);
    await settled(page);
    for (const [name, kind, command, check, fields] of ASKED) {
      await page.getByRole('radio', { name: new RegExp(`^${name} `) }).check();
      for (const [label, value] of Object.entries(fields)) {
        const field = page.getByLabel(label, { exact: true });
        if (await field.evaluate((node) => node.tagName === 'SELECT')) await field.selectOption(value);
        else await field.fill(value);
      }
      const answered = page.waitForResponse((response) => response.url().endsWith('/explain'));
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      const answer = await (await answered).json();
      assert.equal(answer.kind, kind, name);
      assert.equal(answer.faithful, true, name);
      await page.locator('.checks', { hasText: check }).waitFor();
      assert.match(await page.locator('pre').innerText(), new RegExp(command.replaceAll('.', '\\.')), name);
      if (kind !== 'counterfactual') assert.ok((await page.locator('.answer svg.plot').count()) === 1, `${name} has a picture`);
      await page.getByText('Numbers behind it').click();
      assert.ok((await page.locator('.answer table').count()) >= 1, `${name} has numbers`);
      await page.getByText('Numbers behind it').click();
    }
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('what is wrong is said where it stands, and a link asks again', async () => {
    const { context, page } = await open(`#/explain?run=${run}&policy=rule&member=home_14`);
    await settled(page);
    await page.getByRole('radio', { name: /^A price / }).check();
    await page.getByLabel('When').fill('2031-01-01T12:00');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('alert').getByText(/^The run has 2025-07-07 to 2025-07-12/).waitFor();
    assert.equal(await page.getByLabel('When').getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await violations(page), []);
    await page.getByRole('radio', { name: /^What if / }).check();
    await page.getByLabel('What is otherwise').selectOption('anything of the scenario file');
    await page.getByLabel('Key and value').fill('market.mechanism=nothing-such');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('alert').getByText(/nothing-such/).first().waitFor();
    await page.goto(`${service.url}#/explain?run=${run}&policy=rule&member=home_3&kind=what-if&change=leaves`);
    await page.reload();
    await page.locator('.answer').getByText('What if home_3 were not a member?').waitFor({ timeout: 30_000 });
    await context.close();
  });
});

describe('network and trades', () => {
  test('voltages of every bus follow the shared time', async () => {
    const { context, page, complaints } = await open(`#/network?run=${run}&policy=rule&date=2025-07-07&minute=750`);
    const { trace, network } = await service.json(`/api/v1/runs/${run}/network?policy=rule`);
    await settled(page);
    await page.getByRole('heading', { name: 'The feeder under rule, Mon 7 Jul, 12:00' }).waitFor();
    const kpis = (await service.json(`/api/v1/runs/${run}/kpis?policy=rule&level=district`)).kpis;
    const lowest = kpis.find((kpi) => kpi.costFunction === 'voltage_min_pu').value;
    assert.ok(Math.abs(Math.min(...trace.lowestPu.flat()) - lowest) < 1e-4, 'the lowest voltage is that of the figures');
    assert.equal(trace.lowestPu.length, network.buses.length);
    assert.equal(trace.loading.length, network.branches.length);
    await page.getByRole('button', { name: 'One step forward' }).click();
    await page.getByRole('heading', { name: /Mon 7 Jul, 13:00/ }).waitFor();
    assert.match(page.url(), /minute=780/);
    await page.getByRole('link', { name: /^Day/ }).click();
    await page.getByText('At 13:00').waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('pairs of trades add up to what members traded', async () => {
    const { context, page, complaints } = await open(`#/money?run=${run}&policy=rule`);
    await settled(page);
    await page.getByRole('img', { name: /from a seller to a buyer/ }).waitFor();
    const { pairs } = await service.json(`/api/v1/runs/${run}/trades/pairs?policy=rule`);
    const { trades } = await service.json(`/api/v1/runs/${run}/trades?policy=rule`);
    const bought = trades.filter((trade) => trade.side === 'poolPurchase').reduce((sum, trade) => sum + Math.abs(trade.energyKwh), 0);
    const paired = pairs.reduce((sum, pair) => sum + pair.energyKwh, 0);
    assert.ok(Math.abs(paired - bought) < 0.01, `${paired} is ${bought}`);
    const largest = pairs.sort((a, b) => b.energyKwh - a.energyKwh)[0];
    const name = (id) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ');
    await page.getByText(`${name(largest.seller)} sold the most to ${name(largest.buyer)}`).waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe('learning', () => {
  test('a training is started, watched, stopped, and its policy offered to others', async () => {
    const { context, page, complaints } = await open('#/learn');
    await settled(page);
    await page.getByLabel('Learns in').selectOption('island');
    await page.getByLabel('How long').fill('0');
    await page.getByText('More choices').click();
    await page.getByLabel('Name').fill('from-the-page');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('alert').getByText(/^This must be a whole number from 1 to/).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByLabel('How long').fill('2000000');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('progressbar', { name: 'Progress of from-the-page' }).waitFor({ timeout: 60_000 });
    await page.getByText(/% ·.* to go/).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Compare it' }).waitFor({ timeout: 60_000 });
    assert.deepEqual(await violations(page), []);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/training.png`, fullPage: true });
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Go on training' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Watch it live' }).click();
    await page.getByRole('button', { name: 'Watch', exact: true }).waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('select')].some((select) => select.value === 'from-the-page'));
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe('keyboard', () => {
  test('the first key reaches the content, the answer takes the focus and gives it back', async () => {
    const { context, page } = await open(`#/money?run=${run}&member=home_11`);
    await settled(page);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'To the content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    const why = page.getByRole('button', { name: 'Why this amount?' });
    await why.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Answer' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Why this amount?');
    await context.close();
  });

  test('reduced motion stops the dashes', async () => {
    const { context, page } = await open(`#/live?session=${await session()}`, { reducedMotion: 'reduce' });
    await page.getByRole('img', { name: /^Map of/ }).waitFor();
    assert.equal(await page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length), 0);
    await context.close();
  });
});

describe('a killed service', () => {
  test('the last state stays and says so; after a restart all runs are back', async () => {
    const watched = await open(`#/live?session=${await session()}`);
    const judged = await open(`#/compare?run=${run}`);
    await settled(judged.page);
    const finding = await judged.page.locator('h1').innerText();
    await watched.page.waitForFunction(() => Number(document.querySelector('.time input').value) > 1);
    await service.kill();
    for (const { page } of [watched, judged]) await page.getByText(/^Disconnected for/).waitFor({ timeout: 15_000 });
    assert.equal(await watched.page.getByRole('img', { name: /^Map of 23/ }).count(), 1);
    assert.equal(await judged.page.locator('h1').innerText(), finding);
    await service.start();
    for (const { page } of [watched, judged]) await page.getByText(/^Disconnected for/).waitFor({ state: 'detached', timeout: 15_000 });
    assert.equal(await judged.page.locator('h1').innerText(), finding);
    await watched.page.getByText('This session is over.').waitFor({ timeout: 15_000 });
    await Promise.all([watched.context.close(), judged.context.close()]);
  });
});
