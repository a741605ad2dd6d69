import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { yuan } from '../../shared/money.ts'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Figures } from '../../web/lists.tsx'
import { Block, Button, Empty, Head } from '../../web/parts.tsx'
import { Matters } from '../matters/pages/matters.tsx'
import { drawLine, openingLine } from '../matters/pages/shared.ts'
import type { DrawMatter } from '../matters/rules/draws.ts'
import type { openingMatters } from '../matters/rules/shared.ts'
import { HappeningsTable } from '../history/pages/table.tsx'
import type { Happening } from '../history/rules.ts'
import { RoundsTable } from '../overview/pages.tsx'
import type { Overview } from '../overview/rules.ts'
import { NightBlock } from '../pages/night.tsx'
import type { Night } from './rules.ts'
import { Rest } from '../pages/waiting.tsx'

type Props = {
  rounds: Overview[]
  openings: ReturnType<typeof openingMatters>
  draws: DrawMatter[]
  night: Night | null
  happenings: Happening[]
  now: Instant
  url: string
}

/** The auditor reads everything and changes nothing; but without a witness no sealed proposal is opened, and no panel drawn. */
export const AuditorDesk = ({ rounds, openings, draws, night, happenings, now, url }: Props) => (
  <div class="page">
    <Head
      title="监督"
      meta={`${rounds.length}期`}
      actions={
        <>
          <Export url={url} />
          <Button plain href={paths.roleBook()}>
            角色登记
          </Button>
        </>
      }
    />
    {openings.length > 0 && (
      <Block id="openings" title="等我见证">
        <Matters lines={openings.map(openingLine)} now={now} empty="" />
      </Block>
    )}
    {draws.length > 0 && (
      <Block id="draws" title="抽取评审专家">
        <Matters lines={draws.map(drawLine)} now={now} empty="" />
      </Block>
    )}
    <NightBlock night={night} />
    <Figures
      ruled
      items={[
        { name: '立项资金', value: yuan(sum(rounds, 'awardedFen')), unit: '元' },
        { name: '已拨付', value: yuan(sum(rounds, 'paidFen')), unit: '元' },
        { name: '已退回', value: yuan(sum(rounds, 'refundedFen')), unit: '元' },
        { name: '待答复异议', value: String(sum(rounds, 'objections')), unit: '件' },
      ]}
    />
    {rounds.length === 0 ? (
      <Empty title="还没有一期">经办人拟定第一期以后，每一期的进展和资金列在这里。</Empty>
    ) : (
      <>
        <Block id="rounds" title="各期进展">
          <RoundsTable rounds={rounds} now={now} />
          <Rest rows={rounds.length} href={paths.rounds()} text="全部各期" />
        </Block>
        <Block id="money" title="各期资金与记录">
          <List lined scroll="各期资金与记录表" columns={MONEY} rows={rounds} />
        </Block>
      </>
    )}
    <Block id="history" title="最近的经过">
      {happenings.length === 0 ? (
        <Empty title="还没有记录">谁在什么时候做了什么，一条一条记在这里。</Empty>
      ) : (
        <HappeningsTable rows={happenings} name="最近的经过表" />
      )}
    </Block>
  </div>
)

const sum = (rounds: Overview[], of: 'awardedFen' | 'paidFen' | 'refundedFen' | 'objections'): number =>
  rounds.reduce((all, round) => all + round[of], 0)

export const MONEY: Column<Overview>[] = [
  { head: '期', text: ({ title }) => title, href: ({ id }) => paths.round(id), keep: 'name' },
  { head: '立项（个）', count: ({ awarded }) => awarded },
  { head: '立项资金（元）', money: ({ awardedFen }) => awardedFen },
  { head: '已拨付（元）', money: ({ paidFen }) => paidFen },
  { head: '已退回（元）', money: ({ refundedFen }) => refundedFen },
  { head: '查阅', text: () => null, cell: (round) => <Readings round={round} />, only: 'page' },
]

/** Of a draft there is nothing to read yet but its history. */
const Readings = ({ round: { id, title, publishedAt } }: { round: Overview }) => (
  <>
    {READINGS.slice(0, publishedAt === null ? 1 : undefined).map(([href, word], at) => (
      <>
        {at > 0 && '　'}
        <a href={href(id)}>
          {word}
          <span class="unseen">：{title}</span>
        </a>
      </>
    ))}
  </>
)

const READINGS = [
  [paths.history, '经过'],
  [paths.roundNotices, '公示'],
  [paths.agreements, '协议'],
  [paths.roundPayments, '拨款'],
] as const
