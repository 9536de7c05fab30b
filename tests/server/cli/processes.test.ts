import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { isAlive } from '#server/database/embedded/process-identity.ts';
import {
  askGraphql,
  freePort,
  startServerProcess,
  waitForLine,
  type ServerProcess,
} from '#tests/support/server-process.ts';
import { wireArticle } from '#tests/support/wire-article.ts';

const folder = await mkdtemp(join(tmpdir(), 'verbatim-cli-'));
const dataDir = join(folder, 'data');
const port = await freePort();
const running = new Set<ServerProcess>();

async function start(): Promise<ServerProcess> {
  const server = await startServerProcess({ dataDir, port });
  running.add(server);
  return server;
}

afterEach(async () => {
  for (const server of running)
    if (server.process.exitCode === null && server.process.signalCode === null) await server.stop();
  running.clear();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function verbatim(...args: string[]): Promise<Ended> {
  return await verbatimWith('', ...args);
}

async function verbatimWith(input: string, ...args: string[]): Promise<Ended> {
  const env = { ...process.env, VERBATIM_DATA_DIR: dataDir, VERBATIM_PORT: String(port) };
  return await new Promise((resolve) => {
    const command = execFile(
      process.execPath,
      ['server/cli/verbatim.mjs', ...args],
      { cwd: repositoryRoot, env },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
    command.stdin?.end(input);
  });
}

async function postgresPid(): Promise<number> {
  return Number(
    (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0],
  );
}

const addTopic = 'mutation ($name: String!) { createTopic(input: { name: $name }) { __typename } }';
const findTopic = 'query ($name: String!) { topics(filter: { text: $name }) { totalCount } }';

test('A first start makes an administrator and a sample desk, says so, and its last line is that it is ready', async () => {
  const server = await start();
  expect(server.lines.at(-1)).toBe(`Verbatim is ready at http://127.0.0.1:${port}/graphql`);
  expect(server.lines.join('\n')).toContain(join(dataDir, 'admin-token'));
  expect((await stat(join(dataDir, 'admin-token'))).mode & 0o777).toBe(0o600);
  expect(
    await askGraphql(server.address, '{ viewer { role } articles { totalCount } }', {
      token: await server.adminToken(),
    }),
  ).toMatchObject({
    viewer: { role: 'ADMIN' },
    articles: { totalCount: expect.any(Number) },
  });
}, 60_000);

test('Ctrl+C ends everything, PostgreSQL included, also when npm passes the signal on a second time', async () => {
  const server = await start();
  const postgres = await postgresPid();
  server.process.kill('SIGINT');
  server.process.kill('SIGINT');
  const [code] = await once(server.process, 'exit');
  expect(code).toBe(0);
  expect(isAlive(postgres)).toBe(false);
  await expect(access(join(dataDir, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT');
}, 60_000);

test('After kill -9 the next start recovers by itself, with everything that was answered', async () => {
  const server = await start();
  const token = await server.adminToken();
  await askGraphql(server.address, addTopic, { token, variables: { name: 'Unkillable' } });
  const postgres = await postgresPid();
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
  expect(isAlive(postgres)).toBe(true);

  const second = await start();
  expect(
    await askGraphql(second.address, findTopic, { variables: { name: 'Unkillable' } }),
  ).toEqual({ topics: { totalCount: 1 } });
  // And with PostgreSQL killed too, whose lock files then lie about.
  const again = await postgresPid();
  second.process.kill('SIGKILL');
  await once(second.process, 'exit');
  process.kill(again, 'SIGKILL');
  const third = await start();
  expect(await askGraphql(third.address, findTopic, { variables: { name: 'Unkillable' } })).toEqual(
    { topics: { totalCount: 1 } },
  );
}, 90_000);

test('A second server on the same data directory says so in one line and ends; the first goes on', async () => {
  const server = await start();
  const second = await verbatim('server');
  expect(second).toMatchObject({ code: 1, stdout: '' });
  expect(second.stderr.trim().split('\n')).toEqual([expect.stringContaining(dataDir)]);
  expect((await fetch(`${server.address}/health/ready`)).status).toBe(200);
}, 60_000);

test('A bad variable is one line that names it', async () => {
  const child = spawn(process.execPath, ['server/cli/verbatim.mjs', 'server'], {
    cwd: repositoryRoot,
    env: { ...process.env, VERBATIM_DATA_DIR: dataDir, VERBATIM_PORT: 'four' },
  });
  const lines: string[] = [];
  expect(await waitForLine(child, lines, /VERBATIM_PORT/)).toBe(
    'VERBATIM_PORT is not a port: write a number from 0 to 65535.',
  );
}, 60_000);

test('An import without a server says how to start one', async () => {
  const ended = await verbatim('import', wireArticle.path);
  expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('npm run server') });
}, 60_000);

test('An import goes on after bad files, names each with what to do, counts, and tells by its exit code', async () => {
  await start();
  const file = async (name: string, content: string | Buffer) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const bad = [
    await file('empty.txt', ''),
    await file('binary.dat', Buffer.from([0, 255, 0, 1, 2, 254, 0, 3])),
    await file('large.txt', 'x'.repeat(1_000_001)),
    join(folder, 'missing.txt'),
  ];
  const feed = join(folder, 'feed');
  await mkdir(join(feed, '2024'), { recursive: true });
  await file('feed/2024/harbour.txt', 'Harbour closed\n\nPORT AMSEL - The harbour is closed.\n');
  await file('feed/admin-token', 'Nothing that anybody should read.');
  const ended = await verbatim('import', ...bad, feed, wireArticle.path);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toBe(
    `Imported: ${join(feed, '2024', 'harbour.txt')} (Harbour closed)\n` +
      `Imported: ${wireArticle.path} (${wireArticle.headline})\n`,
  );
  for (const path of bad) expect(ended.stderr).toMatch(new RegExp(`^${path}: .+[.]$`, 'm'));
  expect(ended.stderr).toContain(`6 of 6 files`);
  expect(ended.stderr).toContain('2 imported. 4 files were not imported.');

  const again = await verbatim('import', wireArticle.path);
  expect(again).toMatchObject({
    code: 0,
    stdout: `Already imported: ${wireArticle.path} (${wireArticle.headline})\n`,
  });
}, 60_000);

test('An account is added beside a running server and without one, and its token works', async () => {
  const without = await verbatim(
    'account',
    'add',
    '--name',
    'Ada',
    '--email',
    'ada@example.org',
    '--role',
    'reader',
  );
  expect(without).toMatchObject({ code: 0, stdout: expect.stringMatching(/^vbt_[\w-]+\n$/) });
  const server = await start();
  const beside = await verbatim('account', 'add', 'Bea');
  expect(beside).toMatchObject({ code: 0, stdout: expect.stringMatching(/^vbt_[\w-]+\n$/) });
  const viewer = async ({ stdout }: Ended) =>
    await askGraphql(server.address, '{ viewer { name role } }', { token: stdout.trim() });
  expect(await viewer(without)).toEqual({ viewer: { name: 'Ada', role: 'READER' } });
  expect(await viewer(beside)).toEqual({ viewer: { name: 'Bea', role: 'EDITOR' } });
  const twice = await verbatim('account', 'add', '--name', 'Ada', '--email', 'ada@example.org');
  expect(twice).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('ada@example.org'),
  });
  expect(await verbatim('account', 'add')).toMatchObject({ code: 1, stderr: 'name is missing.\n' });
}, 60_000);

test('npx finds the command in the clone', async () => {
  const help = await new Promise<string>((resolve, reject) => {
    execFile(
      'npx',
      ['--no-install', 'verbatim', '--help'],
      { cwd: repositoryRoot },
      (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
    );
  });
  expect(help).toContain('import [options] [file...]');
}, 60_000);

test('An account gets a password for its next sign-in, beside a running server and without one', async () => {
  const email = 'pia@example.org';
  const oneTime = 'chosen by the administrator';
  const short = await verbatimWith(
    'short',
    'account',
    'add',
    'Pia',
    '--email',
    email,
    '--password-stdin',
  );
  expect(short).toMatchObject({ code: 1, stderr: expect.stringContaining('too short') });
  const added = await verbatimWith(
    `${oneTime}\n`,
    'account',
    'add',
    'Pia',
    '--email',
    email,
    '--password-stdin',
  );
  expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/^vbt_/) });
  const server = await start();
  const signIn = async (password: string, newPassword: string | null = null) =>
    await askGraphql(
      server.address,
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }`,
      { variables: { input: { email, password, newPassword } } },
    );
  const payload = { signIn: { __typename: 'SignInPayload' } };
  expect(await signIn(oneTime)).toEqual({
    signIn: { __typename: 'PasswordChangeRequiredError' },
  });
  expect(await signIn(oneTime, "Pia's own password")).toEqual(payload);
  expect(await verbatimWith(`${oneTime}\n`, 'account', 'password', email)).toMatchObject({
    code: 0,
  });
  expect(await signIn("Pia's own password")).toMatchObject({
    signIn: { __typename: 'InvalidCredentialsError' },
  });
  expect(await signIn(oneTime, "Pia's new password")).toEqual(payload);
  expect(await verbatimWith(oneTime, 'account', 'password', 'nobody@example.org')).toMatchObject({
    code: 1,
    stderr: 'No account has the e-mail address nobody@example.org.\n',
  });
}, 60_000);
