import { boolean, idOf, words } from '../arguments.ts';
import { condition } from '../filter.ts';
import { anyOf, equal } from './common.ts';

/** What can be asked of topics. */
export const topicConditions = {
  text: condition(
    'The beginnings of words in name or description; accents and case aside.',
    words,
    (text) => ({ is: 'worded', text }),
  ),
  parentId: equal('Right below this topic.', idOf('topic'), 'parentId'),
  parentIds: anyOf('Right below one of these topics.', idOf('topic'), 'parentId'),
  hasParent: condition('Stands below another topic; or at the top.', boolean, (given) => ({
    is: 'given',
    field: 'parentId',
    given,
  })),
} as const;
