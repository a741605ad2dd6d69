import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { subjects } from '../../../src/history/subjects.ts'
import { memberships } from '../../../src/people/tables.ts'
import { paths } from '../../../src/paths.ts'
import { leave } from '../../made.ts'
import { byEight, theOne } from '../../raced.ts'
import { PLAN } from '../../round/calls/typed.ts'
import { submittedProposal } from '../../round/opened.ts'
import { MODEST, enactSealing, sealedRound } from '../../round/proposals/opening/sealing.ts'
import { the } from '../../round/agreements/cast.ts'
import { running, signedRound } from '../../round/projects/cast.ts'
import { CLOSES, OPENS, closedRound } from '../../round/screening/closed-round.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { plain } from '../cast.ts'

let site: Site
let officer: Someone
let auditor: Someone
beforeAll(async () => {
  site = await openSite(OPENS)
  officer = await site.person('何经办', ['officer'])
  auditor = await site.person('严监督', ['auditor'])
})

async function handedIn(title: string) {
  const { proposals } = await closedRound(site, [title])
  site.now = CLOSES
  const [proposal] = proposals
  if (!proposal) throw new Error('a proposal')
  return proposal
}

describe('notes', () => {
  test('are written on an organization, a proposal and a project, and read by the office alone', async () => {
    const { id, organizationId, member } = await handedIn('茶叙')
    const [proposal, organization] = [paths.proposalNotes(id), paths.organizationNotes(organizationId)]
    const text = '开户证明要换'
    const eight = [
      await byEight(paths.proposalNotes, () => site.form(proposal, { text }, officer)),
      await byEight(paths.organizationNotes, () => site.form(organization, { text }, officer)),
    ]
    expect(eight.map((all) => all.filter((one) => one.status === 303).length)).toEqual([1, 1])
    const again = await site.form(proposal, { text }, officer)
    expect([again.status, plain(again.text).includes('刚才已经写过同样的一条')]).toEqual([422, true])
    for (const path of [proposal, organization]) {
      expect((await site.get(path, auditor)).text).toContain(text)
      expect((await site.get(path, member)).status).toBe(403)
      expect((await site.form(path, { text: '我也写' }, auditor)).status).toBe(403)
    }
    for (const [path, as] of [
      [paths.proposal(id), member],
      [paths.organization(organizationId), member],
      ['/letters', member],
      [`/organizations/${organizationId}`, officer],
    ] as const)
      expect((await site.get(path, as)).text).not.toContain('开户证明要换')
    expect((await site.get(paths.proposal(id), officer)).text).toContain(paths.proposalNotes(id))
    expect((await site.get(paths.projectNotes('unknown'), officer)).status).toBe(404)
  })

  test('stay when they are put right, struck through', async () => {
    const { id } = await handedIn('食堂')
    const path = paths.proposalNotes(id)
    await site.form(path, { text: '11月24日收到' }, officer)
    const { json } = await site.json(path, officer)
    const { notes }: { notes: { id: string }[] } = { notes: [], ...json }
    const corrects = notes[0]?.id ?? ''
    const form = await site.get(`${path}?correct=${corrects}`, officer)
    expect(form.text).toContain('11月24日收到</textarea>')
    expect((await site.form(path, { text: '11月25日收到', corrects }, officer)).status).toBe(303)
    const { text } = await site.get(path, auditor)
    expect(text).toContain('<del>11月24日收到</del>')
    expect(text).toContain('<ins>11月25日收到</ins>')
    const again = await site.form(path, { text: '又改', corrects }, officer)
    expect([again.status, plain(again.text).includes('只能更正自己写的')]).toEqual([422, true])
    expect(again.text).toContain('又改')
    const other = await site.person('另一位', ['officer'])
    expect((await site.form(path, { text: '替他改', corrects }, other)).status).toBe(422)
    expect((await site.form(path, { text: ' ' }, officer)).status).toBe(422)
  })

  test('are not read by whoever has an interest, nor written', async () => {
    const { id, organizationId } = await handedIn('合唱')
    const path = paths.proposalNotes(id)
    await site.form(path, { text: '只给没有利害关系的人看' }, officer)
    const insider = await site.person('当事人', ['officer'])
    const [by, at] = [insider.id, site.now]
    await leave(
      site.db,
      [{ subject: subjects.organization(organizationId), what: 'member-joined', by, at }],
      [site.db.insert(memberships).values({ organizationId, personId: by, role: 'reader', at })],
    )
    const { status, text } = await site.get(path, insider)
    expect([status, text.includes('只给没有利害关系的人看')]).toEqual([200, false])
    expect(plain(text)).toContain('请别的同事办理')
    expect((await site.json(path, insider)).json).toMatchObject({ notes: [], owner: null })
    const sent = await site.post(path, { text: '我写' }, insider)
    expect(sent.json).toMatchObject({ why: 'own-interest' })
    const taken = await site.post(paths.proposalOwner(id), { owner: insider.id }, officer)
    expect(taken.json).toMatchObject({ why: 'not-a-colleague' })
  })
})

describe('who sees to a case', () => {
  test('is taken, handed over and laid down; of eight at once one', async () => {
    const { id } = await handedIn('菜园')
    const path = paths.proposalOwner(id)
    const other = await site.person('林接手', ['officer'])
    await theOne(await byEight(paths.proposalOwner, () => site.post(path, { owner: officer.id }, officer)))
    expect(plain((await site.get(paths.proposalNotes(id), auditor)).text)).toContain('何经办')
    expect((await site.post(path, { owner: officer.id }, other)).json).toMatchObject({ why: 'same-owner' })
    expect((await site.post(path, { owner: other.id }, officer)).status).toBe(200)
    expect((await site.json(paths.proposalNotes(id), officer)).json).toMatchObject({
      owner: { id: other.id },
    })
    expect((await site.post(path, { owner: 'nobody' }, other)).status).toBe(200)
    expect((await site.json(paths.proposalNotes(id), officer)).json).toMatchObject({ owner: null })
    expect((await site.post(path, { owner: officer.id }, auditor)).status).toBe(403)
  })
})

test('a project has both', async () => {
  const round = await signedRound(site, ['手工坊'])
  const { projectId } = await running(site, round, the(round.agreed[0]))
  const [notes, owner] = [paths.projectNotes(projectId), paths.projectOwner(projectId)]
  const wrote = await byEight(paths.projectNotes, () => site.form(notes, { text: '下月走访' }, officer))
  expect(wrote.filter(({ status }) => status === 303)).toHaveLength(1)
  await theOne(await byEight(paths.projectOwner, () => site.post(owner, { owner: officer.id }, officer)))
  const said = plain((await site.get(notes, auditor)).text)
  expect([said.includes('下月走访'), said.includes('何经办')]).toEqual([true, true])
  expect((await site.get(paths.projectWork(projectId), officer)).text).toContain(notes)
})

describe('several cases at once', () => {
  test('are looked at before they are given, each with its own entry; what cannot be is said', async () => {
    const { proposals } = await closedRound(site, ['一号案', '二号案', '三号案'])
    site.now = CLOSES
    const other = await site.person('林接手', ['officer'])
    const [first] = proposals
    if (!first) throw new Error('a proposal')
    await site.post(paths.proposalOwner(first.id), { owner: other.id }, officer)
    const chosen = proposals.map(({ id }) => `proposal:${id}`)
    const asked = new URLSearchParams([...chosen.map((key) => ['chosen[]', key]), ['owner', other.id]])
    const preview = plain((await site.get(`${paths.cases()}?${asked}`, officer)).text)
    expect(preview).toContain('2件改由林接手经办')
    expect(preview).toContain('不改：已经是这样了')
    await theOne(
      await byEight(paths.casesOwners, () =>
        site.post(paths.casesOwners(), { chosen, owner: other.id }, officer),
      ),
    )
    for (const { id } of proposals)
      expect((await site.json(paths.proposalNotes(id), officer)).json).toMatchObject({
        owner: { id: other.id },
      })
    const [counted] = await site.db.all<{ entries: number }>(sql`select count(*) as entries from history
      where subject in (select 'notes:' || value from json_each(${JSON.stringify(chosen)})) and what = 'case-given'`)
    expect(counted?.entries).toBe(3)
    const again = await site.form(paths.casesOwners(), { 'chosen[]': chosen, owner: other.id }, officer)
    expect(again.status).toBe(422)
  })

  test('are narrowed to mine and to nobody’s, for as many questions whatever there is', async () => {
    const one = await handedIn('只有一件')
    await site.post(paths.proposalOwner(one.id), { owner: officer.id }, officer)
    const mine = await site.json(
      `${paths.cases()}?whose=mine&word=${encodeURIComponent('只有一件')}`,
      officer,
    )
    expect(mine.json).toMatchObject({ total: 1, items: [{ id: one.id, owner: '何经办' }] })
    const { trips, statements } = { ...site.counts }
    const none = await site.json(
      `${paths.cases()}?whose=nobody&word=${encodeURIComponent('只有一件')}`,
      officer,
    )
    expect(none.json).toMatchObject({ total: 0 })
    await site.get(paths.cases(), officer)
    expect([site.counts.trips, site.counts.statements]).toEqual([trips, statements])
    expect(trips).toBe(2)
    expect((await site.get(paths.cases(), one.member)).status).toBe(403)
    expect((await site.get(paths.cases(), auditor)).text).not.toContain('type="checkbox"')
  })

  test('one’s own are not among them', async () => {
    const { id, organizationId } = await handedIn('自己单位的')
    const insider = await site.person('当事人', ['officer'])
    const [by, at] = [insider.id, site.now]
    await leave(
      site.db,
      [{ subject: subjects.organization(organizationId), what: 'member-joined', by, at }],
      [site.db.insert(memberships).values({ organizationId, personId: by, role: 'reader', at })],
    )
    expect((await site.get(paths.cases(), insider)).text).not.toContain('自己单位的')
    const mine = await site.post(
      paths.casesOwners(),
      { chosen: [`proposal:${id}`], owner: officer.id },
      insider,
    )
    expect(mine.json).toMatchObject({ why: 'none-to-give' })
    const to = await site.post(
      paths.casesOwners(),
      { chosen: [`proposal:${id}`], owner: insider.id },
      officer,
    )
    expect(to.json).toMatchObject({ why: 'none-to-give' })
  })
})

test('a sealed proposal has neither: it is not there', async () => {
  site.now = PLAN.dates.opens + 3_600_000
  await enactSealing(site, await site.person('周正', ['approver']), site.now - 10_000_000)
  const { id: roundId } = await sealedRound(site, [])
  const by = await site.member('和平里居委会', 'committee')
  const id = await submittedProposal(site, roundId, by, MODEST)
  expect((await site.get(paths.proposalNotes(id), officer)).status).toBe(404)
  expect((await site.post(paths.proposalNotes(id), { text: '看看' }, officer)).status).toBe(404)
})
