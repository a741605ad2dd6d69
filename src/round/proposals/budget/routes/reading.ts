import type { Context } from 'hono'
import { type Result, ok, refuse } from '../../../../shared/result.ts'
import { readBody, readForm } from '../../../../web/body.ts'
import type { Inside } from '../../../../web/site.ts'
import { type Read, readXlsxFile } from '../forms/file.ts'
import { problemsIn } from '../forms/lines.ts'
import type { Preview } from '../pages/preview.tsx'
import { type FileRefusal, type Sheet, type SheetRefusal, readGrid, readPasted } from '../rules/sheet.ts'
import { CELLS } from '../rules/lines.ts'

/** What came: a file, or text that was pasted. */
type Sent = { file: Uint8Array | null; pasted: string }

type Taken = Pick<Preview, 'rows' | 'problems'>

/** The rows of what came, with what is wrong in each cell; or why there are none. */
export async function readSent({ file, pasted }: Sent): Promise<Result<Taken, FileRefusal | SheetRefusal>> {
  if (!file && pasted.trim() === '') return refuse({ why: 'file-missing' })
  if (file) {
    const read = await readXlsxFile(file)
    return read.ok ? fromFile(read.value) : read
  }
  const sheet = readPasted(pasted)
  return sheet.ok ? ok(taken(sheet.value, new Set())) : sheet
}

/** A form with a file, or a machine's JSON. */
export async function sentIn(c: Context<Inside>): Promise<Sent> {
  if (!c.req.header('content-type')?.includes('multipart')) {
    const { typed } = await readBody(c)
    return { file: null, pasted: typed['pasted'] ?? '' }
  }
  const form = await readForm(c)
  const [file, pasted] = [form.get('file'), form.get('pasted')]
  const bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
  return { file: bytes, pasted: typeof pasted === 'string' ? pasted : '' }
}

/** The first sheet that is a budget; where none is, why the first one is not. */
function fromFile(sheets: Read): Result<Taken, SheetRefusal> {
  const read = sheets.map(({ grid, formulas }) => ({ sheet: readGrid(grid), formulas }))
  const found = read.find(({ sheet }) => sheet.ok) ?? read[0]
  if (!found) return refuse({ why: 'nothing-there' })
  return found.sheet.ok ? ok(taken(found.sheet.value, found.formulas)) : found.sheet
}

function taken({ rows, columns }: Sheet, formulas: Set<string>): Taken {
  const problems = rows.flatMap(({ no, row }) => [
    ...problemsIn(row).map((problem) => ({ no, ...problem })),
    ...CELLS.filter((cell) => formulas.has(`${no - 1}:${columns[cell]}`)).map((cell) => ({
      no,
      cell,
      says: '这里是公式，取的是它的结果，请核对',
    })),
  ])
  return { rows, problems }
}
