import { paths } from '../../../paths.ts'
import { whoseFilter } from '../../../owners/pages.ts'
import type { Whose, WhoseCounts } from '../../../owners/rules.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import { type Calendar, sayUnknown } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, listHref } from '../../../web/controls.tsx'
import { Figures } from '../../../web/lists.tsx'
import { Button, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { type AgreementState, signBy, stateOf } from '../rules/agreement.ts'
import type { AwardItem, Totals } from '../rules/found.ts'
import { STATE_WORDS } from './words.ts'

type Props = {
  round: { id: string; plan: Plan }
  awards: AwardItem[]
  totals: Totals
  counts: WhoseCounts | undefined
  state?: AgreementState | undefined
  whose?: Whose | undefined
  page: number
  calendar: Calendar
  person: Person
  now: Instant
  url: string
}

/** The awards of a round, and how far each agreement has come. */
export function AgreementsPage(props: Props) {
  const { round, awards, totals, counts, state, whose, page, person, url } = props
  return (
    <div class="page">
      <Head
        title="项目协议"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: round.plan.title },
        ]}
        meta={<Deadline {...props} />}
        actions={
          has(person, 'officer') &&
          totals.all - totals.drafted > 1 && (
            <Button
              plain
              href={listHref(paths.agreementDrafts(round.id), { whose }, 1)}
              children="一并拟定"
            />
          )
        }
      />
      {totals.all === 0 ? (
        <Empty title="还没有立项项目">最终公告发布以后，立项的项目列在这里，逐个拟定协议。</Empty>
      ) : (
        <>
          <Figures items={figuresOf(totals)} />
          <Filters
            items={[stateFilter(state), whoseFilter(whose, counts)]}
            shown={`共${totals.shown}项`}
            url={url}
          />
          {awards.length === 0 && <Note>没有这样的协议。</Note>}
          {awards.length > 0 && (
            <List tight scroll="立项项目与协议" columns={awardColumns(round.plan, person)} rows={awards} />
          )}
          <Pages
            page={page}
            total={totals.shown}
            href={(at) => listHref(paths.agreements(round.id), { state, whose }, at)}
          />
        </>
      )}
    </div>
  )
}

function Deadline({ round, totals, calendar, now }: Props) {
  if (totals.announcedAt === null) return null
  const { agreements } = round.plan.parameters
  const until = signBy(totals.announcedAt, agreements, calendar)
  const { signWorkingDays: days } = agreements
  if (!until.ok)
    return (
      <span>
        公告后{days}个工作日内签订，到哪一天待公布：{sayUnknown(until.refusal.year)}
      </span>
    )
  const clause = clauseIn(round.plan.rulebook, 'agreements.signWorkingDays')
  return (
    <>
      {isLate(until.value, totals, now) && <Tag tone="bad">已过签订期限</Tag>}
      <span>
        <Because sentence={`公告后${days}个工作日内签订，到${sayDay(until.value)}为止`} clause={clause} />
      </span>
    </>
  )
}

const isLate = (until: Day, { all, inForce }: Totals, now: Instant): boolean =>
  dayOf(now) > until && inForce < all

const figuresOf = ({ all, amount, drafted, inForce }: Totals) => [
  { name: '立项', value: String(all), unit: '项' },
  { name: '资助资金', value: yuan(amount), unit: '元' },
  { name: '已拟定协议', value: String(drafted), unit: '份' },
  { name: '已生效', value: String(inForce), unit: '份' },
]

const stateFilter = (value: AgreementState | undefined) => ({
  kind: 'select' as const,
  name: 'state',
  label: '状态',
  value,
  options: Object.entries(STATE_WORDS).map(([state, { word }]) => ({ value: state, text: word })),
})

export const awardColumns = ({ code, tracks }: Plan, person: Person): Column<AwardItem>[] => [
  { head: '项目', text: ({ title }) => title, keep: 'name' },
  {
    head: '申报单位',
    text: ({ organization }) => organization,
    also: { head: '托管单位', text: ({ host }) => host },
  },
  {
    head: '名次',
    count: ({ rank }) => rank,
    cell: ({ track, rank }) => (tracks.length > 1 ? `${trackIn(tracks, track)}，${rank}` : rank),
  },
  { head: '赛道', text: ({ track }) => trackIn(tracks, track), only: 'file' },
  { head: '金额（元）', money: ({ award }) => award },
  {
    head: '协议',
    text: ({ seq }) => (seq === null ? null : numbered({ code }, 'XY', seq)),
    cell: (award) => <AgreementLink code={code} award={award} person={person} />,
    keep: 'date',
  },
  {
    head: '起止',
    text: ({ startsOn, endsOn }) => startsOn && `${startsOn}至${endsOn}`,
  },
  {
    head: '状态',
    text: (award) => STATE_WORDS[stateIn(award)].word,
    tone: (award) => STATE_WORDS[stateIn(award)].tone,
    keep: 'state',
  },
]

const stateIn = (award: AwardItem): AgreementState => (award.agreementId === null ? 'none' : stateOf(award))

const trackIn = (tracks: Plan['tracks'], code: string): string =>
  tracks.find((track) => track.code === code)?.name ?? code

function AgreementLink({ code, award, person }: { code: string; award: AwardItem; person: Person }) {
  if (award.agreementId !== null && award.seq !== null) {
    return <a href={paths.agreement(award.agreementId)}>{numbered({ code }, 'XY', award.seq)}</a>
  }
  if (!has(person, 'officer')) return <span class="quiet">等经办人拟定</span>
  return (
    <a href={paths.proposalAgreement(award.proposalId)}>
      拟定协议<span class="unseen">：{award.title}</span>
    </a>
  )
}

export const StateTag = ({ state }: { state: AgreementState }) => (
  <Tag tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</Tag>
)
