import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Instant } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Facts, type Task, Tasks } from '../../../web/lists.tsx'
import type { RankedTrack, Room } from '../rules/room.ts'
import { isStanding, tiesAtTheLine } from '../rules/room.ts'
import { rowsOf, usedOf } from '../rules/rows.ts'

/** What the ranking is measured by, and what a decision still lacks. */
export const Basis = ({ room, ranked, here, now }: OfRoom & { here: RankedTrack }) => (
  <div class="columns top">
    <Quota ranked={here} />
    <Money ranked={ranked} />
    <WhatIsMissing room={room} ranked={ranked} now={now} />
  </div>
)

/** Not a Block: the columns keep the distance below. */
const Part = ({ id, title, children }: { id: string; title: string; children?: Child }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

type OfRoom = { room: Room; ranked: RankedTrack[]; now: Instant }

function Quota({ ranked }: { ranked: RankedTrack }) {
  const { track } = ranked
  const used = usedOf(ranked)
  return (
    <Part id="quota" title="名额与预算">
      <Facts
        rows={[
          { name: '名额', value: `已用${used.places}个，共${track.quota}个`, kind: 'num' },
          { name: '拟立项', value: `${yuan(used.money)}元`, kind: 'num' },
          { name: '预算', value: `${yuan(track.budget)}元`, kind: 'num' },
          { name: '结余', value: `${yuan(track.budget - used.money)}元`, kind: 'num' },
        ]}
      />
    </Part>
  )
}

/** All tracks beside each other, and what they come to. */
const Money = ({ ranked }: { ranked: RankedTrack[] }) => (
  <Part id="money" title="各赛道（元）">
    <List narrow unseenCaption="各赛道的预算" columns={MONEY} rows={ranked} sums="合计" />
  </Part>
)

const MONEY: Column<RankedTrack>[] = [
  { head: '赛道', text: ({ track }) => track.name, keep: 'name' },
  { head: '预算', money: ({ track }) => track.budget, sum: true },
  { head: '拟用', money: (ranked) => usedOf(ranked).money, sum: true },
  { head: '结余', money: (ranked) => ranked.track.budget - usedOf(ranked).money, sum: true },
]

/** Sheets, scores, ties at the line, recusals: what is in order, and what is not yet. */
export const WhatIsMissing = ({ room, ranked, now }: OfRoom) => (
  <Part id="before" title={isStanding(room) ? '名单的依据' : '提交之前'}>
    <Tasks
      items={[
        sheetsTask(room, now),
        ...(ranked.length > 0 ? [scoresTask(room, ranked), ...tieTasks(room, ranked)] : []),
        recusalsTask(room),
      ]}
    />
  </Part>
)

function sheetsTask({ roundId, assigned, submitted, plan }: Room, now: Instant): Task {
  const missing = assigned - submitted
  const isOver = now >= plan.dates.scoringCloses
  const tag =
    assigned === 0
      ? { word: '没有分配' }
      : missing === 0
        ? { tone: 'good' as const, word: '已交齐' }
        : { tone: 'warn' as const, word: isOver ? `截止时缺${missing}份` : `还缺${missing}份` }
  return { href: paths.scoring(roundId), text: `评分表（${assigned}份）`, tag }
}

function scoresTask({ plan }: Room, ranked: RankedTrack[]): Task {
  const without = ranked.flatMap(({ rows }) => rows).filter(({ score }) => score.value === null).length
  return {
    text: `每个项目至少${plan.parameters.scoring.minSheets}份`,
    tag: without === 0 ? { tone: 'good', word: '都有得分' } : { tone: 'warn', word: `${without}项没有得分` },
  }
}

/** An equal score on both sides of a track's line: parted by the rule, or by a person whose reason must be written. */
function tieTasks({ latest }: Room, ranked: RankedTrack[]): Task[] {
  return ranked.flatMap((one): Task[] => {
    const byHand = tiesAtTheLine([one]).map((tie) => ranksOf(tie))
    const byRule = [rowsOf(one).filter(({ isEdge }) => isEdge)].filter((rows) => rows.length > 0).map(ranksOf)
    const task = (ranks: string) => ({ text: `第${ranks}名同分`, small: one.track.name })
    if (byHand.length > 0) {
      const tag = { tone: 'warn', word: latest?.remark ? '由人决定' : '要写说明' } as const
      return byHand.map((ranks) => ({ ...task(ranks), tag }))
    }
    return byRule.map((ranks) => ({ ...task(ranks), tag: { tone: 'good', word: '按规则判定' } }))
  })
}

const ranksOf = (rows: { rank: number }[]): string => rows.map(({ rank }) => rank).join('、')

const recusalsTask = ({ roundId, recusals }: Room): Task => ({
  href: paths.panel(roundId),
  text: `回避（${recusals}项）`,
  tag: recusals === 0 ? { word: '没有' } : { tone: 'good', word: '没有参加评分' },
})
