/** What the forms of all records share. */
export const forms = {
  create: 'Create',
  discard: 'Discard',
  delete: 'Delete',
  deleteThis: (name: string) => `Delete this ${name}`,
  deleteQuestion: (name: string) => `Delete this ${name}?`,
  state: (name: string) => `This ${name}`,
  isNew: 'New, not created yet',
  saving: 'Saving…',
  notSaved: 'Not saved: see the marked field',
  saved: 'Saved',
  add: (one: string) => `Add ${one}`,
  removeMember: (one: string, number: number) => `Remove ${one} ${number}`,
  none: 'None',
};
