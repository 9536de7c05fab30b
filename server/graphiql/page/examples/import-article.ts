import type { Example } from './example.ts';

/** An article as it came over the wire. */
export const importArticle: Example = {
  query: `# IMPORT
# The text goes into "content" as it came over the wire.
# The same text twice makes one article, and
# "alreadyImported" says so. This writes too, so it needs
# the Authorization header (see the tab ConflictAndResolve).
mutation ImportArticle($content: String!) {
  importArticle(
    input: { content: $content, fileName: "example.txt" }
  ) {
    __typename
    ... on ImportArticlePayload {
      alreadyImported
      article {
        id
        headline
        agency
        datelinePlace
        datelineDate
        body
      }
      # What an editor should look at
      notices {
        message
      }
    }
    ... on Error {
      code
      message
      path
    }
  }
}
`,
  variables: {
    content:
      '3 June 2024\n\nHarbour council delays ferry vote\n\n' +
      'PORT ELLIS. June 3 (Coastline) - The harbour council put off its vote on the new ferry line.\n\n' +
      '"We will not decide before we have read the report," councillor Mara Lindqvist said on Monday.\n',
  },
};
