import { resolve } from 'node:path';
import { z } from 'zod';
import { trustedProxies } from './limits/trusted-proxies.ts';
import { openIdConfig, openIdVariables, type OpenIdConfig } from './config-open-id.ts';

/** The variables of an environment, as Node gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The least level of what is logged. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
/** One of `logLevels`. */
export type LogLevel = (typeof logLevels)[number];

/** How this server runs. */
export interface Config {
  /** The address to listen on. */
  readonly host: string;
  /** The port to listen on; 0 takes any free one. */
  readonly port: number;
  /** Absolute path of the folder for the embedded database and the first administrator's token. */
  readonly dataDir: string;
  /** Where PostgreSQL is; undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
  /** What somebody without a token may do. */
  readonly anonymous: 'reader' | 'none';
  /** Left out: `warn`. */
  readonly logLevel?: LogLevel;
  /** Origins of other sites whose pages may read the answers, as `https://desk.example`; none unless given. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Addresses or networks of proxies that are believed when they say for whom they ask; none unless given. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Requests of an account in a minute; left out: the default, from which programs on this machine are free. */
  readonly rateLimit?: number | 'off' | undefined;
  /** The OpenID issuer whose tokens are taken beside our own; none unless given. */
  readonly openId?: OpenIdConfig | undefined;
  /** Bytes of answers that are kept until a record changes that they read; none are kept unless given. */
  readonly responseCache?: number | undefined;
  /** Milliseconds that a statement of SQL may take. */
  readonly statementTimeout?: number | undefined;
  /** Milliseconds that an answer may take to begin. */
  readonly requestTimeout?: number | undefined;
}

/** Where the command line finds a running server, and with what token it speaks to it. */
export interface ClientConfig {
  /** The server's address without a path, as `http://127.0.0.1:4000`. */
  readonly server: string;
  /** From `VERBATIM_TOKEN`; undefined where the first administrator's token in the data directory is to be used. */
  readonly token: string | undefined;
  readonly dataDir: string;
}

/** A configuration, or one line that names the variable that is wrong. */
export type Loaded<Value> =
  | { readonly ok: true; readonly config: Value }
  | { readonly ok: false; readonly message: string };

const secondsSchema = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, 'must be a number of seconds')
  .transform((text) => Number(text) * 1000)
  .optional();

function listOf(isEntry: (entry: string) => boolean, complaint: string) {
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .refine((entries) => entries.every(isEntry), complaint)
    .optional();
}

const schema = z.object({
  VERBATIM_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is not an address to listen on: write it like 127.0.0.1')
    .default('127.0.0.1'),
  VERBATIM_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port: write a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a port: write a number from 0 to 65535')
    .default(4000),
  VERBATIM_DATA_DIR: z
    .string()
    .default('data')
    .transform((path) => resolve(path)),
  DATABASE_URL: z
    .string()
    .refine(
      isPostgresAddress,
      'is not an address of PostgreSQL: write it like postgres://user@host/name',
    )
    .optional(),
  VERBATIM_ANONYMOUS: z.enum(['reader', 'none'], { error: 'must be reader or none' }).optional(),
  VERBATIM_CORS_ORIGINS: listOf(
    isOrigin,
    'must list origins: a scheme, a host and maybe a port, without a path, as https://desk.example',
  ),
  VERBATIM_TRUSTED_PROXIES: listOf(
    (entry) => trustedProxies([entry]) !== undefined,
    'must list addresses or networks, as 10.0.0.0/8',
  ),
  VERBATIM_RATE_LIMIT: z
    .string()
    .regex(/^([1-9]\d{0,8}|off)$/, 'must be a number of requests in a minute, or off')
    .transform((text) => (text === 'off' ? ('off' as const) : Number(text)))
    .optional(),
  ...openIdVariables,
  VERBATIM_RESPONSE_CACHE: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'must be a number of megabytes')
    .transform((text) => Number(text) * 1_000_000)
    .optional(),
  VERBATIM_STATEMENT_TIMEOUT: secondsSchema,
  VERBATIM_REQUEST_TIMEOUT: secondsSchema,
  VERBATIM_LOG_LEVEL: z
    .enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` })
    .optional(),
});

const clientSchema = schema.extend({
  VERBATIM_SERVER: z
    .string()
    .regex(
      /^https?:\/\/[^\s/]+\/?$/,
      'is not the address of a server: write it like http://127.0.0.1:4000',
    )
    .optional(),
  VERBATIM_TOKEN: z.string().optional(),
});

/**
 * Reads the server's configuration; an empty variable counts as unset. Where a person reads along at a terminal, only
 * what needs a person is logged unless they ask for more.
 */
export function loadConfig(
  env: Environment = process.env,
  terminal = process.stderr.isTTY,
): Loaded<Config> {
  const parsed = schema.safeParse(withoutEmpty(env));
  if (!parsed.success) return { ok: false, message: complaint(parsed.error) };
  const openId = openIdConfig(parsed.data);
  if (!openId.ok) return openId;
  const { VERBATIM_HOST: host, DATABASE_URL: databaseUrl, VERBATIM_ANONYMOUS } = parsed.data;
  const logLevel = parsed.data.VERBATIM_LOG_LEVEL ?? (terminal ? 'warn' : 'info');
  const proxies = parsed.data.VERBATIM_TRUSTED_PROXIES;
  const alone = databaseUrl === undefined && isLoopback(host) && proxies === undefined;
  return {
    ok: true,
    config: {
      host,
      port: parsed.data.VERBATIM_PORT,
      dataDir: parsed.data.VERBATIM_DATA_DIR,
      databaseUrl,
      anonymous: VERBATIM_ANONYMOUS ?? (alone ? 'reader' : 'none'),
      logLevel,
      corsOrigins: parsed.data.VERBATIM_CORS_ORIGINS,
      trustedProxies: proxies,
      rateLimit: parsed.data.VERBATIM_RATE_LIMIT,
      openId: openId.openId,
      responseCache: parsed.data.VERBATIM_RESPONSE_CACHE,
      statementTimeout: parsed.data.VERBATIM_STATEMENT_TIMEOUT,
      requestTimeout: parsed.data.VERBATIM_REQUEST_TIMEOUT,
    },
  };
}

/** Reads where the server is for a command that speaks to it. */
export function loadClientConfig(env: Environment = process.env): Loaded<ClientConfig> {
  const parsed = clientSchema.safeParse(withoutEmpty(env));
  if (!parsed.success) return { ok: false, message: complaint(parsed.error) };
  const { VERBATIM_HOST: host, VERBATIM_PORT: port, VERBATIM_SERVER } = parsed.data;
  return {
    ok: true,
    config: {
      server: VERBATIM_SERVER?.replace(/\/$/, '') ?? serverUrl(reachable(host), port),
      token: parsed.data.VERBATIM_TOKEN,
      dataDir: parsed.data.VERBATIM_DATA_DIR,
    },
  };
}

/** Whether only this machine reaches an address to listen on. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The address of a server without a path; IPv6 addresses are put in brackets. */
export function serverUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

// Nobody can call the address that means "listen everywhere".
function reachable(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}

function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

function complaint(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') ?? 'The configuration'} ${issue?.message ?? 'is not valid'}.`;
}

function isPostgresAddress(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

// Exactly as a browser sends it; `*` and `null` are none.
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
