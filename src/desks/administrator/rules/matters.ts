import type { Role } from '../../../people/rules/person.ts'
import { CHANNEL_WORDS } from '../../../post/rules/channel.ts'
import { beforeScoringBy } from '../../../round/panel/rules/panel.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, dayOf, endOf, lastDayBy } from '../../../shared/days.ts'
import {
  CUSTOM,
  type Matter,
  type Term,
  beforeScoring,
  byCustom,
  inOrder,
} from '../../matters/rules/matter.ts'
import type { Administrator, Pool } from './desk.ts'

export type AdministratorMatter = Matter<'appoint' | 'add-experts' | 'set-calendar' | 'settle-unsent'> & {
  role?: Role
}

/** What only an administrator can do: find somebody who may act, fill the pool, say which days are working days. */
export function mattersOf(found: Administrator, calendar: Calendar, now: Instant): AdministratorMatter[] {
  const today = dayOf(now)
  return inOrder<AdministratorMatter>([
    ...found.stuckRounds.map((one) =>
      appoint(one.role, one.roundId, one.round, '', { by: lastDayBy(one.by), custom: '评分截止' }),
    ),
    ...found.stuckProjects.map((one) =>
      appoint(one.role, one.roundId, one.project, one.round, {
        ...(one.by
          ? { by: one.by, custom: '下一份报告到期' }
          : { by: today, custom: '等着签协议、拨款或者结项' }),
      }),
    ),
    ...found.stuckRechecks.map((one) =>
      appoint(
        one.role,
        one.roundId,
        one.project,
        `${one.round}，复核`,
        byCustom(calendar, one.since, CUSTOM.decide),
      ),
    ),
    ...found.stuckOrganizations.map((one) =>
      appoint(one.role, one.organizationId, one.organization, '核验、不受理申报、备案登记', {
        ...byCustom(calendar, one.since, CUSTOM.decide),
      }),
    ),
    ...found.stuckPool.map(({ role, since }) =>
      appoint(
        role,
        'pool',
        '专家库待审批的变动',
        '入库、暂停、恢复、出库',
        byCustom(calendar, since, CUSTOM.decide),
      ),
    ),
    ...found.pools.flatMap((one) => poolIn(one, now)),
    ...yearIn(found),
    ...found.unsent.map(({ channel, count, since }) => ({
      ...{
        act: 'settle-unsent' as const,
        id: channel,
        about: CHANNEL_WORDS[channel],
        count,
        since,
        held: null,
      },
      ...byCustom(calendar, since, CUSTOM.decide),
    })),
  ])
}

/** Who was silent until the day to declare was over does not count any more. */
function poolIn(pool: Pool, now: Instant): AdministratorMatter[] {
  const { roundId: id, round: about, usable, silent, minSheets } = pool
  const isOver = now >= endOf(beforeScoringBy(pool))
  const count = minSheets - usable + (isOver ? silent : 0)
  const head = { act: 'add-experts', id, about, count, since: null, held: null } as const
  return count > 0 ? [{ ...head, ...beforeScoring(pool) }] : []
}

/** Before the first term that could not be counted to its end. */
function yearIn({ missing }: Administrator): AdministratorMatter[] {
  if (missing === null) return []
  const { year, neededFrom: by } = missing
  const head = { act: 'set-calendar', id: String(year), about: String(year), count: 1 } as const
  return [{ ...head, since: null, held: null, by, custom: '按工作日算的期限从这一天起要用到' }]
}

const appoint = (role: Role, id: string, about: string, small: string, term: Term): AdministratorMatter => ({
  ...{ act: 'appoint', role, id, about, small, count: 1, since: null, held: null },
  ...term,
})
