-- 相似: an index of what proposals say, by the least hashes of their text. A bucket is a band and a hash in one number.
CREATE TABLE proposal_bands (                 -- one row a bucket and proposal, of its last submission there
  bucket INTEGER NOT NULL CONSTRAINT proposal_bands_bucket CHECK (bucket >= 0),
  proposal_id TEXT NOT NULL CONSTRAINT band_of_a_proposal REFERENCES proposals (id),
  submission_id TEXT NOT NULL CONSTRAINT band_of_a_submission REFERENCES submissions (id),
  CONSTRAINT proposal_bands_key PRIMARY KEY (bucket, proposal_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE common_bands (                   -- buckets that too many proposals share: phrases of the trade, templates
  bucket INTEGER NOT NULL CONSTRAINT common_bands_key PRIMARY KEY
) STRICT;

CREATE TABLE similar_pairs (                  -- found when the first of the two was submitted, the other was there
  submission_id TEXT NOT NULL CONSTRAINT pair_of_a_submission REFERENCES submissions (id),
  other_id TEXT NOT NULL CONSTRAINT pair_with_another REFERENCES submissions (id),
  shared TEXT NOT NULL CONSTRAINT similar_pairs_shared CHECK (json_valid(shared)),  -- the buckets of both
  own INTEGER NOT NULL CONSTRAINT similar_pairs_own CHECK (own >= 1),               -- buckets of the first that were not common then
  at INTEGER NOT NULL,
  CONSTRAINT similar_pairs_key PRIMARY KEY (submission_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX similar_pairs_by_other ON similar_pairs (other_id);

CREATE TABLE similar_remarks (                -- what came of a pair; the last remark counts
  submission_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  seq INTEGER NOT NULL CONSTRAINT similar_remarks_seq CHECK (seq >= 1),
  verdict TEXT NOT NULL CONSTRAINT similar_remarks_verdict CHECK (verdict IN ('unrelated', 'to-explain', 'suspected')),
  note TEXT NOT NULL,
  by_id TEXT NOT NULL CONSTRAINT similar_remarks_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT similar_remarks_key PRIMARY KEY (submission_id, other_id, seq),
  CONSTRAINT remark_on_a_pair FOREIGN KEY (submission_id, other_id) REFERENCES similar_pairs (submission_id, other_id)
) STRICT;

CREATE TRIGGER a_similar_remark_is_not_changed BEFORE UPDATE ON similar_remarks
BEGIN SELECT RAISE(ABORT, 'a remark on a pair is not changed'); END;
CREATE TRIGGER a_similar_remark_is_kept BEFORE DELETE ON similar_remarks
BEGIN SELECT RAISE(ABORT, 'a remark on a pair is kept'); END;
