import { z } from 'zod'
import type { Chapter, Rulebook } from '../rules/rulebook.ts'
import { filedParameters, typedParameters } from './parameters.ts'

const MOST_CHAPTERS = 30
const MOST_CLAUSES = 60

/** What an officer sends for a version: chapters with their clauses, and parameters. Blank clauses and chapters do not count. */
export const bookForm = z.object({
  title: words(60, '请填写名称'),
  chapters: z
    .array(z.preprocess(blankToNull, chapter(typedClauses()).nullable()), '至少要有一章')
    .transform((chapters, ctx): Chapter[] => {
      const kept = chapters.filter((one) => one !== null)
      if (kept.length === 0 || kept.length > MOST_CHAPTERS) ctx.addIssue(`应有1到${MOST_CHAPTERS}章`)
      return kept
    }),
  parameters: typedParameters,
}) satisfies z.ZodType<Rulebook>

/** The version of the working text that the officer had read, sent along unseen. */
export const versionForm = z.object({
  version: z
    .string('请刷新页面再试')
    .regex(/^\d{1,9}$/, '请刷新页面再试')
    .transform(Number),
})

/** Where a new version comes from, and whether the file becomes a new rulebook ('') or a version of one. */
export const sourceForm = z.object({
  from: z.string('请选择从哪一版开始').min(1, '请选择从哪一版开始').max(40),
})
export const intoForm = z.object({ into: z.string().max(40).optional() })

/** The first words of every exported file: what it is, and how it is written. */
export const FORMAT = 'rulebook/1'

/** A rulebook as one file. Nothing may be in it that is not asked for. */
export const bookFile = z
  .strictObject(
    {
      format: z.literal(FORMAT, `应是"${FORMAT}"`),
      title: words(60, '应是1到60个字的名称'),
      chapters: z
        .array(chapter(z.array(clause(), '应是条文的列表').min(1, '至少要有一条')), '应是各章的列表')
        .min(1, '至少要有一章')
        .max(MOST_CHAPTERS, `最多${MOST_CHAPTERS}章`),
      parameters: filedParameters,
    },
    '应是一个对象',
  )
  .transform(({ title, chapters, parameters }): Rulebook => ({ title, chapters, parameters }))

function chapter<C extends z.ZodType>(clauses: C) {
  return z.strictObject({ title: words(30, '请填写章名，最多30个字'), clauses }, '这一章的格式不对')
}

function clause() {
  return z.strictObject(
    {
      title: words(30, '请填写条名，最多30个字'),
      text: words(3000, '请填写条文').transform(lines),
    },
    '这一条的格式不对',
  )
}

function typedClauses() {
  return z.array(z.preprocess(blankToNull, clause().nullable()), '至少要有一条').transform((clauses, ctx) => {
    const kept = clauses.filter((one) => one !== null)
    if (kept.length === 0 || kept.length > MOST_CLAUSES) ctx.addIssue(`每章应有1到${MOST_CLAUSES}条`)
    return kept
  })
}

/** Paragraphs, each on a line of its own, none empty. */
function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
}

function words(limit: number, missing: string) {
  return z.string(missing).trim().min(1, missing).max(limit, `最多${limit}个字`)
}

/** A row whose every cell is empty, and so is every row in it. */
function blankToNull(row: unknown): unknown {
  return isBlank(row) ? null : row
}

function isBlank(sent: unknown): boolean {
  if (sent === null || sent === undefined) return true
  if (typeof sent === 'string') return sent.trim() === ''
  return typeof sent === 'object' && Object.values(sent).every(isBlank)
}
