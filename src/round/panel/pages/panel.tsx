import { paths } from '../../../paths.ts'
import { isOver } from '../../../people/rules/invitation.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayDay, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Figures } from '../../../web/lists.tsx'
import { Block, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import { Own } from '../../../web/own.tsx'
import { type Sheet, sheetOf } from '../../../web/sheet.ts'
import { SealedNote } from '../../calls/opening/pages.tsx'
import { panelForm } from '../forms.ts'
import { assign, readyIn, shortOf, whyNotAssign } from '../rules/assignment.ts'
import {
  type Member,
  type Panel,
  type Recusal,
  beforeScoringBy,
  sittingOf,
  sizeOf,
  stayingIn,
  whyNotChange,
} from '../rules/panel.ts'
import { silentIn, whyNotRemind } from '../rules/reminding.ts'
import { invitationColumn } from './experts.tsx'
import { sayPanelRefusal } from './words.ts'

type Props = { panel: Panel; person: Person; now: Instant; of: Filled; url: string }

/** 评审委员会: who is on it, who has declared what, and the assignment. For the office alone. */
export function PanelPage({ panel, person, now, of, url }: Props) {
  const { members, plan, roundId } = panel
  return (
    <div class="page">
      <Head
        title="评审委员会"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(roundId), text: plan.title },
        ]}
        meta={<StateLine panel={panel} />}
        actions={<Export url={url} />}
      />
      <SealedNote round={{ id: roundId, plan }} openedAt={panel.openedAt} />
      <Figures items={figuresOf(panel)} />
      <Block id="members" title="成员">
        {members.length === 0 ? (
          <Empty title="还没有成员">从专家库选定以后列在这里，并显示谁已经申报回避。</Empty>
        ) : (
          <List scroll="成员名单" columns={memberColumns(now)} rows={sittingIn(panel)} />
        )}
        <p class="quiet small">
          评审专家{sizeOf(plan).join('至')}名
          <By bound={plan.rulebook} rules={['panel.size', 'scoring.minSheets']} />
          ，看申报书以前先申报回避
          <By bound={plan.rulebook} rules={['panel.recusalYears']} />，{sayDay(beforeScoringBy(plan.dates))}
          以后还没有申报的，不分给评分表。
        </p>
        {whyNotRemind({ ...panel, remindedAt: null }, person, now) === null && (
          <Form
            to={paths.panelReminders(roundId)}
            of={of}
            button={`提醒还没有申报的${silentIn(panel).length}名成员`}
            plain
            beside={<span class="quiet">每名成员收到一封信，一天提醒一次。</span>}
          />
        )}
      </Block>
      {panel.recusals.length > 0 && (
        <Block id="recusals" title="回避">
          <List scroll="回避名单" columns={RECUSALS} rows={barredIn(panel)} />
        </Block>
      )}
      <Choice panel={panel} person={person} now={now} of={of} />
      <Assignment {...{ panel, person, now, of }} />
    </div>
  )
}

const StateLine = ({ panel: { assignedAt, members } }: { panel: Panel }) =>
  assignedAt !== null ? (
    <>
      <Tag tone="good">已分配</Tag>
      <span>{sayMinute(assignedAt)}分配</span>
    </>
  ) : (
    <Tag tone="now">{members.length > 0 ? '申报回避' : '待选定'}</Tag>
  )

function figuresOf({ members, recusals, eligible, plan }: Panel) {
  const [minSheets, panelSize] = sizeOf(plan)
  const staying = stayingIn({ members })
  const declared = staying.filter((member) => member.declaredAt !== null).length
  return [
    { name: '成员', value: staying.length, unit: '名', small: `应有${minSheets}至${panelSize}名` },
    { name: '已申报回避', value: declared, unit: '名' },
    { name: '入围', value: eligible.length, unit: '项' },
    { name: '评分表', value: assign(eligible, staying, recusals).length, unit: '份' },
  ]
}

/** A member, and how many organizations they are barred from. */
type Sitting = Member & { barred: number }
const sittingIn = ({ members, recusals }: Panel): Sitting[] =>
  members.map((member) => ({
    ...member,
    barred: recusals.filter(({ expertId }) => expertId === member.id).length,
  }))

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
  { head: '回避（家）', count: ({ barred }) => barred },
  { head: '评分表（份）', count: ({ sheets }) => sheets },
]

const Declared = ({ declaredAt, hasLeft }: Pick<Member, 'declaredAt' | 'hasLeft'>) =>
  hasLeft ? (
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
const barredIn = ({ recusals, members }: Panel): Barred[] =>
  recusals.map((recusal) => ({
    ...recusal,
    name: members.find(({ id }) => id === recusal.expertId)?.name ?? '',
  }))

const RECUSALS: Column<Barred>[] = [
  { head: '专家', text: ({ name }) => name, keep: 'name' },
  { head: '申报单位', text: ({ organization }) => organization },
  { head: '原因', text: ({ reason }) => reason },
]

export const panelSheets = (panel: Panel, now: Instant): Sheet[] => [
  sheetOf('成员', memberColumns(now), sittingIn(panel)),
  sheetOf('回避', RECUSALS, barredIn(panel)),
]

function Choice({ panel, person, now, of }: Omit<Props, 'url'>) {
  const { pool, plan, members, roundId } = panel
  const whyNot = whyNotChange(panel, person)
  // below, the assignment says the same
  if (whyNot) return members.length === 0 ? <Own not={whyNot} /> : null
  const [minSheets, panelSize] = sizeOf(plan)
  const options = pool
    .filter((expert) => !isOver(expert, now) && !expert.hasLeft)
    .map(({ id, name, employer, field }) => ({ value: id, text: name, small: `${employer}，${field}` }))
  if (sittingOf(panel, now).length >= panelSize || options.length === 0) return null
  return (
    <Block id="choice" title={members.length > 0 ? '增补成员' : '选定成员'}>
      <Form
        to={paths.panel(roundId)}
        of={of}
        button={members.length > 0 ? '增补' : '选定评审委员会'}
        beside={<a href={paths.experts()}>专家库</a>}
      >
        <Box
          of={of}
          form={panelForm}
          name="experts"
          label="专家库"
          hint={
            <>
              {minSheets}至{panelSize}名，选定以后只能增补，不能撤换
              <By bound={plan.rulebook} rules={['panel.size', 'scoring.minSheets']} />。
            </>
          }
          options={options}
        />
      </Form>
    </Block>
  )
}

function Assignment({ panel, person, now, of }: Omit<Props, 'url'>) {
  const { eligible, recusals, plan, roundId, assignedAt } = panel
  if (assignedAt !== null || panel.members.length === 0) return null
  const whyNot = whyNotAssign(panel, person, now)
  const members = readyIn(panel, now)
  const sheets = assign(eligible, members, recusals).length
  const short = shortOf(panel, now).length
  return (
    <Block id="assignment" title="分配评分表">
      {short > 0 && (
        <Note tone="warn" label="提醒">
          {short}项申报能评的专家不足{plan.parameters.scoring.minSheets}名，会没有得分
          <By bound={plan.rulebook} rules={['scoring.minSheets']} />。
        </Note>
      )}
      {whyNot ? (
        <p class="quiet">
          <Because sentence={sayPanelRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />。
        </p>
      ) : (
        <Form to={paths.assignments(roundId)} of={of} button="分配评分表">
          <p>
            {eligible.length}项申报分给{members.length}名专家，除去回避，共{sheets}
            份评分表。分配以后，评审委员会不再变动。
          </p>
        </Form>
      )}
    </Block>
  )
}
