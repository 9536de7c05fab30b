import type { Example } from './example.ts';
import { sampleGlobalId } from './sample-global-id.ts';

/** What was changed in a record, by whom and when. */
export const historyOfRecord: Example = {
  query: `# THE HISTORY OF A RECORD
# Every change of it, the newest first: who, when,
# through what, and each field before and after.
# To take one back, give its id to "revertChange".
query HistoryOfRecord($id: ID!) {
  node(id: $id) {
    ... on Quote {
      reportedText
      revision
      # As it stood before all later changes
      asOf(revision: 1) {
        status
        updatedAt
      }
      history(first: 20) {
        totalCount
        edges {
          node {
            id
            at
            by {
              name
            }
            via
            action
            revision
            fields {
              field
              before
              after
            }
          }
        }
      }
    }
  }
}
`,
  variables: { id: sampleGlobalId('quote', 1) },
};
