-- 分配方案: which members read which proposals, as a plan: made, changed by hand, and given out as the assignment. The last one of a round counts.
CREATE TABLE distributions (
  id TEXT NOT NULL CONSTRAINT distributions_key PRIMARY KEY,
  round_id TEXT NOT NULL CONSTRAINT distribution_of_a_panel REFERENCES publications (round_id),
  seq INTEGER NOT NULL CONSTRAINT distributions_seq CHECK (seq >= 1),
  seed TEXT NOT NULL CONSTRAINT distributions_seed CHECK (seed <> ''),                  -- decides between ways that are alike
  rows TEXT NOT NULL CONSTRAINT distributions_rows CHECK (json_valid(rows)),            -- [[submission, [expert, …]], …], always read whole
  moved TEXT CONSTRAINT distributions_moved CHECK (json_valid(moved)),                  -- against the one before; null: it was made from nothing
  by_id TEXT NOT NULL CONSTRAINT distributions_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT distributions_number UNIQUE (round_id, seq)
) STRICT;

CREATE TABLE distribution_changes (           -- by hand: a sheet more (no from), less (no to), or another's
  distribution_id TEXT NOT NULL CONSTRAINT change_of_a_distribution REFERENCES distributions (id),
  seq INTEGER NOT NULL CONSTRAINT distribution_changes_seq CHECK (seq >= 1),
  submission_id TEXT NOT NULL CONSTRAINT change_for_a_submission REFERENCES submissions (id),
  from_id TEXT CONSTRAINT change_from_an_expert REFERENCES experts (id),
  to_id TEXT CONSTRAINT change_to_an_expert REFERENCES experts (id),
  reason TEXT NOT NULL,                       -- may be empty
  by_id TEXT NOT NULL CONSTRAINT distribution_changes_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT distribution_changes_key PRIMARY KEY (distribution_id, seq),
  CONSTRAINT distribution_changes_move CHECK (from_id IS NOT to_id)
) STRICT;

CREATE TRIGGER nothing_is_planned_after_the_assignment BEFORE INSERT ON distributions
WHEN EXISTS (SELECT 1 FROM assignments WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the sheets are assigned'); END;
CREATE TRIGGER no_plan_changes_after_the_assignment BEFORE INSERT ON distribution_changes
WHEN EXISTS (SELECT 1 FROM distributions d JOIN assignments a ON a.round_id = d.round_id WHERE d.id = NEW.distribution_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the sheets are assigned'); END;
CREATE TRIGGER the_last_plan_changes BEFORE INSERT ON distribution_changes
WHEN EXISTS (SELECT 1 FROM distributions d JOIN distributions x ON x.round_id = d.round_id AND x.seq > d.seq WHERE d.id = NEW.distribution_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: another plan took its place'); END;
CREATE TRIGGER no_plan_gives_to_the_recused BEFORE INSERT ON distribution_changes
WHEN EXISTS (
  SELECT 1 FROM distributions d JOIN recusals q ON q.round_id = d.round_id AND q.expert_id = NEW.to_id
  CROSS JOIN submissions s ON s.id = NEW.submission_id
  JOIN proposals p ON p.id = s.proposal_id AND p.organization_id = q.organization_id WHERE d.id = NEW.distribution_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the expert is recused'); END;
CREATE TRIGGER nothing_is_planned_after_the_end BEFORE INSERT ON distributions
WHEN EXISTS (SELECT 1 FROM ended_rounds WHERE round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_plan_changes_after_the_end BEFORE INSERT ON distribution_changes
WHEN EXISTS (SELECT 1 FROM distributions d JOIN ended_rounds e ON e.round_id = d.round_id WHERE d.id = NEW.distribution_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: the round has ended'); END;
CREATE TRIGGER no_plan_of_ones_own BEFORE INSERT ON distributions
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;
CREATE TRIGGER no_plan_changes_for_ones_own BEFORE INSERT ON distribution_changes
WHEN EXISTS (SELECT 1 FROM interests_in_rounds WHERE person_id = NEW.by_id AND round_id = (SELECT round_id FROM distributions WHERE id = NEW.distribution_id))
BEGIN SELECT RAISE(ABORT, 'changed meanwhile: whoever acts has an interest'); END;

CREATE TRIGGER distributions_are_not_changed BEFORE UPDATE ON distributions BEGIN SELECT RAISE(ABORT, 'distributions are not changed'); END;
CREATE TRIGGER distributions_are_kept BEFORE DELETE ON distributions BEGIN SELECT RAISE(ABORT, 'distributions are kept'); END;
CREATE TRIGGER distributions_come_once BEFORE INSERT ON distributions WHEN EXISTS (SELECT 1 FROM distributions WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: distributions.id'); END;
CREATE TRIGGER distributions_come_once_by_round_id_seq BEFORE INSERT ON distributions WHEN EXISTS (SELECT 1 FROM distributions WHERE round_id = NEW.round_id AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: distributions.round_id, distributions.seq'); END;
CREATE TRIGGER distribution_changes_are_not_changed BEFORE UPDATE ON distribution_changes BEGIN SELECT RAISE(ABORT, 'distribution_changes are not changed'); END;
CREATE TRIGGER distribution_changes_are_kept BEFORE DELETE ON distribution_changes BEGIN SELECT RAISE(ABORT, 'distribution_changes are kept'); END;
CREATE TRIGGER distribution_changes_come_once BEFORE INSERT ON distribution_changes WHEN EXISTS (SELECT 1 FROM distribution_changes WHERE distribution_id = NEW.distribution_id AND seq = NEW.seq OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: distribution_changes.distribution_id, distribution_changes.seq'); END;
