import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Filters, Pages } from '../../../web/controls.tsx'
import { ErrorSummary } from '../../../web/fields.tsx'
import { Actions, Button, Empty, Head, Note } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { SealedNote } from '../../calls/pages/opening.tsx'
import { isSealed } from '../../calls/rules/opening.ts'
import { numbered, trackOf } from '../../calls/rules/round.ts'
import type { Round } from '../../calls/rules/round.ts'
import { STANDINGS, type Standing } from '../rules/standing.ts'
import { StandingTag } from './view.tsx'
import { STANDING_WORDS } from './words.ts'

type Row = {
  id: string
  number: number
  title: string
  track: string
  category: string
  ask: number
  at: Instant
  organization: string
  standing: Standing
}
type Shown = { word: string; track: string; standing: string; page: number }

/** What was submitted in a round, for the staff. */
export const ProposalsPage = ({
  round,
  openedAt,
  rows,
  total,
  shown,
}: {
  round: Round
  /** When sealed proposals were opened. */
  openedAt: Instant | null
  rows: Row[]
  total: number
  shown: Shown
}) => (
  <div class="page">
    <Head
      title="收到的申报书"
      crumbs={[
        { href: paths.rounds(), text: '征集' },
        { href: paths.round(round.id), text: round.plan.title },
      ]}
    />
    <SealedNote {...{ round, openedAt }} />
    {isSealed(round.plan, openedAt) || (
      <Filters
        shown={`共${total}项`}
        items={[
          { kind: 'search', name: 'word', label: '项目或单位', value: shown.word },
          {
            kind: 'select',
            name: 'track',
            label: '赛道',
            value: shown.track,
            options: round.plan.tracks.map(({ code, name }) => ({ value: code, text: name })),
          },
          {
            kind: 'select',
            name: 'standing',
            label: '状态',
            value: shown.standing,
            options: STANDINGS.filter((one) => one !== 'draft' && one !== 'withdrawn').map((value) => ({
              value,
              text: STANDING_WORDS[value].word,
            })),
          },
        ]}
      />
    )}
    {rows.length === 0 ? (
      <Empty title={isSealed(round.plan, openedAt) ? '申报书还密封着' : '没有符合条件的申报书'}>
        {isSealed(round.plan, openedAt) ? '开启以后列在这里' : '提交以后列在这里'}
        ；草稿只有申报单位自己看得到。
      </Empty>
    ) : (
      <Table
        lined
        scroll="收到的申报书"
        head={[
          { text: '受理编号' },
          { text: '项目与申报单位', keep: true },
          { text: '赛道' },
          { text: '领域' },
          { text: '申请（元）', num: true },
          { text: '收到时间' },
          { text: '状态' },
        ]}
      >
        {rows.map((row) => (
          <tr>
            <td class="nowrap">{numbered(round.plan, 'SQ', row.number)}</td>
            <th scope="row" class="keep">
              <a href={paths.proposal(row.id)}>{row.title}</a>
              <small>{row.organization}</small>
            </th>
            <td>{trackOf(round.plan, row.track)?.name}</td>
            <td>{row.category}</td>
            <td class="num">{yuan(row.ask)}</td>
            <td class="nowrap">{sayMinute(row.at)}</td>
            <td>
              <StandingTag standing={row.standing} />
            </td>
          </tr>
        ))}
      </Table>
    )}
    {isSealed(round.plan, openedAt) || (
      <Pages
        page={shown.page}
        total={total}
        href={(page) =>
          `?${new URLSearchParams({ word: shown.word, track: shown.track, standing: shown.standing, page: String(page) })}`
        }
      />
    )}
  </div>
)

type Start = { round: Round; person: Person; of: Filled; refused: Child }

/** The first step: for which of my organizations. */
export const StartPage = ({ round, person, of, refused }: Start) => (
  <div class="page">
    <Head title="开始申报" crumbs={[{ href: paths.call(round.id), text: round.plan.title }]} />
    {refused && <Note tone="bad">{refused}</Note>}
    <p>
      {sayMinute(round.plan.dates.closes)}截止
      <By bound={round.plan.rulebook} rules={['#submission']} />
      ，每家单位最多申报{round.plan.proposalsPerOrganization}个项目
      <By bound={round.plan.rulebook} rules={['proposals.perOrganization']} />。
    </p>
    {person.organizations.length === 0 ? (
      <Empty title="还没有登记申报单位">
        <a href={paths.newOrganization()}>登记申报单位</a>，以后每一期都不用再填。
      </Empty>
    ) : (
      <form method="post" action={paths.proposals(round.id)}>
        <ErrorSummary of={of} />
        <Radios
          of={of}
          name="organization"
          legend="以哪家单位申报"
          options={person.organizations.map(({ id, name }) => ({ value: id, text: name }))}
          one
        />
        <Actions>
          <Button>开始填写</Button>
          <a href={paths.newOrganization()}>登记另一家单位</a>
        </Actions>
      </form>
    )}
  </div>
)
