import { parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { limits } from '#server/limits/limits.ts';
import { checkDocument } from '../limits/check-document.ts';
import { tooComplex } from '../limits/too-complex.ts';

/**
 * Stops reading a document after so many tokens, and refuses one that holds too much. It is part of parsing, so that
 * Yoga's cache of documents remembers the result: a document is looked at once, not with every request.
 */
export function useDocumentLimits(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn(boundedParse);
    },
  };
}

function boundedParse(...[source, options]: Parameters<typeof parse>) {
  const { tokens } = limits.graphql;
  try {
    const document = parse(source, { ...options, maxTokens: tokens });
    checkDocument(document);
    return document;
  } catch (error) {
    // The parser calls itself for what stands within something else, and has no limit of its own.
    if (error instanceof RangeError) {
      throw tooComplex('The query nests values too deeply: nest fewer lists.');
    }
    if (error instanceof Error && error.message.includes(`more that ${tokens} tokens`)) {
      throw tooComplex(`The query has more than ${tokens} words and signs: split it.`);
    }
    throw error;
  }
}
