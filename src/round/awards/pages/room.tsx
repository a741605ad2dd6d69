import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Tabs } from '../../../web/controls.tsx'
import { Area, ErrorSummary } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Block, Button, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { numbered } from '../../calls/rules/round.ts'
import {
  type RankedTrack,
  type Room,
  isScored,
  shownRanking,
  whyNotApprove,
  whyNotPrepare,
} from '../rules/decision.ts'
import { type Shown, Ranking } from './ranking.tsx'
import { sayApproveRefusal, sayPrepareRefusal, stateOf } from './words.ts'

type Ineligible = { proposalId: string; number: number; title: string; organization: string; reason: string }
type Props = {
  room: Room
  ineligible: Ineligible[]
  person: Person
  now: Instant
  /** What the address asks for: a track or "ineligible", filters, order. */
  shown: Shown
  of: Filled
  refused: string | null
}

/** The decision room: quota, budget, ranking, and what is to be done by whoever looks. */
export function RoomPage({ room, ineligible, person, now, shown, of, refused }: Props) {
  const { plan, roundId, latest } = room
  const ranked = isScored(room, now) ? shownRanking(room) : []
  const here = ranked.find(({ track }) => track.code === shown.track)
  const state = stateOf(latest)
  return (
    <div class="page">
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
            {ranked.length > 0 && <a href={`${paths.decision(roundId)}?as=csv`}>导出说明表</a>}
          </>
        }
      />
      {refused && <Note tone="bad">{refused}</Note>}
      {ranked.length === 0 ? (
        <Empty title="还不能看到排名">
          评分表全部提交，或者{sayMinute(plan.dates.scoringCloses)}评分截止以后，排名和拟立项名单显示在这里。
        </Empty>
      ) : (
        <>
          <Tracks ranked={ranked} ineligible={ineligible} room={room} shown={shown} />
          {here ? (
            <>
              <Quota ranked={here} />
              <Ranking ranked={here} plan={plan} shown={shown} />
            </>
          ) : (
            <IneligibleTable rows={ineligible} plan={plan} />
          )}
        </>
      )}
      <Acts room={room} person={person} now={now} of={of} />
    </div>
  )
}

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
          count: ineligible.length,
          here: shown.track === 'ineligible',
        },
      ]}
    />
  )
}

function Quota({ ranked: { track, rows } }: { ranked: RankedTrack }) {
  const funded = rows.flatMap(({ outcome }) => (outcome.awarded ? [outcome.amount] : []))
  const used = funded.reduce((sum, amount) => sum + amount, 0)
  return (
    <Block id="quota" title="名额与预算">
      <Facts
        rows={[
          { name: '名额', value: `已用${funded.length}个，共${track.quota}个` },
          { name: '拟立项', value: `${yuan(used)}元` },
          { name: '预算', value: `${yuan(track.budget)}元` },
          { name: '结余', value: `${yuan(track.budget - used)}元` },
        ]}
      />
    </Block>
  )
}

const IneligibleTable = ({ rows, plan }: { rows: Ineligible[]; plan: Room['plan'] }) =>
  rows.length === 0 ? (
    <Empty title="没有未入围的申报">资格审查不通过的列在这里，并写明理由。</Empty>
  ) : (
    <Table
      lined
      scroll="未入围的申报"
      head={[{ text: '受理编号' }, { text: '项目与申报单位', keep: true }, { text: '理由' }]}
    >
      {rows.map((row) => (
        <tr>
          <td class="nowrap">{numbered(plan, 'SQ', row.number)}</td>
          <th scope="row" class="keep">
            <a href={paths.proposal(row.proposalId)}>{row.title}</a>
            <small>{row.organization}</small>
          </th>
          <td>{row.reason}</td>
        </tr>
      ))}
    </Table>
  )

/** What the one who looks can do now, or why not. */
function Acts({ room, person, now, of }: Pick<Props, 'room' | 'person' | 'now' | 'of'>) {
  const { latest } = room
  const waits = latest && latest.approvedAt === null && !latest.returned
  return (
    <>
      {latest?.returned && (
        <Note tone="warn" label="上次退回的原因">
          {latest.returned.reason}
        </Note>
      )}
      {latest?.remark && <Note label="拟定人的说明">{latest.remark}</Note>}
      {waits && of.typed['remark'] && <Note label="您写的说明没有提交">{of.typed['remark']}</Note>}
      {waits ? (
        <Approval room={room} person={person} of={of} />
      ) : (
        <Preparation room={room} person={person} now={now} of={of} />
      )}
    </>
  )
}

function Preparation({ room, person, now, of }: Pick<Props, 'room' | 'person' | 'now' | 'of'>) {
  const whyNot = whyNotPrepare(room, person, now)
  if (whyNot) return <p class="quiet">{sayPrepareRefusal(whyNot)}。</p>
  return (
    <Block id="prepare" title="提交负责人审定">
      <form method="post" action={paths.decision(room.roundId)}>
        <ErrorSummary of={of} />
        <Area
          of={of}
          name="remark"
          label="说明"
          hint="给负责人看，如评审委员会会议的情况。"
          rows={3}
          optional
        />
        <Actions>
          <Button>提交审定</Button>
          <span class="quiet">提交后名单冻结；拟定的人不能审定自己拟定的名单。</span>
        </Actions>
      </form>
    </Block>
  )
}

function Approval({ room, person, of }: Pick<Props, 'room' | 'person' | 'of'>) {
  const { latest } = room
  const whyNot = latest && whyNotApprove(latest, true, person)
  if (!latest || whyNot) return <p class="quiet">{whyNot && `${sayApproveRefusal(whyNot)}。`}</p>
  return (
    <Block id="approve" title="审定">
      <form method="post" action={paths.decisionApproval(latest.id)}>
        <p>审定后名单由负责人公示；公示以前，申报单位和公众都看不到。</p>
        <Actions>
          <Button>审定这份名单</Button>
        </Actions>
      </form>
      <form method="post" action={paths.decisionReturn(latest.id)}>
        <h3>退回</h3>
        <ErrorSummary of={of} />
        <Area of={of} name="reason" label="退回的原因" rows={2} />
        <Actions>
          <Button danger>退回重新拟定</Button>
        </Actions>
      </form>
    </Block>
  )
}
