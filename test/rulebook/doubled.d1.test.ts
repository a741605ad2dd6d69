import { beforeAll, expect, test } from 'vitest'
import { lettersTo } from '../../src/letters/store.ts'
import { paths } from '../../src/paths.ts'
import { copyModel, saveVersion } from '../../src/rulebook/actions.ts'
import { writeFile } from '../../src/rulebook/forms/file.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import { findVersion } from '../../src/rulebook/store.ts'
import { rulebookVersions } from '../../src/rulebook/tables.ts'
import { must } from '../round/opened.ts'
import { byEight, hiddenIn } from '../raced.ts'
import { type Answered, type Site, type Someone, openSite } from '../support.ts'

/** A form makes one draft, however often its button is pressed: whoever comes second is led to it. */
let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(Date.parse('2026-03-02T10:00:00+08:00'))
  officer = await site.person('经办人甲', ['officer'])
  approver = await site.person('负责人', ['approver'])
})

/** A form as its page shows it now. */
async function shown(page: string, address: string) {
  site.now += 1000
  return hiddenIn((await site.get(page, officer)).text, address)
}

const drafts = async () => (await site.db.select().from(rulebookVersions)).length
const told = async () => (await lettersTo(site.db, approver.id)).length
const begin = (fields: Record<string, string>) => site.form(paths.rulebooks(), fields, officer)
const take = (fields: Record<string, string>) => site.form(paths.rulebookImport(), fields, officer)

/** Sent by eight at once and once more: one draft, one letter. The draft. */
async function oneOf(sending: () => Promise<Answered[]>) {
  const before = [await drafts(), await told()]
  const answers = await sending()
  site.now += 60_000
  answers.push(...(await sending()).slice(0, 1))
  expect([await drafts(), await told()]).toEqual(before.map((count) => count + 1))
  const to = answers[0]?.location ?? ''
  expect(answers.map(({ status, location }) => [status, location])).toEqual(answers.map(() => [303, to]))
  const id = to.split('/').at(-1) ?? ''
  return (await findVersion(site.db, id))?.version
}

const copied = async () => must(await copyModel(site.db, officer, site.now)).id

test('the model is copied once, and again from a page that is shown again', async () => {
  const fields = await shown(paths.rulebooks(), paths.rulebooks())
  const one = await oneOf(() => byEight(paths.rulebooks, () => begin(fields)))
  const other = await shown(paths.rulebook('model'), paths.rulebooks())
  const two = await oneOf(() => byEight(paths.rulebooks, () => begin(other)))
  expect([one?.seq, two?.seq]).toEqual([1, 1])
  expect(two?.rulebookId).not.toBe(one?.rulebookId)
})

test('the next version is begun once, though its source is worked on; whoever sends no time of a page begins another', async () => {
  const from = await copied()
  const fields = await shown(paths.rulebook(from), paths.rulebooks())
  const next = await oneOf(() => byEight(paths.rulebooks, () => begin(fields)))
  expect(next?.seq).toBe(2)
  must(await saveVersion(site.db, officer, from, 1, { ...modelRulebook(), title: '改过' }, site.now))
  expect((await begin(fields)).location).toBe(paths.rulebook(next?.id ?? ''))
  const machine = await site.post(paths.rulebooks(), { from }, officer)
  expect(machine.json['id']).not.toBe(next?.id)
})

test('one of two officers has the next version, the other is told; both have sent eight', async () => {
  const other = await site.person('经办人乙', ['officer'])
  const from = await copied()
  const fields = await shown(paths.rulebook(from), paths.rulebooks())
  const before = await drafts()
  const answers = await Promise.all([
    byEight(paths.rulebooks, () => begin(fields)),
    byEight(paths.rulebooks, () => site.form(paths.rulebooks(), fields, other)),
  ])
  expect(await drafts()).toBe(before + 1)
  expect(answers.map((all) => [...new Set(all.map(({ status }) => status))]).toSorted()).toEqual([
    [303],
    [409],
  ])
})

test('a file is taken in once as a new rulebook, once as a version of one, and another file is another', async () => {
  const text = writeFile({ ...modelRulebook(), title: '导入的办法' })
  const fields = await shown(paths.rulebookImport(), paths.rulebookImport())
  const one = await oneOf(() => byEight(paths.rulebookImport, () => take({ ...fields, text, into: '' })))
  const into = one?.rulebookId ?? ''
  const two = await oneOf(() => byEight(paths.rulebookImport, () => take({ ...fields, text, into })))
  expect([two?.rulebookId, two?.seq]).toEqual([into, 2])
  const other = writeFile({ ...modelRulebook(), title: '另一部' })
  expect((await take({ ...fields, text: other, into })).location).not.toContain(two?.id)
})
