import { z } from 'zod';

/** Who is measured: this server, its peer, the practical limit, and this server with its cache of answers. */
export const contenderNames = ['verbatim', 'postgraphile', 'bare', 'verbatim, cached'] as const;
/** One of `contenderNames`. */
export type ContenderName = (typeof contenderNames)[number];

/** What a contender's process is started with. */
export const contenderCall = z.object({
  name: z.enum(contenderNames),
  dataDir: z.string(),
  connection: z.union([
    z.object({ connectionString: z.string() }),
    z.object({
      host: z.string(),
      port: z.number(),
      user: z.string(),
      database: z.string(),
      password: z.string().exactOptional(),
      ssl: z.literal(false).exactOptional(),
    }),
  ]),
});
/** See `contenderCall`. */
export type ContenderCall = z.infer<typeof contenderCall>;

/** What it tells once it listens. */
export const contenderReady = z.object({ port: z.number() });
/** What it answers to any message: how many SQL statements it has sent so far. */
export const contenderCount = z.object({ statements: z.number() });
