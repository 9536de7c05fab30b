/** What each command of `desktop/ipc/commands.ts` is called in the palette, the menus and the list of shortcuts. */
export const commands = {
  goToArticles: 'Go to articles',
  goToQuotes: 'Go to quotes',
  goToActors: 'Go to actors',
  goToTopics: 'Go to topics',
  search: 'Search in the list',
  undo: 'Undo',
  redo: 'Redo',
  save: 'Save',
  makeQuote: 'Make a quote of the selected words',
  addToQuote: 'Add the selected words to the open quote',
};

/** The headings that commands stand under. */
export const commandGroups = {
  go: 'Go to',
  edit: 'Edit',
  article: 'Article',
};
