import { paths } from '../../paths.ts'
import { type Cite, clauseIn } from '../../rulebook/citing.ts'
import type { LateOpening } from '../../round/calls/opening/rules.ts'
import type { LateRequest } from '../../round/closing/rules/term.ts'
import type { LateObjection } from '../../round/publicity/rules/objection.ts'
import { type Day, type Instant, dayOf, daysBetween } from '../../shared/days.ts'
import { ok } from '../../shared/result.ts'
import { type Column, List } from '../../web/columns.tsx'
import { Turned } from '../../web/controls.tsx'
import { Block } from '../../web/parts.tsx'
import { LastDay } from '../../web/terms.tsx'
import type { TurnedBy } from '../matters/pages/matters.tsx'

/** Something that a rule gave a last day, which is over. */
export type Overdue = { href: string; text: string; small: string; by: Day; clause: Cite | undefined }

export const objectionOverdue = ({ id, project, round, by, rulebook }: LateObjection): Overdue => ({
  href: paths.objection(id),
  text: `答复异议：${project ?? '整个名单'}`,
  small: round,
  by,
  clause: clauseIn(rulebook, 'publicity.objectionAnswerWorkingDays'),
})

export const requestOverdue = ({ projectId, project, organization, by, rulebook }: LateRequest): Overdue => ({
  href: paths.closing(projectId),
  text: `没有申请结项：${project}`,
  small: organization,
  by,
  clause: clauseIn(rulebook, 'closing.requestMonths'),
})

export const openingOverdue = ({ id, title, by, rulebook }: LateOpening): Overdue => ({
  href: paths.opening(id),
  text: '开启密封的申报书',
  small: title,
  by,
  clause: clauseIn(rulebook, 'proposals.openingWorkingDays'),
})

/** 督办: what is late by the rulebook, with the clause that set the day. Nothing where nothing is. */
export const OverdueBlock = ({ items, now, turned }: { items: Overdue[]; now: Instant; turned: TurnedBy }) =>
  items.length === 0 ? null : (
    <Block id="overdue" title="超过规定期限" small={`${items.length}件`}>
      <Turned all={items} {...turned}>
        {(rows) => <List lined scroll="超过规定期限的事" columns={overdueColumns(now)} rows={rows} />}
      </Turned>
    </Block>
  )

export const overdueColumns = (now: Instant): Column<Overdue>[] => [
  {
    head: '事项',
    text: ({ text }) => text,
    href: ({ href }) => href,
    also: { head: '单位或期次', text: ({ small }) => small },
    keep: 'name',
  },
  { head: '期限', day: ({ by }) => by, cell: ({ by, clause }) => <LastDay by={ok(by)} clause={clause} /> },
  {
    head: '已超过（天）',
    count: ({ by }) => daysBetween(by, dayOf(now)),
    keep: 'state',
  },
]
