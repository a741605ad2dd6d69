// oxlint-disable no-await-in-loop -- parts are put together in their order
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Bucket, Head, Kept, Listed, Part, Parted } from '../db/bucket.ts'
import { webOf } from './streams.ts'

/**
 * The part of R2 that is used, over a folder of this machine: an object is a file under its key. What is put is written aside, brought
 * to the disk and then named, so that an object is whole or not there, whatever happens to the machine.
 */
export function openFolder(folder: string): Bucket {
  const [objects, aside] = [join(folder, 'objects'), join(folder, 'aside')]
  const placeOf = (key: string) => join(objects, checked(key))
  return {
    async get(key, options) {
      const head = await headOf(objects, key)
      return head && keptIn(placeOf(key), head, options?.range)
    },
    async put(key, value) {
      await writeWhole(aside, placeOf(key), async (file) => file.writeFile(value))
    },
    async delete(keys) {
      await Promise.all([keys].flat().map((key) => rm(placeOf(key), { force: true })))
    },
    list: ({ prefix = '', startAfter = '', cursor = '' } = {}) =>
      listed(objects, prefix, startAfter > cursor ? startAfter : cursor),
    async createMultipartUpload(key) {
      const uploadId = randomUUID()
      await mkdir(join(aside, uploadId), { recursive: true })
      return partedIn({ aside, place: placeOf(key) }, uploadId)
    },
    resumeMultipartUpload: (key, uploadId) => partedIn({ aside, place: placeOf(key) }, checked(uploadId)),
  }
}

/** Of a list, as R2 has it. */
const MOST = 1000

/** Keys are our own, and still: none leads out of its folder. */
function checked(key: string): string {
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(key) || /(^|\/)\.\.?(\/|$)/.test(key))
    throw new Error(`no key of ours: ${key}`)
  return key
}

async function headOf(objects: string, key: string): Promise<Head | null> {
  const found = await stat(join(objects, checked(key))).catch(nothing)
  return found?.isFile() ? { key, size: found.size, uploaded: found.mtime } : null
}

const nothing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

type Range = { offset: number; length: number }

function keptIn(place: string, head: Head, range?: Range): Kept {
  const [from, end] = range
    ? [range.offset, Math.min(head.size, range.offset + range.length)]
    : [0, head.size]
  const bytes = async () => (await readFile(place)).subarray(from, end)
  return {
    ...head,
    get body() {
      return end > from ? streamOf(place, from, end) : new Blob().stream()
    },
    arrayBuffer: async () => Uint8Array.from(await bytes()).buffer,
    text: async () => new TextDecoder().decode(await bytes()),
  }
}

const streamOf = (place: string, start: number, end: number) =>
  webOf(createReadStream(place, { start, end: end - 1 }))

/** Aside, to the disk, then under its name; the folder that names it to the disk too. */
async function writeWhole(
  aside: string,
  place: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> {
  await mkdir(aside, { recursive: true })
  const written = join(aside, randomUUID())
  try {
    const file = await open(written, 'wx')
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await mkdir(dirname(place), { recursive: true })
    await rename(written, place)
    await syncFolder(dirname(place))
  } catch (error) {
    await rm(written, { force: true })
    throw error
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

type Upload = { aside: string; place: string }

function partedIn({ aside, place }: Upload, uploadId: string): Parted {
  const folder = join(aside, uploadId)
  const partAt = (partNumber: number) => join(folder, String(partNumber))
  return {
    uploadId,
    async uploadPart(partNumber, value) {
      await underWay(folder)
      await writeWhole(aside, partAt(partNumber), (file) => file.writeFile(value))
      return { partNumber, etag: randomUUID() }
    },
    async complete(parts: Part[]) {
      await underWay(folder)
      await writeWhole(aside, place, async (file) => {
        for (const { partNumber } of parts) await file.writeFile(await readFile(partAt(partNumber)))
      })
      await rm(folder, { recursive: true, force: true })
    },
    abort: () => rm(folder, { recursive: true, force: true }),
  }
}

/** As R2 says it: an upload that was completed or given up takes nothing more. */
async function underWay(folder: string): Promise<void> {
  if (!(await stat(folder).catch(nothing))) throw new Error('the multipart upload does not exist')
}

async function listed(objects: string, prefix: string, after: string): Promise<Listed> {
  const keys: string[] = []
  for await (const key of keysIn(objects, '', prefix, after)) {
    if (keys.length === MOST)
      return { objects: await headsOf(objects, keys), truncated: true, cursor: keys.at(-1) ?? '' }
    keys.push(key)
  }
  return { objects: await headsOf(objects, keys), truncated: false }
}

const headsOf = async (objects: string, keys: string[]): Promise<Head[]> =>
  (await Promise.all(keys.map((key) => headOf(objects, key)))).filter((head) => head !== null)

/** In the order of whole keys: a folder stands where its name and a slash would. Folders that hold none of them are not opened. */
async function* keysIn(
  objects: string,
  inside: string,
  prefix: string,
  after: string,
): AsyncGenerator<string> {
  const entries = await readdir(join(objects, inside), { withFileTypes: true }).catch(nothing)
  const names = (entries ?? []).map((entry) => `${inside}${entry.name}${entry.isDirectory() ? '/' : ''}`)
  for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
    if (!name.startsWith(prefix) && !(name.endsWith('/') && prefix.startsWith(name))) continue
    if (!name.endsWith('/')) {
      if (name > after) yield name
    } else if (name > after || after.startsWith(name)) yield* keysIn(objects, name, prefix, after)
  }
}
