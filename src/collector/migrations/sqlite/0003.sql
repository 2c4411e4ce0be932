-- Reports read votes by day, without their keys; new ones go near the end.
CREATE INDEX vote_day ON vote (day, article, locale, epoch, value, reasons, flags);
CREATE INDEX vote_set_aside ON vote (flags) WHERE flags <> 0;

-- What was opened, rated and sent of articles, and contacts from them, as received on a day: by the day on which it happened.
CREATE TABLE article_day (
  day      INTEGER NOT NULL,
  happened INTEGER NOT NULL,
  article  TEXT NOT NULL,
  locale   TEXT NOT NULL,
  metric   TEXT NOT NULL,
  n        INTEGER NOT NULL,
  PRIMARY KEY (day, happened, article, locale, metric)
) STRICT, WITHOUT ROWID;

-- From now on rollup only holds what happened on days whose events may be gone. Later days are counted again, into article_day.
DELETE FROM rollup WHERE metric = 'search' OR day >= (SELECT coalesce(
  min((SELECT min(received_at) FROM event) / 86400000 + 5, (SELECT max(received_at) FROM event) / 86400000 - 20), 1000000));

-- Queries of one day, or of seven, with what became of them. Made of events, and deleted with them.
CREATE TABLE query_digest (
  day  INTEGER NOT NULL,
  days INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (day, days)
) STRICT;
