-- 申报单位 as it stood when it submitted: its registration, its host and its profile, without telephone numbers and accounts.
-- The digest of the submission covers it. Numbers to call are read from the version of the profile that it names.
CREATE TABLE submission_applicants (
  submission_id TEXT NOT NULL CONSTRAINT submission_applicants_key PRIMARY KEY CONSTRAINT applicant_of_a_submission REFERENCES submissions (id),
  organization_id TEXT NOT NULL CONSTRAINT submission_applicants_who REFERENCES organizations (id),
  profile_version INTEGER,                    -- of the organization; NULL: no profile had been kept yet
  applicant TEXT NOT NULL CONSTRAINT submission_applicants_applicant CHECK (json_valid(applicant))
) STRICT;

CREATE TRIGGER an_applicant_is_frozen BEFORE UPDATE ON submission_applicants
BEGIN SELECT RAISE(ABORT, 'an applicant is frozen with its submission'); END;
CREATE TRIGGER an_applicant_is_kept BEFORE DELETE ON submission_applicants
BEGIN SELECT RAISE(ABORT, 'an applicant is kept with its submission'); END;
