import { focusSearch } from './focus-list.ts';
import type { Section } from './desk-place.ts';
import { useCommand } from '../commands/use-command.ts';

/** The commands that are there wherever one is on the desk. */
export function useDeskCommands(onGo: (section: Section) => void): void {
  useCommand('goToReview', () => onGo('review'));
  useCommand('goToArticles', () => onGo('articles'));
  useCommand('goToQuotes', () => onGo('quotes'));
  useCommand('goToActors', () => onGo('actors'));
  useCommand('goToTopics', () => onGo('topics'));
  useCommand('search', focusSearch);
}
