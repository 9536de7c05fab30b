/** What the fields that every record has mean. */
export const recordTexts = {
  revision: {
    description:
      '1 at its creation, one more with each accepted edit. An edit names it as `baseRevision`.',
  },
  createdAt: { description: 'When it was made.' },
  createdBy: { description: 'Who made it; null for what the server made by itself.' },
  updatedAt: { description: 'When it last changed.' },
  updatedBy: { description: 'Who changed it last; null for the server itself.' },
  deletedAt: {
    description:
      'When it was deleted; null while it lives. A deleted record is in no list and can be restored.',
  },
} as const;
