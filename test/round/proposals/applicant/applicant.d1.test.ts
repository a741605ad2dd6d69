import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeProfile } from '../../../../src/organizations/profile/actions.ts'
import { EMPTY, type Profile } from '../../../../src/organizations/rules/profile.ts'
import { submitProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import { frozenApplicantNow } from '../../../../src/round/proposals/applicant/store.ts'
import { ok } from '../../../../src/shared/result.ts'
import { hosted } from '../../../organizations/cast.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound, organizationOf, startedProposal, submittedProposal } from '../../opened.ts'
import { assignedRound } from '../../scoring/assigned.ts'
import { CONTENT } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

const { opens } = PLAN.dates
const NOW = opens + 3_600_000
const READY = { declaration: 'yes' }
const PROFILE: Profile = {
  ...EMPTY,
  representative: '甘雨棠',
  address: '和平里北街4号',
  foundedOn: '2010-05-01',
  charter: '邻里互助',
  contacts: [{ name: '卓文昭', post: '干事', phone: '13912345678' }],
}

let site: Site
let wang: Someone
beforeAll(async () => void (site = await openSite(NOW)))
beforeEach(async () => {
  site.now = NOW
  wang = await site.member(`夕阳茶叙社${unlike()}`)
})

const keep = (by: Someone, profile: Profile, version = 0) =>
  changeProfile(site.db, by, organizationOf(by), version, profile, site.now).then(must)
const page = async (path: string, as: Someone = wang) => (await site.get(path, as)).text
const frozen = async (id: string) => (await frozenApplicantNow(site.db, id))[0]

describe('what a proposal carries of its organization', () => {
  test('is on the check page, with what is missing and where to mend it', async () => {
    const { id: roundId } = await openedRound(site)
    const id = await startedProposal(site, roundId, wang)
    const before = await page(`/proposals/${id}/check`)
    expect(before).toContain('可以提交，但这一份里会是空的：负责人、联系人、活动地址、成立日期、活动范围')
    expect(before).toContain(`/organizations/${organizationOf(wang)}/profile`)
    await keep(wang, PROFILE)
    const after = await page(`/proposals/${id}/check`)
    for (const said of ['甘雨棠', '和平里北街4号', '2010年5月1日', '邻里互助', '卓文昭（干事），13912345678'])
      expect(after).toContain(said)
    expect(after).not.toContain('会是空的')
  })

  test('is printed on the page and in the Word file, of a draft and of what was handed in', async () => {
    const { id: roundId } = await openedRound(site)
    await keep(wang, PROFILE)
    await hosted(site, wang)
    const draft = await startedProposal(site, roundId, wang)
    const sent = await submittedProposal(site, roundId, wang)
    for (const id of [draft, sent]) {
      const answer = await site.fetch(`/proposals/${id}/document.docx`, {}, wang)
      const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
      const word = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, '')
      const printed = await page(`/proposals/${id}/document`)
      for (const paper of [word, printed]) {
        expect(paper).toContain('一、申报单位基本情况')
        for (const said of ['甘雨棠', '和平里北街4号', '安怡中心', '卓文昭（干事），13912345678'])
          expect(paper).toContain(said)
      }
    }
  })

  test('stays as it was handed in, under its digest, whatever is changed later', async () => {
    const { id: roundId, officer } = await openedRound(site)
    await keep(wang, PROFILE)
    const id = await submittedProposal(site, roundId, wang)
    const { sha256 } = (await site.json(`/proposals/${id}`, wang)).json
    await keep(wang, { ...PROFILE, representative: '换了的人' }, 1)
    expect(await frozen(id)).toMatchObject({
      version: 1,
      applicant: { profile: { representative: '甘雨棠' } },
    })
    for (const path of [`/proposals/${id}`, `/proposals/${id}/document`]) {
      expect(await page(path, officer)).toContain('甘雨棠')
      expect(await page(path, officer)).not.toContain('换了的人')
    }
    const again = await submittedProposal(site, roundId, await memberAlike())
    expect((await site.json(`/proposals/${again}`, wang)).json['sha256']).not.toBe(sha256)
    const write = () => site.db.run(sql`update submission_applicants set applicant = '{}'`)
    await expect(write).rejects.toThrow('update submission_applicants')
  })

  test('holds no telephone and no account, and shows numbers to those who may call', async () => {
    const { id: roundId, officer } = await openedRound(site)
    await keep(wang, PROFILE)
    const id = await submittedProposal(site, roundId, wang)
    expect(JSON.stringify((await frozen(id))?.applicant)).not.toMatch(/1391234|phone/)
    expect(await page(`/proposals/${id}`, officer)).toContain('13912345678')
    expect(await page(`/proposals/${id}/eligibility`, officer)).toContain('甘雨棠')
    expect(await page(`/proposals/${id}/eligibility`, officer)).not.toContain('13912345678')
  })

  test('that was changed since it was read is not handed in unseen', async () => {
    const { id: roundId } = await openedRound(site)
    await keep(wang, PROFILE)
    const id = await startedProposal(site, roundId, wang)
    const seen = /name="seen" value="([^"]+)"/.exec(await page(`/proposals/${id}/check`))?.[1] ?? ''
    await keep(wang, { ...PROFILE, address: '搬走了' }, 1)
    const answer = await site.form(`/proposals/${id}/submission`, { ...READY, seen }, wang)
    expect([answer.status, answer.text.includes('搬走了')]).toEqual([409, true])
    expect((await site.form(`/proposals/${id}/submission`, READY, wang)).status).toBe(303)
  })

  test('two at once: one is handed in, with its applicant', async () => {
    const { id: roundId } = await openedRound(site)
    const id = await startedProposal(site, roundId, wang)
    const read = () => ok(CONTENT)
    const results = await Promise.all([1, 2].map(() => submitProposal(site.db, wang, id, { read }, site.now)))
    expect(results.filter((one) => one.ok)).toHaveLength(1)
    expect(await frozen(id)).toMatchObject({ version: null })
  })
})

/** Another of the same name but for its number: only what is frozen tells their papers apart. */
async function memberAlike(): Promise<Someone> {
  const other = await site.member(`夕阳茶叙社${unlike()}`)
  wang = { ...wang, organizations: [...wang.organizations, ...other.organizations] }
  return other
}

describe('a round whose form asks for the whole profile', () => {
  const form = { parts: ['profile' as const], sections: [] }

  test('takes nothing before it is complete, and says what is missing with the clause', async () => {
    const { id: roundId } = await openedRound(site, { form })
    const id = await startedProposal(site, roundId, wang)
    await keep(wang, { ...PROFILE, charter: '' })
    const check = await page(`/proposals/${id}/check`)
    expect(check).toContain('还差1处，才能提交')
    expect(check).not.toContain('name="declaration"')
    const refused = await site.post(`/proposals/${id}/submission`, READY, wang)
    expect([refused.status, refused.json['why'], refused.json['missing']]).toEqual([
      422,
      'profile-incomplete',
      ['charter'],
    ])
    await keep(wang, PROFILE, 1)
    expect((await site.post(`/proposals/${id}/submission`, READY, wang)).status).toBe(200)
  })
})

test('an expert’s pages need no table that names an applicant: they are the same without them', async () => {
  await keep(wang, PROFILE)
  const { experts, sheetOf, id: roundId } = await assignedRound(site, [{}], {}, () => Promise.resolve(wang))
  const expert = experts[0].person
  const paths = ['/desks/expert', `/sheets/${sheetOf(0, 0)}`, `/rounds/${roundId}`, '/']
  const read = () => Promise.all(paths.map(async (path) => (await site.get(path, expert)).text))
  const before = await read()
  for (const text of before) expect(text).not.toMatch(/甘雨棠|1391234|和平里北街/)
  const back = [await without('submission_applicants'), await without('organization_profiles')]
  expect(await read()).toEqual(before)
  for (const put of back) await put()
})

/** Takes a table away, and hands back how to put it there again as it was. */
async function without(table: string) {
  const made = await site.db.all<{ sql: string }>(sql`select sql from sqlite_schema
    where tbl_name = ${table} and sql is not null order by type = 'table' desc`)
  const [it, kept] = [sql.raw(table), sql.raw(`kept_${table}`)]
  await site.db.run(sql`create table ${kept} as select * from ${it}`)
  await site.db.run(sql`drop table ${it}`)
  return async () => {
    const [create, ...others] = made.map((one) => site.db.run(sql.raw(one.sql)))
    await create
    await site.db.run(sql`insert into ${it} select * from ${kept}`)
    for (const statement of others) await statement
    await site.db.run(sql`drop table ${kept}`)
  }
}
