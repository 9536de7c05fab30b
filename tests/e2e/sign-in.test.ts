import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { openDeskWindow } from '#tests/support/desk-window.ts';
import { askGraphql, freePort, startServerProcess } from '#tests/support/server-process.ts';

const run = promisify(execFile);

test('Whoever is signed out is asked to sign in, keeps what was saved meanwhile, and stays signed in', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-sign-in-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [port, dataDir] = [await freePort(), join(folder, 'data')];
  const server = await startServerProcess({ dataDir, port });
  onTestFinished(() => server.stop());
  const env = { ...process.env, VERBATIM_PORT: String(port), VERBATIM_DATA_DIR: dataDir };
  const added = await run(
    process.execPath,
    ['server/cli/verbatim.mjs', 'account', 'add', 'Ada', '--role', 'editor'],
    { cwd: repositoryRoot, env },
  );
  const token = added.stdout.trim().split('\n').at(-1)?.trim() ?? '';
  const tokenFile = join(folder, 'token');
  await writeFile(tokenFile, token);
  const options = {
    profile: join(folder, 'profile'),
    server: server.address,
    tokenFile,
    pictures: 'sign-in',
  };
  let desk = await openDeskWindow(options);
  onTestFinished(() => desk.close());
  await desk.waitForSync(/Online/);
  await desk.close();

  // As when the token was revoked while nobody looked.
  await writeFile(tokenFile, `${token.slice(0, -4)}aaaa`);
  desk = await openDeskWindow(options);
  const prompt = desk.page.getByRole('region', { name: 'Signed out' });
  await prompt.waitFor();
  await desk.go('Topics');
  await desk.page.getByRole('button', { name: 'New topic' }).click();
  const topic = desk.page.getByRole('form', { name: 'Topic' });
  await topic.getByLabel('Name', { exact: true }).fill('Lighthouses');
  await topic.getByRole('button', { name: 'Create' }).click();
  await prompt.getByText('1 edit stays on this machine').waitFor();
  const said = prompt.getByRole('status', { name: 'Signing in' });
  await prompt.getByLabel('Token').fill('not a token');
  await prompt.getByRole('button', { name: 'Sign in', exact: true }).click();
  await said.filter({ hasText: /^This is no token/ }).waitFor();
  await prompt.getByLabel('Token').fill('wrong');
  await prompt.getByLabel('Token').press('Enter');
  await said.filter({ hasText: /^The server does not take this token\./ }).waitFor();
  await desk.shot('1-signed-out', ['light', 'dark']);
  await desk.waitForSync(/Signed out.*1 edit waiting/);

  await prompt.getByLabel('Token').fill(token);
  await prompt.getByLabel('Token').press('Enter');
  await desk.waitForSync(/Online.*Nothing waiting/);
  await prompt.waitFor({ state: 'detached' });
  const question = '{ topics(first: 1, filter: { text: "Lighthouses" }) { totalCount } }';
  expect(await askGraphql(server.address, question)).toEqual({ topics: { totalCount: 1 } });

  const kept = join(options.profile, 'tokens.json');
  expect((await stat(kept)).mode & 0o777).toBe(0o600);
  expect(await readFile(kept, 'utf8')).toContain(server.address);
  await desk.close();
  desk = await openDeskWindow(options);
  await desk.waitForSync(/Online/);
}, 180_000);
