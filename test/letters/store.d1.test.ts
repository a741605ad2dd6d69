import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import { letterTo, letterToOrganization, letterToRole, lettersTo, markRead } from '../../src/letters/store.ts'
import { letters } from '../../src/letters/tables.ts'
import { memberships, roleEnds, roleGrants } from '../../src/people/tables.ts'
import { organizationOf } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../pageless.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')

let site: Site
beforeAll(async () => {
  site = await openSite(NOW)
})

/** With the signs that SQL and JSON might stumble over. */
const RULE = { says: `《"办法"'；--\\》第二条`, href: '/rulebooks/v1#clause-2' }
const about = (subject: string) => ({ subject, body: `关于${subject}`, about: '/calls', grounds: [RULE] })
const readersOf = async (subject: string) =>
  (await site.db.select().from(letters))
    .filter((letter) => letter.subject === subject)
    .map(({ to }) => to)
    .toSorted()
const ids = (...people: Someone[]) => people.map(({ id }) => id).toSorted()

describe('a letter goes', () => {
  test('to one person', async () => {
    const lin = await site.person('林芳')
    const subject = newId()
    await letterTo(site.db, lin.id, about(subject), NOW)
    expect(await lettersTo(site.db, lin.id)).toMatchObject([{ ...about(subject), at: NOW, readAt: null }])
  })

  test('to every member of an organization, and to nobody of another', async () => {
    const [wang, other, second] = [
      await site.member('夕阳茶叙社'),
      await site.member('邻里社'),
      await site.person('李'),
    ]
    await site.db
      .insert(memberships)
      .values({ organizationId: organizationOf(wang), personId: second.id, at: NOW })
    const subject = newId()
    await letterToOrganization(site.db, organizationOf(wang), about(subject), NOW)
    expect(await readersOf(subject)).toEqual(ids(wang, second))
    expect(await lettersTo(site.db, other.id)).toEqual([])
  })

  test('to everyone who holds a role now, once each', async () => {
    const [lin, wu, gone, chief] = await Promise.all([
      site.person('林芳', ['officer', 'officer']),
      site.person('吴敏', ['officer', 'auditor']),
      site.person('陈', ['officer']),
      site.person('周正', ['approver']),
    ])
    const grants = await site.db.select().from(roleGrants)
    const ended = grants.find(({ personId }) => personId === gone.id)
    await site.db.insert(roleEnds).values({ grantId: ended?.id ?? '', by: chief.id, at: NOW })
    const subject = newId()
    await letterToRole(site.db, 'officer', about(subject), NOW)
    expect(await readersOf(subject)).toEqual(ids(lin, wu))
  })

  test('with whatever stands in it', async () => {
    const lin = await site.person('林芳', ['finance'])
    const subject = `'); drop table letters; -- <b>“😀”%_?1 ${newId()}`
    await letterToRole(site.db, 'finance', about(subject), NOW)
    expect(await lettersTo(site.db, lin.id)).toMatchObject([about(subject)])
  })
})

describe('a person’s letters', () => {
  test('are the newest 50, of nobody else', async () => {
    const lin = await site.person('林芳')
    const wu = await site.person('吴敏')
    for (let i = 0; i < 51; i += 1) await letterTo(site.db, lin.id, about(`第${i}封`), NOW + i)
    await letterTo(site.db, wu.id, about('给吴敏'), NOW)
    const found = await lettersTo(site.db, lin.id)
    expect(found.map(({ subject }) => subject)).toEqual(Array.from({ length: 50 }, (_, i) => `第${50 - i}封`))
  })

  test('are marked read once, and only one’s own', async () => {
    const [lin, wu] = [await site.person('林芳'), await site.person('吴敏')]
    for (const { id } of [lin, wu]) await letterTo(site.db, id, about('甲'), NOW)
    await Promise.all([markRead(site.db, lin.id, NOW + 1), markRead(site.db, lin.id, NOW + 1)])
    await letterTo(site.db, lin.id, about('乙'), NOW + 2)
    await markRead(site.db, lin.id, NOW + 3)
    expect((await lettersTo(site.db, lin.id)).map(({ readAt }) => readAt)).toEqual([NOW + 3, NOW + 1])
    expect((await lettersTo(site.db, wu.id)).map(({ readAt }) => readAt)).toEqual([null])
  })
})
