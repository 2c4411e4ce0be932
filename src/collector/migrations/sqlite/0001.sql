-- Every accepted fact, once. Rows go to the end of the table; only the index of random ids is written all over,
-- which dirties fewer pages with each commit than a table in the order of ids.
CREATE TABLE event (
  id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
  day         INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  article     TEXT,
  locale      TEXT,
  rev         TEXT,
  epoch       INTEGER,
  vote_key    BLOB,
  episode     BLOB,
  flags       INTEGER NOT NULL DEFAULT 0,
  visitor     BLOB,
  data        TEXT NOT NULL CHECK (length(data) <= 1024)
) STRICT;
-- By time of receipt, so that new entries go to the end: an index by day would touch a page for every event.
CREATE INDEX event_received ON event (received_at);
CREATE INDEX event_visitor ON event (received_at) WHERE visitor IS NOT NULL;

-- What each vote is now: the rate event with the greatest sequence number.
CREATE TABLE vote (
  article   TEXT NOT NULL,
  locale    TEXT NOT NULL,
  epoch     INTEGER NOT NULL,
  vote_key  BLOB NOT NULL CHECK (length(vote_key) = 16),
  rev       TEXT NOT NULL,
  seq       INTEGER NOT NULL,
  value     INTEGER NOT NULL CHECK (value IN (-1, 0, 1)),
  reasons   INTEGER NOT NULL DEFAULT 0,
  day       INTEGER NOT NULL,
  flags     INTEGER NOT NULL DEFAULT 0,
  UNIQUE (article, locale, epoch, vote_key)
) STRICT;

-- Comments alone, so that they can be deleted in one place.
CREATE TABLE comment (
  article  TEXT NOT NULL,
  locale   TEXT NOT NULL,
  epoch    INTEGER NOT NULL,
  vote_key BLOB NOT NULL CHECK (length(vote_key) = 16),
  rev      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  body     TEXT NOT NULL,
  flags    INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (article, locale, epoch, vote_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
  article TEXT NOT NULL,
  locale  TEXT NOT NULL,
  rev     TEXT NOT NULL,
  epoch   INTEGER NOT NULL,
  day     INTEGER NOT NULL,
  PRIMARY KEY (article, locale, rev)
) STRICT, WITHOUT ROWID;

-- Counts of a day, made anew from events and votes as often as one likes.
CREATE TABLE rollup (
  day     INTEGER NOT NULL,
  article TEXT NOT NULL,
  locale  TEXT NOT NULL,
  epoch   INTEGER NOT NULL,
  metric  TEXT NOT NULL,
  n       INTEGER NOT NULL,
  PRIMARY KEY (day, article, locale, epoch, metric)
) STRICT, WITHOUT ROWID;

-- Counts of what was turned away, for the report's page on data quality.
CREATE TABLE tally (
  day  INTEGER NOT NULL,
  name TEXT NOT NULL,
  n    INTEGER NOT NULL,
  PRIMARY KEY (day, name)
) STRICT, WITHOUT ROWID;
