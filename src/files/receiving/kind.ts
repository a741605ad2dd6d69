import { type Result, ok, refuse } from '../../shared/result.ts'
import type { FileRefusal } from '../rules/file.ts'
import { type FileKind, type Magic, type Office, type OldOffice, officeOf } from '../rules/kinds.ts'
import { type Ole, oleOf } from './ole.ts'
import { oldOfficeOf } from './old-office.ts'
import type { Source } from './upload.ts'
import { type Entry, entriesOf } from './zip.ts'

/** What a file is; of an Office document also what lies in it. */
export type Kind =
  | { kind: Exclude<FileKind, Office | OldOffice> }
  | { kind: Office; entries: Entry[] }
  | { kind: OldOffice; ole: Ole }

/** Files in one Office document. */
const MOST_ENTRIES = 5000
/** Bytes that they may unpack to, by what they say themselves: pictures hardly shrink, text does by ten. */
const MOST_UNPACKED = 200 * 1024 * 1024

export async function kindOf(source: Source, magic: Magic): Promise<Result<Kind, FileRefusal>> {
  if (magic === 'ole') return oldKindOf(source)
  if (magic !== 'zip') return ok({ kind: magic })
  const entries = await entriesOf(source, MOST_ENTRIES)
  if (!entries || unpackedOf(entries) > MOST_UNPACKED) return refuse({ why: 'file-damaged' })
  const kind = officeOf(entries.map(({ name }) => name))
  if (kind === null || kind === 'macros') return refuse({ why: 'file-kind', seen: kind ?? 'zip' })
  return ok({ kind, entries })
}

const unpackedOf = (entries: Entry[]): number => entries.reduce((sum, { unpacked }) => sum + unpacked, 0)

async function oldKindOf(source: Source): Promise<Result<Kind, FileRefusal>> {
  const ole = await oleOf(source)
  if (!ole) return refuse({ why: 'file-damaged' })
  const kind = await oldOfficeOf(ole)
  if (kind === null || kind === 'macros' || kind === 'locked')
    return refuse({ why: 'file-kind', seen: kind ?? 'ole' })
  return ok({ kind, ole })
}
