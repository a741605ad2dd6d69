// oxlint-disable no-await-in-loop -- an archive is one entry after another
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Archive, entriesOf } from '../../src/backup/archive.ts'
import { machineHome } from '../../src/backup/home.ts'
import { isHalfRestored, restoreInto } from '../../src/backup/restore.ts'
import { takeBackup } from '../../src/backup/take.ts'
import { KEPT, backupBefore, backupsIn } from '../../src/backup/upgrade.ts'
import { sayFound, sayMachine } from '../../src/backup/words.ts'
import { ourMigrations } from '../../src/machine/migrate.ts'
import { bare, newPlace, open } from './played.ts'

const known = ourMigrations()
const [KEY, LOST] = ['proposal/p1/f1', 'proposal/p1/f2']

/** A site with one file that is there, and, by its row alone, one that is not. */
async function withFiles(): Promise<string> {
  const place = await bare()
  const { db, env } = open(place)
  db.run(
    `insert into people (id, name, email, username, created_at, updated_at) values ('p1', '李', 'a@example.org', 'li', 1, 1)`,
  )
  for (const [id, object] of [
    ['f1', KEY],
    ['f2', LOST],
  ])
    db.run(
      `insert into files values ('${id}', 'proposal:p1', '', 'x.pdf', 'pdf', 4, '${'0'.repeat(64)}', '${object}', 'whole', '[]', 'p1', 1)`,
    )
  await env.FILES.put(KEY, '文件')
  db.close()
  return place
}

async function taken(place: string, to = join(newPlace(), 'site.tar.gz')) {
  const home = machineHome(place)
  if (!home.ok) return home
  return takeBackup(home.value, { to, holds: 'all', known, now: '2026-12-02T00:00:00.000Z' }).finally(() =>
    home.value.close(),
  )
}

let whole: string
beforeAll(async () => {
  whole = join(newPlace(), 'site.tar.gz')
  await taken(await bare(), whole)
})

describe('a backup', () => {
  test('says which files were gone or other than they were uploaded, and is one all the same', async () => {
    const held = await taken(await withFiles())
    expect(held.ok && [held.value.lost, held.value.altered]).toEqual([[LOST], [KEY]])
    expect(held.ok ? sayFound(held.value).slice(0, 2) : []).toEqual([
      `数据库里记着、却不在了的文件：1个，如${LOST}`,
      `与上传时不同的文件：1个，如${KEY}`,
    ])
  })

  test('is written over no other, and needs a site', async () => {
    expect(await taken(await bare(), whole)).toEqual({ ok: false, refusal: `${whole}已经有了：换一个文件名` })
    expect(await taken(newPlace())).toEqual({ ok: false, refusal: expect.stringContaining('里没有数据库') })
  })

  test('that cannot be written leaves nothing, and none that was there before goes', async () => {
    const folder = newPlace()
    await expect(taken(await bare(), join(folder, 'x\0y.tar.gz'))).rejects.toThrow('null bytes')
    expect(readdirSync(folder)).toEqual([])
  })

  test('is its owner’s alone', async () => {
    const { mode } = await import('node:fs').then(({ statSync }) => statSync(whole))
    expect(mode & 0o777).toBe(0o600)
  })
})

type Part = { name: string; bytes: Buffer }
/** An archive of the same entries, but for what is changed among them. */
async function rewritten(change: (parts: Part[]) => Part[]): Promise<string> {
  const parts: Part[] = []
  for await (const { name, chunks } of entriesOf(whole)) {
    const all: Uint8Array[] = []
    for await (const chunk of chunks) all.push(chunk)
    parts.push({ name, bytes: Buffer.concat(all) })
  }
  const to = join(newPlace(), 'other.tar.gz')
  const archive = new Archive(to)
  for (const { name, bytes } of change(parts)) await archive.add(name, bytes)
  await archive.end()
  return to
}
const json = (name: string, change: object) => (parts: Part[]) =>
  parts.map((part) =>
    part.name === name
      ? { name, bytes: Buffer.from(JSON.stringify({ ...JSON.parse(part.bytes.toString()), ...change })) }
      : part,
  )
function cut(bytes: number): string {
  const [to, all] = [join(newPlace(), 'cut.tar.gz'), readFileSync(whole)]
  writeFileSync(to, all.subarray(0, all.length - bytes))
  return to
}
function flipped(): string {
  const [to, all] = [join(newPlace(), 'flipped.tar.gz'), readFileSync(whole)]
  const at = Math.floor(all.length / 2)
  all[at] = (all[at] ?? 0) ^ 0xff
  writeFileSync(to, all)
  return to
}
function plain(text: string): string {
  const to = join(newPlace(), 'plain.tar.gz')
  writeFileSync(to, text)
  return to
}

describe('an archive is refused, and its place stays empty,', () => {
  const SPOILT = '备份文件坏了，没有用它'
  const cases: [string, () => Promise<string> | string, string][] = [
    ['whose end is missing', () => cut(1), SPOILT],
    ['of which half is missing', () => cut(Math.floor(readFileSync(whole).length / 2)), SPOILT],
    ['in which a byte is another', flipped, SPOILT],
    ['that is none', () => plain('not at all'), SPOILT],
    ['that is empty', () => plain(''), SPOILT],
    ['without its last word', () => rewritten((parts) => parts.slice(0, -1)), SPOILT],
    [
      'without its database',
      () => rewritten((parts) => parts.filter(({ name }) => name !== 'site.sqlite')),
      SPOILT,
    ],
    [
      'with a stranger in it',
      () => rewritten((parts) => [...parts, { name: 'more', bytes: Buffer.from('') }]),
      SPOILT,
    ],
    [
      'with a file that leads out',
      () => rewritten((parts) => parts.toSpliced(1, 0, { name: 'files/../../out', bytes: Buffer.from('x') })),
      SPOILT,
    ],
    [
      'whose database is another',
      () =>
        rewritten((parts) =>
          parts.map((part) => (part.name === 'site.sqlite' ? { ...part, bytes: Buffer.from('x') } : part)),
        ),
      SPOILT,
    ],
    ['that lacks a row', () => rewritten(json('manifest.json', { rows: {} })), SPOILT],
    ['of a later form', () => rewritten(json('backup.json', { format: 2 })), '比程序新：请用新的程序'],
    ['that is not there', () => '/none.tar.gz', '没有/none.tar.gz这个备份文件'],
  ]
  test.each(cases)('%s', async (_, made, says) => {
    const place = newPlace()
    expect(await restoreInto(place, { from: await made(), known })).toEqual({
      ok: false,
      refusal: expect.stringContaining(says),
    })
    expect(readdirSync(place)).toEqual([])
  })

  test('of a later program', async () => {
    const place = newPlace()
    const [last = ''] = known.slice(-1)
    const older = known.slice(0, -1)
    expect(await restoreInto(place, { from: whole, known: older })).toEqual({
      ok: false,
      refusal: `这份备份比程序新（${last}）：请用新的程序`,
    })
    expect(readdirSync(place)).toEqual([])
  })
})

describe('a backup is restored', () => {
  test.each(['site.sqlite', 'site.sqlite-wal'])('over no site: %s', async (name) => {
    const place = newPlace()
    writeFileSync(join(place, name), 'theirs')
    const refused = await restoreInto(place, { from: whole, known })
    expect(refused).toEqual({ ok: false, refusal: expect.stringContaining('里已经有数据库') })
    expect(readFileSync(join(place, name), 'utf8')).toBe('theirs')
  })

  test('over no files', async () => {
    const place = newPlace()
    await open(place).env.FILES.put('proposal/theirs', 'theirs')
    for (const name of readdirSync(place).filter((one) => one.startsWith('site.')))
      renameSync(join(place, name), join(newPlace(), name))
    const refused = await restoreInto(place, { from: whole, known })
    expect(refused).toEqual({ ok: false, refusal: expect.stringContaining('里已经有文件') })
    expect(readFileSync(join(place, 'files/objects/proposal/theirs'), 'utf8')).toBe('theirs')
  })

  test('again where it was broken off', async () => {
    const place = newPlace()
    mkdirSync(join(place, 'restoring'))
    mkdirSync(join(place, 'files/objects'), { recursive: true })
    writeFileSync(join(place, 'files/objects/half'), 'half')
    expect(isHalfRestored(place)).toBe(true)
    expect((await restoreInto(place, { from: whole, known })).ok).toBe(true)
    expect([isHalfRestored(place), existsSync(join(place, 'files/objects/half'))]).toEqual([false, false])
  })
})

describe('before an upgrade', () => {
  test('the database is kept, the last few times', async () => {
    const place = await withFiles()
    for (let day = 1; day <= KEPT + 2; day += 1)
      expect((await backupBefore(place, '0032_next.sql', new Date(Date.UTC(2026, 0, day)))).ok).toBe(true)
    writeFileSync(join(backupsIn(place), 'mine.tar.gz'), '')
    expect(readdirSync(backupsIn(place)).toSorted()).toEqual([
      ...[3, 4, 5, 6, 7].map((day) => `before-0032-2026010${day}000000.tar.gz`),
      'mine.tar.gz',
    ])
  })

  test('and comes back beside the files that it names, nowhere else', async () => {
    const place = await withFiles()
    await open(place).env.FILES.put(LOST, '文件')
    const kept = await backupBefore(place, '0032_next.sql', new Date(0))
    const from = kept.ok ? kept.value : ''
    const elsewhere = await restoreInto(newPlace(), { from, known })
    expect(elsewhere).toEqual({
      ok: false,
      refusal: expect.stringMatching(/只有数据库，它的文件要在.*缺2个/),
    })
    for (const name of readdirSync(place).filter((one) => one.startsWith('site.')))
      renameSync(join(place, name), join(newPlace(), name))
    expect((await restoreInto(place, { from, known })).ok).toBe(true)
    expect(await (await open(place).env.FILES.get(KEY))?.text()).toBe('文件')
  })
})

test('what the machine refuses is said in words', () => {
  expect(sayMachine(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBe('磁盘没有空间了')
  expect(sayMachine(new Error('attempt to write a readonly database'))).toBe('磁盘只能读，不能写')
  expect(sayMachine(new Error('database or disk is full'))).toBe('磁盘没有空间了')
  expect(sayMachine(new Error('no such table'))).toBeNull()
})
