import type { Context } from 'hono'
import { type Result, ok, refuse } from '../../../../shared/result.ts'
import { readBody, readForm } from '../../../../web/body.ts'
import type { Inside } from '../../../../web/site.ts'
import { type Read, readXlsxFile } from '../forms/file.ts'
import { problemsIn } from '../forms/lines.ts'
import type { Preview } from '../pages/preview.tsx'
import { foreignNamed, isHeic } from '../../../../files/rules/foreign.ts'
import { endingOf } from '../../../../files/rules/file.ts'
import { type SheetNote, notesOf } from '../rules/notes.ts'
import { type FileRefusal, type Sheet, type SheetRefusal, readGrid, readPasted } from '../rules/sheet.ts'
import { CELLS } from '../rules/lines.ts'

/** What came: a file, or text that was pasted. */
type Sent = { file: Uint8Array | null; name: string; pasted: string }

type Taken = Pick<Preview, 'rows' | 'problems' | 'notes'>

/** The rows of what came, with what is wrong in each cell; or why there are none. */
export async function readSent({
  file,
  name,
  pasted,
}: Sent): Promise<Result<Taken, FileRefusal | SheetRefusal>> {
  if (!file && pasted.trim() === '') return refuse({ why: 'file-missing' })
  const foreign = foreignNamed(endingOf(name)) ?? (file && isHeic(file) ? 'heic' : null)
  if (foreign) return refuse({ why: 'foreign-file', seen: foreign })
  if (file) {
    const read = await readXlsxFile(file)
    return read.ok ? fromFile(read.value) : read
  }
  const sheet = readPasted(pasted)
  return sheet.ok ? ok(taken(sheet.value, new Set(), [])) : sheet
}

/** A form with a file, or a machine's JSON. */
export async function sentIn(c: Context<Inside>): Promise<Sent> {
  if (!c.req.header('content-type')?.includes('multipart')) {
    const { typed } = await readBody(c)
    return { file: null, name: '', pasted: typed['pasted'] ?? '' }
  }
  const form = await readForm(c)
  const [file, pasted] = [form.get('file'), form.get('pasted')]
  const bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
  const name = file instanceof File ? file.name : ''
  return { file: bytes, name, pasted: typeof pasted === 'string' ? pasted : '' }
}

/** The first sheet in sight that is a budget; where none is, why the first one is not. */
function fromFile(sheets: Read): Result<Taken, SheetRefusal> {
  const inSight = sheets.filter(({ isHidden }) => !isHidden)
  const read = inSight.map((one) => ({ ...one, sheet: readGrid(one.grid, one.merged) }))
  const found = read.find(({ sheet }) => sheet.ok) ?? read[0]
  if (!found) return refuse({ why: 'nothing-there' })
  if (!found.sheet.ok) return found.sheet
  const lines = found.sheet.value.rows.map(({ no }) => no)
  const notes: SheetNote[] = [
    { why: 'sheet', name: found.name },
    ...sheets.flatMap(({ isHidden, name }) => (isHidden ? [{ why: 'hidden-sheet' as const, name }] : [])),
    ...found.hiddenRows.filter((no) => lines.includes(no)).map((no) => ({ why: 'hidden-row' as const, no })),
  ]
  return ok(taken(found.sheet.value, found.formulas, notes))
}

function taken(sheet: Sheet, formulas: Set<string>, notes: SheetNote[]): Taken {
  const { rows, columns } = sheet
  const problems = rows.flatMap(({ no, row }) => [
    ...problemsIn(row).map((problem) => ({ no, ...problem })),
    ...CELLS.filter((cell) => formulas.has(`${no - 1}:${columns[cell]}`)).map((cell) => ({
      no,
      cell,
      says: '这里是公式，取的是它的结果，请核对',
    })),
  ])
  return { rows, problems, notes: [...notes, ...notesOf(sheet)] }
}
