/** Every table: the registry that Drizzle, its migrations and the relations are made from. */
export * from './tables/accounts.ts';
export * from './tables/actor-names.ts';
export * from './tables/actors.ts';
export * from './tables/affiliations.ts';
export * from './tables/articles.ts';
export * from './tables/changes.ts';
export * from './tables/desk.ts';
export * from './tables/quotes.ts';
export * from './tables/search-documents.ts';
export * from './tables/topics.ts';
