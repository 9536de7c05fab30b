import {
  importQuotes,
  mostQuoteRows,
  type QuoteRowResult as QuoteRowResultValue,
} from '#server/records/quote-import/import-quotes.ts';
import { unauthorised } from '#server/records/perform-edit.ts';
import type { Named } from '#server/records/quote-import/find-or-make.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { readCsv, type CsvTable } from '#shared/formats/csv.ts';
import {
  isQuoteRowField,
  quoteRowFieldNames,
  quoteRowFields,
  type QuoteRowField,
} from '#shared/formats/quote-row.ts';
import { readDocument } from '#shared/formats/read-document.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { builder } from '../builder.ts';
import { editContext } from '../context.ts';
import { globalId } from '../global-id.ts';
import * as errors from '../types/errors.ts';
import type { EnumValues } from '../types/enum-values.ts';

const ColumnMapping = builder.inputType('QuoteColumnMapping', {
  description: 'Which column of a table holds what.',
  fields: (t) => ({
    column: t.string({ required: true, description: 'The name of the column in the first row.' }),
    field: t.string({
      required: true,
      description: `What it holds. ${Object.entries(quoteRowFields)
        .map(([name, words]) => `\`${name}\`: ${words}.`)
        .join(' ')}`,
    }),
  }),
});

const ImportQuotesInput = builder.inputType('ImportQuotesInput', {
  description: 'A table of quotes.',
  fields: (t) => ({
    csv: t.string({
      required: true,
      description: `Comma-separated values, or parted by semicolons or tabs, with the names of the columns in the first row; ${mostQuoteRows} rows at most.`,
    }),
    mapping: t.field({
      type: [ColumnMapping],
      description:
        'What the columns hold; one that is not named here holds what its own name says, if that is a field.',
    }),
    dryRun: t.boolean({
      description: 'Whether to tell only what would happen, and write nothing; false unless told.',
    }),
  }),
});

const QuoteRowOutcome = builder.enumType('QuoteRowOutcome', {
  description: 'What became of a row, or would.',
  values: {
    NEW: { value: 'new', description: 'Its quote is new.' },
    KNOWN: {
      value: 'known',
      description:
        'The article has a quote with these words and this speaker. Nothing was written.',
    },
    REFUSED: { value: 'refused', description: 'Something is wrong in it. Nothing was written.' },
  } as const satisfies EnumValues<QuoteRowResultValue['outcome']>,
});

const NamedRecord = builder.objectRef<Named>('QuoteRowRecord').implement({
  description: 'A record that a row names.',
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'Its global id; in a dry run that of a new one means nothing.',
    }),
    name: t.exposeString('name', { description: 'Its name or headline.' }),
    isNew: t.exposeBoolean('isNew', { description: 'Whether the desk did not have it before.' }),
  }),
});

const RowProblem = builder
  .objectRef<{ readonly column: string; readonly message: string }>('QuoteRowProblem')
  .implement({
    description: 'What is wrong in a row.',
    fields: (t) => ({
      column: t.exposeString('column', { description: 'In which column.' }),
      message: t.exposeString('message', { description: 'What is wrong and what to do.' }),
    }),
  });

interface Row {
  readonly line: number;
  readonly columnOf: (field: QuoteRowField) => string;
  readonly result: QuoteRowResultValue;
}

const QuoteRow = builder.objectRef<Row>('QuoteRow').implement({
  description: 'A row of an imported table.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Where in the text it begins; the first line is 1.' }),
    outcome: t.field({
      type: QuoteRowOutcome,
      description: 'What became of it.',
      resolve: ({ result }) => result.outcome,
    }),
    quoteId: t.id({
      nullable: true,
      description: 'The global id of its quote; in a dry run that of a new one means nothing.',
      resolve: ({ result }) => ('quoteId' in result ? globalId('quote', result.quoteId) : null),
    }),
    isPlaced: t.boolean({
      description:
        "Whether the article's text holds the words; else an editor finds the quote among the lost ones.",
      resolve: ({ result }) => 'quoteId' in result && result.isPlaced,
    }),
    article: t.field({
      type: NamedRecord,
      nullable: true,
      description: 'Its article.',
      resolve: ({ result }) => ('quoteId' in result ? named('article', result.article) : null),
    }),
    actors: t.field({
      type: [NamedRecord],
      description: 'The actors that it names.',
      resolve: ({ result }) =>
        'quoteId' in result ? result.actors.map((one) => named('actor', one)) : [],
    }),
    topics: t.field({
      type: [NamedRecord],
      description: 'The topics that it names.',
      resolve: ({ result }) =>
        'quoteId' in result ? result.topics.map((one) => named('topic', one)) : [],
    }),
    problems: t.field({
      type: [RowProblem],
      description: 'What is wrong in it.',
      resolve: ({ result, columnOf }) =>
        'problems' in result
          ? result.problems.map(({ field, message }) => ({ column: columnOf(field), message }))
          : [],
    }),
  }),
});

interface ImportedRows {
  readonly rows: readonly Row[];
}

const ImportQuotesPayload = builder.objectRef<ImportedRows>('ImportQuotesPayload').implement({
  description: 'Each row was imported or refused by itself.',
  isTypeOf: () => true,
  fields: (t) => ({
    rows: t.field({
      type: [QuoteRow],
      description: 'What became of each row, in their order.',
      resolve: ({ rows }) => [...rows],
    }),
  }),
});

const ImportQuotesResult = builder.unionType('ImportQuotesResult', {
  description:
    'What became of it: `ImportQuotesPayload` with a result for each row, or why none was looked at.',
  types: [
    ImportQuotesPayload,
    errors.ValidationError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
  ],
  resolveType: (value: ImportedRows | DeskError) =>
    'code' in value ? errors.errorTypeName(value.code) : 'ImportQuotesPayload',
});

builder.mutationField('importQuotes', (t) =>
  t.field({
    type: ImportQuotesResult,
    description:
      "Imports a table of quotes. Their actors, articles and topics are the desk's own where it has them, and are made where it has not. A bad row does not keep the others out, and the same table a second time makes nothing.",
    args: { input: t.arg({ type: ImportQuotesInput, required: true, description: 'The table.' }) },
    resolve: async (_parent, { input }, context) => {
      // Before the table is looked at: it is not read for who may not import it.
      const refused = unauthorised(editContext(context), { via: 'import' });
      if (refused !== null) return { ...refused.error, path: ['input'] };
      const table = readTable(input.csv);
      if ('code' in table) return table;
      const fields = fieldsOf(table, input.mapping ?? []);
      if ('code' in fields) return fields;
      const cells = table.rows.map((row) =>
        Object.fromEntries([...fields].map(([field, index]) => [field, row.cells[index] ?? ''])),
      );
      const dryRun = input.dryRun ?? false;
      const imported = await importQuotes(editContext(context), cells, { dryRun });
      if (!imported.ok) return { ...imported.error, path: ['input'] };
      const columnOf = (field: QuoteRowField): string => {
        const index = fields.get(field);
        return index === undefined ? field : (table.columns[index] ?? field);
      };
      return {
        rows: imported.results.map((result, index) => ({
          line: table.rows[index]?.line ?? 0,
          columnOf,
          result,
        })),
      };
    },
  }),
);

function readTable(csv: string): CsvTable | DeskError {
  // In bytes, so that the same is read whatever line breaks and marks a program put into it.
  const read = readDocument({ bytes: Buffer.from(csv, 'utf8'), fileName: 'csv' });
  if (!read.ok) return refusal('csv', read.error.message);
  const parsed = readCsv(read.text);
  if (!parsed.ok) return refusal('csv', parsed.error.message);
  const { rows } = parsed.table;
  return rows.length > mostQuoteRows
    ? refusal(
        'csv',
        `It has ${rows.length} rows, and ${mostQuoteRows} is the most: send the others in another request.`,
      )
    : parsed.table;
}

/** Which column each field is in. */
function fieldsOf(
  { columns }: CsvTable,
  mapping: readonly { readonly column: string; readonly field: string }[],
): ReadonlyMap<QuoteRowField, number> | DeskError {
  const fields = new Map<QuoteRowField, number>();
  const mapped = new Set(mapping.map(({ column }) => column));
  for (const [index, column] of columns.entries())
    if (isQuoteRowField(column) && !mapped.has(column)) fields.set(column, index);
  for (const { column, field } of mapping) {
    const index = columns.indexOf(column);
    if (index === -1)
      return refusal('mapping', `There is no column “${column}”; there are ${columns.join(', ')}.`);
    if (!isQuoteRowField(field))
      return refusal(
        'mapping',
        `There is no field “${field}”: choose of ${quoteRowFieldNames.join(', ')}.`,
      );
    fields.set(field, index);
  }
  return fields.has('quote')
    ? fields
    : refusal('mapping', `No column holds the quote: say which of ${columns.join(', ')} does.`);
}

function named(kind: RecordKind, record: Named): Named {
  return { ...record, id: globalId(kind, record.id) };
}

function refusal(field: string, message: string): DeskError {
  return { code: errorCodes.validationFailed, message, path: ['input', field] };
}
