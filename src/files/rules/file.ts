import type { Instant } from '../../shared/days.ts'
import { lengthOf } from '../../shared/words.ts'
import type { Foreign } from './foreign.ts'
import { ABOUT_KIND, type FileKind } from './kinds.ts'
import type { Reach } from './office.ts'
import type { Finding } from './personal.ts'
import type { RemovedRefusal } from './removed.ts'

/** How much of a file's text was looked through: pictures none of it. */
export const SEARCHED = ['whole', 'part', 'none'] as const
export type Searched = (typeof SEARCHED)[number]

/** A file that was taken. `size` in bytes; `sha256` in hexadecimal; `object` is its key in the bucket. */
export type StoredFile = {
  id: string
  place: string
  label: string
  name: string
  kind: FileKind
  size: number
  sha256: string
  object: string
  searched: Searched
  findings: Finding[]
  by: string
  at: Instant
}

/** A file that comes: its bytes, the fields before it in its form, what of it must not become public, and how much of it was looked through for that. */
export type Coming = Pick<StoredFile, 'size' | 'kind' | 'searched' | 'findings'> & {
  fields: Record<string, string>
}

/** Bytes of one file: a bound of the system, no rule of a round. */
export const MOST_OF_A_FILE = 20 * 1024 * 1024
/**
 * Bytes and pages of a PDF that are looked through. It is held whole, twice, beside what is read out of it, in 128 MB; a page
 * of plain text takes 1 to 2 ms in workerd, one with fonts of its own some ten times that.
 */
export const MOST_PDF_BYTES = 8 * 1024 * 1024
export const MOST_PDF_PAGES = 200
/** Characters of a file's name. */
export const LONGEST_FILE_NAME = 100

export type NameFault = 'path' | 'odd' | 'long'
export type FileRefusal =
  | RemovedRefusal
  | { why: 'no-file' }
  /** In one form: without script they go one by one. */
  | { why: 'several-files' }
  /** The same bytes are there already, for the same purpose. */
  | { why: 'file-again'; name: string; at: Instant }
  | { why: 'file-name'; fault: NameFault }
  | { why: 'file-too-large'; most: number }
  | { why: 'file-broke-off' }
  /**
   * `seen`: a compound file that is no document, a modern document under a password, an archive, nothing that is known here;
   * or a document that does more than be read.
   */
  | { why: 'file-kind'; seen: 'ole' | 'locked' | 'zip' | 'unknown' | 'macros' | 'scripts' | Reach | Foreign }
  /** Its name says one thing, its bytes another. */
  | { why: 'file-lies'; ending: string; kind: FileKind }
  /** An archive that cannot be read, or that unpacks to more than it may. */
  | { why: 'file-damaged' }

/** A name is only a name: no way to anywhere, nothing that hides or turns what it says. */
export function whyNotName(name: string): FileRefusal | null {
  if (name.trim() === '') return { why: 'no-file' }
  if (/[/\\]/.test(name) || /^\.+$/.test(name) || /^[a-z]:/i.test(name)) return named('path')
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/u.test(name) || !name.isWellFormed()) return named('odd')
  return lengthOf(name) > LONGEST_FILE_NAME ? named('long') : null
}

const named = (fault: NameFault): FileRefusal => ({ why: 'file-name', fault })

/** The ending of the name must be one of the kind that the bytes say. */
export function whyNotKind(name: string, kind: FileKind): FileRefusal | null {
  const ending = endingOf(name)
  return ABOUT_KIND[kind].endings.includes(ending) ? null : { why: 'file-lies', ending, kind }
}

/** "pdf", in small letters; "" without one. */
export const endingOf = (name: string): string =>
  (/[^.]\.([^.]{1,10})$/.exec(name.trim())?.[1] ?? '').toLowerCase()

/** "1.2 MB", as a person reads it. */
export const saySize = (bytes: number): string =>
  bytes < MB ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${Number((bytes / MB).toFixed(1))} MB`

const MB = 1024 * 1024
