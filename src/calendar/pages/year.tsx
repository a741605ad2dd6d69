import { paths } from '../../paths.ts'
import { type Calendar, knowsYear, workingDaysBetween } from '../../shared/calendar.ts'
import { type Column, List } from '../../web/columns.tsx'
import { Export, Tabs } from '../../web/controls.tsx'
import { Facts, Figures } from '../../web/lists.tsx'
import { Block, Button, Empty, Head } from '../../web/parts.tsx'
import { FIRST_YEAR, LAST_YEAR, type SetYear, type Standing } from '../rules.ts'
import { Months } from './months.tsx'
import { FROM_PACKAGE, sayDays } from './words.ts'

/** `standing` null: nobody knows the year yet; `sets`: this reader is the one who sets it. */
type Props = {
  year: number
  standing: Standing | null
  versions: SetYear[]
  calendar: Calendar
  sets: boolean
  url: string
}

/** A year's days off and at work, as the staff read it. */
export const YearPage = (props: Props) => (
  <div class="page">
    <Head
      title={`${props.year}年工作日历`}
      meta="凡是按工作日算的期限，都照它计算"
      actions={
        <>
          {props.sets && (
            <Button plain href={paths.calendarYear(props.year)}>
              {props.standing ? '修改这一年' : '录入这一年'}
            </Button>
          )}
          <Export url={props.url} />
        </>
      }
    />
    <Tabs label="年份" items={yearsAround(props.year)} />
    {props.standing ? <Known {...props} standing={props.standing} /> : <NotKnown year={props.year} />}
    {props.versions.length > 0 && <Versions versions={props.versions} />}
  </div>
)

const yearsAround = (year: number) =>
  [-2, -1, 0, 1, 2]
    .map((step) => year + step)
    .filter((one) => one >= FIRST_YEAR && one <= LAST_YEAR)
    .map((one) => ({ href: paths.calendarIn(one), text: `${one}年`, here: one === year }))

const NotKnown = ({ year }: { year: number }) => (
  <Empty title={`${year}年的放假安排还没有录入`}>
    国务院还没有公布，或者还没有录入。算到{year}年的期限先写“待公布”，不作估计；系统管理员录入以后再算。
  </Empty>
)

const Known = ({ year, standing, calendar }: Props & { standing: Standing }) => (
  <>
    <Figures
      items={[
        { name: '放假', value: String(standing.holidays.length), unit: '天' },
        { name: '周末上班', value: String(standing.workdays.length), unit: '天' },
        workingDays(calendar, year),
      ]}
    />
    <Block id="days" title="安排">
      <Facts
        rows={[
          { name: '放假', value: sayDays(standing.holidays) },
          { name: '周末上班', value: sayDays(standing.workdays) || '没有' },
          { name: '依据', value: standing.source ?? FROM_PACKAGE },
        ]}
      />
    </Block>
    <Block id="months" title="全年" small="休：放假，班：周末上班">
      {!knowsYear(calendar, year + 1) && (
        <p class="quiet">12月28日以后标“？”：下一年元旦的安排可能调到这几天，要等{year + 1}年的通知。</p>
      )}
      <Months calendar={calendar} year={year} />
    </Block>
  </>
)

/** The last days of December wait for the next year. */
function workingDays(calendar: Calendar, year: number) {
  const all = workingDaysBetween(calendar, `${year}-01-01`, `${year}-12-31`)
  if (all.ok) return { name: '工作日', value: String(all.value), unit: '天' }
  const some = workingDaysBetween(calendar, `${year}-01-01`, `${year}-12-27`)
  return { name: '工作日', value: some.ok ? String(some.value) : '？', unit: '天', small: '到12月27日' }
}

const Versions = ({ versions }: { versions: SetYear[] }) => (
  <Block id="versions" title="录入记录" small={`${versions.length}次`}>
    <List scroll="录入记录表" columns={VERSIONS} rows={versions} />
  </Block>
)

export const VERSIONS: Column<SetYear>[] = [
  { head: '依据', text: ({ source }) => source, keep: 'name' },
  { head: '第几次', count: ({ version }) => version },
  { head: '时间', instant: ({ at }) => at, keep: 'date' },
  { head: '录入人', text: ({ by }) => by, keep: 'state' },
  { head: '放假（天）', count: ({ holidays }) => holidays.length },
  { head: '周末上班（天）', count: ({ workdays }) => workdays.length },
]
