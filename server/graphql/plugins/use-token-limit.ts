import { parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Stops reading a document after so many tokens; the introspection query of GraphiQL has about 300. */
export function useTokenLimit(maxTokens: number): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: Parameters<typeof parse>[0], options: Parameters<typeof parse>[1]) =>
        parse(source, { ...options, maxTokens }),
      );
    },
  };
}
