import { z } from 'zod'
import { ORGANIZATION_KINDS } from '../../../../people/rules/organization.ts'
import { type Instant, clockOf, dayOf, readInstant } from '../../../../shared/days.ts'
import { LONGEST_ATTACHMENT_NAME, MOST_ATTACHMENTS, type NamedFile } from '../../attachments/rules.ts'
import { MOST } from '../../form/rules/form.ts'
import type { Plan } from '../../rules/plan.ts'
import { list, number, object, text, tick } from './file-fields.ts'
import { fileForm } from './file-form.ts'

/** What a round's file must say in `format`. */
export const FORMAT = 'grant-round/1'

/**
 * A round as one file: amounts in whole fen, points in whole hundredths, instants in Shanghai's time. Its list of topics
 * stays here: the list is this district's, and its id means nothing elsewhere. Attachments are
 * named, each with its digest, and not held: they may be far larger than all the rest.
 */
export function fileOf(plan: Plan, attached: NamedFile[] = []): RoundFile {
  const { rulebook, topicList: _, moreTopicLists: __, dates, ...rest } = plan
  const written = {
    opens: sayAt(dates.opens),
    closes: sayAt(dates.closes),
    scoringCloses: sayAt(dates.scoringCloses),
  }
  return {
    format: FORMAT,
    ...(rulebook && { rulebook: { title: rulebook.title, version: rulebook.version } }),
    round: { ...rest, dates: written },
    ...(attached.length > 0 && {
      attachments: attached.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    }),
  }
}

/** "2026-11-27T17:00:00+08:00" */
const sayAt = (at: Instant): string => `${dayOf(at)}T${clockOf(at)}+08:00`

const at = (name: string) =>
  z.string(`${name}应是时间，如 2026-11-27T17:00:00+08:00`).transform((written, ctx): Instant => {
    const read = written.endsWith('+08:00') ? readInstant(written.slice(0, -6)) : null
    if (read === null) ctx.addIssue(`${name}应是时间，如 2026-11-27T17:00:00+08:00`)
    return read ?? 0
  })

const track = object({
  code: text('代号'),
  name: text('名称'),
  quota: number('名额'),
  budget: number('资金预算'),
  askMax: number('每项最高'),
  askMin: number('每项最低').exactOptional(),
  kinds: z.array(z.enum(ORGANIZATION_KINDS, `应是 ${ORGANIZATION_KINDS.join('、')} 之一`), '应是一个列表'),
})
const level = object({ name: text('等次'), from: number('起分'), means: text('说明') })
const criterion = object({
  code: text('代号'),
  name: text('名称'),
  max: number('满分'),
  asks: text('评什么'),
  levels: list(level).exactOptional(),
  bonus: z.literal(true, '应是 true，或不写').exactOptional(),
})
const round = object({
  code: text('简称'),
  title: text('名称'),
  organizer: text('主办单位'),
  dates: object({ opens: at('开始申报'), closes: at('申报截止'), scoringCloses: at('评分截止') }),
  tracks: list(track),
  categories: list(text('领域'), MOST.categories).exactOptional(),
  form: fileForm.exactOptional(),
  criteria: list(criterion),
  scoring: object({
    step: number('每档'),
    panelSize: number('专家人数'),
    minSheets: number('最少有效评分表'),
    trimFromSheets: number('去高去低的份数').nullable(),
    decimals: number('小数位数'),
    passMark: number('合格线'),
    tieBreak: list(text('评分项代号')),
  }),
  award: object({
    perOrganizationAndTrack: number('每家每赛道立项数'),
    skipWhenOverBudget: tick('跳过与否'),
  }),
  publicity: object({ workingDays: number('公示天数'), countsFirstDay: tick('首日计入与否') }),
  agreement: object({ signWithinWorkingDays: number('签约期限') }),
  tranches: list(
    object({
      percent: number('比例'),
      on: z.enum(
        ['agreement_signed', 'midterm_passed', 'final_passed'],
        '应是 agreement_signed、midterm_passed、final_passed 之一',
      ),
    }),
  ),
  grades: object({ a: number('A等分数线'), b: number('B等分数线') }),
  proposalsPerOrganization: number('每家申报数'),
  longestMonths: number('最长实施月数'),
})

const attachments = list(
  object({
    name: text('附件名称')
      .min(1, '附件要有名称')
      .max(LONGEST_ATTACHMENT_NAME, `附件名称最多${LONGEST_ATTACHMENT_NAME}个字`),
    size: number('附件大小'),
    sha256: text('SHA-256').regex(/^[0-9a-f]{64}$/, 'SHA-256应是64位十六进制数'),
  }),
  MOST_ATTACHMENTS,
)

/** A file as it was exported. Which rulebook it went by is told, and not taken: a round binds what is in force here. */
export const roundFile = object({
  format: z.literal(FORMAT, `应是“${FORMAT}”`),
  rulebook: object({ title: text('管理办法'), version: text('版本') }).optional(),
  round,
  attachments: attachments.optional(),
}).transform((file): Plan => file.round)

/** The attachments that such a file names; none where it is no such file. */
export function namedIn(sent: unknown): NamedFile[] {
  const read = z.object({ attachments }).safeParse(sent)
  return read.success ? read.data.attachments : []
}

export type RoundFile = z.input<typeof roundFile>
