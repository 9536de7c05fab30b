import type { ListView } from '#desktop/ipc/list-views.ts';

/** What each of the desk's lists is given. */
export interface ListProps<Row> {
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** The id of the record that is open beside the list. */
  readonly openId: string | null;
  readonly onOpen: (row: Row) => void;
  /** Null where nobody may make one here. */
  readonly onNew: (() => void) | null;
}
