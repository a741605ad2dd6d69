import { z } from 'zod'
import { box, orNone, such } from '../../web/boxes/box.ts'
import { choice, id, ids, pick } from '../../web/boxes/choices.ts'
import { day, dayOrNone } from '../../web/boxes/days.ts'
import { whole } from '../../web/boxes/numbers.ts'
import { filter, page, search } from '../../web/boxes/query.ts'
import { area, areaOrNone, line, lineOrNone, phoneOrNone } from '../../web/boxes/texts.ts'
import { type Answer, BOOK_STATES } from './rules/answering.ts'
import { plainCode, sayCode } from './rules/looking-up.ts'
import {
  LIMITS,
  MOST_PEOPLE,
  SOURCE_WORDS,
  URGENCY_WORDS,
  holdsPersonalNumber,
  needNumber,
  readNumber,
} from './rules/need.ts'
import { type Deliberation, MEETING_WORDS, STEP_WORDS } from './rules/steps.ts'
import { MOST_NEEDS, TOPIC_LIMITS } from './rules/topic.ts'

/** A text that will be public. */
const open = <S extends z.ZodType<string>>(of: S): S =>
  such(of, (text) => !holdsPersonalNumber(text), '这里会公开，不要写电话和身份证号')

/** A need as residents and workers type it. The contact is optional and never public. */
export const needForm = z.object({
  placeId: id('街道和社区'),
  title: open(line('需要什么', LIMITS.title, '请用一句话说明需要什么')),
  text: open(area('具体情况', LIMITS.text, '请写明具体情况')),
  concerned: open(line('涉及哪些人', LIMITS.concerned, '请写明涉及哪些人')),
  people: whole('涉及人数', [1, MOST_PEOPLE], '人'),
  urgency: choice('缓急', URGENCY_WORDS),
  source: choice('怎样了解到的', SOURCE_WORDS).default('online'),
  name: lineOrNone('称呼', 30),
  phone: phoneOrNone(),
})

const number = box(
  z.codec(z.string('请填写需求编号'), z.object({ year: z.int(), seq: z.int() }), {
    decode: (typed, ctx) => {
      const read = readNumber(typed)
      if (read) return read
      const message = typed.trim() ? '需求编号应像2026-XQ-0001' : '请填写需求编号'
      ctx.issues.push({ code: 'custom', input: typed, message })
      return z.NEVER
    },
    encode: needNumber,
  }),
  { title: '需求编号', kind: 'line', limit: 20 },
)

const code = box(
  z.codec(z.string('请填写查询码').max(40, '查询码是8位'), z.string().min(1, '请填写查询码'), {
    decode: plainCode,
    encode: sayCode,
  }),
  { title: '查询码', kind: 'line', limit: 12, secret: true },
)

/** Whoever raised a need proves it by its number and code. */
export const lookUpForm = z.object({ number, code })
/** A receipt leads there with its number; the code stands in no address. */
export const lookUpQuery = z.object({ number: search(20) })

/** The next step, with or without a deliberation record: all of its fields or none. */
export const stepForm = z
  .object({
    step: pick('进展', STEP_WORDS),
    note: open(area('情况', LIMITS.note, '请写明这一步的情况')),
    heldOn: dayOrNone('协商日期'),
    kind: orNone(pick('协商形式', MEETING_WORDS)),
    present: open(lineOrNone('参加的人', LIMITS.note)),
    outcome: open(areaOrNone('协商结果', LIMITS.outcome)),
  })
  .superRefine(({ heldOn, kind, present, outcome }, ctx) => {
    if (!heldOn && !kind && !present && !outcome) return
    const say = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
    if (!heldOn) say('heldOn', '请填写协商日期')
    if (!kind) say('kind', '请选择协商形式')
    if (!present) say('present', PRESENT)
    if (!outcome) say('outcome', OUTCOME)
  })
const [PRESENT, OUTCOME] = ['请写明哪些人参加', '请写明协商结果']

/** The record that came with a step; null: there was no meeting. */
export const deliberationIn = ({
  heldOn,
  kind,
  present,
  outcome,
}: z.output<typeof stepForm>): Deliberation | null =>
  heldOn && kind ? { heldOn, kind, present, outcome } : null

/** The record of a meeting, attached to a step that was taken before. */
export const attachForm = z.object({
  step: pick('哪一步', STEP_WORDS, '请选择进展'),
  heldOn: day('协商日期'),
  kind: pick('协商形式', MEETING_WORDS),
  present: open(line('参加的人', LIMITS.note, PRESENT)),
  outcome: open(area('协商结果', LIMITS.outcome, OUTCOME)),
})

const link = box(
  z.codec(
    z.string().max(200, '项目页面的地址最多200个字符').default(''),
    z.string().regex(/^(\/projects\/[0-9A-Za-z-]+)?$/, '项目页面应是本站的地址，如/projects/abc'),
    {
      // as it is copied from the address bar
      decode: (typed) => typed.trim().replace(/^https?:\/\/[^/\s]+(?=\/projects\/)/, ''),
      encode: (path) => path,
    },
  ),
  { title: '项目页面', kind: 'line', limit: 200, optional: true },
)

/** The answer. A project is named where the need is taken up; its page is one of this site. */
export const answerForm = z
  .object({
    outcome: choice('是否采纳', { 'taken-up': '采纳', 'not-taken-up': '未采纳' }),
    project: lineOrNone('项目名称', 60),
    link,
    text: open(area('答复', LIMITS.answer, '请写明答复')),
  })
  .refine(({ outcome, project }) => outcome === 'not-taken-up' || project !== '', {
    path: ['project'],
    error: '请写明由哪个项目办理',
  })

/** What is not taken up has no project. */
export const answerIn = (answer: z.output<typeof answerForm>): Answer =>
  answer.outcome === 'taken-up' ? answer : { ...answer, project: '', link: '' }

/** Where a project's page led here: which project it is. */
export const takenUpQuery = z.object({ outcome: search(20), project: search(60), link: search(200) })

export const listsQuery = z.object({ page: page() })

export const listForm = z.object({ title: open(line('名称', TOPIC_LIMITS.list)) })

export const topicForm = z.object({
  title: open(line('选题', TOPIC_LIMITS.title, '请填写选题名称')),
  text: open(area('内容', TOPIC_LIMITS.text, '请写明选题的内容')),
  needIds: ids('合并的需求', [1, MOST_NEEDS], '请选择由哪些需求合并而成'),
})

/** The book's own query. */
export const bookQuery = z.object({
  word: search(40),
  subdistrict: search(20),
  state: filter(BOOK_STATES),
  page: page(),
})
/** The same of the public list of answers. */
export const answersQuery = z.object({ subdistrict: search(20), page: page() })
