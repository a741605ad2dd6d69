import { paths } from '../../../paths.ts'
import { NeedsTable } from '../../../round/needs/pages/book.tsx'
import type { Instant } from '../../../shared/days.ts'
import { Export } from '../../../web/controls.tsx'
import { Block, Head } from '../../../web/parts.tsx'
import type { DeskQuery } from '../../matters/forms.ts'
import { type Line, Matters } from '../../matters/pages/matters.tsx'
import {
  drawLine,
  openingLine,
  poolLine,
  recoveryLine,
  reversalLine,
  roleLine,
} from '../../matters/pages/shared.ts'
import { inOrder, mineAmong } from '../../matters/rules/matter.ts'
import { type Overdue, OverdueBlock, objectionOverdue, openingOverdue } from '../../pages/overdue.tsx'
import { Rest, sayWaiting } from '../../pages/waiting.tsx'
import type { findApprover } from '../store/desk.ts'
import { waitLine } from './words.ts'

type Found = Awaited<ReturnType<typeof findApprover>>

export const overdueIn = (found: Found): Overdue[] => [
  ...found.lateOpenings.map(openingOverdue),
  ...found.objections.map(objectionOverdue),
]

export const linesIn = ({ openings, draws, pool, waits, roles, recoveries, reversals }: Found): Line[] =>
  inOrder([
    ...openings.map(openingLine),
    ...draws.map(drawLine),
    ...pool.map(poolLine),
    ...waits.map(waitLine),
    ...roles.map(roleLine),
    ...recoveries.map(recoveryLine),
    ...reversals.map(reversalLine),
  ])

type Props = { found: Found; asked: DeskQuery; now: Instant; url: string }

export const ApproverDesk = ({ found, asked, now, url }: Props) => {
  const lines = linesIn(found)
  return (
    <div class="page">
      <Head title="审批" meta={sayWaiting(mineAmong(lines).length)} actions={<Export url={url} />} />
      <Block id="waiting" title="等我办理">
        <Matters
          lines={lines}
          now={now}
          turned={{ page: asked.page, url }}
          empty="待发布的公告、待批准的审定方案、待公示和公告的名单、待签的协议，列在这里。"
        />
      </Block>
      <OverdueBlock
        items={overdueIn(found)}
        now={now}
        turned={{ page: asked.latePage, url, name: 'latePage' }}
      />
      {found.needs.length > 0 && (
        <Block id="needs" title="督办：逾期未答复的需求" small={`超过${2 * found.rule.days}日`}>
          <NeedsTable items={found.needs} days={found.rule.days} now={now} name="逾期未答复的需求表" />
          <Rest rows={found.needs.length} href={`${paths.needBook()}?state=late`} text="需求台账" />
        </Block>
      )}
    </div>
  )
}
