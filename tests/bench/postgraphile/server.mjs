// PostGraphile 5 over the desk's own tables, as its documentation sets up a server for production. Started by
// start-contender.ts under Node 22; the connection comes as JSON in the first argument.
import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';
import pg from 'pg';

const { connection } = JSON.parse(process.argv[2] ?? '{}');
const pool = new pg.Pool({ ...connection, max: 10 });
let statements = 0;
pool.on('connect', (client) => {
  const query = client.query.bind(client);
  client.query = (...args) => {
    statements += 1;
    return query(...args);
  };
});

const service = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  // It would hide what no full index serves, such as an article's quotes.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ pool, schemas: ['public'] })],
  grafserv: { watch: false, graphiql: false },
  grafast: { explain: false },
  schema: { connectionFilterRelations: true, defaultBehavior: '+list' },
});
const server = createServer();
const instance = service.createServ(grafserv);
await instance.addTo(server);
await service.getSchema();
process.on('message', () => process.send?.({ statements }));
process.once('disconnect', () => process.exit(0));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
process.send?.({ port: server.address().port });
