import { type SQL, sql } from 'drizzle-orm'
import { takeBackBar } from '../../../src/organizations/bars/actions.ts'
import { takeBackChange } from '../../../src/organizations/changes/actions.ts'
import { answerLapse, takeBackLapse } from '../../../src/round/agreements/lapses/actions.ts'
import { takeBackDecision } from '../../../src/round/awards/actions/decisions.ts'
import { takeBackAmendment } from '../../../src/round/calls/amendments/actions.ts'
import { answerDefault, takeBackDefault } from '../../../src/round/closing/defaults/actions.ts'
import { takeBackSanction } from '../../../src/round/projects/actions/sanctions.ts'
import { returnEnding, takeBackEnding } from '../../../src/round/publicity/endings/actions.ts'
import { type Upset, ofOffice } from './kind.ts'

const ENDINGS = (round: string): SQL =>
  sql`select id from round_endings where round_id = ${round} order by at desc`
const LAPSES = (
  round: string,
): SQL => sql`select l.id from award_lapses l join awards w on w.proposal_id = l.proposal_id
  where w.round_id = ${round} order by l.at desc`
const DEFAULTS = (
  round: string,
): SQL => sql`select d.id from closing_defaults d join projects j on j.id = d.project_id
  join agreements g on g.id = j.agreement_id where g.round_id = ${round} order by d.at desc`
const MINE = (round: string): SQL => sql`select organization_id from proposals where round_id = ${round}`

/** What waits for somebody else is taken back by whoever proposed it, or sent back. */
export const TAKEN_BACK = {
  'take the amendment back': ofOffice(
    'officers',
    (round) => sql`select id from amendments where round_id = ${round} order by seq desc limit 1`,
    (x, by, id) => takeBackAmendment(x.db, by, id, '写错了', x.now),
  ),
  'take the bar back': ofOffice(
    'officers',
    (round) => sql`select id from bars where organization_id in (${MINE(round)}) order by at desc`,
    (x, by, id) => takeBackBar(x.db, by, id, '依据不足', x.now),
  ),
  'take the decision back': ofOffice(
    'officers',
    (round) => sql`select id from decisions where round_id = ${round} order by revision desc limit 1`,
    (x, by, id) => takeBackDecision(x.db, by, id, '再核一遍', x.now),
  ),
  'take the sanction back': ofOffice(
    'officers',
    (round) => sql`select x.id from agreements g join projects j on j.agreement_id = g.id
      join sanctions x on x.project_id = j.id where g.round_id = ${round} order by x.at desc`,
    (x, by, id) => takeBackSanction(x.db, by, id, '已经改了', x.now),
  ),
  'take the end back': ofOffice('officers', ENDINGS, (x, by, id) =>
    takeBackEnding(x.db, by, id, '还能办下去', x.now),
  ),
  'return the end': ofOffice('approvers', ENDINGS, (x, by, id) =>
    returnEnding(x.db, by, id, '再等等', x.now),
  ),
  'take the lapse back': ofOffice('officers', LAPSES, (x, by, id) =>
    takeBackLapse(x.db, by, id, '单位来电话了', x.now),
  ),
  'return the lapse': ofOffice('approvers', LAPSES, (x, by, id) =>
    answerLapse(x.db, by, id, { outcome: 'returned', reason: '再催一次' }, x.now),
  ),
  'take the default back': ofOffice('officers', DEFAULTS, (x, by, id) =>
    takeBackDefault(x.db, by, id, '单位交来了', x.now),
  ),
  'return the default': ofOffice('approvers', DEFAULTS, (x, by, id) =>
    answerDefault(x.db, by, id, { outcome: 'returned', reason: '再催一次' }, x.now),
  ),
  'take the change back': ofOffice(
    'officers',
    (round) =>
      sql`select id from organization_changes where organization_id in (${MINE(round)}) order by at desc`,
    (x, by, id) => takeBackChange(x.db, by, id, '登记机关更正了', x.now),
  ),
} satisfies Record<string, Upset>
