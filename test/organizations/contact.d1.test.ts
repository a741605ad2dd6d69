import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { recordChecks } from '../../src/organizations/checks/actions.ts'
import {
  checkRegistration,
  correctContact,
  correctRegistration,
  withdrawChange,
} from '../../src/organizations/registration/actions.ts'
import { changesOf } from '../../src/organizations/registration/store.ts'
import { registrationOf } from '../../src/organizations/rules/registration.ts'
import { organizationOf } from '../../src/organizations/store.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { must } from '../round/opened.ts'
import { paths } from '../../src/paths.ts'
import { byEight, eightOfEach, theOne } from '../raced.ts'
import { joined, owned, stale } from './cast.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})

const stands = async (id: string) => {
  const [found] = await organizationOf(site.db, id)
  if (!found) throw new Error('gone')
  return found
}
/** From now on others rely on who it is. */
const lookedUp = async (id: string) =>
  must(
    await recordChecks(
      site.db,
      officer,
      id,
      [
        {
          ...{ about: 'registration', checkedOn: '2026-11-20', source: '登记机关' },
          ...{ result: 'clear', enteredOn: null, until: null, note: '' },
        },
      ],
      NOW,
    ),
  )
/** The one that waits, else the last. */
const newest = async (id: string) => {
  const all = await changesOf(site.db, id)
  return (all.find(({ outcome }) => outcome === null) ?? all[0])?.id ?? ''
}
const subjectsTo = async ({ id }: { id: string }) =>
  (await lettersTo(site.db, id)).map(({ subject }) => subject)

describe('whom to call', () => {
  test('is changed at once, and every member is told', async () => {
    const of = await owned(site)
    const editor = await joined(site, of, 'editor')
    const sent = { contact: '新联系人', phone: '010-55501234' }
    expect((await site.post(`${of.path}/contact`, sent, editor)).json).toMatchObject({ why: 'not-owner' })
    expect((await site.form(`${of.path}/contact`, sent, of.owner)).status).toBe(303)
    expect(await stands(of.id)).toMatchObject(sent)
    expect(await subjectsTo(editor)).toEqual(['本单位的联系人已更改'])
    expect(await subjectsTo(of.owner)).toEqual(['本单位的联系人已更改'])
    const history = JSON.stringify(await entriesOf(site.db, `organization:${of.id}`))
    expect(history).not.toContain('55501234')
    const wrong = await site.form(`${of.path}/contact`, { contact: '某', phone: '电话' }, of.owner)
    expect([wrong.status, wrong.text.includes('联系电话应是')]).toEqual([422, true])
  })
})

describe('two at once: one has done it', () => {
  const outcomes = (all: { ok: boolean }[]) => all.map(({ ok }) => ok).toSorted()

  test('asking, checking, taking back, another contact', async () => {
    const of = await owned(site)
    await lookedUp(of.id)
    const after = { ...registrationOf(await stands(of.id)), name: `${of.name}四`, reason: '改名' }
    const ask = () => correctRegistration(site.db, of.owner, of.id, after, NOW)
    const asked = await byEight(paths.registration, ask)
    theOne(asked)
    expect(asked).toContainEqual(stale)
    const id = await newest(of.id)
    const accepted = { outcome: 'accepted', answer: '' } as const
    theOne(
      await eightOfEach([
        [paths.registrationCheck, () => checkRegistration(site.db, officer, id, accepted, NOW)],
        [paths.registrationWithdrawal, () => withdrawChange(site.db, of.owner, id, NOW)],
      ]),
    )
    const call = (contact: string) =>
      correctContact(site.db, of.owner, of.id, { contact, phone: '010-55500009' }, NOW)
    theOne(await byEight(paths.organizationContact, (n) => call(`联系人${n}`)))
  })

  test('two organizations that want one name: one has it', async () => {
    const [one, two] = [await owned(site), await owned(site)]
    const wish = async (of: typeof one) =>
      correctRegistration(
        site.db,
        of.owner,
        of.id,
        { ...registrationOf(await stands(of.id)), name: '人人要的名', reason: '改名' },
        NOW,
      )
    expect(outcomes(await Promise.all([wish(one), wish(two)]))).toEqual([false, true])
  })
})

describe('what is missing before it can apply', () => {
  test('stands on the organization’s page: a host that must be, a profile that should', async () => {
    const group = await owned(site, 'community')
    const page = await site.get(group.path, group.owner)
    for (const says of ['申报以前', '补齐单位资料：缺']) expect(page.text).toContain(says)
    expect((await site.get(group.path, officer)).text).not.toContain('申报以前')
  })
})
