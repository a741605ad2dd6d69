import type { Bucket, Kept } from '../db/bucket.ts'

/**
 * What lies under a prefix, as a bucket of its own. A key is no path: whatever it holds, it begins with the prefix, and what does not
 * is neither read, listed nor taken away. A prefix ends where no code goes on, so that none is the beginning of another.
 */
export function bucketUnder(bucket: Bucket, code: string): Bucket {
  const prefix = `${code}/`
  const inside = (key: string) => prefix + key
  const own = (key: string) => key.slice(prefix.length)
  return {
    async get(key, options) {
      const kept = await bucket.get(inside(key), options)
      return kept && named(kept, own(kept.key))
    },
    put: (key, value) => bucket.put(inside(key), value),
    delete: (keys) => bucket.delete([keys].flat().map(inside)),
    async list({ prefix: begins = '', startAfter, cursor } = {}) {
      const from = startAfter === undefined ? {} : { startAfter: inside(startAfter) }
      const on = cursor === undefined ? {} : { cursor }
      const list = await bucket.list({ prefix: inside(begins), ...from, ...on })
      const objects = list.objects.map(({ key, size, uploaded }) => ({ key: own(key), size, uploaded }))
      return { ...goesOn(list), objects }
    },
    createMultipartUpload: (key) => bucket.createMultipartUpload(inside(key)),
    resumeMultipartUpload: (key, uploadId) => bucket.resumeMultipartUpload(inside(key), uploadId),
  }
}

/** R2 hands over more than is used, and by getters. */
const goesOn = (list: Awaited<ReturnType<Bucket['list']>>) =>
  list.truncated ? { truncated: true as const, cursor: list.cursor } : { truncated: false as const }

const named = (kept: Kept, key: string): Kept => ({
  ...{ key, size: kept.size, uploaded: kept.uploaded },
  get body() {
    return kept.body
  },
  arrayBuffer: () => kept.arrayBuffer(),
  text: () => kept.text(),
})
