import { paths } from '../../../paths.ts'
import { type Instant, clockOf, dayOf } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Figures, Log } from '../../../web/lists.tsx'
import { Block, NOT_YET } from '../../../web/parts.tsx'
import { HISTORY_READERS, type Happening } from '../../history/rules.ts'
import { sayWhat } from '../../history/pages/words.ts'
import { Struck } from '../../../reversals/pages.tsx'
import { Matters } from '../../matters/pages/matters.tsx'
import { sayWaiting } from '../../pages/waiting.tsx'
import type { Dates } from '../rules/dates.ts'
import type { RoundCounts } from '../rules/stages.ts'
import type { StageLine } from './lines.ts'
import type { MayRead } from './places.ts'
import { StageTable } from './stages.tsx'

type Props = {
  round: RoundCounts
  dates: Dates
  latest: Happening[]
  /** Null: an act was refused, and what waits is not asked for again. */
  lines: StageLine[] | null
  mayRead: MayRead
  now: Instant
}

/** 本期首页: its figures, what waits for whoever asks, what was done last, and every stage. */
export function RoundHome({ round, dates, latest, lines, mayRead, now }: Props) {
  return (
    <>
      <div class="block">
        <Numbers round={round} />
      </div>
      <div class={latest.length > 0 ? 'columns main-first' : undefined}>
        {lines && <Mine {...{ lines, now }} />}
        {latest.length > 0 && <Last {...{ latest, round, mayRead, now }} />}
      </div>
      <StageTable {...{ round, dates, mayRead, now }} lines={lines ?? []} />
    </>
  )
}

/** What is not yet there is no zero. */
function Numbers({ round }: { round: RoundCounts }) {
  const { sealed, submitted, unscreened, eligible, sheets, sheetsDone, quota, budgetFen } = round
  const isScreened = submitted > 0 && unscreened < submitted
  return (
    <Figures
      items={[
        sealed === null
          ? { name: '申报', value: submitted || NOT_YET, ...(submitted > 0 && { unit: '份' }) }
          : { name: '申报', value: '密封' },
        { name: '入围', value: isScreened ? eligible : NOT_YET, ...(isScreened && { unit: '项' }) },
        {
          name: sheets > 0 ? `评分表，共${sheets}份` : '评分表',
          value: sheets > 0 ? sheetsDone : NOT_YET,
          ...(sheets > 0 && { unit: '份' }),
        },
        { name: `预算，名额${quota}个`, value: yuan(budgetFen), unit: '元' },
      ]}
    />
  )
}

const Mine = ({ lines, now }: { lines: StageLine[]; now: Instant }) => (
  <Block id="waiting" title="等我办理" small={sayWaiting(lines.length)}>
    <Matters {...{ lines, now }} empty="这一期到了要您办理的时候，列在这里。" />
  </Block>
)

/** Who did what last. */
const Last = ({ latest, round, mayRead, now }: Omit<Props, 'lines' | 'dates'>) => (
  <Block
    id="latest"
    title="最近发生"
    small={
      mayRead(HISTORY_READERS, paths.history(round.id)) && <a href={paths.history(round.id)}>全部经过</a>
    }
  >
    <Log
      items={latest.map(({ by, at, what, name, reversed }) => ({
        who: by ?? '访客或系统',
        at,
        when: sayWhen(at, now),
        says: (
          <>
            {reversed ? <Struck>{sayWhat(what)}</Struck> : sayWhat(what)}
            {name && `：${name}`}
            {reversed && '，已收回'}
          </>
        ),
      }))}
    />
  </Block>
)

/** "今天10:42", "11-30 16:48", "2025-11-30 16:48" */
export function sayWhen(at: Instant, now: Instant): string {
  const [day, today] = [dayOf(at), dayOf(now)]
  const clock = clockOf(at).slice(0, 5)
  if (day === today) return `今天${clock}`
  return `${day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day} ${clock}`
}
