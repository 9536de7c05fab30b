import type { Example } from './example.ts';
import { sampleGlobalId } from './sample-global-id.ts';

/** Two editors who change the same field, and what resolves it. */
export const conflictAndResolve: Example = {
  query: `# CREATE, CONFLICT, RESOLVE
# This needs an account that may edit.
# Put your token under "Headers" below:
#
#   { "Authorization": "Bearer YOUR-TOKEN" }
#
# The first administrator's token is in the file
# "admin-token" of the server's data directory
# (data/admin-token unless configured otherwise).
# For more accounts: npx verbatim account add
#
# An update says on which revision it is based,
# and only what it changes. What others changed
# meanwhile is kept; a field that both changed
# differently is a Conflict, and nothing is written.
# To resolve it, choose, and send the edit again on
# the revision that the Conflict gives.
mutation ConflictAndResolve($id: ID!) {
  # Revision 1 (run again, it exists already)
  create: createTopic(
    input: { id: $id, name: "Night trains" }
  ) {
    __typename
    ... on CreateTopicPayload {
      topic {
        id
        revision
      }
    }
    ... on Error {
      code
      message
      path
    }
  }
  # One editor changes the name: revision 2 ...
  theirs: updateTopic(
    input: {
      id: $id
      baseRevision: 1
      changes: { name: "Sleeper trains" }
    }
  ) {
    ...Outcome
  }
  # ... another still sees revision 1: the same field
  conflict: updateTopic(
    input: {
      id: $id
      baseRevision: 1
      changes: { name: "Overnight trains" }
    }
  ) {
    ...Outcome
  }
  # another field on revision 1 merges by itself
  merged: updateTopic(
    input: {
      id: $id
      baseRevision: 1
      changes: { description: "With beds in them." }
    }
  ) {
    ...Outcome
  }
  # and this is the conflict, resolved
  resolved: updateTopic(
    input: {
      id: $id
      baseRevision: 3
      changes: { name: "Overnight trains" }
    }
  ) {
    ...Outcome
  }
}

fragment Outcome on UpdateTopicResult {
  __typename
  ... on UpdateTopicPayload {
    merged
    topic {
      revision
      name
      description
    }
  }
  ... on Conflict {
    message
    revision
    fields {
      field
      base
      mine
      theirs
    }
  }
  ... on Error {
    code
    message
    path
  }
}
`,
  variables: { id: sampleGlobalId('topic', 900) },
};
