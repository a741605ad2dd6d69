-- 签约以后. What the desks and the lists of projects and payments say of each agreement, kept: where each of its tranches stands, how far it is,
-- what waits in it and since when; with their sums for a round. Whatever touches the progress of a proposal touches its agreement.
-- A check counts anew by night.
-- Where each tranche stands, as tranche_states finds it.
CREATE TABLE tranche_progress (
  agreement_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  round_id TEXT NOT NULL CONSTRAINT tranche_progress_in_a_round REFERENCES rounds (id),
  number INTEGER NOT NULL,                    -- of its agreement
  amount_fen INTEGER NOT NULL,
  state TEXT NOT NULL CONSTRAINT tranche_progress_state CHECK (state IN ('paid', 'ended', 'waiting', 'payable')),
  passed_at INTEGER,
  CONSTRAINT tranche_progress_key PRIMARY KEY (agreement_id, seq),
  CONSTRAINT progress_of_a_tranche FOREIGN KEY (agreement_id, seq) REFERENCES tranches (agreement_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX tranche_progress_in_order ON tranche_progress (round_id, number, seq);
CREATE INDEX tranche_progress_by_state ON tranche_progress (round_id, state, number, seq);
CREATE INDEX tranche_progress_payable ON tranche_progress (passed_at, number) WHERE state = 'payable';
CREATE VIEW tranche_progress_anew AS
SELECT t.agreement_id, t.seq, g.round_id, g.seq AS number, t.amount_fen, t.state, t.passed_at
FROM tranche_states t JOIN agreements g ON g.id = t.agreement_id;

CREATE TABLE round_tranches (
  round_id TEXT NOT NULL CONSTRAINT tranches_of_a_round REFERENCES rounds (id),
  state TEXT NOT NULL,
  tranches INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL,
  CONSTRAINT round_tranches_key PRIMARY KEY (round_id, state)
) STRICT, WITHOUT ROWID;
CREATE VIEW round_tranches_anew AS
SELECT round_id, state, count(*) AS tranches, sum(amount_fen) AS amount_fen FROM tranche_progress GROUP BY round_id, state;
CREATE TRIGGER a_tranche_is_counted AFTER INSERT ON tranche_progress
BEGIN
  INSERT INTO round_tranches VALUES (NEW.round_id, NEW.state, 1, NEW.amount_fen)
  ON CONFLICT (round_id, state) DO UPDATE SET tranches = tranches + 1, amount_fen = amount_fen + excluded.amount_fen;
END;
CREATE TRIGGER a_tranche_that_goes_on_is_counted AFTER UPDATE ON tranche_progress WHEN NEW.state <> OLD.state
BEGIN
  INSERT INTO round_tranches VALUES (NEW.round_id, NEW.state, 1, NEW.amount_fen)
  ON CONFLICT (round_id, state) DO UPDATE SET tranches = tranches + 1, amount_fen = amount_fen + excluded.amount_fen;
  UPDATE round_tranches SET tranches = tranches - 1, amount_fen = amount_fen - OLD.amount_fen WHERE round_id = OLD.round_id AND state = OLD.state;
  DELETE FROM round_tranches WHERE round_id = OLD.round_id AND state = OLD.state AND tranches = 0;
END;

CREATE TABLE agreement_progress (
  agreement_id TEXT NOT NULL CONSTRAINT agreement_progress_key PRIMARY KEY CONSTRAINT progress_of_an_agreement REFERENCES agreements (id),
  round_id TEXT NOT NULL CONSTRAINT agreement_progress_in_a_round REFERENCES rounds (id),
  number INTEGER NOT NULL,                    -- of its proposal
  stage TEXT NOT NULL CONSTRAINT agreement_progress_stage CHECK (stage IN ('unsigned', 'to-open', 'waiting', 'running', 'terminated', 'closed')),
  bureau_since INTEGER,                       -- the bureau has not signed: since it was drafted
  host_open INTEGER NOT NULL,                 -- nobody has signed, and its award has not lapsed
  next_due TEXT,                              -- of the milestones without a report that stands, the first
  report_since INTEGER,                       -- of the reports that wait for their review, the oldest
  final_since INTEGER,                        -- a final report waits for its evaluation
  lacks_on TEXT,                              -- its last day, while it has no final report that stands
  terminated_at INTEGER,
  evaluated_at INTEGER,                       -- and not closed
  refund_due INTEGER NOT NULL,                -- evaluated, all paid, more than was spent, and nothing came back
  closable INTEGER NOT NULL                   -- evaluated, all paid, and what it did not spend is back or booked
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_progress_in_order ON agreement_progress (round_id, number);
CREATE INDEX agreement_progress_by_stage ON agreement_progress (round_id, stage, number);
CREATE INDEX agreement_progress_by_due ON agreement_progress (round_id, next_due) WHERE stage = 'running' AND next_due IS NOT NULL;
CREATE INDEX agreement_progress_for_the_bureau ON agreement_progress (bureau_since) WHERE bureau_since IS NOT NULL;
CREATE INDEX agreement_progress_unsigned ON agreement_progress (agreement_id) WHERE host_open = 1;
CREATE INDEX agreement_progress_reports ON agreement_progress (report_since) WHERE report_since IS NOT NULL;
CREATE INDEX agreement_progress_finals ON agreement_progress (final_since) WHERE final_since IS NOT NULL;
CREATE INDEX agreement_progress_lacking ON agreement_progress (lacks_on) WHERE lacks_on IS NOT NULL;
CREATE INDEX agreement_progress_evaluated ON agreement_progress (evaluated_at) WHERE evaluated_at IS NOT NULL;
CREATE INDEX agreement_progress_left_open ON agreement_progress (agreement_id) WHERE terminated_at IS NOT NULL AND lacks_on IS NOT NULL;

CREATE VIEW agreement_progress_anew AS
SELECT agreement_id, round_id, number,
  CASE
    WHEN terminated_at IS NOT NULL THEN 'terminated'
    WHEN closed_at IS NOT NULL THEN 'closed'
    WHEN project_id IS NULL THEN iif(signed = 2, 'to-open', 'unsigned')
    WHEN report_since IS NOT NULL THEN 'waiting'
    ELSE 'running'
  END AS stage,
  iif(is_lapsed OR EXISTS (SELECT 1 FROM signatures x WHERE x.agreement_id = q.agreement_id AND x.side = 'bureau'), NULL, drafted_at) AS bureau_since,
  signed = 0 AND NOT is_lapsed AS host_open,
  (SELECT min(m.due_on) FROM milestones m WHERE m.project_id = q.project_id AND NOT EXISTS (
    SELECT 1 FROM reports t WHERE t.milestone_id = m.id
      AND NOT EXISTS (SELECT 1 FROM report_reviews v WHERE v.report_id = t.id AND v.outcome = 'returned'))) AS next_due,
  report_since,
  iif(evaluated_at IS NULL, final_at, NULL) AS final_since,
  iif(project_id IS NOT NULL AND closed_at IS NULL AND evaluated_at IS NULL AND final_at IS NULL, ends_on, NULL) AS lacks_on,
  terminated_at,
  iif(closed_at IS NULL, evaluated_at, NULL) AS evaluated_at,
  coalesce(evaluated_at IS NOT NULL AND closed_at IS NULL AND is_paid AND NOT is_refunded AND paid_fen > spent_fen, 0) AS refund_due,
  coalesce(evaluated_at IS NOT NULL AND closed_at IS NULL AND is_paid AND (is_refunded OR paid_fen <= spent_fen
    OR EXISTS (SELECT 1 FROM closing_defaults d JOIN closing_default_answers a ON a.default_id = d.id
      WHERE d.project_id = q.project_id AND d.kind = 'refund' AND a.outcome = 'approved')), 0) AS closable
FROM (
  SELECT g.id AS agreement_id, g.round_id, n.seq AS number, j.id AS project_id, g.at AS drafted_at, g.ends_on, c.at AS closed_at, e.at AS evaluated_at,
    (SELECT count(*) FROM signatures x WHERE x.agreement_id = g.id) AS signed,
    EXISTS (SELECT 1 FROM lapsed_awards z WHERE z.proposal_id = g.proposal_id) AS is_lapsed,
    (SELECT min(t.at) FROM milestones m JOIN reports t ON t.milestone_id = m.id
      WHERE m.project_id = j.id AND NOT EXISTS (SELECT 1 FROM report_reviews v WHERE v.report_id = t.id)) AS report_since,
    (SELECT min(f.at) FROM final_reports f
      WHERE f.project_id = j.id AND NOT EXISTS (SELECT 1 FROM final_report_returns b WHERE b.final_report_id = f.id)) AS final_at,
    (SELECT min(h.at) FROM project_halts h WHERE h.project_id = j.id AND h.kind = 'terminate') AS terminated_at,
    (SELECT f.spent_fen FROM final_reports f WHERE f.id = e.final_report_id) AS spent_fen,
    (SELECT coalesce(sum(y.amount_fen), 0) FROM payments y WHERE y.agreement_id = g.id) AS paid_fen,
    EXISTS (SELECT 1 FROM refunds f WHERE f.project_id = j.id) AS is_refunded,
    e.id IS NOT NULL AND (e.grade = 'C' OR NOT EXISTS (SELECT 1 FROM tranche_progress t WHERE t.agreement_id = g.id AND t.state NOT IN ('paid', 'ended'))) AS is_paid
  FROM agreements g
  JOIN proposal_numbers n ON n.proposal_id = g.proposal_id
  LEFT JOIN projects j ON j.agreement_id = g.id
  LEFT JOIN closings c ON c.project_id = j.id
  LEFT JOIN all_evaluations e ON e.project_id = j.id
    AND NOT EXISTS (SELECT 1 FROM reversed x WHERE x.kind = 'evaluation' AND x.which = e.id)
) q;

CREATE TABLE round_agreements (
  round_id TEXT NOT NULL CONSTRAINT agreements_of_a_round REFERENCES rounds (id),
  stage TEXT NOT NULL,
  agreements INTEGER NOT NULL,
  closable INTEGER NOT NULL,
  CONSTRAINT round_agreements_key PRIMARY KEY (round_id, stage)
) STRICT, WITHOUT ROWID;
CREATE VIEW round_agreements_anew AS
SELECT round_id, stage, count(*) AS agreements, sum(closable) AS closable FROM agreement_progress GROUP BY round_id, stage;
CREATE TRIGGER an_agreement_is_counted AFTER INSERT ON agreement_progress
BEGIN
  INSERT INTO round_agreements VALUES (NEW.round_id, NEW.stage, 1, NEW.closable)
  ON CONFLICT (round_id, stage) DO UPDATE SET agreements = agreements + 1, closable = closable + excluded.closable;
END;
CREATE TRIGGER an_agreement_that_goes_on_is_counted AFTER UPDATE ON agreement_progress WHEN NEW.stage <> OLD.stage OR NEW.closable <> OLD.closable
BEGIN
  INSERT INTO round_agreements VALUES (NEW.round_id, NEW.stage, 1, NEW.closable)
  ON CONFLICT (round_id, stage) DO UPDATE SET agreements = agreements + 1, closable = closable + excluded.closable;
  UPDATE round_agreements SET agreements = agreements - 1, closable = closable - OLD.closable WHERE round_id = OLD.round_id AND stage = OLD.stage;
  DELETE FROM round_agreements WHERE round_id = OLD.round_id AND stage = OLD.stage AND agreements = 0;
END;

-- Whatever is inserted here is touched: what has changed of it is written, and nothing else.
CREATE VIEW progress_of_agreements (agreement_id) AS SELECT agreement_id FROM agreement_progress;
CREATE TRIGGER progress_of_an_agreement_is_made_anew INSTEAD OF INSERT ON progress_of_agreements
BEGIN
  INSERT INTO tranche_progress SELECT * FROM tranche_progress_anew WHERE agreement_id = NEW.agreement_id
  ON CONFLICT (agreement_id, seq) DO UPDATE SET state = excluded.state, passed_at = excluded.passed_at
  WHERE (state, passed_at) IS NOT (excluded.state, excluded.passed_at);
  INSERT INTO agreement_progress SELECT * FROM agreement_progress_anew WHERE agreement_id = NEW.agreement_id
  ON CONFLICT (agreement_id) DO UPDATE SET stage = excluded.stage, bureau_since = excluded.bureau_since, host_open = excluded.host_open,
    next_due = excluded.next_due, report_since = excluded.report_since, final_since = excluded.final_since, lacks_on = excluded.lacks_on,
    terminated_at = excluded.terminated_at, evaluated_at = excluded.evaluated_at, refund_due = excluded.refund_due, closable = excluded.closable
  WHERE (stage, bureau_since, host_open, next_due, report_since, final_since, lacks_on, terminated_at, evaluated_at, refund_due, closable)
    IS NOT (excluded.stage, excluded.bureau_since, excluded.host_open, excluded.next_due, excluded.report_since, excluded.final_since,
      excluded.lacks_on, excluded.terminated_at, excluded.evaluated_at, excluded.refund_due, excluded.closable);
END;
CREATE TRIGGER progress_touches_its_agreement AFTER INSERT ON proposal_progress WHEN EXISTS (SELECT 1 FROM agreements WHERE proposal_id = NEW.proposal_id)
BEGIN INSERT INTO progress_of_agreements SELECT id FROM agreements WHERE proposal_id = NEW.proposal_id; END;
CREATE TRIGGER a_tranche_touches AFTER INSERT ON tranches BEGIN INSERT INTO progress_of_agreements SELECT NEW.agreement_id; END;
CREATE TRIGGER a_midterm_evaluation_touches AFTER INSERT ON all_midterm_evaluations
BEGIN
  INSERT INTO progress_of_agreements SELECT j.agreement_id FROM reports t JOIN milestones m ON m.id = t.milestone_id
    JOIN projects j ON j.id = m.project_id WHERE t.id = NEW.report_id;
END;
CREATE TRIGGER an_answer_in_place_of_an_organization_touches AFTER INSERT ON closing_default_answers
BEGIN
  INSERT INTO progress_of_agreements SELECT j.agreement_id FROM closing_defaults d JOIN projects j ON j.id = d.project_id WHERE d.id = NEW.default_id;
END;
