import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import {
  type Reminder,
  countTo,
  letterTo,
  letterToOrganization,
  letterToRole,
  lettersTo,
  markAllRead,
  markRead,
  remind,
} from '../../src/letters/store.ts'
import { letters } from '../../src/letters/tables.ts'
import { roleEnds, roleGrants } from '../../src/people/tables.ts'
import { makeMember } from '../made.ts'
import { organizationOf } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../pageless.ts'
import { breaks } from '../breaks.ts'
import { unlike } from '../unlike.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')

let site: Site
beforeAll(async () => {
  site = await openSite(NOW)
})

/** With the signs that SQL and JSON might stumble over. */
const RULE = { says: `《"办法"'；--\\》第二条`, href: '/rulebooks/v1#clause-2' }
const about = (subject: string) => ({
  ...{ kind: 'result' as const, subject, body: `关于${subject}`, about: '/calls' },
  grounds: [RULE],
})
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
    await letterTo(lin.id, about(subject))(site.db, NOW)
    expect(await lettersTo(site.db, lin.id)).toMatchObject([{ ...about(subject), at: NOW, readAt: null }])
  })

  test('to every member of an organization, and to nobody of another', async () => {
    const [wang, other, second] = [
      await site.member('夕阳茶叙社'),
      await site.member('邻里社'),
      await site.person('李'),
    ]
    await makeMember(site.db, { organizationId: organizationOf(wang), personId: second.id }, NOW)
    const subject = newId()
    await letterToOrganization(organizationOf(wang), about(subject))(site.db, NOW)
    expect(await readersOf(subject)).toEqual(ids(wang, second))
    expect(await lettersTo(site.db, other.id)).toEqual([])
  })

  test('to everyone who holds a role now, once each', async () => {
    breaks('one-role-at-once')
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
    await letterToRole('officer', about(subject))(site.db, NOW)
    expect(await readersOf(subject)).toEqual(ids(lin, wu))
  })

  test('with whatever stands in it', async () => {
    const lin = await site.person('林芳', ['finance'])
    const subject = `'); drop table letters; -- <b>“😀”%_?1 ${newId()}`
    await letterToRole('finance', about(subject))(site.db, NOW)
    expect(await lettersTo(site.db, lin.id)).toMatchObject([about(subject)])
  })
})

describe('a reminder', () => {
  const remindOf = (...reminders: Reminder[]) => {
    const [first, ...others] = remind(site.db, reminders, NOW)
    return first && site.db.batch([first, ...others])
  }

  test('goes once to each who is meant: an office, the members, the owners', async () => {
    const [lin, wang, reader] = [
      await site.person('林芳', ['finance', 'finance']),
      await site.member(`夕阳茶叙社${unlike()}`),
      await site.person('李'),
    ]
    const organizationId = organizationOf(wang)
    await makeMember(site.db, { organizationId, personId: reader.id, role: 'reader' }, NOW)
    const [office, members, owners] = [newId(), newId(), newId()]
    const reminders: Reminder[] = [
      { ...about(office), once: office, to: { role: 'finance' } },
      { ...about(members), once: members, to: { organizationId } },
      { ...about(owners), once: owners, to: { organizationId, as: 'owner' } },
    ]
    for (const _ of [1, 2]) await remindOf(...reminders)
    expect((await readersOf(office)).filter((id) => id === lin.id)).toEqual([lin.id])
    expect(await readersOf(members)).toEqual(ids(wang, reader))
    expect(await readersOf(owners)).toEqual(ids(wang))
    expect(await lettersTo(site.db, reader.id)).toMatchObject([{ ...about(members), at: NOW }])
  })

  test('takes as many statements as its letters need, and none where there are none', async () => {
    const wang = await site.member(`夕阳茶叙社${unlike()}`)
    const many = Array.from({ length: 501 }, (_, at): Reminder => {
      return { ...about(newId()), once: `${wang.id}:${at}`, to: { organizationId: organizationOf(wang) } }
    })
    expect(remind(site.db, many, NOW)).toHaveLength(2)
    await remindOf(...many)
    expect(await countTo(site.db, wang.id, 1)).toEqual([{ total: 501 }])
    expect(remind(site.db, [], NOW)).toEqual([])
  })
})

describe('a person’s letters', () => {
  test('are the newest 50, of nobody else', async () => {
    const lin = await site.person('林芳')
    const wu = await site.person('吴敏')
    for (let i = 0; i < 51; i += 1) await letterTo(lin.id, about(`第${i}封`))(site.db, NOW + i)
    await letterTo(wu.id, about('给吴敏'))(site.db, NOW)
    const found = await lettersTo(site.db, lin.id)
    expect(found.map(({ subject }) => subject)).toEqual(Array.from({ length: 50 }, (_, i) => `第${50 - i}封`))
    const older = await lettersTo(site.db, lin.id, 2)
    expect(older.map(({ subject }) => subject)).toEqual(['第0封'])
    expect(await countTo(site.db, lin.id, 1)).toEqual([{ total: 51 }])
  })

  test('of one instant are turned page by page, none twice and none left out', async () => {
    const lin = await site.person('林芳')
    for (let i = 0; i < 60; i += 1) await letterTo(lin.id, about(`第${i}封`))(site.db, NOW)
    const pages = await Promise.all([1, 2].map((page) => lettersTo(site.db, lin.id, page)))
    expect(pages.flat().map(({ subject }) => subject)).toEqual(
      Array.from({ length: 60 }, (_, i) => `第${59 - i}封`),
    )
  })

  test('are marked read once, and only one’s own', async () => {
    const [lin, wu] = [await site.person('林芳'), await site.person('吴敏')]
    for (const { id } of [lin, wu]) await letterTo(id, about('甲'))(site.db, NOW)
    const marked = () => markAllRead(site.db, lin.id, NOW + 1, NOW + 1)
    await Promise.all([marked(), marked()])
    await letterTo(lin.id, about('乙'))(site.db, NOW + 2)
    await markAllRead(site.db, lin.id, NOW + 1, NOW + 3)
    expect((await lettersTo(site.db, lin.id)).map(({ readAt }) => readAt)).toEqual([null, NOW + 1])
    await markAllRead(site.db, lin.id, NOW + 3, NOW + 3)
    expect((await lettersTo(site.db, lin.id)).map(({ readAt }) => readAt)).toEqual([NOW + 3, NOW + 1])
    expect((await lettersTo(site.db, wu.id)).map(({ readAt }) => readAt)).toEqual([null])
  })

  test('are marked read as they were shown, twice at once too', async () => {
    const lin = await site.person('林芳')
    for (const subject of ['甲', '乙']) await letterTo(lin.id, about(subject))(site.db, NOW)
    const [shown] = await lettersTo(site.db, lin.id)
    const marked = () => markRead(site.db, [shown?.id ?? ''], NOW + 1)
    await Promise.all([marked(), marked()])
    expect((await lettersTo(site.db, lin.id)).map(({ readAt }) => readAt)).toEqual([NOW + 1, null])
  })
})
