import type { Example } from './example.ts';

/** One article with all that the desk knows of it. */
export const articleWithEverything: Example = {
  query: `# ONE ARTICLE WITH EVERYTHING IN IT
# Its text, the quotes marked in the text, and for each
# quote its speaker with the offices held, and its topics.
# Segments count UTF-16 code units of the body,
# from "start" up to but without "end".
query ArticleWithEverything {
  articles(
    first: 1
    orderBy: { field: PUBLISHED_AT, direction: DESC }
  ) {
    edges {
      node {
        id
        revision
        headline
        agency
        datelinePlace
        datelineDate
        byline
        body
        # What it was imported from, byte for byte
        document {
          fileName
          size
          downloadPath
        }
        quotes {
          totalCount
          edges {
            node {
              kind
              status
              reportedText
              segments {
                start
                end
              }
              attributions {
                part
                role
                actor {
                  name
                  affiliations(first: 3) {
                    edges {
                      node {
                        role
                        organization {
                          name
                        }
                      }
                    }
                  }
                }
              }
              topics {
                stance
                topic {
                  name
                }
              }
            }
          }
        }
      }
    }
  }
}
`,
};
