/** The window around the lists and pages. */
export const desk = {
  name: 'Desk',
  sections: {
    review: 'To review',
    articles: 'Articles',
    quotes: 'Quotes',
    actors: 'Actors',
    topics: 'Topics',
  },
  nothingOpen: {
    review: 'Choose an article to review it.',
    articles: 'Choose an article to read it.',
    quotes: 'Choose a quote to see it in its article.',
    actors: 'Choose an actor to see what they said.',
    topics: 'Choose a topic to see what was said about it.',
  },
  keys: { move: 'to move,', open: 'to open,', search: 'to search' },
  notice: 'Notice',
  dismissNotice: 'Put this notice away',
};
