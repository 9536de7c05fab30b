import { Command, CommanderError, Option } from 'commander';
import { roles } from '#shared/sync/protocol.ts';
import { addAccount } from './add-account.ts';
import { importFiles } from './import-files.ts';
import { runDesk } from './run-desk.ts';

/** Runs one command of `verbatim`; answers the exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('verbatim')
    .description(
      'A desk for statement records: who said what, when, to whom, and where it was reported.',
    )
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
    .command('account')
    .description('accounts')
    .command('add')
    .description('make an account and show its token, once')
    .argument('[name]', 'the name, if --name does not give it')
    .option('--name <name>', 'the name, as it is shown beside what the account changes')
    .option('--email <address>', 'the e-mail address')
    .addOption(
      new Option('--role <role>', 'what the account may do').choices(roles).default('editor'),
    )
    .action(
      async (
        name: string | undefined,
        options: { name?: string; email?: string; role: string },
      ) => {
        exitCode = await addAccount({
          name: options.name ?? name,
          email: options.email,
          role: options.role,
        });
      },
    );
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said what was wrong with the arguments, or printed the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}
