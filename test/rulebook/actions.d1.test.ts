import { subjects } from '../../src/history/subjects.ts'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import {
  copyModel,
  draftVersion,
  enactVersion,
  importVersion,
  saveVersion,
} from '../../src/rulebook/actions.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import type { Rulebook } from '../../src/rulebook/rules/rulebook.ts'
import { currentVersion, findVersion, versionInForce } from '../../src/rulebook/store.ts'
import { type Site, type Someone, openSite } from '../pageless.ts'
import { byEight, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'

const NOW = Date.parse('2026-03-02T10:00:00+08:00')
let site: Site
let officer: Someone
let other: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('经办人甲', ['officer'])
  other = await site.person('经办人乙', ['officer'])
  approver = await site.person('负责人', ['approver'])
})

async function draft(): Promise<string> {
  const copied = await copyModel(site.db, officer, NOW)
  if (!copied.ok) throw new Error(copied.refusal.why)
  return copied.value.id
}

const versionOf = async (id: string) => {
  const found = await findVersion(site.db, id)
  if (!found) throw new Error('no version')
  return found.version
}

/** The model with another time for publicity. */
const edited = (workingDays: number): Rulebook => {
  const book = modelRulebook()
  book.parameters.publicity.days = workingDays
  return book
}

const outcomes = (results: { ok: boolean; refusal?: { why: string } }[]) =>
  results.map((result) => (result.ok ? 'done' : result.refusal?.why)).toSorted()

describe('copying the model', () => {
  test('makes the first version of a rulebook of the district’s own', async () => {
    const version = await versionOf(await draft())
    expect(version).toMatchObject({ seq: 1, version: 1, inForceAt: null, draftedBy: [officer.id] })
    expect(version.book).toEqual({ ...modelRulebook(), title: '公益创投项目管理办法' })
  })

  test('is an officer’s', async () => {
    expect(await copyModel(site.db, approver, NOW)).toEqual({
      ok: false,
      refusal: { why: 'not-your-role', needs: 'officer' },
    })
  })

  test('two at once make two rulebooks, each with a history of its own', async () => {
    const [one, two] = await Promise.all([draft(), draft()])
    const [first, second] = [await versionOf(one), await versionOf(two)]
    expect(first.rulebookId).not.toBe(second.rulebookId)
    for (const { rulebookId } of [first, second]) {
      expect(await entriesOf(site.db, subjects.rulebook(rulebookId))).toHaveLength(1)
    }
  })
})

describe('drafting the next version', () => {
  test('starts from the text of the one before', async () => {
    const from = await draft()
    const next = await draftVersion(site.db, other, from, NOW)
    if (!next.ok) throw new Error(next.refusal.why)
    const [first, second] = [await versionOf(from), await versionOf(next.value.id)]
    expect(second).toMatchObject({ seq: 2, rulebookId: first.rulebookId, draftedBy: [other.id] })
    expect(second.book).toEqual(first.book)
  })

  test('two at once: one wins, the other is told', async () => {
    const from = await draft()
    const both = await Promise.all([officer, other].map((by) => draftVersion(site.db, by, from, NOW)))
    expect(outcomes(both)).toEqual(['changed-meanwhile', 'done'])
  })

  test('from nowhere is not found', async () => {
    expect(outcomes([await draftVersion(site.db, officer, 'nowhere', NOW)])).toEqual(['not-found'])
  })
})

describe('saving', () => {
  test('keeps the text, and who wrote it', async () => {
    const id = await draft()
    expect((await saveVersion(site.db, other, id, 1, edited(5), NOW)).ok).toBe(true)
    const version = await versionOf(id)
    expect(version).toMatchObject({ version: 2, book: edited(5) })
    expect(version.draftedBy.toSorted()).toEqual([officer.id, other.id].toSorted())
  })

  test('eight at once: one wins, the others are told', async () => {
    const id = await draft()
    const save = (n: number) => saveVersion(site.db, n % 2 === 0 ? officer : other, id, 1, edited(5 + n), NOW)
    theOne(await byEight(paths.rulebook, save), 'changed-meanwhile')
  })

  test('over a text that one had not read is refused', async () => {
    const id = await draft()
    await saveVersion(site.db, officer, id, 1, edited(5), NOW)
    expect(outcomes([await saveVersion(site.db, other, id, 1, edited(6), NOW)])).toEqual([
      'changed-meanwhile',
    ])
  })
})

describe('putting into force', () => {
  test('is the act of an approver who wrote nothing of it; then it is what new rounds go by', async () => {
    const id = await draft()
    expect((await enactVersion(site.db, approver, id, NOW + 1000)).ok).toBe(true)
    const [inForce] = await versionInForce(site.db, id)
    expect(inForce).toMatchObject({ id, seq: 1, inForceAt: NOW + 1000 })
    const [current] = await currentVersion(site.db)
    expect(current?.id).toBe(id)
  })

  test('not by an officer, not by who wrote on it', async () => {
    const both = await site.person('经办又负责', ['officer', 'approver'])
    const id = await draft()
    expect(outcomes([await enactVersion(site.db, officer, id, NOW)])).toEqual(['not-your-role'])
    await saveVersion(site.db, both, id, 1, edited(5), NOW)
    expect(outcomes([await enactVersion(site.db, both, id, NOW)])).toEqual(['own-draft'])
  })

  test('who wrote only the version before may', async () => {
    const both = await site.person('前一版起草人', ['officer', 'approver'])
    const from = await draft()
    await saveVersion(site.db, both, from, 1, edited(5), NOW)
    const next = await draftVersion(site.db, officer, from, NOW)
    if (!next.ok) throw new Error(next.refusal.why)
    expect((await enactVersion(site.db, both, next.value.id, NOW)).ok).toBe(true)
  })

  test('not with a fault, nor with parameters that cannot be read', async () => {
    const id = await draft()
    const book = edited(5)
    book.parameters.closing.gradeB = 9000
    await saveVersion(site.db, officer, id, 1, book, NOW)
    const refused = await enactVersion(site.db, approver, id, NOW)
    expect(refused).toMatchObject({
      ok: false,
      refusal: { why: 'faulty', faults: [{ path: 'parameters.closing.gradeA' }] },
    })
    book.parameters.closing.gradeB = -1
    await saveVersion(site.db, officer, id, 2, book, NOW)
    expect(await enactVersion(site.db, approver, id, NOW)).toMatchObject({
      refusal: { why: 'faulty', faults: [{ path: 'parameters.closing.gradeB' }] },
    })
  })

  test('not a text that changed since it was read', async () => {
    const id = await draft()
    await saveVersion(site.db, officer, id, 1, edited(5), NOW)
    expect(outcomes([await enactVersion(site.db, approver, id, NOW, 1)])).toEqual(['changed-meanwhile'])
  })

  test('two at once: one wins, the other is told; later it is in force already', async () => {
    const id = await draft()
    const second = await site.person('另一位负责人', ['approver'])
    const both = await Promise.all([approver, second].map((by) => enactVersion(site.db, by, id, NOW)))
    expect(outcomes(both)).toEqual(['changed-meanwhile', 'done'])
    expect(outcomes([await enactVersion(site.db, second, id, NOW)])).toEqual(['already-in-force'])
  })

  test('against a save at the same time: one wins, and what is in force is what was approved', async () => {
    const id = await draft()
    const both = await Promise.all([
      enactVersion(site.db, approver, id, NOW, 1),
      saveVersion(site.db, officer, id, 1, edited(5), NOW),
    ])
    expect(outcomes(both)).toEqual(['changed-meanwhile', 'done'])
    const { inForceAt, book } = await versionOf(id)
    expect(book.parameters.publicity.days).toBe(inForceAt === null ? 5 : 7)
  })

  test('freezes the text, in the database too', async () => {
    const id = await draft()
    await enactVersion(site.db, approver, id, NOW)
    expect(outcomes([await saveVersion(site.db, officer, id, 1, edited(5), NOW)])).toEqual([
      'in-force-is-frozen',
    ])
    const frozen = env.DB.prepare(`update rulebook_versions set book = '{}' where id = ?`).bind(id).run()
    await expect(frozen).rejects.toThrow('a version in force is frozen')
    const kept = env.DB.prepare('delete from rulebook_versions where id = ?').bind(id).run()
    await expect(kept).rejects.toThrow(/kept|FOREIGN KEY/)
  })
})

describe('importing', () => {
  test('makes a new rulebook, or the next version of one', async () => {
    const first = await importVersion(site.db, officer, edited(5), null, NOW)
    if (!first.ok) throw new Error(first.refusal.why)
    const { rulebookId } = await versionOf(first.value.id)
    const second = await importVersion(site.db, officer, edited(6), rulebookId, NOW)
    if (!second.ok) throw new Error(second.refusal.why)
    expect(await versionOf(second.value.id)).toMatchObject({ rulebookId, seq: 2, book: edited(6) })
  })

  test('into no rulebook is not found', async () => {
    expect(outcomes([await importVersion(site.db, officer, edited(5), 'nowhere', NOW)])).toEqual([
      'not-found',
    ])
  })

  test('two at once into one rulebook: one wins, the other is told', async () => {
    const { rulebookId } = await versionOf(await draft())
    const both = await Promise.all(
      [5, 6].map((days) => importVersion(site.db, officer, edited(days), rulebookId, NOW)),
    )
    expect(outcomes(both)).toEqual(['changed-meanwhile', 'done'])
  })
})
