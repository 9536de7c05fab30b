import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { GraphiQL, type GraphiQLProps } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { eventResults } from './event-results.ts';
import { examples } from './examples/examples.ts';
import { operationToRun } from './operation-to-run.ts';

const ask: GraphiQLProps['fetcher'] = async (operation, options) => {
  const { query } = operation;
  const variables: unknown = operation.variables;
  const operationName = operationToRun(query, operation.operationName);
  const stopping = new AbortController();
  const response = await fetch(location.pathname, {
    method: 'POST',
    signal: stopping.signal,
    headers: {
      ...options?.headers,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ query, variables, operationName }),
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    return eventResults(response, () => stopping.abort());
  }
  const answer: unknown = await response.json();
  return Object(answer) as object;
};

const defaultTabs = examples.map(({ query, variables }) => ({
  query,
  variables: variables === undefined ? null : JSON.stringify(variables, null, 2),
  headers: null,
}));
// GraphiQL shows the query of its first tab by itself, but not its variables. Somebody who was here before has tabs of
// their own, which it brings back whole.
const first = localStorage.getItem('graphiql:tabState') === null ? defaultTabs[0]?.variables : null;

const root = document.getElementById('graphiql');
if (root === null) throw new Error('The page has no place for GraphiQL.');

createRoot(root).render(
  <GraphiQL
    fetcher={ask}
    defaultTabs={defaultTabs}
    {...(typeof first === 'string' && { initialVariables: first })}
    // A token typed into the headers stays in this page and is gone with it.
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
    isHeadersEditorEnabled
    defaultEditorToolsVisibility="variables"
  />,
);
