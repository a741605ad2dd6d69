import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Db, type Statement, newId, openDb } from '../../src/db/db.ts'
import { MARK, PART_BYTES, Upload } from '../../src/files/receiving/upload.ts'
import { SWEPT_AFTER_DAYS } from '../../src/files/rules/removed.ts'
import { insertFile, insertRemoval } from '../../src/files/store.ts'
import { nightly } from '../../src/nightly.ts'
import { sweepObjects } from '../../src/nightly/objects.ts'
import { formWith, picture } from './samples.ts'
import { openSite } from '../support.ts'
import { withFiles } from '../round/proposals/files/attaching.ts'
import { PLAN } from '../round/calls/typed.ts'
import { leave } from '../made.ts'

/** R2 says itself when an object came: the nights of these tests lie before and after that. */
const DAY = 86_400_000
const TONIGHT = Date.now()
const LATER = TONIGHT + DAY + 60_000

let db: Db
let by: string
let place: string
beforeAll(async () => {
  const site = await openSite(PLAN.dates.opens)
  by = (await site.person('林芳', ['officer'])).id
  db = openDb(env.DB)
})
beforeEach(async () => {
  place = `proposal:${newId()}`
  // a list has a thousand at most
  await empty()
  await empty()
})
async function empty() {
  const { objects } = await env.FILES.list()
  await env.FILES.delete(objects.map(({ key }) => key))
}

/** What a night keeps of the history is none of these. */
const keys = async () =>
  (await env.FILES.list()).objects.map(({ key }) => key).filter((key) => !key.startsWith('history/'))
const put = (key: string) => env.FILES.put(key, 'bytes')
const row = (object: string) => ({
  ...{ id: newId(), place, label: '', name: '甲.pdf', kind: 'pdf' as const, size: 5 },
  ...{ sha256: 'a'.repeat(64), object, searched: 'whole' as const, findings: [], by, at: TONIGHT },
})

/** Files as they were taken in and taken away, each time told. */
const saved = (rows: Statement[], times = [TONIGHT]) =>
  leave(
    db,
    times.map((at) => ({ subject: place, what: 'file-attached', by, at })),
    rows,
  )

describe('objects that no row names', () => {
  test('go when they are older than a day, and no earlier', async () => {
    await put('proposal/a/1')
    await put('organization/b/2')
    await put('round/c/3')
    await sweepObjects(db, env.FILES, TONIGHT)
    expect(await keys()).toHaveLength(3)
    await nightly(env, LATER)
    expect(await keys()).toEqual([])
  })

  test('stay when a row names them: its file removed or not, under one row or two', async () => {
    await put('proposal/a/1')
    await put('proposal/a/2')
    await put('round/c/3')
    const removed = row('proposal/a/2')
    await saved([
      insertFile(db, row('proposal/a/1')),
      insertFile(db, removed),
      insertRemoval(db, { fileId: removed.id, reason: '', by, at: TONIGHT }),
      insertFile(db, row('round/c/3')),
      insertFile(db, row('round/c/3')),
    ])
    await put('proposal/a/4')
    await sweepObjects(db, env.FILES, LATER)
    expect(await keys()).toEqual(['proposal/a/1', 'proposal/a/2', 'round/c/3'])
  })

  test('go a month after their file was taken away, to the instant, unless another row names them', async () => {
    await Promise.all(['organization/a/1', 'round/b/2'].map(put))
    const [gone, copied] = [row('organization/a/1'), row('round/b/2')]
    const away = ({ id }: { id: string }) => insertRemoval(db, { reason: '', by, at: LATER, fileId: id })
    const also = insertFile(db, row('round/b/2'))
    await saved(
      [insertFile(db, gone), insertFile(db, copied), also, away(gone), away(copied)],
      [TONIGHT, LATER],
    )
    await sweepObjects(db, env.FILES, LATER + SWEPT_AFTER_DAYS * DAY - 1)
    expect(await keys()).toEqual(['organization/a/1', 'round/b/2'])
    await sweepObjects(db, env.FILES, LATER + SWEPT_AFTER_DAYS * DAY)
    expect(await keys()).toEqual(['round/b/2'])
  })

  test('stay when they are none of ours', async () => {
    await put('backup/2026.sql')
    await put('proposals.csv')
    await sweepObjects(db, env.FILES, LATER)
    expect(await keys()).toEqual(['backup/2026.sql', 'proposals.csv'])
  })

  test('are found on every night, at whichever letter it begins', async () => {
    for (let night = 0; night < 33; night += 8) {
      await Promise.all([put('proposal/0/1'), put('proposal/h/1'), put('proposal/zz/1')])
      await sweepObjects(db, env.FILES, LATER + night * DAY)
      expect(await keys()).toEqual([])
    }
  })

  test('are found behind a thousand that have a row', async () => {
    const many = Array.from({ length: 1100 }, (_, at) => `proposal/many/${String(at).padStart(4, '0')}`)
    for (let at = 0; at < many.length; at += 100) {
      const some = many.slice(at, at + 100)
      await Promise.all(some.map(put))
      await saved(some.map((key) => insertFile(db, row(key))))
    }
    await put('proposal/many/zz')
    await sweepObjects(db, env.FILES, LATER)
    expect((await keys()).includes('proposal/many/zz')).toBe(false)
    expect((await env.FILES.list({ prefix: 'proposal/many/1' })).objects).toHaveLength(100)
  })
})

describe('uploads that never ended', () => {
  test('are aborted when they are older than a day', async () => {
    const upload = new Upload(env.FILES, 'proposal/a/1')
    await upload.add(picture(PART_BYTES + 10))
    expect(await keys()).toEqual([`${MARK}proposal/a/1`])
    const id = (await (await env.FILES.get(`${MARK}proposal/a/1`))?.text()) ?? ''
    await sweepObjects(db, env.FILES, TONIGHT)
    expect(await keys()).toHaveLength(1)
    await sweepObjects(db, env.FILES, LATER)
    expect(await keys()).toEqual([])
    await expect(
      env.FILES.resumeMultipartUpload('proposal/a/1', id).uploadPart(2, Uint8Array.of(1)),
    ).rejects.toThrow(/multipart/i)
  })

  test('leave no mark when they end, in whatever way', async () => {
    const kept = new Upload(env.FILES, 'proposal/a/1')
    await kept.add(picture(PART_BYTES + 10))
    await kept.close()
    await kept.keep()
    const left = new Upload(env.FILES, 'proposal/a/2')
    await left.add(picture(PART_BYTES + 10))
    await left.abandon()
    expect(await keys()).toEqual(['proposal/a/1'])
  })

  test('a mark of one that has ended goes, and what it uploaded stays with its row', async () => {
    const upload = new Upload(env.FILES, 'proposal/a/1')
    await upload.add(picture(PART_BYTES + 10))
    await upload.close()
    await saved([insertFile(db, row('proposal/a/1'))])
    await sweepObjects(db, env.FILES, LATER)
    expect(await keys()).toEqual(['proposal/a/1'])
  })
})

test('a file that arrives while the night passes gets its row and stays', async () => {
  const site = await openSite(PLAN.dates.opens + 3_600_000)
  const { attach, attached, inBucket, id, wang } = await withFiles(site)
  const [taken] = await Promise.all([
    site.upload(
      `/proposals/${id}/files`,
      formWith('照片.png', picture(7 * 1024 * 1024), { question: '' }),
      wang,
    ),
    sweepObjects(db, env.FILES, TONIGHT + 3_600_000),
  ])
  expect([taken.status, (await attached()).length]).toEqual([303, 1])
  expect((await attach()).status).toBe(303)
  await sweepObjects(db, env.FILES, LATER)
  expect(await inBucket()).toHaveLength(2)
})

test('what was handed in stays, however long ago it was taken away since', async () => {
  const site = await openSite(PLAN.dates.opens + 3_600_000)
  const { attach, attached, inBucket, remove, submit, id, wang } = await withFiles(site)
  await attach()
  await submit()
  await site.form(`/proposals/${id}/reopening`, {}, wang)
  const [file] = await attached()
  expect((await remove(file?.id)).status).toBe(303)
  await sweepObjects(db, env.FILES, LATER + 400 * DAY)
  expect(await inBucket()).toHaveLength(1)
})
