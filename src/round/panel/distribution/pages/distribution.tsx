import { paths } from '../../../../paths.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { type Instant, sayMinute } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { Export } from '../../../../web/controls.tsx'
import { Figures } from '../../../../web/lists.tsx'
import { Block, Head, Tag } from '../../../../web/parts.tsx'
import { type Distributing, gapsIn, lostIn, mostIn, numberIn, rowsNow } from '../rules/distribution.ts'
import { Altering, Planning, Using } from './acts.tsx'
import { Changes, Gaps, Lost, Moved } from './differences.tsx'
import { Loads, Matrix } from './matrix.tsx'

export type Props = {
  found: Distributing
  of: Filled
  person: Person
  now: Instant
  url: string
  page: number
}

/** 分配方案: proposals by members, what is missing or no longer possible, and what may be done with it. For the office alone. */
export function DistributionPage(props: Props) {
  const { found, url } = props
  const { panel, distribution } = found
  const { plan, roundId } = panel
  return (
    <div class="page">
      <Head
        title="分配方案"
        crumbs={[
          { href: paths.round(roundId), text: plan.title },
          { href: paths.panel(roundId), text: '评审委员会' },
        ]}
        meta={<StateLine found={found} />}
        actions={<Export url={url} />}
      />
      <p class="quiet">
        <Numbers found={found} />
      </p>
      {distribution && <Figures items={figuresOf(props)} />}
      {panel.assignedAt === null && <Open {...props} />}
      {distribution && (
        <>
          <Block id="matrix" title="谁评哪一份">
            <Matrix {...props} />
          </Block>
          <Block id="loads" title="每名成员的份数">
            <Loads found={found} />
          </Block>
          <Altering {...props} />
          <Changes found={found} />
          <Moved found={found} />
        </>
      )}
    </div>
  )
}

/** Before the assignment: what is wrong with it, and what may be done. */
const Open = (props: Props) => (
  <>
    {props.found.distribution && (
      <>
        <Lost {...props} />
        <Gaps {...props} />
      </>
    )}
    <Using {...props} />
    <Planning {...props} />
  </>
)

function Numbers({ found: { panel } }: Pick<Props, 'found'>) {
  const { plan } = panel
  const [number, most] = [numberIn(plan), mostIn(plan)]
  return (
    <>
      {number === null ? '每份申报书由全体成员评审，应当回避的除外' : `每份申报书分给${number}名专家评审`}
      <By bound={plan.rulebook} rules={['scoring.sheetsPerProposal']} />
      {most !== null && `，每名专家最多${most}份`}
      {most !== null && <By bound={plan.rulebook} rules={['panel.mostSheets']} />}
      。方案本身不通知任何人，分配以后专家才收到信。
    </>
  )
}

const StateLine = ({ found: { panel, distribution } }: Pick<Props, 'found'>) => (
  <>
    {panel.assignedAt !== null ? <Tag tone="good">已分配</Tag> : <Tag tone="now">拟定中</Tag>}
    {distribution && (
      <span>
        第{distribution.seq}份方案，{distribution.by}
        {sayMinute(distribution.at)}拟定，同等情况由种子{distribution.seed}决定
      </span>
    )}
  </>
)

function figuresOf({ found, now }: Props) {
  const { panel } = found
  const sheets = rowsNow(found).reduce((sum, [, all]) => sum + all.length, 0)
  const given = [
    { name: '申报书', value: panel.eligible.length, unit: '项' },
    { name: '评分表', value: sheets, unit: '份' },
  ]
  if (panel.assignedAt !== null) return given
  return [
    ...given,
    { name: '专家不足', value: gapsIn(found, now).length, unit: '项' },
    { name: '不能再这样分', value: lostIn(found, now).length, unit: '份' },
  ]
}
