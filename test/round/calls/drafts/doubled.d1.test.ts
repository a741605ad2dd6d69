import { beforeAll, expect, test } from 'vitest'
import { lettersTo } from '../../../../src/letters/store.ts'
import { paths } from '../../../../src/paths.ts'
import { roundDrafts, roundWriters } from '../../../../src/round/calls/tables.ts'
import { byEight, hiddenIn } from '../../../raced.ts'
import { type Answered, type Site, type Someone, openSite } from '../../../support.ts'
import { draftedRound } from '../../opened.ts'
import { PLAN } from '../typed.ts'

/** A form begins one round, however often its button is pressed: whoever comes second is led to its draft. */
let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens - 24 * 3_600_000)
  officer = await site.person('林芳', ['officer'])
})

async function shown(address: string) {
  site.now += 1000
  return hiddenIn((await site.get(paths.newRound(), officer)).text, address)
}

const made = async () => [
  (await site.db.select().from(roundDrafts)).length,
  (await site.db.select().from(roundWriters)).length,
]
const begin = (fields: Record<string, string>, by = officer) => site.form(paths.newRound(), fields, by)

/** Sent by eight at once and once more: one draft, its address. */
async function oneOf(sending: () => Promise<Answered[]>) {
  const before = await made()
  const answers = await sending()
  site.now += 60_000
  answers.push(...(await sending()).slice(0, 1))
  expect(await made()).toEqual(before.map((count) => count + 1))
  const to = answers[0]?.location ?? ''
  expect(answers.map(({ status, location }) => [status, location])).toEqual(answers.map(() => [303, to]))
  return to
}

test('a round is begun once; from another page, after another round, by another officer it is another', async () => {
  const fields = await shown(paths.newRound())
  const one = await oneOf(() => byEight(paths.newRound, () => begin(fields)))
  const { id } = await draftedRound(site)
  const other = await site.person('吴敏', ['officer'])
  const others = [
    await oneOf(() => byEight(paths.newRound, () => begin({ ...fields, from: id }))),
    (await begin(fields, other)).location,
    (await begin(await shown(paths.newRound()))).location,
  ]
  expect(new Set([one, ...others]).size).toBe(4)
})

test('a file is taken in once, and its officer told once what it lacks', async () => {
  const { id } = await draftedRound(site)
  const file = JSON.parse((await site.get(paths.roundFile(id), officer)).text)
  const attachments = [{ name: '样表.pdf', size: 4, sha256: 'a'.repeat(64) }]
  const { shown: at = '' } = await shown(paths.roundImport())
  const send = () => {
    const form = new FormData()
    form.set('shown', at)
    form.set('file', new File([JSON.stringify({ ...file, attachments })], 'round.json'))
    return site.upload(paths.roundImport(), form, officer)
  }
  const to = await oneOf(() => byEight(paths.roundImport, send))
  const letters = (await lettersTo(site.db, officer.id)).filter(({ about }) => about === to)
  expect(letters.map(({ subject }) => subject)).toEqual(['导入的一期还缺附件'])
})
