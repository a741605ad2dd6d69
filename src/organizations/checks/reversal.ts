import { type SQL, sql } from 'drizzle-orm'
import { subjects } from '../../history/subjects.ts'
import { paths } from '../../paths.ts'
import type { Kind } from '../../reversals/actions.ts'
import { type Day, sayDay } from '../../shared/days.ts'
import { type About, CHECK_WORDS, RESULT_WORDS, type Result } from '../rules/check.ts'

const rowOf = (which: string): SQL => sql`
  select c.id as which, ${subjects.organization.of(sql`c.organization_id`)} as subject, c.at,
    (select h.what from history h where h.subject = ${subjects.organization.of(sql`c.organization_id`)} and h.at = c.at
      order by h.seq desc limit 1) as what,
    json_array(c.organization_id) as concerns, null as round,
    json_object('organizationId', c.organization_id, 'name', o.name, 'about', c.about, 'result', c.result, 'checkedOn', c.checked_on,
      'note', c.note) as fields
  from all_organization_checks c join organizations o on o.id = c.organization_id
  where c.id = ${which}`

type Fields = {
  organizationId: string
  name: string
  about: About
  result: Result
  checkedOn: Day
  note: string
}

/** A look-up that was written down wrongly; nobody was told of it. Where a finding rests on it, that comes first. */
export const verificationReversal: Kind = {
  kind: 'verification',
  word: '核验记录',
  offices: ['officer', 'approver'],
  rules: ['#screening'],
  row: rowOf,
  locks: (which) => [
    subjects.organization.of(sql`(select organization_id from all_organization_checks where id = ${which})`),
  ],
  rests: 'rests_on_verification',
  because: ({ id }) => ({
    says: '有审查结论依据这条核验，要先更正那份审查结论',
    href: paths.eligibility(id),
  }),
  describe: (fields) => {
    const { organizationId, name, about, result, checkedOn, note }: Fields = JSON.parse(fields)
    return {
      said: `${sayDay(checkedOn)}查${CHECK_WORDS[about]}：${RESULT_WORDS[about][result]}${note && `，${note}`}`,
      about: name,
      href: paths.verification(organizationId),
      roundId: null,
      next: '要用的，重新查询、另记一条。',
      tell: () => [],
    }
  },
}
