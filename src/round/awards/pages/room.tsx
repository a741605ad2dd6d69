import { paths } from '../../../paths.ts'
import { ReverseLink, Reversals } from '../../../reversals/pages.tsx'
import type { ParameterKey } from '../../../rulebook/rules/parameters.ts'
import { type Instant, sayDeadline, sayMinute } from '../../../shared/days.ts'
import { Tabs } from '../../../web/controls.tsx'
import { Block, Button, Empty, Head, Tag } from '../../../web/parts.tsx'
import { type Sheet, sheetOf } from '../../../web/sheet.ts'
import { RulesAmong } from '../../calls/rounds/pages/rules.tsx'
import type { RoomQuery } from '../forms.ts'
import { whyNotPrepare } from '../rules/decision.ts'
import { shownRanking } from '../rules/frozen.ts'
import type { RankedTrack, Room } from '../rules/room.ts'
import { type Acting, Acts } from './acts.tsx'
import { Basis, WhatIsMissing } from './basis.tsx'
import { rankedIn, rankingColumns } from './columns.tsx'
import { IneligibleTable, type NotIn, ineligibleColumns } from './ineligible.tsx'
import { type Shown, Ranking, narrowed } from './ranking.tsx'
import type { Found } from '../store/room.ts'
import { stateOf } from './words.ts'

type Props = Acting & { ineligible: NotIn; shown: Shown } & Pick<Found, 'approvalId' | 'reversals'>

/** The decision room: quota, budget, ranking, and what is to be done by whoever looks. */
export function RoomPage({ ineligible, shown, approvalId, reversals, ...acting }: Props) {
  const { room, now } = acting
  const ranked = shownRanking(room, now)
  const here = ranked.find(({ track }) => track.code === shown.track)
  return (
    <div class="page">
      <RoomHead {...acting} ranked={ranked} />
      {ranked.length === 0 ? (
        <NotYet room={room} now={now} />
      ) : (
        <>
          <Tracks ranked={ranked} ineligible={ineligible} room={room} shown={shown} />
          {here ? (
            <>
              <Basis room={room} ranked={ranked} here={here} now={now} />
              <Ranking ranked={here} plan={room.plan} shown={shown} />
              <Block id="rules" title="排名和立项的规则">
                <RulesAmong plan={room.plan} keys={RULES} />
              </Block>
            </>
          ) : (
            <IneligibleTable {...ineligible} plan={room.plan} shown={shown} />
          )}
        </>
      )}
      <Acts {...acting} />
      {approvalId && <ReverseLink kind="decision-approval" which={approvalId} word="审定" />}
      <Reversals items={reversals} now={now} />
    </div>
  )
}

/** What the ranking and the walk down it go by. */
const RULES: ParameterKey[] = [
  ...(['scoring.minSheets', 'scoring.trimFromSheets', 'scoring.decimals', 'scoring.passMark'] as const),
  ...(['scoring.tieBreak', 'awards.perOrganizationAndTrack', 'awards.skipWhenOverBudget'] as const),
]

function RoomHead({ room, person, now, ranked }: Acting & { ranked: RankedTrack[] }) {
  const { plan, roundId, latest } = room
  const state = stateOf(room, now)
  return (
    <Head
      title="审定立项名单"
      crumbs={[
        { href: paths.rounds(), text: '征集' },
        { href: paths.round(roundId), text: plan.title },
      ]}
      meta={
        <>
          <Tag tone={state.tone}>{state.word}</Tag>
          <span>
            {room.submitted}份评分表，共{room.assigned}份
          </span>
          {latest && (
            <span>
              第{latest.revision}次拟定于{sayMinute(latest.preparedAt)}
            </span>
          )}
        </>
      }
      actions={
        ranked.length > 0 && !whyNotPrepare(room, person, now) && <Button href="#prepare">提交审定</Button>
      }
    />
  )
}

const NotYet = ({ room, now }: { room: Room; now: Instant }) => (
  <div class="columns main-first">
    <Empty title="还不能看到排名">
      评分表全部提交，或者{sayDeadline(room.plan.dates.scoringCloses)}
      评分截止以后，排名和拟立项名单显示在这里。
    </Empty>
    <WhatIsMissing room={room} ranked={[]} now={now} />
  </div>
)

function Tracks({
  ranked,
  ineligible,
  room,
  shown,
}: Pick<Props, 'ineligible' | 'room' | 'shown'> & { ranked: RankedTrack[] }) {
  const href = (track: string) => `${paths.decision(room.roundId)}?track=${encodeURIComponent(track)}`
  return (
    <Tabs
      label="赛道"
      items={[
        ...ranked.map(({ track, rows }) => ({
          href: href(track.code),
          text: track.name,
          count: rows.length,
          here: track.code === shown.track,
        })),
        {
          href: href('ineligible'),
          text: '未入围',
          count: ineligible.all,
          here: shown.track === 'ineligible',
        },
      ]}
    />
  )
}

/** What the address asks for: without a track, the ranking of all; before there is one, nothing. */
export function roomSheets(room: Room, ineligible: NotIn, asked: RoomQuery, now: Instant): Sheet[] {
  const ranked = shownRanking(room, now)
  if (ranked.length === 0) return []
  if (asked.track === 'ineligible')
    return [sheetOf('未入围', ineligibleColumns(room.plan), ineligible.rows, ineligible.found)]
  const wanted = ranked.filter(({ track }) => !asked.track || track.code === asked.track)
  const rows = wanted.flatMap((of) => narrowed(rankedIn(of), asked))
  return [sheetOf('排名', rankingColumns(room.plan, null), rows)]
}
