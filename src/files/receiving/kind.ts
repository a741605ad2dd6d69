import { type Result, ok, refuse } from '../../shared/result.ts'
import type { FileRefusal } from '../rules/file.ts'
import type { FileKind, Magic, Office, OldOffice } from '../rules/kinds.ts'
import { officeOf } from '../rules/office.ts'
import type { Budget } from './budget.ts'
import { type Package, packageOf } from './office/package.ts'
import { type Ole, oleOf } from './ole.ts'
import { oldOfficeOf } from './old-office.ts'
import { paged } from './paged.ts'
import type { Source } from './upload.ts'

/** What a file is; of an Office document also what lies in it. */
export type Kind =
  | { kind: Exclude<FileKind, Office | OldOffice | 'ofd'> }
  | { kind: Office | 'ofd'; holds: Package }
  | { kind: OldOffice; ole: Ole }

export async function kindOf(
  source: Source,
  magic: Magic,
  budget: Budget,
): Promise<Result<Kind, FileRefusal>> {
  if (magic === 'ole') return oldKindOf(source)
  if (magic !== 'zip') return ok({ kind: magic })
  const holds = await packageOf(paged(source), budget)
  if (!holds) return refuse({ why: 'file-damaged' })
  const kind = officeOf(holds)
  if (kind === 'docx' || kind === 'xlsx' || kind === 'pptx') return ok({ kind, holds })
  if (kind !== null) return refuse({ why: 'file-kind', seen: kind })
  const named = new Set(holds.parts.map(({ name }) => name))
  // GB/T 33190: an electronic invoice
  if (named.has('ofd.xml')) return ok({ kind: 'ofd', holds })
  const isOdf = named.has('mimetype') && named.has('content.xml')
  return refuse({ why: 'file-kind', seen: isOdf ? 'odf' : 'zip' })
}

async function oldKindOf(source: Source): Promise<Result<Kind, FileRefusal>> {
  const ole = await oleOf(source)
  if (!ole) return refuse({ why: 'file-damaged' })
  const kind = await oldOfficeOf(ole)
  if (kind === null || kind === 'macros' || kind === 'locked')
    return refuse({ why: 'file-kind', seen: kind ?? 'ole' })
  return ok({ kind, ole })
}
