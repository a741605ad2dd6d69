import { paths } from '../../../paths.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, ROWS, pageIn, partOf } from '../../../web/controls.tsx'
import { Empty, Tag } from '../../../web/parts.tsx'
import { type Sheet, sheetOf } from '../../../web/sheet.ts'
import { ASIDES, FOUND, foundIn } from '../detections/pages.tsx'
import type { Member, Recusal } from '../rules/panel.ts'
import type { Seen } from '../store/seen.ts'
import { invitationColumn } from '../pool/pages/experts.tsx'
import type { Props } from './panel.tsx'

/** Which members and recusals are shown: where there are more than a page has. */
export const Narrowing = ({ seen, asked: { word, find, 'experts[]': ticked } }: Props) =>
  isLong(seen) && (
    <Filters
      action={paths.panel(seen.panel.roundId)}
      items={[{ kind: 'search', name: 'word', label: '成员或单位', value: word }]}
      keep={{ find: find || undefined, 'experts[]': ticked }}
      shown={`共${sittingIn(seen, word).length}名成员，${barredIn(seen, word).length}项回避`}
    />
  )

const isLong = ({ panel: { members, recusals } }: Seen): boolean =>
  members.length > ROWS || recusals.length > ROWS

export function Members({ seen, asked, now, url }: Props) {
  const all = sittingIn(seen, asked.word)
  if (seen.panel.members.length === 0)
    return <Empty title="还没有成员">从专家库选定以后列在这里，并显示谁已经申报回避。</Empty>
  const { rows, ...part } = partOf(all, asked.membersPage, ROWS)
  return (
    <>
      <List scroll="成员名单" columns={memberColumns(now)} rows={rows} />
      {part.total > ROWS && <Pages {...part} href={pageIn(url, 'membersPage')} />}
    </>
  )
}

export function Recusals({ seen, asked, url }: Props) {
  const { rows, ...part } = partOf(barredIn(seen, asked.word), asked.recusalsPage, ROWS)
  return (
    <>
      <List scroll="回避名单" columns={RECUSALS} rows={rows} />
      {part.total > ROWS && <Pages {...part} href={pageIn(url, 'recusalsPage')} />}
    </>
  )
}

/** A member, and how many organizations they are barred from. */
type Sitting = Member & { barred: number }
function sittingIn({ panel: { members, recusals } }: Seen, word: string): Sitting[] {
  const barred = Map.groupBy(recusals, ({ expertId }) => expertId)
  return members
    .filter(({ name, employer, field }) => [name, employer, field].some((text) => text.includes(word)))
    .map((member) => ({ ...member, barred: barred.get(member.id)?.length ?? 0 }))
}

const memberColumns = (now: Instant): Column<Sitting>[] => [
  {
    head: '姓名',
    text: ({ name }) => name,
    also: { head: '单位', text: ({ employer }) => employer },
    keep: 'name',
  },
  { head: '专业领域', text: ({ field }) => field },
  invitationColumn(now),
  {
    head: '申报回避',
    instant: ({ declaredAt }) => declaredAt,
    cell: (member) => <Declared {...member} />,
  },
  { head: '撤下', instant: ({ removedAt }) => removedAt, only: 'file' },
  { head: '撤下原因', text: ({ removedFor }) => removedFor, only: 'file' },
  { head: '回避（家）', count: ({ barred }) => barred },
  { head: '评分表（份）', count: ({ sheets }) => sheets },
]

const Declared = ({ declaredAt, hasLeft, removedAt = null, removedFor }: Member) =>
  removedAt !== null ? (
    <>
      <Tag tone="bad">已撤下</Tag>
      <small>
        {sayMinute(removedAt)}，{removedFor}
      </small>
    </>
  ) : hasLeft ? (
    <Tag tone="bad">已卸任</Tag>
  ) : declaredAt === null ? (
    <Tag>未申报</Tag>
  ) : (
    <>
      <Tag tone="good">已申报</Tag>
      <small>{sayMinute(declaredAt)}</small>
    </>
  )

type Barred = Recusal & { name: string }
function barredIn({ panel: { recusals, members } }: Seen, word: string): Barred[] {
  const names = new Map(members.map(({ id, name }) => [id, name]))
  return recusals
    .map((recusal) => ({ ...recusal, name: names.get(recusal.expertId) ?? '' }))
    .filter(({ name, organization }) => name.includes(word) || organization.includes(word))
}

const RECUSALS: Column<Barred>[] = [
  { head: '专家', text: ({ name }) => name, keep: 'name' },
  { head: '申报单位', text: ({ organization }) => organization },
  { head: '原因', text: ({ reason }) => reason },
]

export const panelSheets = (seen: Seen, word: string, now: Instant): Sheet[] => [
  sheetOf('成员', memberColumns(now), sittingIn(seen, word)),
  sheetOf('回避', RECUSALS, barredIn(seen, word)),
  sheetOf('可能的回避', FOUND, foundIn(seen)),
  sheetOf('查明不用回避', ASIDES, seen.asides),
]
