/** How the parts of the Relay specification (Cursor Connections, Global Object Identification) appear in the schema. */
export const relayTexts = {
  nodeTypeOptions: {
    description: 'Anything that can be fetched again by its global id.',
  },
  pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
  nodeQueryOptions: {
    description:
      'The record with this id; null where there is none. A deleted record is still found here, with its `deletedAt`.',
    args: { id: { description: 'A global id, as every record has one.' } },
  },
  beforeArgOptions: { description: 'Takes what lies before this cursor.' },
  afterArgOptions: { description: 'Takes what lies after this cursor.' },
  firstArgOptions: {
    description: 'Takes so many from the beginning: 20 unless told, 100 at most.',
  },
  lastArgOptions: { description: 'Takes so many from the end, 100 at most.' },
  hasNextPageFieldOptions: { description: 'Whether more follows.' },
  hasPreviousPageFieldOptions: { description: 'Whether something comes before.' },
  startCursorFieldOptions: { description: 'The cursor of the first on this page.' },
  endCursorFieldOptions: {
    description: 'The cursor of the last on this page: give it as `after`.',
  },
  pageInfoFieldOptions: { description: 'Where this page lies in the list.' },
  edgesFieldOptions: {
    description: 'The page, each record with its cursor.',
  },
  nodeFieldOptions: { description: 'The record.' },
  cursorFieldOptions: { description: 'The place of the record in the list.' },
  defaultConnectionTypeOptions: { description: 'One page of a list.' },
  defaultEdgeTypeOptions: { description: 'A record in a list, with its place there.' },
} as const;
