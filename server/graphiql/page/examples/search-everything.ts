import type { Example } from './example.ts';

/** One search over articles, quotes, actors and topics. */
export const searchEverything: Example = {
  query: `# SEARCH
# Over articles, quotes, actors and topics at once, the
# best match first. Accents and case do not matter, nor
# the form of a word; ferr* stands for all words that
# begin so, "night boat" for the two side by side.
query SearchEverything($text: String!) {
  search(text: $text, first: 10) {
    totalCount
    edges {
      # Where the words stand, in pieces of plain text
      highlights(first: 1) {
        field
        fragments {
          text
          isMatch
        }
      }
      node {
        __typename
        ... on Article {
          id
          headline
        }
        ... on Quote {
          id
          article {
            headline
          }
        }
        ... on Actor {
          id
          name
        }
        ... on Topic {
          id
          name
        }
      }
    }
  }
}
`,
  variables: { text: 'ferr*' },
};
