import type { Bucket } from '../db/bucket.ts'
import { newId } from '../db/db.ts'
import { type NotFound, type Stale, TRIES } from '../history/rules.ts'
import type { Instant } from '../shared/days.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import type { Posted } from './receiving/form.ts'
import { type Received, receive } from './receiving/receive.ts'
import { type Removed, whyNotAfter } from './rules/removed.ts'
import { type Coming, type FileRefusal, MOST_OF_A_FILE, type StoredFile } from './rules/file.ts'

/** What was taken away from where a file comes to: `removedFrom`. */
export type Held = { removed: Removed }

/** What a stage says of a file that it takes. */
export type Taking<Found extends Held, Refusal> = {
  /** The subject that it is attached to: 'proposal:7k2…'. */
  place: string
  by: string
  /** One batch of reads; null: not there, or somebody else's. */
  load: (now: Instant) => Promise<Found | null>
  /** Asked before a byte is read, with null, and again of what has come, at the time when it had. */
  whyNot: (found: Found, file: Coming | null, now: Instant) => Refusal | null
  /** One batch of writes: the file's row (`insertFile`) with its history. */
  record: (found: Found, file: StoredFile, fields: Record<string, string>) => Promise<Result<null, Stale>>
  /** The files that are there: the same bytes do not come twice for the same purpose. */
  among: (found: Found) => Pick<StoredFile, 'name' | 'label' | 'sha256' | 'at'>[]
  /** What the file is there for, by the fields that came before it in its form. */
  label?: (fields: Record<string, string>, found: Found) => string
}

/**
 * The whole way of a file: may it come, at all; into the bucket as it arrives; may it stay, being what it is; its row and its
 * history in one batch. Whatever ends it before that leaves nothing behind.
 */
export async function takeFile<Found extends Held, Refusal>(
  bucket: Bucket,
  sent: Posted,
  taking: Taking<Found, Refusal>,
): Promise<Result<StoredFile, Refusal | FileRefusal | NotFound | Stale>> {
  const began = sent.clock()
  const found = await taking.load(began)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = taking.whyNot(found, null, began) ?? whyNotAfter(found.removed)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const object = `${taking.place.replace(':', '/')}/${id}`
  const received = await receive(bucket, sent, object, MOST_OF_A_FILE)
  if (!received.ok) return received
  const kept = await recordOrThrow(bucket, received.value, { ...taking, id, at: sent.clock() }, found)
  if (!kept.ok) await bucket.delete(object)
  return kept
}

/** `at`: when its last byte had come. */
type Identified<Found extends Held, Refusal> = Taking<Found, Refusal> & { id: string; at: Instant }

async function recordOrThrow<Found extends Held, Refusal>(
  bucket: Bucket,
  received: Received,
  taking: Identified<Found, Refusal>,
  found: Found,
) {
  try {
    return await keep(received, taking, found, TRIES)
  } catch (error) {
    await bucket.delete(received.object)
    throw error
  }
}

/** Decides on what is there now; when somebody came first, on what is there then: a file that took a minute to send is not thrown away for that. */
async function keep<Found extends Held, Refusal>(
  received: Received,
  taking: Identified<Found, Refusal>,
  found: Found | null,
  tries: number,
): Promise<Result<StoredFile, Refusal | FileRefusal | NotFound | Stale>> {
  if (!found) return refuse({ why: 'not-found' })
  const { fields, ...file } = received
  const whyNot = taking.whyNot(found, received, taking.at) ?? whyNotAfter(found.removed)
  if (whyNot) return refuse(whyNot)
  const { id, place, by, at } = taking
  const stored = { id, place, by, at, label: taking.label?.(fields, found) ?? '', ...file }
  const same = taking
    .among(found)
    .find(({ label, sha256 }) => label === stored.label && sha256 === file.sha256)
  if (same) return refuse({ why: 'file-again', name: same.name, at: same.at })
  const recorded = await taking.record(found, stored, fields)
  if (recorded.ok) return ok(stored)
  return tries > 1 ? keep(received, taking, await taking.load(taking.at), tries - 1) : recorded
}
