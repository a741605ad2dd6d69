import type { Child } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { Calendar } from '../../shared/calendar.ts'
import type { Day } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import type { Typed } from '../../web/body.ts'
import { Area, ErrorSummary, Hidden, Text } from '../../web/fields.tsx'
import { Facts } from '../../web/lists.tsx'
import { Actions, Block, Button, Head, Note } from '../../web/parts.tsx'
import { type Changes, type NewYear, type Standing, withYear } from '../rules.ts'
import { Months } from './months.tsx'
import { FROM_PACKAGE, sayDays, typedDays } from './words.ts'

/** A year as the form shows it before anything is typed. */
export const typedOf = (standing: Standing | null): Typed =>
  standing
    ? {
        holidays: typedDays(standing.holidays),
        workdays: typedDays(standing.workdays),
        source: standing.source ?? '',
      }
    : {}

const headOf = (year: number, title: string) => (
  <Head
    title={title}
    crumbs={[
      { href: paths.desk('administrator'), text: '管理台' },
      { href: paths.calendarIn(year), text: `${year}年工作日历` },
    ]}
  />
)

/** `seen` is the version that the year stands at, 0 for none. */
type FormProps = { year: number; standing: Standing | null; seen: number; of: Filled; refused: Child }

export const FormPage = ({ year, standing, seen, of, refused }: FormProps) => (
  <div class="page">
    {headOf(year, standing ? `修改${year}年的放假安排` : `录入${year}年的放假安排`)}
    {refused && <Note tone="bad">{refused}</Note>}
    <ErrorSummary of={of} />
    {standing && (
      <Block id="now" title="现在的安排">
        <Standings {...standing} />
      </Block>
    )}
    <form method="post" action={paths.calendarPreview(year)}>
      <Area
        of={of}
        name="holidays"
        label="放假的日期"
        rows={8}
        hint={`一行一天或一段，如${year}-05-01至${year}-05-05，也可以写5月1日至5月5日。连着放的周末也写上，1月1日一定要有。`}
      />
      <Area
        of={of}
        name="workdays"
        label="周末上班的日期"
        rows={4}
        optional
        hint="通知里写明“上班”的星期六、星期日。"
      />
      <Text of={of} name="source" label="通知的文号" full hint="如国办发明电〔2025〕7号。" />
      <Hidden name="version" value={String(seen)} />
      <Actions>
        <Button>核对改动</Button>
        <a href={paths.calendarIn(year)}>回到日历</a>
      </Actions>
    </form>
  </div>
)

const Standings = ({ holidays, workdays, source }: Standing) => (
  <Facts
    rows={[
      { name: '放假', value: sayDays(holidays) },
      { name: '周末上班', value: sayDays(workdays) || '没有' },
      { name: '依据', value: source ?? FROM_PACKAGE },
    ]}
  />
)

type PreviewProps = { year: number; set: NewYear; changes: Changes; calendar: Calendar; typed: Typed }

/** What would change, before it does; what was typed goes along, to be set or to be typed on. */
export const PreviewPage = ({ year, set, changes, calendar, typed }: PreviewProps) => (
  <div class="page">
    {headOf(year, `核对${year}年的放假安排`)}
    <Note label="录入以后">
      按工作日算、还没有定下来的期限立刻按新的安排计算；已经发布的公示，起止日期不变。
    </Note>
    <Block id="changes" title="改动">
      <Facts
        rows={[
          ...CHANGED.map(({ name, of }) => ({ name, value: sayCount(of(changes)) })),
          { name: '依据', value: set.source },
        ]}
      />
      <form method="post" action={paths.calendarYear(year)}>
        {['holidays', 'workdays', 'source', 'version'].map(
          (name) => typed[name] !== undefined && <Hidden name={name} value={typed[name]} />,
        )}
        <Actions>
          <Button>确认录入</Button>
          <Button plain name="step" value="edit" formaction={paths.calendarPreview(year)}>
            返回修改
          </Button>
        </Actions>
      </form>
    </Block>
    <Block id="months" title="录入以后的全年" small="休：放假，班：周末上班">
      <Months calendar={withYear(calendar, { year, ...set })} year={year} />
    </Block>
  </div>
)

const CHANGED: { name: string; of: (changes: Changes) => Day[] }[] = [
  { name: '新增放假', of: ({ holidays }) => holidays.come },
  { name: '不再放假', of: ({ holidays }) => holidays.go },
  { name: '新增上班', of: ({ workdays }) => workdays.come },
  { name: '不再上班', of: ({ workdays }) => workdays.go },
]

const sayCount = (days: Day[]): string => (days.length === 0 ? '没有' : sayDays(days))
