import { paths } from '../../paths.ts'
import type { Calendar } from '../../shared/calendar.ts'
import type { Day } from '../../shared/days.ts'
import { type Filled, blank } from '../../web/answer.tsx'
import type { Typed } from '../../web/body.ts'
import { Box, Form } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Block, Button, Head, Note } from '../../web/parts.tsx'
import { typedDays, yearForm } from '../forms.ts'
import { type Changes, FIRST_YEAR, type NewYear, type Standing, withYear } from '../rules.ts'
import { Months } from './months.tsx'
import { FROM_PACKAGE, sayDays } from './words.ts'

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
type FormProps = { year: number; standing: Standing | null; seen: number; of: Filled }

export function FormPage({ year, standing, seen, of }: FormProps) {
  const form = yearForm(year)
  return (
    <div class="page">
      {headOf(year, standing ? `修改${year}年的放假安排` : `录入${year}年的放假安排`)}
      {standing && (
        <Block id="now" title="现在的安排">
          <Standings {...standing} />
        </Block>
      )}
      <Form
        to={paths.calendarPreview(year)}
        of={of}
        hidden={{ version: seen }}
        button="核对改动"
        beside={<a href={paths.calendarIn(year)}>回到日历</a>}
      >
        <Box
          {...{ of, form }}
          name="holidays"
          size={8}
          hint={`一行一天或一段，如${year}-05-01至${year}-05-05，也可以写5月1日至5月5日。连着放的周末也写上，1月1日一定要有。`}
        />
        <Box {...{ of, form }} name="workdays" size={4} hint="通知里写明“上班”的星期六、星期日。" />
        <Box {...{ of, form }} name="source" hint="如国办发明电〔2025〕7号。" />
      </Form>
    </div>
  )
}

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
      <Form
        to={paths.calendarYear(year)}
        of={blank}
        hidden={sentOf(typed)}
        button="确认录入"
        beside={
          <Button plain name="step" value="edit" formaction={paths.calendarPreview(year)}>
            返回修改
          </Button>
        }
      />
    </Block>
    <Block id="months" title="录入以后的全年" small="休：放假，班：周末上班">
      <Months calendar={withYear(calendar, { year, ...set })} year={year} />
    </Block>
  </div>
)

const sentOf = (typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).filter(([name]) => Object.hasOwn(yearForm(FIRST_YEAR).shape, name)),
  )

const CHANGED: { name: string; of: (changes: Changes) => Day[] }[] = [
  { name: '新增放假', of: ({ holidays }) => holidays.come },
  { name: '不再放假', of: ({ holidays }) => holidays.go },
  { name: '新增上班', of: ({ workdays }) => workdays.come },
  { name: '不再上班', of: ({ workdays }) => workdays.go },
]

const sayCount = (days: Day[]): string => (days.length === 0 ? '没有' : sayDays(days))
