import { type Result, ok, refuse } from '../../shared/result.ts'
import type { FileRefusal, Searched } from '../rules/file.ts'
import type { FileKind } from '../rules/kinds.ts'
import { type Finding, MOST_FINDINGS, personalIn } from '../rules/personal.ts'
import { numbersInOffice } from './office.ts'
import { numbersInPdf } from './pdf.ts'
import type { Source } from './upload.ts'
import type { Entry } from './zip.ts'

/** What was found, and how much was looked through. Null: it unpacks to more than it may, or is damaged. */
export type Search = { searched: Searched; findings: Finding[] }

/** Looks for numbers that must not become public, in the name and in the text. Nobody reads what is in a picture. */
export async function search(
  source: Source,
  kind: FileKind,
  entries: Entry[],
  name: string,
): Promise<Result<Search, FileRefusal>> {
  const found = await inside(source, kind, entries)
  if (!found) return refuse({ why: 'file-damaged' })
  const inName = personalIn(name).map((one) => ({ ...one, where: '文件名' }))
  return ok({ ...found, findings: [...inName, ...found.findings].slice(0, MOST_FINDINGS) })
}

function inside(source: Source, kind: FileKind, entries: Entry[]): Promise<Search | null> {
  switch (kind) {
    case 'docx':
    case 'xlsx':
    case 'pptx':
      return numbersInOffice(source, kind, entries)
    case 'pdf':
      return numbersInPdf(source)
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'webp':
      return Promise.resolve({ searched: 'none', findings: [] })
  }
}
