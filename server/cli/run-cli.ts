import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { quoteRowFields } from '#shared/formats/quote-row.ts';
import { roles } from '#shared/sync/protocol.ts';
import { readVersion } from '../version.ts';
import { onConflicts, type OnConflictOption } from './import-batch.ts';

/** Runs one command of `verbatim`; answers the exit code. Each loads only what it needs: all of the server takes seconds. */
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
      const { runDesk } = await import('./run-desk.ts');
      exitCode = await runDesk({ desktop: true });
    });
  program
    .command('server')
    .description('start the server alone')
    .action(async () => {
      const { runDesk } = await import('./run-desk.ts');
      exitCode = await runDesk({ desktop: false });
    });
  program
    .command('import')
    .description('import articles into the running server')
    .argument('[file...]', 'files of any format, folders, or - for standard input')
    .option('--watch <folder>', 'import what is in a folder, and what comes, until Ctrl+C')
    .option('--settle <seconds>', 'with --watch: how long a file must not have changed', seconds, 2)
    .addOption(
      new Option('--on-conflict <whose>', 'whose words stay where the desk changed the same')
        .choices(onConflicts)
        .default('ask'),
    )
    .action(async (files: string[], options: ImportOptions) => {
      exitCode = await runImport(files, options);
    });
  program
    .command('import-quotes')
    .description('import a table of quotes into the running server')
    .argument('<file>', 'comma-separated values with the names of the columns first, or -')
    .option('--map <column=field...>', 'what a column holds whose name is none of the fields', [])
    .option('--dry-run', 'tell what would happen and write nothing')
    .addHelpText('after', fieldsHelp)
    .action(async (file: string, options: { map: string[]; dryRun?: boolean }) => {
      const { importQuoteFile } = await import('./import-quotes.ts');
      exitCode = await importQuoteFile(file, { map: options.map, dryRun: options.dryRun ?? false });
    });
  program
    .command('suggest')
    .description(
      'suggest the statements in articles: JSON lines {id, text} in, {id, suggestions} out',
    )
    .action(async () => {
      const { suggestStatements } = await import('./suggest-statements.ts');
      exitCode = await suggestStatements(process.stdin, process.stdout, (message) =>
        console.error(message),
      );
    });
  program
    .command('backup')
    .description('write the whole desk into a file, also while the server runs')
    .argument('<file>', 'the file to make, as in desk.backup.tar.gz')
    .option('--verify', 'check a backup that was made before, without any database')
    .action(async (file: string, { verify = false }: { verify?: boolean }) => {
      const { backUpDesk } = await import('./back-up-desk.ts');
      exitCode = await backUpDesk(file, { verify });
    });
  program
    .command('restore')
    .description('put the desk of a backup into an empty database; the server must not run')
    .argument('<file>', 'the backup')
    .option('--replace', 'delete the desk that is there')
    .action(async (file: string, { replace = false }: { replace?: boolean }) => {
      const { restoreDesk } = await import('./restore-desk.ts');
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
        const { addAccount } = await import('./add-account.ts');
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
      const { givePassword } = await import('./give-password.ts');
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

const fieldsHelp = `\nFields:\n${Object.entries(quoteRowFields)
  .map(([name, words]) => `  ${name.padEnd(12)} ${words}`)
  .join('\n')}`;

interface ImportOptions {
  readonly watch?: string;
  readonly settle: number;
  readonly onConflict: OnConflictOption;
}

async function runImport(
  files: readonly string[],
  { watch, settle, onConflict }: ImportOptions,
): Promise<number> {
  if (watch !== undefined && files.length === 0) {
    const { watchFolder } = await import('./watch-folder.ts');
    return watchFolder(watch, { settle, onConflict });
  }
  if (watch === undefined && files.length > 0) {
    const { importFiles } = await import('./import-files.ts');
    return importFiles(files, { onConflict });
  }
  console.error('Name the files to import, or one folder with --watch.');
  return 1;
}

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 3600) return value;
  throw new InvalidArgumentError('Give a number of seconds, as in 2 or 0.5.');
}
