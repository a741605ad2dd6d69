import { describe, expect, test } from 'vitest'
import type { Bucket } from '../../src/db/bucket.ts'

const textAt = (bucket: Bucket, key: string) => bucket.get(key).then((kept) => kept?.text() ?? null)
const bytes = (text: string) => new TextEncoder().encode(text)

/** What the site asks of a bucket: asked of R2 and of a folder alike, so that a file is the same in both homes. */
export function holdsAsABucket(open: () => Bucket): void {
  describe('an object', () => {
    test('is there whole once it is put, and another in its place when it is put again', async () => {
      const bucket = open()
      await bucket.put('proposal/a/1', '申报书')
      expect(await textAt(bucket, 'proposal/a/1')).toBe('申报书')
      await bucket.put('proposal/a/1', bytes('another'))
      expect(await textAt(bucket, 'proposal/a/1')).toBe('another')
      const kept = await bucket.get('proposal/a/1')
      expect([kept?.key, kept?.size]).toEqual(['proposal/a/1', 7])
      expect(Math.abs(Date.now() - (kept?.uploaded.getTime() ?? 0))).toBeLessThan(60_000)
    })

    test('is read as a stream, as bytes, and in part', async () => {
      const bucket = open()
      await bucket.put('round/a/2', '0123456789')
      expect(await new Response((await bucket.get('round/a/2'))?.body).text()).toBe('0123456789')
      const part = await bucket.get('round/a/2', { range: { offset: 3, length: 4 } })
      expect(new TextDecoder().decode(await part?.arrayBuffer())).toBe('3456')
      const tail = await bucket.get('round/a/2', { range: { offset: 8, length: 2 } })
      expect(await new Response(tail?.body).text()).toBe('89')
    })

    test('that is empty is there', async () => {
      const bucket = open()
      await bucket.put('round/a/3', '')
      expect(await new Response((await bucket.get('round/a/3'))?.body).text()).toBe('')
    })

    test('that is not there is null, and is taken away as often as one likes', async () => {
      const bucket = open()
      expect(await bucket.get('proposal/none')).toBeNull()
      await bucket.put('proposal/b', 'b')
      for (let times = 0; times < 2; times += 1) await bucket.delete(['proposal/b', 'proposal/none'])
      await bucket.delete('proposal/none')
      expect(await bucket.get('proposal/b')).toBeNull()
    })
  })

  describe('a list', () => {
    const KEYS = [
      'history/leaves/a',
      'history/roots/2026-01-01.json',
      'history/roots/2026-01-02.json',
      'other/a-b',
      'other/a/1',
      'other/a0',
    ]

    test('has the keys under a prefix in their order, and those after one of them', async () => {
      const bucket = open()
      for (const key of KEYS.toReversed()) await bucket.put(key, key)
      const keys = async (options: Parameters<Bucket['list']>[0]) =>
        (await bucket.list(options)).objects.map(({ key }) => key)
      expect(await keys({ prefix: 'history/roots/' })).toEqual(KEYS.slice(1, 3))
      expect(await keys({ prefix: 'history/roots/2026-01-02' })).toEqual(KEYS.slice(2, 3))
      expect(await keys({ prefix: 'other/' })).toEqual(['other/a-b', 'other/a/1', 'other/a0'])
      expect(await keys({ prefix: 'other/', startAfter: 'other/a-b' })).toEqual(['other/a/1', 'other/a0'])
      expect(await keys({ prefix: 'other/', startAfter: 'other/a/1' })).toEqual(['other/a0'])
      expect(await keys({ prefix: 'nothing/' })).toEqual([])
    })

    test('goes on where it broke off', async () => {
      const bucket = open()
      const names = Array.from({ length: 1003 }, (_, at) => `many/${String(at).padStart(4, '0')}`)
      for (let at = 0; at < names.length; at += 100)
        await Promise.all(names.slice(at, at + 100).map((name) => bucket.put(name, '')))
      const first = await bucket.list({ prefix: 'many/' })
      expect([first.objects.length, first.truncated]).toEqual([1000, true])
      const cursor = first.truncated ? first.cursor : ''
      const rest = await bucket.list({ prefix: 'many/', cursor })
      expect([...first.objects, ...rest.objects].map(({ key }) => key)).toEqual(names)
      expect(rest.truncated).toBe(false)
    }, 60_000)
  })

  describe('a long object', () => {
    const LONG = 'x'.repeat(5 * 1024 * 1024)

    test('comes in parts, and is there when it is complete', async () => {
      const bucket = open()
      const upload = await bucket.createMultipartUpload('proposal/long')
      const parts = [await upload.uploadPart(1, bytes(LONG)), await upload.uploadPart(2, bytes('the end'))]
      expect(await bucket.get('proposal/long')).toBeNull()
      await upload.complete(parts)
      expect(await textAt(bucket, 'proposal/long')).toBe(`${LONG}the end`)
    })

    test('that is given up leaves nothing, by whoever knows its upload', async () => {
      const bucket = open()
      const upload = await bucket.createMultipartUpload('proposal/given-up')
      await upload.uploadPart(1, bytes('a part'))
      await bucket.resumeMultipartUpload('proposal/given-up', upload.uploadId).abort()
      expect(await bucket.get('proposal/given-up')).toBeNull()
    })

    test.each(['given up', 'completed'])(
      'that is %s takes nothing more, and is not completed',
      async (how) => {
        const bucket = open()
        const upload = await bucket.createMultipartUpload('proposal/over')
        const part = await upload.uploadPart(1, bytes('a part'))
        await (how === 'completed' ? upload.complete([part]) : upload.abort())
        const again = bucket.resumeMultipartUpload('proposal/over', upload.uploadId)
        await expect(again.uploadPart(2, bytes('more'))).rejects.toThrow(/multipart/)
        await expect(again.complete([part])).rejects.toThrow(/multipart/)
        expect(await textAt(bucket, 'proposal/over')).toBe(how === 'completed' ? 'a part' : null)
      },
    )
  })
}
