-- 放假安排. A year as an administrator sets it, from the State Council's notice; it stands in place of what the
-- chinese-days package knows of that year. The newest version counts; the older ones stay.
CREATE TABLE calendar_years (
  year INTEGER NOT NULL CONSTRAINT calendar_years_year CHECK (year BETWEEN 2000 AND 2099),
  version INTEGER NOT NULL CONSTRAINT calendar_years_version CHECK (version >= 1),
  holidays TEXT NOT NULL CONSTRAINT calendar_years_holidays CHECK (json_valid(holidays)),   -- days off: ["2027-01-01", …]
  workdays TEXT NOT NULL CONSTRAINT calendar_years_workdays CHECK (json_valid(workdays)),   -- weekend days at work
  source TEXT NOT NULL CONSTRAINT calendar_years_source CHECK (source <> ''),               -- 文号 of the notice
  by_id TEXT NOT NULL CONSTRAINT calendar_years_by REFERENCES people (id),
  at INTEGER NOT NULL,
  CONSTRAINT calendar_years_key PRIMARY KEY (year, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER calendar_years_are_not_changed BEFORE UPDATE ON calendar_years
BEGIN SELECT RAISE(ABORT, 'a calendar year is not changed'); END;
CREATE TRIGGER calendar_years_are_not_deleted BEFORE DELETE ON calendar_years
BEGIN SELECT RAISE(ABORT, 'a calendar year is not deleted'); END;
