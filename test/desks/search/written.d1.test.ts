import { beforeAll, describe, expect, test } from 'vitest'
import { subjects } from '../../../src/history/subjects.ts'
import { memberships } from '../../../src/people/tables.ts'
import { paths } from '../../../src/paths.ts'
import { draftAmendment } from '../../../src/round/calls/amendments/actions.ts'
import { publishAmendment } from '../../../src/round/proposals/amendments/actions.ts'
import { answerEnquiry, askAboutCall } from '../../../src/round/calls/enquiries/actions/enquiries.ts'
import { submitFinalReport } from '../../../src/round/closing/actions/closing.ts'
import { reportMilestone } from '../../../src/round/projects/actions/work.ts'
import { ok } from '../../../src/shared/result.ts'
import { leave } from '../../made.ts'
import { must, openedRound } from '../../round/opened.ts'
import { the } from '../../round/agreements/cast.ts'
import { LATE, done, running, signedRound } from '../../round/projects/cast.ts'
import { NEW_REPORT, SIGNED, noon } from '../../round/projects/fixtures.ts'
import { PLAN } from '../../round/calls/typed.ts'
import { MODEST, enactSealing, sealedRound } from '../../round/proposals/opening/sealing.ts'
import { submittedProposal } from '../../round/opened.ts'
import { CLOSES, closedRound } from '../../round/screening/closed-round.ts'
import { type Site, type Someone, openSite } from '../../support.ts'

let site: Site
let outsider: Someone
let expert: Someone
beforeAll(async () => {
  site = await openSite(SIGNED)
  outsider = await site.member('不相干的一家')
  expert = await site.person('某专家', ['expert'])
})

type Hit = { id: string; title: string; excerpt: string | null; inside: number }
type Found = { groups: { kind: string; hits: Hit[] }[] }
async function hitsFor(words: string, by: Someone): Promise<Hit[]> {
  const { json } = await site.json(paths.searchFor(words), by)
  const { groups }: Found = { groups: [], ...json }
  return groups.flatMap(({ hits }) => hits)
}
async function found(words: string, by: Someone): Promise<string[]> {
  const { json } = await site.json(paths.searchFor(words), by)
  const { groups }: Found = { groups: [], ...json }
  return groups.map(({ kind, hits }) => `${kind} ${hits.length}`)
}

describe('reports', () => {
  test('are found by what they say, by their own people and the staff alone', async () => {
    const round = await signedRound(site, ['手工坊'])
    const project = await running(site, round, the(round.agreed[0]))
    const [first] = project.milestones
    const report = { ...NEW_REPORT, text: '雨天改在廊下举行' }
    must(await reportMilestone(site.db, project.member, the(first).id, report, noon('2013-08-07')))
    site.now = noon('2013-08-08')
    for (const reader of [round.officer, round.finance, round.auditor, project.member])
      expect([reader.name, await found('廊下', reader)]).toEqual([reader.name, ['report 1']])
    for (const reader of [outsider, expert]) expect(await found('廊下', reader)).toEqual([])
    expect(await found('手工坊 廊下', round.officer)).toEqual(['report 1'])
    expect(await found('手工坊', round.officer)).not.toContain('report 1')
    const { text } = await site.get(paths.searchFor('廊下'), round.officer)
    expect(text).toContain(`href="${paths.projectWork(project.projectId)}"`)
    expect((await site.get(paths.projectWork(project.projectId), project.member)).status).toBe(200)
  })

  test('so are final ones', async () => {
    const round = await signedRound(site, ['读书会'])
    const project = await done(site, round, the(round.agreed[0]))
    const report = { ...NEW_REPORT, spent: 3_300_000, text: '全年共读四十二本' }
    must(await submitFinalReport(site.db, project.member, project.projectId, report, LATE))
    site.now = LATE + 1
    for (const reader of [round.officer, project.member])
      expect(await found('共读四十二本', reader)).toEqual(['final-report 1'])
    for (const reader of [outsider, expert]) expect(await found('共读四十二本', reader)).toEqual([])
    const [hit] = await hitsFor('共读四十二本', project.member)
    expect((await site.get(paths.closing(hit?.id ?? ''), project.member)).status).toBe(200)
  })
})

describe('what is asked about a call', () => {
  test('is found by the office; by others once it is answered, without who asked, and never by a number', async () => {
    site.now = PLAN.dates.opens
    const round = await openedRound(site)
    const asked = { text: '可以联合申报吗？请打010-65551234', name: '好奇的王女士' }
    const { id } = must(await askAboutCall(site.db, null, round.id, asked, site.now))
    const plain = must(
      await askAboutCall(site.db, null, round.id, { text: '场地费怎样算', name: null }, site.now),
    )
    expect(await found('好奇的王女士', round.officer)).toEqual(['enquiry 1'])
    expect(await found('场地费怎样算', outsider)).toEqual([])
    must(await answerEnquiry(site.db, round.officer, id, '可以，由牵头单位提交', site.now))
    must(await answerEnquiry(site.db, round.officer, plain.id, '按实际租金', site.now))
    expect(await found('按实际租金', outsider)).toEqual(['enquiry 1'])
    expect(await found('按实际租金', await site.person('财务', ['finance']))).toEqual(['enquiry 1'])
    for (const word of ['好奇的王女士', '65551234', '6555', '可以联合申报'])
      expect([word, await found(word, outsider)]).toEqual([word, []])
    const [hit] = await hitsFor('按实际租金', outsider)
    expect(hit).toMatchObject({ id: round.id, inside: 0 })
    expect((await site.get(paths.enquiries(round.id), outsider)).text).toContain('按实际租金')
    const [inside] = await hitsFor('65551234', round.officer)
    expect(inside).toMatchObject({ id, inside: 1 })
  })

  test('what is corrected of it is found by the office before, and by everybody when it is published', async () => {
    site.now = PLAN.dates.opens
    const round = await openedRound(site)
    const amending = (plan: typeof PLAN) =>
      ok({ reason: '场馆临时修缮', plan: { ...plan, title: `${plan.title}（更正）` } })
    const { id } = must(await draftAmendment(site.db, round.officer, round.id, amending, site.now))
    expect(await found('场馆临时修缮', round.officer)).toEqual(['amendment 1'])
    expect(await found('场馆临时修缮', outsider)).toEqual([])
    must(await publishAmendment(site.db, round.approver, id, site.now + 1))
    const [hit] = await hitsFor('场馆临时修缮', outsider)
    expect(hit).toMatchObject({ id: round.id, inside: 0 })
  })
})

describe('notes of the staff', () => {
  test('are found by those who read them, as they stand', async () => {
    const { proposals } = await closedRound(site, ['备注的项目'])
    site.now = CLOSES
    const [one] = proposals
    const officer = await site.person('何经办', ['officer'])
    const path = paths.proposalNotes(the(one).id)
    await site.form(path, { text: '开户证明周一收到' }, officer)
    await site.form(paths.organizationNotes(the(one).organizationId), { text: '这家单位常换电话' }, officer)
    expect(await found('开户证明周一', officer)).toEqual(['note 1'])
    expect(await found('常换电话', await site.person('严监督', ['auditor']))).toEqual(['note 1'])
    const readers = [the(one).member, outsider, expert, await site.person('管理', ['administrator'])]
    for (const reader of readers) expect(await found('开户证明周一', reader)).toEqual([])
    const { json } = await site.json(path, officer)
    const { notes }: { notes: { id: string }[] } = { notes: [], ...json }
    await site.form(path, { text: '开户证明周二收到', corrects: notes[0]?.id ?? '' }, officer)
    expect([await found('证明周一', officer), await found('证明周二', officer)]).toEqual([[], ['note 1']])
    const { text } = await site.get(paths.searchFor('证明周二'), officer)
    expect(text).toContain(`href="${path}"`)

    const insider = await site.person('当事人', ['officer'])
    const [by, at] = [insider.id, site.now]
    const organizationId = the(one).organizationId
    await leave(
      site.db,
      [{ subject: subjects.organization(organizationId), what: 'member-joined', by, at }],
      [site.db.insert(memberships).values({ organizationId, personId: by, role: 'reader', at })],
    )
    for (const word of ['证明周二', '常换电话']) expect(await found(word, insider)).toEqual([])
  })
})

test('of a sealed proposal no note is found, and none is written', async () => {
  site.now = PLAN.dates.opens + 3_600_000
  await enactSealing(site, await site.person('周正', ['approver']), site.now - 10_000_000)
  const { id, officer } = await sealedRound(site, [])
  const by = await site.member('和平里居委会', 'committee')
  const proposal = await submittedProposal(site, id, by, { ...MODEST, title: '密封的名字' })
  const sent = await site.form(paths.proposalNotes(proposal), { text: '密封的备注' }, officer)
  expect(sent.status).toBe(404)
  expect(await found('密封的备注', officer)).toEqual([])
})
