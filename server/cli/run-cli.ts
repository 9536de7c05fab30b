import { Command, CommanderError, Option } from 'commander';
import { roles } from '#shared/sync/protocol.ts';
import { readVersion } from '../version.ts';
import { addAccount } from './add-account.ts';
import { backUpDesk } from './back-up-desk.ts';
import { givePassword } from './give-password.ts';
import { importFiles } from './import-files.ts';
import { restoreDesk } from './restore-desk.ts';
import { runDesk } from './run-desk.ts';

/** Runs one command of `verbatim`; answers the exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('verbatim')
    .description(
      'A desk for statement records: who said what, when, to whom, and where it was reported.',
    )
    .version(await readVersion())
    .exitOverride();
  program
    .command('start')
    .description('start the server and open the desktop app connected to it')
    .action(async () => {
      exitCode = await runDesk({ desktop: true });
    });
  program
    .command('server')
    .description('start the server alone')
    .action(async () => {
      exitCode = await runDesk({ desktop: false });
    });
  program
    .command('import')
    .description('import wire articles into the running server')
    .argument('<file...>', 'plain wire text in UTF-8')
    .action(async (files: string[]) => {
      exitCode = await importFiles(files);
    });
  program
    .command('backup')
    .description('write the whole desk into a file, also while the server runs')
    .argument('<file>', 'the file to make, as in desk.backup.tar.gz')
    .option('--verify', 'check a backup that was made before, without any database')
    .action(async (file: string, { verify = false }: { verify?: boolean }) => {
      exitCode = await backUpDesk(file, { verify });
    });
  program
    .command('restore')
    .description('put the desk of a backup into an empty database; the server must not run')
    .argument('<file>', 'the backup')
    .option('--replace', 'delete the desk that is there')
    .action(async (file: string, { replace = false }: { replace?: boolean }) => {
      exitCode = await restoreDesk(file, { replace });
    });
  const account = program.command('account').description('accounts');
  account
    .command('add')
    .description('make an account and show its token, once')
    .argument('[name]', 'the name, if --name does not give it')
    .option('--name <name>', 'the name, as it is shown beside what the account changes')
    .option('--email <address>', 'the e-mail address')
    .addOption(
      new Option('--role <role>', 'what the account may do').choices(roles).default('editor'),
    )
    .option('--password-stdin', 'read a password for the first sign-in from standard input')
    .action(
      async (
        name: string | undefined,
        options: { name?: string; email?: string; role: string; passwordStdin?: boolean },
      ) => {
        exitCode = await addAccount({
          name: options.name ?? name,
          email: options.email,
          role: options.role,
          passwordStdin: options.passwordStdin ?? false,
        });
      },
    );
  account
    .command('password')
    .description('read a password for the next sign-in of an account from standard input')
    .argument('<email>', 'the e-mail address of the account')
    .action(async (email: string) => {
      exitCode = await givePassword(email);
    });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said what was wrong with the arguments, or printed the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}
