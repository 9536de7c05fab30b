import { builder } from '../builder.ts';
import { DocumentFormat } from './document-format.ts';

builder.drizzleObject('documents', {
  name: 'SourceDocument',
  description: 'The document that an article was imported from, kept byte for byte.',
  select: { columns: { hash: true } },
  fields: (t) => ({
    hash: t.exposeString('hash', {
      description: 'SHA-256 of the bytes, 64 lowercase hexadecimal digits.',
    }),
    format: t.expose('format', {
      type: DocumentFormat,
      description: 'How the document is written.',
    }),
    fileName: t.exposeString('fileName', {
      nullable: true,
      description: 'The name of the file it came in; null where it came in none.',
    }),
    size: t.exposeInt('size', { description: 'Its size in bytes.' }),
    importedAt: t.expose('importedAt', {
      type: 'DateTime',
      description: 'When it was first imported.',
    }),
    downloadPath: t.string({
      description:
        'Where on this server the bytes are; the request needs the same credentials as this one.',
      resolve: ({ hash }) => `/documents/${hash}`,
    }),
  }),
});
