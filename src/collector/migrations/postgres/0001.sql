-- Every accepted fact, once. Not UNLOGGED: such tables are emptied after a crash.
CREATE TABLE event (
  id          uuid PRIMARY KEY,
  kind        integer NOT NULL CHECK (kind BETWEEN 1 AND 5),
  day         integer NOT NULL,
  received_at bigint NOT NULL,
  article     text COLLATE "C",
  locale      text COLLATE "C",
  rev         text COLLATE "C",
  epoch       integer,
  vote_key    uuid,
  episode     uuid,
  flags       integer NOT NULL DEFAULT 0,
  visitor     bytea,
  data        text COLLATE "C" NOT NULL CHECK (length(data) <= 1024)
);
-- By time of receipt, so that new entries go to the end: an index by day would touch a page for every event.
CREATE INDEX event_received ON event (received_at);
CREATE INDEX event_visitor ON event (received_at) WHERE visitor IS NOT NULL;

-- What each vote is now: the rate event with the greatest sequence number.
CREATE TABLE vote (
  article   text COLLATE "C" NOT NULL,
  locale    text COLLATE "C" NOT NULL,
  epoch     integer NOT NULL,
  vote_key  uuid NOT NULL,
  rev       text COLLATE "C" NOT NULL,
  seq       integer NOT NULL,
  value     integer NOT NULL CHECK (value IN (-1, 0, 1)),
  reasons   integer NOT NULL DEFAULT 0,
  day       integer NOT NULL,
  flags     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (article, locale, epoch, vote_key)
);

-- Comments alone, so that they can be deleted in one place.
CREATE TABLE comment (
  article  text COLLATE "C" NOT NULL,
  locale   text COLLATE "C" NOT NULL,
  epoch    integer NOT NULL,
  vote_key uuid NOT NULL,
  rev      text COLLATE "C" NOT NULL,
  seq      integer NOT NULL,
  day      integer NOT NULL,
  body     text COLLATE "C" NOT NULL,
  flags    integer NOT NULL DEFAULT 0,
  PRIMARY KEY (article, locale, epoch, vote_key)
);

CREATE TABLE revision (
  article text COLLATE "C" NOT NULL,
  locale  text COLLATE "C" NOT NULL,
  rev     text COLLATE "C" NOT NULL,
  epoch   integer NOT NULL,
  day     integer NOT NULL,
  PRIMARY KEY (article, locale, rev)
);

-- Counts of a day, made anew from events and votes as often as one likes.
CREATE TABLE rollup (
  day     integer NOT NULL,
  article text COLLATE "C" NOT NULL,
  locale  text COLLATE "C" NOT NULL,
  epoch   integer NOT NULL,
  metric  text COLLATE "C" NOT NULL,
  n       bigint NOT NULL,
  PRIMARY KEY (day, article, locale, epoch, metric)
);

-- Counts of what was turned away, for the report's page on data quality.
CREATE TABLE tally (
  day  integer NOT NULL,
  name text COLLATE "C" NOT NULL,
  n    bigint NOT NULL,
  PRIMARY KEY (day, name)
);
