import { actors } from './english/actors.ts';
import { commandGroups, commands, menu, palette, quickOpen, settings } from './english/commands.ts';
import { ago, fullDate, moment, shortDate } from './english/dates.ts';
import { forms } from './english/forms.ts';
import { pickers } from './english/pickers.ts';
import { articleForm, reader } from './english/reader.ts';
import { statement } from './english/statement.ts';
import { suggestions } from './english/suggestions.ts';
import { conflicts, values } from './english/conflicts.ts';
import { duplicates } from './english/duplicates.ts';
import { topics } from './english/topics.ts';
import { app, desk } from './english/desk.ts';
import { desks, endings } from './english/desks.ts';
import { fieldName } from './english/fields.ts';
import { listed, number, plural } from './english/grammar.ts';
import { history } from './english/history.ts';
import { importing } from './english/import.ts';
import { labels } from './english/labels.ts';
import { lists } from './english/lists.ts';
import { scope, signIn, sync } from './english/sync.ts';
import { undo } from './english/undo.ts';

/** Every string that the app shows, in English. Another language is another object of this shape. */
export const english = {
  number,
  plural,
  listed,
  ago,
  shortDate,
  fullDate,
  moment,
  fieldName,
  labels,
  lists,
  commands,
  commandGroups,
  articleForm,
  forms,
  history,
  importing,
  pickers,
  reader,
  statement,
  actors,
  conflicts,
  values,
  duplicates,
  topics,
  suggestions,
  menu,
  desks,
  endings,
  palette,
  quickOpen,
  settings,
  app,
  desk,
  scope,
  signIn,
  sync,
  undo,
};

/** The strings of one language; functions where something is filled in. */
export type Words = typeof english;
