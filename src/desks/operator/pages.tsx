import { type Contract, type Person } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { type Instant, sayDay } from '../../shared/days.ts'
import { Export } from '../../web/controls.tsx'
import { Links } from '../../web/lists.tsx'
import { Block, Empty, Head } from '../../web/parts.tsx'
import { type Sheet, sheetOf } from '../../web/sheet.ts'
import type { DeskQuery } from '../matters/forms.ts'
import { type Line, Matters, matterColumns } from '../matters/pages/matters.tsx'
import { drawLine } from '../matters/pages/shared.ts'
import { inOrder, mineAmong } from '../matters/rules/matter.ts'
import { watchLine, workLine } from '../officer/pages/words.ts'
import { sayWaiting } from '../pages/waiting.tsx'
import type { findOperator } from './store/desk.ts'

type Found = Awaited<ReturnType<typeof findOperator>>
type Props = { found: Found; asked: DeskQuery; person: Person; now: Instant; url: string }

/** 承办台: the rounds that somebody runs for an outside unit, and what waits in them. */
export const OperatorDesk = ({ found, asked, person, now, url }: Props) => (
  <div class="page">
    <Head title="承办" meta={sayWaiting(mineAmong(linesIn(found)).length)} actions={<Export url={url} />} />
    <Block id="waiting" title="等我办理">
      <Matters
        lines={linesIn(found)}
        now={now}
        turned={{ page: asked.page, url }}
        empty="申报、异议、报告到了要审核的时候，列在这里。"
      />
    </Block>
    {found.watches.length > 0 && (
      <Block id="watches" title="等别人办理" small="一周以内到期的、超过期限的，请提醒">
        <Matters
          lines={found.watches.map(watchLine)}
          now={now}
          turned={{ page: asked.othersPage, url, name: 'othersPage' }}
          empty=""
        />
      </Block>
    )}
    <Block id="rounds" title="我承办的">
      {person.contracts?.length ? (
        <Links items={person.contracts.map((contract) => linkTo(contract, found))} />
      ) : (
        <Empty title="现在没有承办">到期或者终止以后，不能再看。</Empty>
      )}
    </Block>
  </div>
)

const linkTo = ({ roundId, unit, lastOn }: Contract, { titles }: Found) => ({
  href: paths.round(roundId),
  text: titles.find(({ id }) => id === roundId)?.title ?? '这一期',
  small: `代${unit}办理，到${sayDay(lastOn)}为止`,
})

const linesIn = ({ works, draws }: Found): Line[] => inOrder([...works.map(workLine), ...draws.map(drawLine)])

export const operatorSheets = (found: Found, now: Instant): Sheet[] => [
  sheetOf('等我办理', matterColumns(now), linesIn(found)),
  sheetOf('等别人办理', matterColumns(now), found.watches.map(watchLine)),
]
