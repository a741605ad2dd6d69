import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayDay, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Export } from '../../../web/controls.tsx'
import { Form } from '../../../web/form.tsx'
import { Figures } from '../../../web/lists.tsx'
import { Block, Head, Note, Tag } from '../../../web/parts.tsx'
import { SealedNote } from '../../calls/opening/pages.tsx'
import type { PanelQuery } from '../forms.ts'
import { readyIn, sheetsOf, shortOf, sumOf, whyNotAssign } from '../rules/assignment.ts'
import { beforeScoringBy, sizeOf, stayingIn } from '../rules/panel.ts'
import { silentIn, whyNotRemind } from '../rules/reminding.ts'
import { Detections } from '../detections/pages.tsx'
import { Pinning } from '../recusals/pages.tsx'
import { Removing } from '../removals/pages.tsx'
import { Supplement } from '../supplements/pages.tsx'
import type { Seen } from '../store/seen.ts'
import { Choice } from './choice.tsx'
import { Members, Narrowing, Recusals } from './members.tsx'
import { sayPanelRefusal } from './words.ts'

export type Props = { seen: Seen; asked: PanelQuery; person: Person; now: Instant; of: Filled; url: string }

/** 评审委员会: who is on it, who has declared what, and the assignment. For the office alone. */
export function PanelPage(props: Props) {
  const { seen, person, now, of, url } = props
  const { panel } = seen
  const { plan, roundId } = panel
  return (
    <div class="page">
      <Head
        title="评审委员会"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(roundId), text: plan.title },
        ]}
        meta={<StateLine panel={panel} />}
        actions={
          <>
            <a href={paths.draw(roundId)}>抽取</a>
            {typeof plan.parameters.scoring.sheetsPerProposal === 'number' && (
              <a href={paths.distribution(roundId)}>分配方案</a>
            )}
            <Export url={url} />
          </>
        }
      />
      <SealedNote round={{ id: roundId, plan }} openedAt={panel.openedAt} />
      <Figures items={figuresOf(seen)} />
      <Narrowing {...props} />
      <Block id="members" title="成员">
        <Members {...props} />
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
          <Recusals {...props} />
        </Block>
      )}
      <Detections {...props} />
      <Supplement {...props} />
      <Choice {...props} />
      <Assignment {...props} />
      <Removing {...props} />
      <Pinning {...props} />
    </div>
  )
}

const StateLine = ({ panel: { assignedAt, members } }: Pick<Seen, 'panel'>) =>
  assignedAt !== null ? (
    <>
      <Tag tone="good">已分配</Tag>
      <span>{sayMinute(assignedAt)}分配</span>
    </>
  ) : (
    <Tag tone="now">{members.length > 0 ? '申报回避' : '待选定'}</Tag>
  )

function figuresOf({ panel, sheets: given }: Seen) {
  const { members, recusals, eligible, plan, assignedAt } = panel
  const [minSheets, panelSize] = sizeOf(plan)
  const staying = stayingIn({ members })
  const declared = staying.filter((member) => member.declaredAt !== null).length
  // once they are given out they are counted, whoever has left since
  const number = plan.parameters.scoring.sheetsPerProposal
  const sheets = assignedAt === null ? sheetsOf(eligible, staying, recusals, number) : given
  return [
    { name: '成员', value: staying.length, unit: '名', small: `应有${minSheets}至${panelSize}名` },
    { name: '已申报回避', value: declared, unit: '名' },
    { name: '入围', value: sumOf(eligible), unit: '项' },
    { name: '评分表', value: sheets, unit: '份' },
  ]
}

function Assignment({ seen: { panel }, person, now, of }: Props) {
  const { eligible, recusals, plan, roundId, assignedAt } = panel
  if (assignedAt !== null || panel.members.length === 0) return null
  const whyNot = whyNotAssign(panel, person, now)
  const members = readyIn(panel, now)
  const sheets = sheetsOf(eligible, members, recusals)
  const short = sumOf(shortOf(panel, now))
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
          {whyNot.why === 'distribution-needed' && <a href={paths.distribution(roundId)}>分配方案</a>}
        </p>
      ) : (
        <Form to={paths.assignments(roundId)} of={of} button="分配评分表">
          <p>
            {sumOf(eligible)}项申报分给{members.length}名专家，除去回避，共{sheets}
            份评分表。分配一次，以后缺少的可以补分配。
          </p>
        </Form>
      )}
    </Block>
  )
}
