import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { sayClause } from '../../shared/clauses.ts'
import { type Day, sayDay, sayMinute } from '../../shared/days.ts'
import { stopOnce } from '../../shared/words.ts'
import { TakingBack } from '../../rulebook/pages/discards.tsx'
import { Because, type ClauseRef, type Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Export, Pages, Tabs, listHref } from '../../web/controls.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Block, Clause, Empty, Head, Note, Tag, type Tone } from '../../web/parts.tsx'
import { Own } from '../../web/own.tsx'
import { saying } from '../../web/words.ts'
import {
  BAR_WORDS,
  type Bar,
  type BarRefusal,
  type BarState,
  barState,
  whyNotDecide,
  whyNotLift,
  whyNotTakeBack,
} from '../rules/bar.ts'
import type { Organization, whyNotRecord } from '../rules/organization.ts'
import { barForm, decisionForm, liftForm } from './forms.ts'

const TONES: Record<BarState, Tone | undefined> = {
  waiting: 'warn',
  returned: undefined,
  lifted: undefined,
  coming: 'now',
  'in-force': 'bad',
  over: undefined,
}

type Bars = {
  items: Bar[]
  total: number
  state?: BarState | undefined
  page: number
  today: Day
  url: string
}

export const BarsPage = (list: Bars) => (
  <div class="page">
    <Head
      title="不受理申报名册"
      lead="违反管理办法被处理的单位，期满以前不受理申报。由经办人拟定，负责人批准；从申报单位的页面开始拟定。"
      actions={<Export url={list.url} />}
    />
    <Tabs label="状态" items={tabs(list.state)} />
    {list.items.length === 0 ? (
      <Empty title="没有单位">批准以后列在这里，期满以后也保留。</Empty>
    ) : (
      <List lined scroll="不受理申报名册" columns={barColumns(list.today)} rows={list.items} />
    )}
    <Pages
      page={list.page}
      total={list.total}
      href={(page) => listHref(paths.bars(), { state: list.state }, page)}
    />
  </div>
)

const tabs = (here: BarState | undefined) =>
  ([undefined, 'waiting', 'in-force', 'over', 'lifted', 'returned'] as const).map((state) => ({
    href: listHref(paths.bars(), { state }, 1),
    text: state ? BAR_WORDS[state] : '全部',
    here: state === here,
  }))

export const barColumns = (today: Day): Column<Bar>[] => [
  {
    head: '单位',
    text: ({ organization }) => organization.name,
    href: ({ id }) => paths.bar(id),
    keep: 'name',
  },
  { head: '从哪一天起', day: ({ from }) => from },
  { head: '到哪一天止', day: ({ until }) => until, keep: 'date' },
  { head: '原因', text: ({ reason }) => reason },
  { head: '涉及', text: ({ about }) => about, only: 'file' },
  {
    head: '状态',
    text: (bar) => BAR_WORDS[barState(bar, today)],
    tone: (bar) => TONES[barState(bar, today)],
    keep: 'state',
  },
]

const sayTerm = ({ from, until }: Bar): string => `${sayDay(from)}至${sayDay(until)}`

const BarTag = ({ bar, today }: { bar: Bar; today: Day }) => {
  const state = barState(bar, today)
  return <Tag tone={TONES[state]}>{BAR_WORDS[state]}</Tag>
}

/** On an organization's own page: what bars it, with the clause. */
export const BarNotes = ({ bars, today }: { bars: Bar[]; today: Day }) => (
  <>
    {bars
      .filter((bar) => barState(bar, today) === 'in-force')
      .map((bar) => (
        <Note tone="bad">
          {sayTerm(bar)}不受理申报。{stopOnce(`原因：${bar.reason}。`)}
          <BarClause bar={bar} />
        </Note>
      ))}
  </>
)

const BarClause = ({ bar: { rulebookId, clause } }: { bar: Bar }) =>
  rulebookId && clause !== null ? (
    <Clause href={paths.clause(rulebookId, clause)}>{sayClause(clause)}</Clause>
  ) : null

type Props = { bar: Bar; person: Person; today: Day; of: Filled }

export const BarPage = ({ bar, person, today, of }: Props) => (
  <div class="page">
    <Head
      title="不受理申报"
      crumbs={[
        { href: paths.bars(), text: '不受理申报名册' },
        { href: paths.organization(bar.organization.id), text: bar.organization.name },
      ]}
      meta={<BarTag bar={bar} today={today} />}
    />
    <Facts rows={factsOf(bar)} />
    <Own not={whyNotDecide(bar, person)} />
    {whyNotTakeBack(bar, person) === null && <TakingBack to={paths.barTakeBack(bar.id)} of={of} />}
    {whyNotDecide(bar, person) === null && <Decide bar={bar} of={of} />}
    {whyNotLift(bar, person, today) === null && <Lift bar={bar} of={of} />}
  </div>
)

const factsOf = (bar: Bar) => [
  { name: '单位', value: bar.organization.name },
  { name: '期限', value: sayTerm(bar) },
  { name: '原因', value: bar.reason },
  { name: '涉及', value: bar.about },
  { name: '依据', value: bar.clause === null ? '管理办法' : <BarClause bar={bar} /> },
  { name: '拟定', value: `${bar.by}，${sayMinute(bar.at)}` },
  ...(bar.decidedAt === null
    ? []
    : [
        {
          name: bar.outcome === 'approved' ? '批准' : '退回',
          value: `${bar.decidedBy}，${sayMinute(bar.decidedAt)}${bar.outcomeReason && `：${bar.outcomeReason}`}`,
        },
      ]),
  ...(bar.liftedAt === null
    ? []
    : [{ name: '解除', value: `${sayMinute(bar.liftedAt)}：${bar.liftReason}` }]),
]

const Decide = ({ bar, of }: { bar: Bar; of: Filled }) => (
  <Block id="decide" title="批准或者退回">
    <Form to={paths.barDecision(bar.id)} of={of} button="办理">
      <Box
        of={of}
        form={decisionForm}
        name="outcome"
        options={[
          { value: 'approved', text: '批准', small: '马上通知该单位' },
          { value: 'returned', text: '退回', small: '要写明意见' },
        ]}
      />
      <Box of={of} form={decisionForm} name="reason" size={2} />
    </Form>
  </Block>
)

const Lift = ({ bar, of }: { bar: Bar; of: Filled }) => (
  <Block id="lift" title="提前解除">
    <Form to={paths.barLift(bar.id)} of={of} form={liftForm} button="解除" danger />
  </Block>
)

type NewProps = {
  organization: Organization
  years: number | null
  clause: ClauseRef | undefined
  whyNot: ReturnType<typeof whyNotRecord>
  today: Day
  of: Filled
}

/** How long it lasts follows from the rulebook in force; `years` null: there is none yet. */
export const NewBarPage = ({ organization, years, clause, whyNot, today, of }: NewProps) => (
  <div class="page">
    <Head
      title="拟定不受理申报"
      crumbs={[
        { href: paths.bars(), text: '不受理申报名册' },
        { href: paths.organization(organization.id), text: organization.name },
      ]}
      lead={
        years === null ? (
          '还没有施行的管理办法。'
        ) : (
          <>
            <Because sentence={`按现行管理办法，期限为${years}年`} clause={clause} />
            ，由负责人批准后生效。
          </>
        )
      }
    />
    <Own not={whyNot} />
    {whyNot === null && <Prepare {...{ organization, today, of }} />}
  </div>
)

const Prepare = ({ organization, today, of }: Pick<NewProps, 'organization' | 'today' | 'of'>) => (
  <Form to={paths.organizationBars(organization.id)} of={of} button="交负责人批准">
    <Box
      of={{ ...of, typed: { from: today, ...of.typed } }}
      form={barForm}
      name="from"
      hint="处理决定作出的那一天。"
    />
    <Box of={of} form={barForm} name="about" />
    <Box of={of} form={barForm} name="reason" size={3} />
  </Form>
)

export const sayBar = saying<BarRefusal>({
  'no-rulebook': '还没有施行的管理办法，不能确定期限',
  'bar-waiting': '同样的一项已经拟定，正等负责人批准',
  'bar-decided': '这一项已经批准或者退回了',
  'own-bar': '拟定的人不能自己批准，请另一位负责人办理',
  'not-own-bar': '只有拟定的人可以收回，请负责人退回',
  'bar-not-in-force': '只有批准以后、期满以前的可以解除',
})
