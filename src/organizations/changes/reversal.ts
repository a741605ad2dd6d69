import { type SQL, sql } from 'drizzle-orm'
import { subjects } from '../../history/subjects.ts'
import { letterTo, letterToOrganization } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Kind } from '../../reversals/actions.ts'
import { becauseIn } from '../../reversals/rules.ts'
import { type Day, sayDay } from '../../shared/days.ts'
import { CHANGES, type ChangeKind } from '../rules/change.ts'

const rowOf = (which: string): SQL => sql`
  select a.id as which, ${subjects.organization.of(sql`c.organization_id`)} as subject, 'change-answered' as what, a.at,
    json_array(c.organization_id) as concerns, null as round,
    json_object('organizationId', c.organization_id, 'name', o.name, 'kind', c.kind, 'sinceOn', c.since_on, 'into', c.into_name,
      'recordedBy', c.by_id) as fields
  from all_organization_change_answers a join organization_changes c on c.id = a.change_id
  join organizations o on o.id = c.organization_id
  where a.id = ${which} and a.outcome = 'confirmed' and c.kind <> 'renamed'`

type Fields = {
  organizationId: string
  name: string
  kind: ChangeKind
  sinceOn: Day
  into: string
  recordedBy: string
}

/**
 * That an organization is no more, and it was another one: it waits to be confirmed again, and is sent back. A name that was
 * wrong is put right by the next change of name.
 */
export const changeReversal: Kind = {
  kind: 'organization-change',
  word: '单位变更的确认',
  offices: ['officer', 'approver'],
  rules: [],
  row: rowOf,
  locks: (which) => [
    subjects.organization.of(sql`(select c.organization_id from all_organization_change_answers a
      join organization_changes c on c.id = a.change_id where a.id = ${which})`),
  ],
  rests: 'rests_on_organization_change',
  because: becauseIn({
    lapse: { says: '已经据此提出或者批准了放弃立项，要先退回或者更正那一项', href: paths.lapse },
    absent: { says: '已经据此提出由主办单位代为办理，要先退回或者收回那一项', href: paths.closing },
  }),
  describe: (fields) => {
    const { organizationId, name, kind, sinceOn, into, recordedBy }: Fields = JSON.parse(fields)
    return {
      said: `${sayDay(sinceOn)}${CHANGES[kind]}（${into}）`,
      about: name,
      href: paths.organizationChanges(organizationId),
      roundId: null,
      next: '这次变更回到待确认，由负责人重新确认或者退回；单位照常办理。',
      tell: (letter) => [
        letterToOrganization(organizationId, { ...letter, about: paths.organization(organizationId) }),
        letterTo(recordedBy, letter),
      ],
    }
  },
}
