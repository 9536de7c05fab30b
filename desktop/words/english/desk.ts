/** The window around the lists and pages. */
export const desk = {
  name: 'Desk',
  sections: {
    review: 'To review',
    articles: 'Articles',
    quotes: 'Quotes',
    actors: 'Actors',
    topics: 'Topics',
    waiting: 'Waiting edits',
    conflicts: 'Conflicts',
  },
  resizeSidebar: 'Width of the sidebar',
  resizeList: 'Width of the list',
  nothingOpen: {
    review: 'Choose an article to review its quotes.',
    articles: 'Choose an article to read it.',
    quotes: 'Choose a quote to see it in its article.',
    actors: 'Choose an actor to see what they said.',
    topics: 'Choose a topic to see what was said about it.',
    waiting: 'What you saved here goes to the server by itself.',
    conflicts: 'Choose a conflict to decide it.',
  },
  keys: { move: 'to move,', open: 'to open,', search: 'to search' },
  notice: 'Notice',
  dismissNotice: 'Put this notice away',
};

/** What the app itself says, outside of any page. */
export const app = {
  unusable: 'Verbatim cannot open its local data',
  windowEnds: 'The window ends again and again',
  ended: 'Verbatim has to close',
  seeLog: (path: string) => `What you saved is on this machine. The log says more: ${path}`,
};
