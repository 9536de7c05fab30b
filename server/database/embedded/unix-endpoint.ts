import type { Endpoint } from './endpoint.ts';
import { databaseName } from './ensure-database.ts';
import { clusterUser } from './init-cluster.ts';
import { launchPostmaster } from './launch-postmaster.ts';
import { chooseSocketFolder, removeSocket, socketPort } from './socket-folder.ts';
import { stopPostmaster } from './stop-postmaster.ts';

/**
 * PostgreSQL on a Unix socket alone.
 *
 * `trust` is safe only because of where the socket lies: in a folder with mode 0700, and itself with mode 0700, so
 * whoever can connect could read the data files as well. No TCP, so no port to clash with and no other user to fear.
 */
export function unixEndpoint(): Endpoint {
  return {
    authArgs: ['--auth-local=trust', '--auth-host=reject'],
    async launch({ runner, settings, logPath, log }) {
      const folder = await chooseSocketFolder(runner.clusterFolder, runner.owner);
      if (folder === undefined)
        return { ok: false, output: 'no folder has a path short enough for a Unix socket' };
      const listening = {
        listen_addresses: '',
        port: String(socketPort),
        // A list of folders in quotes: a comma in a path would otherwise make two of one.
        unix_socket_directories: `"${folder.replaceAll('"', '""')}"`,
        unix_socket_permissions: '0700',
      };
      const launched = await launchPostmaster(runner, { ...settings, ...listening }, logPath, log);
      if (!launched.ok) await removeSocket(folder, runner.clusterFolder);
      return launched;
    },
    connection: (file) => ({
      host: file.socketFolder,
      port: file.port,
      user: clusterUser,
      database: databaseName,
      ssl: false,
    }),
    async stop(file, { runner, log }) {
      await stopPostmaster(file.pid, runner.clusterFolder, log);
      await removeSocket(file.socketFolder, runner.clusterFolder);
    },
    cleanUp: (file, { runner }) => removeSocket(file.socketFolder, runner.clusterFolder),
  };
}
