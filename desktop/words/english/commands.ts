/** What each command of `desktop/ipc/commands.ts` is called in the palette, the menus and the list of shortcuts. */
export const commands = {
  goToReview: 'Go to the articles to review',
  goToArticles: 'Go to articles',
  goToQuotes: 'Go to quotes',
  goToActors: 'Go to actors',
  goToTopics: 'Go to topics',
  search: 'Search in the list',
  undo: 'Undo',
  redo: 'Redo',
  save: 'Save',
  filterList: 'Filter the list',
  displayList: 'Order, group and lay out the list',
  selectRow: 'Select the row, or leave it out',
  selectAll: 'Select all of the list',
  makeQuote: 'Make a quote of the selected words',
  addToQuote: 'Add the selected words to the open quote',
};

/** The headings that commands stand under. */
export const commandGroups = {
  go: 'Go to',
  edit: 'Edit',
  list: 'List',
  article: 'Article',
};
