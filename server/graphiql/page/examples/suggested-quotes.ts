import type { Example } from './example.ts';

/** What an article still has to say. */
export const suggestedQuotes: Example = {
  query: `# THE QUOTES THAT ARTICLES STILL SEEM TO MAKE
# Proposals, the surest worth a look first. Make one with
# createQuote; let one not come back by its key, with
# updateArticle and rejectedSuggestions.
query SuggestedQuotes {
  articles(first: 5) {
    edges {
      node {
        headline
        suggestions(first: 10) {
          key
          confidence
          explanation
          kind
          reportedText
          cue
          speaker {
            name
            role
            actor {
              id
            }
          }
          onBehalfOf {
            name
          }
          saidOn {
            date
            words
          }
          medium
        }
      }
    }
  }
}
`,
  variables: {},
};
