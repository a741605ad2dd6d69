import { type Result, ok, refuse } from '../../shared/result.ts'
import type { FileRefusal, Searched } from '../rules/file.ts'
import { type Finding, MOST_FINDINGS } from '../rules/personal.ts'
import { personalIn } from '../../shared/personal/find.ts'
import type { Budget } from './budget.ts'
import type { Kind } from './kind.ts'
import { numbersInOffice } from './office/numbers.ts'
import { numbersInOldOffice } from './old-office.ts'
import { numbersInPdf } from './pdf/numbers.ts'
import type { Source } from './upload.ts'

/** What was found, and how much was looked through. Null: it unpacks to more than it may, or is damaged. */
export type Search = { searched: Searched; findings: Finding[] }

/** Looks for numbers that must not become public, in the name and in the text. Nobody reads what is in a picture. */
export async function search(
  source: Source,
  kind: Kind,
  name: string,
  budget: Budget,
): Promise<Result<Search, FileRefusal>> {
  const found = await inside(source, kind, budget)
  if (!found) return refuse({ why: 'file-damaged' })
  if (found === 'scripts') return refuse({ why: 'file-kind', seen: 'scripts' })
  const inName = personalIn(name).map((one) => ({ ...one, where: '文件名' }))
  return ok({ ...found, findings: [...inName, ...found.findings].slice(0, MOST_FINDINGS) })
}

function inside(source: Source, of: Kind, budget: Budget): Promise<Search | 'scripts' | null> {
  switch (of.kind) {
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'ofd':
      return numbersInOffice(of.holds, budget)
    case 'doc':
    case 'xls':
    case 'ppt':
      return numbersInOldOffice(of.ole, of.kind, budget)
    case 'pdf':
      return numbersInPdf(source, budget)
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'webp':
      return Promise.resolve({ searched: 'none', findings: [] })
  }
}
