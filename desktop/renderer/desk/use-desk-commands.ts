import { focusSearch } from './focus-list.ts';
import type { Section } from './desk-place.ts';
import { moveBetweenPanes } from './move-between-panes.ts';
import { useCommand } from '../commands/use-command.ts';

/** The command that opens each section. */
export const sectionCommands = {
  review: 'goToReview',
  articles: 'goToArticles',
  quotes: 'goToQuotes',
  actors: 'goToActors',
  topics: 'goToTopics',
  waiting: 'goToWaiting',
  conflicts: 'goToConflicts',
} as const;

/** The commands that are there wherever one is on the desk. */
export function useDeskCommands(onGo: (section: Section) => void): void {
  useCommand('goToReview', () => onGo('review'));
  useCommand('goToArticles', () => onGo('articles'));
  useCommand('goToQuotes', () => onGo('quotes'));
  useCommand('goToActors', () => onGo('actors'));
  useCommand('goToTopics', () => onGo('topics'));
  useCommand('goToWaiting', () => onGo('waiting'));
  useCommand('goToConflicts', () => onGo('conflicts'));
  useCommand('search', focusSearch);
  useCommand('nextPane', () => moveBetweenPanes(1));
  useCommand('previousPane', () => moveBetweenPanes(-1));
}
