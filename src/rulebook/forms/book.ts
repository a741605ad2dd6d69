import { z } from 'zod'
import { orNone, rows } from '../../web/boxes/box.ts'
import { id } from '../../web/boxes/choices.ts'
import { shownAt, version } from '../../web/boxes/numbers.ts'
import { areaOrNone, line, paragraphs } from '../../web/boxes/texts.ts'
import type { Rulebook } from '../rules/rulebook.ts'
import { filedLeft, typedLeft } from './left.ts'
import { filedParameters, typedParameters } from './parameters.ts'

const MOST_CHAPTERS = 30
const MOST_CLAUSES = 60

export const clauseForm = z.object({ title: line('条名', 30), text: paragraphs('条文', 3000) })
export const chapterForm = z.object({
  title: line('章名', 30),
  clauses: rows(clauseForm, '至少要有一条', MOST_CLAUSES, { tooMany: `每章最多${MOST_CLAUSES}条` }),
})

/** A rulebook as it is typed: chapters with their clauses, and parameters. Blank clauses and chapters do not count. */
export const bookForm = z.object({
  title: line('名称', 60),
  chapters: rows(chapterForm, '至少要有一章', MOST_CHAPTERS, { tooMany: `最多${MOST_CHAPTERS}章` }),
  parameters: typedParameters,
  left: typedLeft,
}) satisfies z.ZodType<Rulebook>

/** The same with the version of the working text that the officer had read. */
export const editForm = bookForm.extend({ version: version() })

/** Whoever names no version takes the text that is there. */
export const enactmentForm = z.object({ version: version().optional() })

/** Where a new version comes from. */
export const sourceForm = z.object({ from: id('版本', '请选择从哪一版开始'), shown: shownAt() })

/** A file's text where it is pasted, and of which rulebook it becomes a version; null: a new one. */
export const importForm = z.object({
  text: areaOrNone('或者粘贴文件的内容', 1_000_000),
  into: orNone(id('导入为')),
  shown: shownAt(),
})

/** The first words of every exported file: what it is, and how it is written. */
export const FORMAT = 'rulebook/1'

/** A rulebook as one file. Nothing may be in it that is not asked for. */
export const bookFile = z
  .strictObject(
    {
      format: z.literal(FORMAT, `应是"${FORMAT}"`),
      title: bookForm.shape.title,
      chapters: z
        .array(chapterFile(), '应是各章的列表')
        .min(1, '至少要有一章')
        .max(MOST_CHAPTERS, `最多${MOST_CHAPTERS}章`),
      parameters: filedParameters,
      left: filedLeft,
    },
    '应是一个对象',
  )
  .transform(({ title, chapters, parameters, left }): Rulebook => ({ title, chapters, parameters, left }))

function chapterFile() {
  const clause = z.strictObject(clauseForm.shape, '这一条的格式不对')
  const clauses = z.array(clause, '应是条文的列表').min(1, '至少要有一条')
  return z.strictObject({ title: chapterForm.shape.title, clauses }, '这一章的格式不对')
}
