import { type Column, List } from '../../../../web/columns.tsx'
import { ROWS } from '../../../../web/controls.tsx'
import { Block, Empty } from '../../../../web/parts.tsx'
import { numbered } from '../../../calls/rules/round.ts'
import { type Distributing, type Gap, type Move, gapsIn, lostIn } from '../rules/distribution.ts'
import type { Props } from './distribution.tsx'
import { GAP_WORDS, LOST_WORDS } from './words.ts'

type Found = Pick<Props, 'found'>

/** What a proposal and a member are called; of one that is read no more nothing else is known. */
function naming({ panel }: Distributing) {
  const titles = new Map(panel.eligible.map((one) => [one.submissionId, one]))
  const names = new Map(panel.members.map(({ id, name }) => [id, name]))
  return {
    title: (id: string) => titles.get(id)?.title ?? '不再参加评审的申报书',
    number: (id: string) => {
      const one = titles.get(id)
      return one ? numbered(panel.plan, 'SQ', one.number) : ''
    },
    name: (id: string | null) => (id === null ? null : (names.get(id) ?? '')),
  }
}

/** The project, with its number. */
const projectOf = <R extends { submissionId: string }>(found: Distributing): Column<R> => {
  const named = naming(found)
  return {
    head: '项目',
    text: ({ submissionId }) => named.title(submissionId),
    also: { head: '编号', text: ({ submissionId }) => named.number(submissionId) },
    keep: 'name',
  }
}

const More = ({ all }: { all: unknown[] }) =>
  all.length > ROWS ? (
    <p class="quiet small">
      共{all.length}项，只列出前{ROWS}项。
    </p>
  ) : null

/** What of the plan cannot be given out any more. */
export function Lost({ found, now }: Pick<Props, 'found' | 'now'>) {
  const all = lostIn(found, now)
  const named = naming(found)
  if (all.length === 0) return null
  return (
    <Block id="lost" title="不能再这样分">
      <List
        scroll="不能再这样分的评分表"
        columns={[
          projectOf(found),
          { head: '专家', text: ({ expertId }) => named.name(expertId) },
          { head: '原因', text: ({ why }) => LOST_WORDS[why], keep: 'state' },
        ]}
        rows={all.slice(0, ROWS)}
      />
      <More all={all} />
    </Block>
  )
}

/** What has fewer experts than the rules say. */
export function Gaps({ found, now }: Pick<Props, 'found' | 'now'>) {
  const all = gapsIn(found, now)
  if (all.length === 0) return null
  return (
    <Block id="gaps" title="专家不足">
      <List<Gap>
        scroll="专家不足的申报"
        columns={[
          projectOf(found),
          { head: '专家（名）', count: ({ has }) => has },
          { head: '原因', text: ({ why }) => GAP_WORDS[why], keep: 'state' },
        ]}
        rows={all.slice(0, ROWS)}
      />
      <More all={all} />
    </Block>
  )
}

const movesOf = <R extends Move>(found: Distributing): Column<R>[] => {
  const named = naming(found)
  return [
    projectOf(found),
    { head: '不再分给', text: ({ from }) => named.name(from) },
    { head: '改为分给', text: ({ to }) => named.name(to) },
  ]
}

/** What was changed by hand, and by whom. */
export function Changes({ found }: Found) {
  const { changes } = found
  if (changes.length === 0) return null
  return (
    <Block id="changes" title="手工改动的记录">
      <List
        scroll="手工改动的记录"
        columns={[
          ...movesOf<(typeof changes)[number]>(found),
          { head: '原因', text: ({ reason }) => reason || null },
          { head: '改动人', text: ({ by }) => by },
          { head: '时间', instant: ({ at }) => at, keep: 'date' },
        ]}
        rows={changes.toReversed().slice(0, ROWS)}
      />
      <More all={changes} />
    </Block>
  )
}

/** What a plan that was made from the one before has moved. */
export function Moved({ found }: Found) {
  const moved = found.distribution?.moved ?? null
  if (moved === null) return null
  return (
    <Block id="moved" title="与上一份方案的差别">
      {moved.length === 0 ? (
        <Empty title="没有差别">上一份方案还能分的都没有动，也没有缺少。</Empty>
      ) : (
        <List<Move> scroll="与上一份方案的差别" columns={movesOf(found)} rows={moved.slice(0, ROWS)} />
      )}
      <More all={moved} />
    </Block>
  )
}
