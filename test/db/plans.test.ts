import { expect, test } from 'vitest'
import { migrated, rows, words } from '../shape/schema.ts'

/** What is asked for by its key is found by it: nothing is looked through, and no view made whole first, however much there is. */
const BY_KEY: Record<string, string> = {
  'what counts of a proposal, or nothing':
    "select p.id, s.id, s.title from proposals p left join current_submissions s on s.proposal_id = p.id where p.id = 'x'",
  'what counts of it and may be read':
    "select p.id, s.id, s.title from proposals p left join open_submissions s on s.proposal_id = p.id where p.id = 'x'",
  'where a proposal stands': "select standing from proposal_standings where proposal_id = 'x'",
  'what counts of it, found anew': "select * from counting_submissions_anew where proposal_id = 'x'",
  'how far it is, found anew': "select * from proposal_progress_anew where proposal_id = 'x'",
  'the sums of a round': "select * from round_progress where round_id = 'x'",
  'what waits for its check': "select * from proposal_progress where round_id = 'x' and submitted > screened",
  'the first 50 of a round':
    "select s.title from open_submissions s where s.round_id = 'x' order by s.number limit 50",
  'sheets of an expert in a round':
    "select count(*) from assignments where round_id = 'x' and expert_id = 'y'",
  'how far an agreement is, found anew': "select * from agreement_progress_anew where agreement_id = 'x'",
  'what is due': "select count(*) from proposal_progress where next_due <= '2026-01-01'",
}

const db = migrated()

test.each(Object.entries(BY_KEY))('%s', (_, query) => {
  const steps = words(rows(db, `explain query plan ${query}`), 'detail')
  expect(steps.filter((step) => /^(SCAN|MATERIALIZE|USE TEMP)/.test(step))).toEqual([])
})
