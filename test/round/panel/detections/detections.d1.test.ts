import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../../src/paths.ts'
import { answerHosting, askHost } from '../../../../src/organizations/hosting/actions.ts'
import { assignSheets, choosePanel, declareRecusals } from '../../../../src/round/panel/actions.ts'
import { answerDetection } from '../../../../src/round/panel/detections/actions.ts'
import { detectedIn } from '../../../../src/round/panel/store/detected.ts'
import { linesOf } from '../../../lives/desks.ts'
import { makeMember } from '../../../made.ts'
import { byEight, theOne } from '../../../raced.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { unlike } from '../../../unlike.ts'
import { CLOSES, OPENS, type Round, closedRound, handIn, valueOf } from '../../screening/closed-round.ts'
import { type Expert, makeExpert, passAll } from '../sitting.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

type Made = Round & {
  member: Someone
  organizationId: string
  name: string
  expert: Expert
  experts: Expert[]
}

/** A screened round with one proposal, and a panel of three, the first of whom has this card. */
async function judged(card: (name: string) => { employer?: string; email?: string }): Promise<Made> {
  site.now = OPENS
  const name = `桥（东）${unlike()}社`
  const member = await site.member(name)
  const empty = await closedRound(site, [])
  const proposals = [await handIn(site, empty.id, member, { title: '夕阳茶叙' })]
  const round = { ...empty, proposals }
  await passAll(site, round)
  const expert = await makeExpert(site, '评审甲', undefined, card(name))
  const experts = [expert, await makeExpert(site, '评审乙'), await makeExpert(site, '评审丙')]
  const ids = experts.map(({ expertId }) => expertId)
  valueOf(await choosePanel(site.db, round.officer, round.id, ids, CLOSES))
  site.now = CLOSES
  const organizationId = proposals[0]?.organizationId ?? ''
  return { ...round, proposals, member, organizationId, name, expert, experts }
}

const found = async ({ id }: Round) => (await detectedIn(site.db, id)).map(({ grounds }) => grounds)
const plainly = (name: string) => name.replace('（东）', ' (东) ')
const pairIn = ({ expert, organizationId }: Made) => `${expert.expertId} ${organizationId}`
const setMail = (person: Someone, email: string) =>
  site.db.run(sql`update people set email = ${email} where id = ${person.id}`)
const declareAll = async (round: Made) => {
  for (const { person } of round.experts)
    valueOf(await declareRecusals(site.db, person, round.id, [], CLOSES))
}

describe('a relation is found', () => {
  test('by the name of the employer, however its brackets and spaces are typed', async () => {
    expect(await found(await judged((name) => ({ employer: plainly(name) })))).toEqual(['["employer"]'])
    expect(await found(await judged((name) => ({ employer: `${name}分部` })))).toEqual([])
  })

  test('by the domain of an address that is no public one, of a member who joins later too', async () => {
    const domain = `${unlike()}.cn`
    const round = await judged(() => ({ email: `jia${unlike()}@${domain}` }))
    expect(await found(round)).toEqual([])
    await setMail(round.member, `lian${unlike()}@${domain}`)
    expect(await found(round)).toEqual(['["domain"]'])
    await setMail(round.member, `lian${unlike()}@qq.com`)
    expect(await found(round)).toEqual([])
    const later = await site.person('后来的')
    await setMail(later, `later${unlike()}@${domain}`)
    await makeMember(
      site.db,
      { organizationId: round.organizationId, personId: later.id, role: 'reader' },
      CLOSES,
    )
    expect(await found(round)).toEqual(['["domain"]'])
  })

  test('by the same address, at a public place too', async () => {
    const email = `same${unlike()}@qq.com`
    const round = await judged(() => ({ email }))
    await setMail(round.member, email)
    expect(await found(round)).toEqual(['["address"]'])
  })

  test('with whoever hosts the applicant', async () => {
    const host = await site.member(`总会${unlike()}`, 'association')
    const hostName = host.organizations[0]?.name ?? ''
    const round = await judged(() => ({ employer: hostName }))
    expect(await found(round)).toEqual([])
    const to = { hostId: host.organizations[0]?.id ?? '', note: '' }
    const { id } = valueOf(await askHost(site.db, round.member, round.organizationId, to, CLOSES))
    valueOf(await answerHosting(site.db, host, id, { outcome: 'confirmed', reason: '' }, CLOSES))
    expect(await found(round)).toEqual(['["employer"]'])
  })

  test('not of one’s own organization, which bars without being asked', async () => {
    const round = await judged((name) => ({ employer: name }))
    const personId = round.expert.person.id
    await makeMember(site.db, { organizationId: round.organizationId, personId, role: 'reader' }, CLOSES)
    expect(await found(round)).toEqual([])
    const { text } = await site.get(paths.panel(round.id), round.officer)
    expect(text).toContain('现在或者曾经属于这个单位')
  })
})

describe('what was found', () => {
  const employed = () => judged((name) => ({ employer: name }))

  test('is shown to the expert, ticked already, with what it is', async () => {
    const round = await employed()
    const { text } = await site.get(paths.declaration(round.id), round.expert.person)
    expect(text).toContain('系统发现：专家的单位与它')
    expect(text).toMatch(
      new RegExp(
        `<input[^>]*checked[^>]*value="${round.organizationId}"|value="${round.organizationId}"[^>]*checked`,
      ),
    )
    const [, other] = round.experts
    expect((await site.get(paths.declaration(round.id), other?.person)).text).not.toContain('系统发现')
  })

  test('waits on the officer’s desk, and keeps sheets from being given out until it is answered', async () => {
    const round = await employed()
    await declareAll(round)
    const works = async () =>
      (await linesOf(site.db, round.officer, CLOSES)).filter(({ id }) => id === round.id)
    expect((await works()).map(({ act }) => act)).toEqual(['answer-detections'])
    expect(await assignSheets(site.db, round.officer, round.id, CLOSES)).toMatchObject({
      refusal: { why: 'relations-open', by: 'panel.recusalYears', count: 1 },
    })
    const page = await site.get(paths.panel(round.id), round.officer)
    for (const words of ['发现1项可能的回避', '同名', '还没有处理']) expect(page.text).toContain(words)
    const bad = await site.form(
      paths.detections(round.id),
      { pair: pairIn(round), answer: 'aside' },
      round.officer,
    )
    expect([bad.status, bad.text.includes('查明的情况')]).toEqual([422, true])
    const aside = { pair: pairIn(round), answer: 'aside', reason: '同名的另一家单位' }
    const done = await site.form(paths.detections(round.id), aside, round.officer)
    expect([done.status, done.location]).toEqual([303, paths.panel(round.id)])
    expect((await site.get(paths.panel(round.id), round.officer)).text).toContain('同名的另一家单位')
    expect((await works()).map(({ act }) => act)).toEqual(['assign'])
    expect(valueOf(await assignSheets(site.db, round.officer, round.id, CLOSES)).sheets).toBe(3)
    expect(
      await answerDetection(site.db, round.officer, round.id, { ...aside, answer: 'pinned' }, CLOSES),
    ).toMatchObject({
      refusal: { why: 'nothing-detected' },
    })
  })

  test('is pinned as any recusal; another ground for what was set aside is asked about again', async () => {
    const round = await employed()
    const answer = { pair: pairIn(round), reason: '查明' }
    valueOf(await answerDetection(site.db, round.officer, round.id, { ...answer, answer: 'aside' }, CLOSES))
    expect(await found(round)).toEqual([])
    const domain = `${unlike()}.org.cn`
    await setMail(round.member, `a${unlike()}@${domain}`)
    await setMail(round.expert.person, `b${unlike()}@${domain}`)
    expect(await found(round)).toEqual(['["domain"]'])
    valueOf(await answerDetection(site.db, round.officer, round.id, { ...answer, answer: 'pinned' }, CLOSES))
    expect(await found(round)).toEqual([])
    await declareAll(round)
    expect(valueOf(await assignSheets(site.db, round.officer, round.id, CLOSES)).sheets).toBe(2)
  })

  test('is answered by nobody in their own interest, and by one of eight', async () => {
    const round = await employed()
    const [organization] = round.member.organizations
    const interests = [{ id: round.organizationId, name: organization?.name ?? '', rounds: [round.id] }]
    const answer = { pair: pairIn(round), answer: 'aside', reason: '同名' } as const
    const own = await answerDetection(site.db, { ...round.officer, interests }, round.id, answer, CLOSES)
    expect(own).toMatchObject({ refusal: { why: 'own-interest' } })
    const all = () => answerDetection(site.db, round.officer, round.id, answer, CLOSES)
    theOne(await byEight(paths.detections, all), 'changed-meanwhile', 'nothing-detected')
  })
})
