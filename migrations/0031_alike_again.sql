-- 相似, measured: the index of 0024 finds candidates by sketches; by night they are checked over their texts.
CREATE TABLE sketches (                       -- one row a submission that entered the index
  submission_id TEXT NOT NULL CONSTRAINT sketches_key PRIMARY KEY CONSTRAINT sketch_of_a_submission REFERENCES submissions (id),
  buckets TEXT NOT NULL CONSTRAINT sketches_buckets CHECK (json_valid(buckets)),    -- none where it has no words
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE similar_checks (                 -- a pair over both texts, without what many of the round say; hundredths of a percent
  submission_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  percent INTEGER NOT NULL CONSTRAINT similar_checks_percent CHECK (percent BETWEEN 0 AND 10000), -- what both say, of what is not common
  ring INTEGER NOT NULL CONSTRAINT similar_checks_ring CHECK (ring BETWEEN 0 AND 10000),          -- the same, where others that share it too are no witnesses
  common INTEGER NOT NULL CONSTRAINT similar_checks_common CHECK (common BETWEEN 0 AND 10000),    -- what is common, of what either says
  at INTEGER NOT NULL,
  CONSTRAINT similar_checks_key PRIMARY KEY (submission_id, other_id),
  CONSTRAINT check_of_a_pair FOREIGN KEY (submission_id, other_id) REFERENCES similar_pairs (submission_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE similar_groups (                 -- three or more that are alike, as the last look found them
  submission_id TEXT NOT NULL CONSTRAINT similar_groups_key PRIMARY KEY CONSTRAINT member_of_a_group REFERENCES submissions (id),
  leader_id TEXT NOT NULL CONSTRAINT leader_of_a_group REFERENCES submissions (id), -- the first of them
  round_id TEXT NOT NULL CONSTRAINT group_in_a_round REFERENCES rounds (id),
  excerpt TEXT NOT NULL                       -- the longest passage of the leader's that half of them have
) STRICT, WITHOUT ROWID;
CREATE INDEX similar_groups_by_round ON similar_groups (round_id);

CREATE TABLE similar_looks (                  -- how many sketches and withdrawals a round had when its copies were last looked for
  round_id TEXT NOT NULL CONSTRAINT similar_looks_key PRIMARY KEY CONSTRAINT look_at_a_round REFERENCES rounds (id),
  sketches INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
