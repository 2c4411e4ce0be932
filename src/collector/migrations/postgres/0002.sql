-- Searches of a day by what became of them. Numbers only, so they're kept for long.
CREATE TABLE search_day (
  day       integer NOT NULL,
  locale    text COLLATE "C" NOT NULL,
  country   text COLLATE "C" NOT NULL,
  device    text COLLATE "C" NOT NULL,
  asked     bigint NOT NULL,
  shown     bigint NOT NULL,
  opened    bigint NOT NULL,
  reworded  bigint NOT NULL,
  contacted bigint NOT NULL,
  answered  bigint NOT NULL,
  PRIMARY KEY (day, locale, country, device)
);

-- Contact channels that were opened on a day, and where on the site.
CREATE TABLE contact_day (
  day     integer NOT NULL,
  locale  text COLLATE "C" NOT NULL,
  country text COLLATE "C" NOT NULL,
  device  text COLLATE "C" NOT NULL,
  via     text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  n       bigint NOT NULL,
  PRIMARY KEY (day, locale, country, device, via, channel)
);

-- Searches of one day, or of seven, with their words: equal ones once. Made of events, and deleted with them.
CREATE TABLE search_digest (
  day  integer NOT NULL,
  days integer NOT NULL,
  data text COLLATE "C" NOT NULL,
  PRIMARY KEY (day, days)
);
