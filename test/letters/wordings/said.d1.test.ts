import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import {
  letterTo,
  letterToEachOf,
  letterToOrganization,
  letterToEach,
  letterToRole,
  remind,
} from '../../../src/letters/store.ts'
import { letters } from '../../../src/letters/tables.ts'
import { filled, partsOf } from '../../../src/letters/wordings/rules/template.ts'
import { wording } from '../../../src/letters/wordings/rules/wording.ts'
import { wordings } from '../../../src/letters/wordings/tables.ts'
import { subjects } from '../../../src/history/subjects.ts'
import { stopOnce } from '../../../src/shared/words.ts'
import { type Site, type Someone, openSite } from '../../pageless.ts'
import { leave } from '../../made.ts'
import { organizationOf } from '../../round/opened.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const WHENCE = { about: '/calls', grounds: [] }
const ID = 'calls.of-this-test'
const told = wording({
  ...({ id: ID, kind: 'news', tells: '试一试' } as const),
  subject: '《{项目}》进入公示',
  body: '资助{金额}。原因：{原因}。',
})

let site: Site
let by: Someone
let version = 0
beforeAll(async () => {
  site = await openSite(NOW)
  by = await site.person('管理员', ['administrator'])
})

/** What the district says from now on; null: nothing of its own. */
async function worded(text: { subject: string; body: string } | null) {
  version += 1
  const cut = { subject: text && partsOf(text.subject), body: text && partsOf(text.body) }
  await leave(
    site.db,
    [{ subject: subjects.wording(ID), what: 'wording-set', by: by.id, at: NOW }],
    [site.db.insert(wordings).values({ wording: ID, version, ...cut, by: by.id, at: NOW })],
  )
}
const saidTo = (id: string) =>
  site.db
    .select({ subject: letters.subject, body: letters.body, wording: letters.wording })
    .from(letters)
    .where(eq(letters.to, id))
const values = { 项目: '茶叙{金额}', 金额: '48,000元', 原因: '资料"不全"\\。' }
const letter = told(values, WHENCE)
const OWN = {
  subject: '《茶叙{金额}》进入公示',
  body: '资助48,000元。原因：资料"不全"\\。',
  wording: ID,
}

test('the site’s own text, then the district’s, then the site’s own again; what was written stays', async () => {
  const lin = await site.person('林芳')
  await letterTo(lin.id, letter)(site.db, NOW)
  await worded({ subject: '公示：{项目}', body: '因{原因}。给{金额}' })
  await letterTo(lin.id, letter)(site.db, NOW)
  await worded(null)
  await letterTo(lin.id, letter)(site.db, NOW)
  const district = { subject: '公示：茶叙{金额}', body: '因资料"不全"\\。给48,000元', wording: ID }
  expect(await saidTo(lin.id)).toEqual([OWN, district, OWN])
})

test('however many a letter goes to, and however it is sent', async () => {
  const member = await site.member('夕阳茶叙社')
  const expert = await site.person('专家', ['expert'])
  const organizationId = organizationOf(member)
  await worded({ subject: '公示', body: '给{金额}' })
  await letterToOrganization(organizationId, letter)(site.db, NOW)
  await letterToRole('expert', letter)(site.db, NOW)
  for (const post of letterToEach([{ ...letter, organizationId }])) await post(site.db, NOW)
  for (const post of letterToEachOf([{ ...letter, personId: expert.id }])) await post(site.db, NOW)
  for (const statement of remind(site.db, [{ ...letter, once: 'x', to: { organizationId } }], NOW))
    await statement
  const said = { subject: '公示', body: '给48,000元', wording: ID }
  expect(await saidTo(member.id)).toEqual([said, said, said])
  expect(await saidTo(expert.id)).toEqual([said, said])
  await worded(null)
})

test('what somebody typed is as they typed it', async () => {
  const lin = await site.person('林芳')
  const typed = { kind: 'news' as const, subject: '通知：{项目}', body: '{金额}', ...WHENCE }
  await letterTo(lin.id, typed)(site.db, NOW)
  expect(await saidTo(lin.id)).toEqual([{ subject: '通知：{项目}', body: '{金额}', wording: null }])
})

test('the database fills a text as the rules do, whatever stands in it', async () => {
  const lin = await site.person('林芳')
  const piece = fc.constantFrom('。', '！', '？', '{', '}', '"', "'", '$', '.', '茶', '项目', '\n', '\\')
  const words = fc.array(piece, { maxLength: 5 }).map((all) => all.join('').replaceAll(/。{2,}/g, '。'))
  const plain = words.map((text) => text.replaceAll(/[{}]/g, ''))
  const part = fc.oneof(plain, fc.constantFrom('{项目}', '{金额}', '{原因}'))
  const text = fc
    .array(part, { minLength: 1, maxLength: 5 })
    .map((all) => all.join('').replaceAll(/。{2,}/g, '。'))
  let at = NOW
  const filling = fc.record({ 项目: words, 金额: words, 原因: words })
  await fc.assert(
    fc.asyncProperty(text, filling, async (body, one) => {
      fc.pre(body !== '')
      await worded({ subject: body, body })
      at += 1
      await letterTo(lin.id, told(one, WHENCE))(site.db, at)
      const [said] = await site.db
        .select({ subject: letters.subject, body: letters.body })
        .from(letters)
        .where(eq(letters.at, at))
      expect(said).toEqual({ subject: filled(body, one), body: stopOnce(filled(body, one)) })
    }),
    { numRuns: 40 },
  )
})
