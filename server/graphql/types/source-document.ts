import { sql } from 'drizzle-orm';
import { documents } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column, planned } from '../plan/field-plan.ts';
import type { Planned } from '../plan/planned-record.ts';
import { DocumentFormat } from './document-format.ts';

/** The document that an article was imported from. */
export const SourceDocument = builder.objectRef<Planned>('SourceDocument').implement({
  description: 'The document that an article was imported from, kept byte for byte.',
  fields: (t) => ({
    hash: t.string({
      ...column(documents.hash),
      description: 'SHA-256 of the bytes, 64 lowercase hexadecimal digits.',
    }),
    format: t.field({
      ...column(documents.format),
      type: DocumentFormat,
      description: 'How the document is written.',
    }),
    fileName: t.string({
      ...column(documents.fileName),
      nullable: true,
      description: 'The name of the file it came in; null where it came in none.',
    }),
    size: t.int({ ...column(documents.size), description: 'Its size in bytes.' }),
    importedAt: t.field({
      ...column(documents.importedAt),
      type: 'DateTime',
      description: 'When it was first imported.',
    }),
    downloadPath: t.string({
      ...planned({
        plan: 'value',
        value: (row) => sql`'/documents/' || ${row.of(documents.hash)}`,
      }),
      description:
        'Where on this server the bytes are; the request needs the same credentials as this one.',
    }),
  }),
});
