/**
 * The tables of version 1. `base` holds the server's rows as last seen and `outbox` the edits laid over them; the
 * tables named after the kinds hold the result of both, in the columns that lists filter and order by. Their `number`
 * is the rowid that child tables and search tables refer to.
 *
 * Keys that order (`..._key`) are written so that comparing bytes is the order wanted: instants to the microsecond,
 * names folded.
 */
export const firstSchema = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE base (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  -- Which bootstrap the row was last seen in or after: older ones are gone from the server.
  generation INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX base_generation ON base (generation);

CREATE TABLE outbox (
  -- AUTOINCREMENT never gives a number twice, also after the row is gone: with the client id it names the edit for ever.
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  record_id TEXT NOT NULL,
  edit TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'conflict', 'rejected', 'held')),
  -- The changed fields as they were at the base revision, where that is known: what a retry merges from.
  before TEXT,
  error TEXT,
  conflict TEXT,
  account_id TEXT,
  saved_at TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_record ON outbox (record_id, sequence);
CREATE INDEX outbox_state ON outbox (state, sequence);

CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL,
  base_revision INTEGER NOT NULL,
  sync TEXT NOT NULL,
  created_key TEXT NOT NULL,
  updated_key TEXT NOT NULL,
  deleted_at TEXT,
  headline TEXT NOT NULL,
  headline_key TEXT NOT NULL,
  agency TEXT,
  dateline_place TEXT,
  published_at TEXT,
  published_key TEXT
) STRICT;
CREATE INDEX article_published ON article (published_key, id) WHERE deleted_at IS NULL;
CREATE INDEX article_headline ON article (headline_key, id) WHERE deleted_at IS NULL;
CREATE INDEX article_created ON article (created_key, id) WHERE deleted_at IS NULL;
CREATE INDEX article_updated ON article (updated_key, id) WHERE deleted_at IS NULL;
CREATE INDEX article_agency ON article (agency, published_key, id) WHERE deleted_at IS NULL;

CREATE TABLE quote (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL,
  base_revision INTEGER NOT NULL,
  sync TEXT NOT NULL,
  created_key TEXT NOT NULL,
  updated_key TEXT NOT NULL,
  deleted_at TEXT,
  article_id TEXT NOT NULL,
  reported_text TEXT NOT NULL,
  kind TEXT NOT NULL,
  medium TEXT NOT NULL,
  status TEXT NOT NULL,
  said_on TEXT,
  position INTEGER
) STRICT;
CREATE INDEX quote_created ON quote (created_key, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_updated ON quote (updated_key, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_said_on ON quote (said_on, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_position ON quote (position, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_article ON quote (article_id, position, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_article_status ON quote (article_id, status) WHERE deleted_at IS NULL;
CREATE INDEX quote_status ON quote (status, created_key, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_kind ON quote (kind, created_key, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_medium ON quote (medium, created_key, id) WHERE deleted_at IS NULL;

-- Only of quotes that are not deleted, as are quote_topic and alias.
CREATE TABLE attribution (
  quote_number INTEGER NOT NULL,
  place INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (quote_number, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_actor ON attribution (actor_id, quote_number);
CREATE INDEX attribution_part ON attribution (part, actor_id, quote_number);

CREATE TABLE quote_topic (
  quote_number INTEGER NOT NULL,
  place INTEGER NOT NULL,
  topic_id TEXT NOT NULL,
  PRIMARY KEY (quote_number, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_topic_topic ON quote_topic (topic_id, quote_number);

CREATE TABLE actor (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL,
  base_revision INTEGER NOT NULL,
  sync TEXT NOT NULL,
  created_key TEXT NOT NULL,
  updated_key TEXT NOT NULL,
  deleted_at TEXT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  country TEXT
) STRICT;
CREATE INDEX actor_name ON actor (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX actor_kind ON actor (kind, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX actor_country ON actor (country, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX actor_created ON actor (created_key, id) WHERE deleted_at IS NULL;
CREATE INDEX actor_updated ON actor (updated_key, id) WHERE deleted_at IS NULL;

CREATE TABLE alias (
  actor_number INTEGER NOT NULL,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (actor_number, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE affiliation (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL,
  base_revision INTEGER NOT NULL,
  sync TEXT NOT NULL,
  created_key TEXT NOT NULL,
  updated_key TEXT NOT NULL,
  deleted_at TEXT,
  actor_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  role TEXT,
  from_date TEXT,
  to_date TEXT
) STRICT;
CREATE INDEX affiliation_actor ON affiliation (actor_id) WHERE deleted_at IS NULL;
CREATE INDEX affiliation_organization ON affiliation (organization_id) WHERE deleted_at IS NULL;

CREATE TABLE topic (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL,
  base_revision INTEGER NOT NULL,
  sync TEXT NOT NULL,
  created_key TEXT NOT NULL,
  updated_key TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  parent_id TEXT
) STRICT;
CREATE INDEX topic_name ON topic (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX topic_parent ON topic (parent_id, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX topic_created ON topic (created_key, id) WHERE deleted_at IS NULL;
CREATE INDEX topic_updated ON topic (updated_key, id) WHERE deleted_at IS NULL;

-- The terms come folded from the shared analyser and hold only letters, marks and digits, so the tokenizer only has
-- to split at spaces; "ascii" leaves all other characters alone.
CREATE VIRTUAL TABLE article_search USING fts5(terms, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE quote_search USING fts5(terms, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE actor_search USING fts5(terms, content='', contentless_delete=1, tokenize='ascii', prefix='2 3');
CREATE VIRTUAL TABLE topic_search USING fts5(terms, content='', contentless_delete=1, tokenize='ascii', prefix='2 3');
`;
