import { z } from 'zod'
import { isDay } from '../../shared/days.ts'
import { BOOK_STATES, OUTCOMES } from './rules/answering.ts'
import { plainCode } from './rules/looking-up.ts'
import { LIMITS, MOST_PEOPLE, SOURCES, URGENCIES, holdsPersonalNumber, readNumber } from './rules/need.ts'
import { type Deliberation, MEETINGS, STEPS } from './rules/steps.ts'
import { MOST_NEEDS, TOPIC_LIMITS } from './rules/topic.ts'

/** A need as residents and workers type it. The contact is optional and never public. */
export const needForm = z
  .object({
    placeId: z.string('请选择街道和社区').min(1, '请选择街道和社区').max(40, '请选择街道和社区'),
    title: publicText(LIMITS.title, '请用一句话说明需要什么'),
    text: publicText(LIMITS.text, '请写明具体情况'),
    concerned: publicText(LIMITS.concerned, '请写明涉及哪些人'),
    people: whole('涉及人数', MOST_PEOPLE),
    urgency: z.enum(URGENCIES, '请选择缓急'),
    source: z.enum(SOURCES, '请选择怎样了解到的').default('online'),
    name: z.string().trim().max(30, '称呼最多30个字').default(''),
    phone: z
      .string()
      .default('')
      .transform((typed) => typed.normalize('NFKC').replace(/[\s()]/g, ''))
      .refine(
        (typed) => typed === '' || /^\+?\d[\d-]{5,18}\d$/.test(typed),
        '联系电话应是7到20位数字，可以有区号',
      ),
  })
  .transform(({ name, phone, ...need }) => ({ ...need, contact: { name, phone } }))

/** Whoever raised a need proves it by its number and code. */
export const lookUpForm = z.object({
  number: z.string('请填写需求编号').transform((typed, ctx) => {
    const number = readNumber(typed)
    if (!number) ctx.addIssue(typed.trim() ? '需求编号应像2026-XQ-0001' : '请填写需求编号')
    return number ?? { year: 0, seq: 0 }
  }),
  code: z.string('请填写查询码').max(40, '查询码是8位').transform(plainCode).refine(Boolean, '请填写查询码'),
})

/** The next step, with or without a deliberation record: all of its fields or none. */
export const stepForm = z
  .object({
    step: z.enum(STEPS, '请选择进展'),
    note: publicText(LIMITS.note, '请写明这一步的情况'),
    heldOn: z.string().trim().max(10, '协商日期应是一个有效的日期').default(''),
    kind: z.enum(['', ...MEETINGS], '请选择协商形式').default(''),
    present: optionalText(LIMITS.note),
    outcome: optionalText(LIMITS.outcome),
  })
  .transform(({ step, note, ...held }, ctx) => ({ step, note, deliberation: deliberationIn(held, ctx) }))

/** The record of a meeting, attached to a step that was taken before. */
export const attachForm = z
  .object({
    step: z.enum(STEPS, '请选择进展'),
    heldOn: z
      .string('请填写协商日期')
      .trim()
      .min(1, '请填写协商日期')
      .refine((typed) => typed === '' || isDay(typed), '协商日期应是一个有效的日期'),
    kind: z.enum(MEETINGS, '请选择协商形式'),
    present: publicText(LIMITS.note, '请写明哪些人参加'),
    outcome: publicText(LIMITS.outcome, '请写明协商结果'),
  })
  .transform(({ step, ...deliberation }) => ({ step, deliberation }))

type Held = { heldOn: string; kind: '' | Deliberation['kind']; present: string; outcome: string }

function deliberationIn({ heldOn, kind, present, outcome }: Held, ctx: z.RefinementCtx): Deliberation | null {
  if (!heldOn && !kind && !present && !outcome) return null
  const missing: [boolean, string, string][] = [
    [!isDay(heldOn), 'heldOn', heldOn ? '协商日期应是一个有效的日期' : '请填写协商日期'],
    [kind === '', 'kind', '请选择协商形式'],
    [present === '', 'present', '请写明哪些人参加'],
    [outcome === '', 'outcome', '请写明协商结果'],
  ]
  for (const [isSo, field, message] of missing)
    if (isSo) ctx.addIssue({ code: 'custom', path: [field], message })
  return kind === '' ? null : { heldOn, kind, present, outcome }
}

/** The answer. A project is named where the need is taken up; its page is one of this site. */
export const answerForm = z
  .object({
    outcome: z.enum(OUTCOMES, '请选择是否采纳'),
    project: z.string().trim().max(60, '项目名称最多60个字').default(''),
    link: z
      .string()
      .trim()
      .max(200, '项目页面的地址最多200个字符')
      // as it is copied from the address bar
      .transform((typed) => typed.replace(/^https?:\/\/[^/\s]+(?=\/projects\/)/, ''))
      .refine(
        (typed) => typed === '' || /^\/projects\/[0-9A-Za-z-]+$/.test(typed),
        '项目页面应是本站的地址，如/projects/abc',
      )
      .default(''),
    text: publicText(LIMITS.answer, '请写明答复'),
  })
  .transform((answer, ctx) => {
    if (answer.outcome === 'not-taken-up') return { ...answer, project: '', link: '' }
    if (!answer.project) ctx.addIssue({ code: 'custom', path: ['project'], message: '请写明由哪个项目办理' })
    return answer
  })

export const listForm = z.object({ title: publicText(TOPIC_LIMITS.list, '请填写名称') })

export const topicForm = z.object({
  title: publicText(TOPIC_LIMITS.title, '请填写选题名称'),
  text: publicText(TOPIC_LIMITS.text, '请写明选题的内容'),
  needIds: z
    .array(z.string().max(40), '请选择由哪些需求合并而成')
    .min(1, '请选择由哪些需求合并而成')
    .max(MOST_NEEDS, `一个选题最多合并${MOST_NEEDS}件需求`)
    .transform((ids) => [...new Set(ids)]),
})

/** A text that will be public. */
function publicText(limit: number, missing: string) {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(limit, `最多${limit}个字`)
    .refine((text) => !holdsPersonalNumber(text), '这里会公开，不要写电话和身份证号')
}

function optionalText(limit: number) {
  return z
    .string()
    .trim()
    .max(limit, `最多${limit}个字`)
    .refine((text) => !holdsPersonalNumber(text), '这里会公开，不要写电话和身份证号')
    .default('')
}

function whole(name: string, most: number) {
  return z
    .string(`请填写${name}`)
    .normalize('NFKC')
    .trim()
    .min(1, `请填写${name}`)
    .refine((typed) => typed === '' || /^\d{1,9}$/.test(typed), `${name}应是整数`)
    .transform(Number)
    .refine((n) => !(n < 1 || n > most), `${name}应在1到${most}之间`)
}

/** The book's own query; what does not make sense is as if it were not there. */
export const bookQuery = z.object({
  word: z.string().trim().max(40).catch(''),
  subdistrict: z.string().trim().max(20).catch(''),
  state: z.enum(BOOK_STATES).optional().catch(undefined),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})
