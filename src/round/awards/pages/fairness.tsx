import { paths } from '../../../paths.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { sayDeadline } from '../../../shared/days.ts'
import { List } from '../../../web/columns.tsx'
import { Export, Pages, ROWS, Tabs, pageIn, partOf } from '../../../web/controls.tsx'
import { Figures } from '../../../web/lists.tsx'
import { Block, Empty, Head, Note } from '../../../web/parts.tsx'
import { type Sheet, sheetOf } from '../../../web/sheet.ts'
import type { Round } from '../../calls/rules/round.ts'
import type { Fairness, Scored } from '../rules/fairness.ts'
import { METHODS } from '../rules/methods.ts'
import type { Room } from '../rules/room.ts'
import { agreementColumns, agreementRows } from './agreement.tsx'
import {
  changeColumns,
  changesByExpert,
  changesByMethod,
  changesByWeight,
  compareColumns,
  comparedIn,
} from './compared.tsx'

type Props = {
  round: Round
  counts: Pick<Room, 'assigned' | 'submitted' | 'recusals'>
  scored: Scored
  fairness: Fairness | null
  page: number
  url: string
}

/** How firmly a track's ranking stands: signals with the numbers behind, never verdicts; nothing here changes it. */
export function FairnessPage({ round, counts, scored, fairness, page, url }: Props) {
  return (
    <div class="page">
      <Head
        title="公平分析"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: round.plan.title },
          { href: paths.decision(round.id), text: '审定' },
        ]}
        meta={
          <span>
            {counts.submitted}份评分表，共{counts.assigned}份，{counts.recusals}处回避
          </span>
        }
        actions={fairness && <Export url={url} />}
      />
      {scored.entered.length === 0 ? (
        <Empty title="还不能看">
          评分表全部提交，或者{sayDeadline(round.plan.dates.scoringCloses)}评分截止以后，显示在这里。
        </Empty>
      ) : (
        <>
          <Tabs label="赛道" items={tabsOf(scored, round, fairness)} />
          {fairness ? (
            <Shown {...{ round, scored, fairness, page, url }} />
          ) : (
            <Empty title="没有这个赛道">请从上面选一个赛道。</Empty>
          )}
        </>
      )}
    </div>
  )
}

const tabsOf = ({ plan, entered }: Scored, { id }: Round, fairness: Fairness | null) =>
  plan.tracks.map(({ code, name }) => ({
    href: `${paths.fairness(id)}?track=${encodeURIComponent(code)}`,
    text: name,
    count: entered.filter(({ track }) => track === code).length,
    here: code === fairness?.track.code,
  }))

function Shown(of: Omit<Props, 'counts' | 'fairness'> & { fairness: Fairness }) {
  const { round, scored, fairness, page, url } = of
  const { drawn, withoutExpert, shifted } = fairness
  const { rows, ...part } = partOf(comparedIn(scored, fairness), page, ROWS)
  return (
    <>
      <Figures items={figuresOf(fairness)} />
      <Note>
        名次按办法的规定算出，这一页不改变它。这里的每一项都是<b>提示，不是结论</b>
        ：数字说哪里值得再看一眼，看了以后怎么办由人决定。
        <By bound={round.plan.rulebook} rules={['#scoring']} />
      </Note>
      <Block id="methods" title="换一种算法">
        <List sticky lined scroll="各种算法的名次" columns={compareColumns(fairness)} rows={rows} />
        {part.total > ROWS && <Pages {...part} href={pageIn(url)} />}
        <p class="quiet small">{sayDrawn(drawn)}</p>
        <List
          lined
          scroll="换一种算法的变化"
          columns={changeColumns('算法')}
          rows={changesByMethod(scored, fairness)}
        />
      </Block>
      <Block id="experts" title="去掉一位专家">
        {withoutExpert ? (
          <List
            lined
            scroll="去掉一位专家的变化"
            columns={changeColumns('专家')}
            rows={changesByExpert(scored, fairness).slice(0, ROWS)}
          />
        ) : (
          <TooMany />
        )}
        <p class="quiet small">
          去掉这位专家的全部评分表，照办法重新排名。松紧为和各位专家给同样的项目相比，高出或者低于多少分。
          {withoutExpert &&
            withoutExpert.length > ROWS &&
            `共${withoutExpert.length}位，列出变化最大的${ROWS}位，其余见导出。`}
        </p>
      </Block>
      <Block id="weights" title="权重加减5分">
        {shifted ? (
          <List
            lined
            scroll="权重加减的变化"
            columns={changeColumns('权重')}
            rows={changesByWeight(scored, fairness)}
          />
        ) : (
          <TooMany />
        )}
        <p class="quiet small">一项的满分加减5分，其余各项按比例让出，满分合计不变，照办法重新排名。</p>
      </Block>
      <Block id="agreement" title="专家的一致程度">
        <List lined scroll="各项一致程度指标" columns={agreementColumns} rows={agreementRows(fairness)} />
        <p class="quiet small">{sayBasis(fairness)}</p>
      </Block>
    </>
  )
}

const TooMany = () => <p>这个赛道的项目和专家太多，不在页面上逐一重新排名。</p>

function figuresOf({ drawn, compared, agreement, track }: Fairness) {
  const places = METHODS.map((method) => compared[method].change.gains.length)
  const average = agreement.complete.icc.icc2k.value
  return [
    ...(drawn
      ? [
          {
            name: '不论怎样重抽都入选（九成以上）',
            value: [...drawn.of.values()].filter(({ funded }) => funded * 10 >= drawn.runs * 9).length,
            unit: '项',
          },
          { name: '在灰区（一成到九成）', value: drawn.grey.size, unit: '项' },
        ]
      : []),
    { name: '换一种算法最多易手的名额', value: Math.max(...places), unit: '个', small: `共${track.quota}个` },
    ...(average === null
      ? []
      : [
          {
            name: `${agreement.complete.raters}人平均的可靠程度`,
            value: average.toFixed(2),
            small: 'ICC(2,k)',
          },
        ]),
  ]
}

const sayDrawn = (drawn: Fairness['drawn']): string =>
  drawn
    ? `从每个项目自己的评分表里重抽${drawn.runs}次（种子${drawn.seed}），每次照办法重新排名；95%的次数里名次在所列的区间，入选一成到九成的在灰区。`
    : '这个赛道的项目太多，不在页面上重抽评分表。'

function sayBasis({ agreement: { all, complete } }: Fairness): string {
  const alpha = `α按全部${all.sheets}份评分表算`
  if (complete.sheets === all.sheets) return `${alpha}，没有缺的。`
  return `${alpha}，缺的照缺；ICC和W按${all.raters}位专家都评了的${complete.subjects}个项目算，共${all.subjects}个。`
}

/** Of the track that is shown, each table as a sheet. */
export const fairnessSheets = (scored: Scored, fairness: Fairness): Sheet[] => [
  sheetOf('各种算法的名次', compareColumns(fairness), comparedIn(scored, fairness)),
  sheetOf('换一种算法', changeColumns('算法'), changesByMethod(scored, fairness)),
  sheetOf('去掉一位专家', changeColumns('专家'), changesByExpert(scored, fairness)),
  sheetOf('权重加减5分', changeColumns('权重'), changesByWeight(scored, fairness)),
  sheetOf('专家的一致程度', agreementColumns, agreementRows(fairness)),
]
