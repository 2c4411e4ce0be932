-- Searches of a day by what became of them. Numbers only, so they're kept for long.
CREATE TABLE search_day (
  day       INTEGER NOT NULL,
  locale    TEXT NOT NULL,
  country   TEXT NOT NULL,
  device    TEXT NOT NULL,
  asked     INTEGER NOT NULL,
  shown     INTEGER NOT NULL,
  opened    INTEGER NOT NULL,
  reworded  INTEGER NOT NULL,
  contacted INTEGER NOT NULL,
  answered  INTEGER NOT NULL,
  PRIMARY KEY (day, locale, country, device)
) STRICT, WITHOUT ROWID;

-- Contact channels that were opened on a day, and where on the site.
CREATE TABLE contact_day (
  day     INTEGER NOT NULL,
  locale  TEXT NOT NULL,
  country TEXT NOT NULL,
  device  TEXT NOT NULL,
  via     TEXT NOT NULL,
  channel TEXT NOT NULL,
  n       INTEGER NOT NULL,
  PRIMARY KEY (day, locale, country, device, via, channel)
) STRICT, WITHOUT ROWID;

-- Searches of one day, or of seven, with their words: equal ones once. Made of events, and deleted with them.
CREATE TABLE search_digest (
  day  INTEGER NOT NULL,
  days INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (day, days)
) STRICT;
