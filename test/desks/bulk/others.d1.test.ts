import { beforeAll, describe, expect, test } from 'vitest'
import { changeProfile } from '../../../src/organizations/profile/actions.ts'
import { EMPTY } from '../../../src/organizations/rules/profile.ts'
import { paths } from '../../../src/paths.ts'
import { draftAgreement } from '../../../src/round/agreements/actions.ts'
import { must } from '../../round/opened.ts'
import { STARTS, announcedRound, the } from '../../round/agreements/cast.ts'
import { district, raised } from '../../round/needs/cast.ts'
import { LATE, agree, done, evaluated, pay, signedRound } from '../../round/projects/cast.ts'
import { type Ranked, NOON, OVER } from '../../round/publicity/cast.ts'
import { withNumbers } from '../../round/calls/ruled.ts'
import { plan } from '../../round/screening/closed-round.ts'
import { byEight } from '../../raced.ts'
import { type Site, openSite } from '../../support.ts'
import { plain } from '../cast.ts'
import { outcomeOf, plainRound } from './cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})

/** Done once each, whoever of the eight it was. */
const doneIn = (came: { json: object }[]) =>
  came.flatMap((one) => outcomeOf(one).done.map(({ id }) => id)).toSorted()

describe('agreements', () => {
  const says = (one: Ranked, parts: object) =>
    changeProfile(site.db, one.member, one.member.organizations[0]?.id ?? '', 0, { ...EMPTY, ...parts }, NOON)

  test('are drafted with one day for all that have nothing to fill in', async () => {
    const round = await announcedRound(site, ['甲', '乙', '丙', '丁'], 3)
    const [first, second, third, fourth] = round.ranked.map((one) => the(one))
    site.now = OVER
    for (const one of [first, second])
      must(await says(the(one), { representative: '李静', address: '东街3号' }))
    const path = paths.agreementDrafts(round.id)
    const { text } = await site.get(path, round.officer)
    expect(plain(text)).toContain('这一批3份，可以一并办的 2 份，要单独办的1份')
    expect(plain(text)).toContain('没有填负责人、活动地址')

    const chosen = [first, second, third, fourth].map((one) => the(one).id)
    const dayless = await site.form(path, { 'chosen[]': chosen.slice(0, 1), startsOn: '' }, round.officer)
    expect([dayless.status, dayless.text.match(/name="chosen\[\]"[^>]*checked/g)?.length]).toEqual([422, 1])

    const came = await byEight(paths.agreementDrafts, () =>
      site.post(path, { chosen, startsOn: STARTS }, round.officer),
    )
    expect(doneIn(came)).toEqual(chosen.slice(0, 2).toSorted())
    const again = outcomeOf(await site.post(path, { chosen, startsOn: STARTS }, round.officer))
    expect(again.refused.map(({ refusal }) => refusal.why)).toEqual([
      'already-drafted',
      'already-drafted',
      'party-blank',
      'not-found',
    ])
    expect(again.left).toBe(1)
  })

  test('that begin in the past are none, and each says so', async () => {
    const round = await announcedRound(site, ['戊'], 1)
    site.now = OVER
    const one = the(round.ranked[0])
    must(await says(one, { representative: '李静', address: '东街3号' }))
    const came = outcomeOf(
      await site.post(
        paths.agreementDrafts(round.id),
        { chosen: [one.id], startsOn: '2013-06-01' },
        round.officer,
      ),
    )
    expect(came).toMatchObject({ done: [], refused: [{ refusal: { why: 'starts-in-past' } }] })
    must(await draftAgreement(site.db, round.officer, one.id, { startsOn: STARTS }, OVER))
    expect(plain((await site.get(paths.agreementDrafts(round.id), round.officer)).text)).toContain(
      '没有等着办的',
    )
  })
})

describe('projects', () => {
  test('are opened of the agreements that both sides have signed', async () => {
    const round = await signedRound(site, ['一', '二'], {}, { more: ['三'] })
    const unsigned = await agree(site, round, '三', ['bureau'])
    site.now = LATE
    const path = paths.projectOpenings(round.id)
    const { text } = await site.get(path, round.officer)
    expect(plain(text)).toContain('这一批2个，可以一并办的 2 个')
    const signed = round.agreed.map(({ id }) => id)
    const came = await byEight(paths.projectOpenings, () =>
      site.post(path, { chosen: [...signed, unsigned.id] }, round.officer),
    )
    expect(doneIn(came)).toEqual(signed.toSorted())
    const again = outcomeOf(await site.post(path, { chosen: [...signed, unsigned.id] }, round.officer))
    expect(again.refused.map(({ refusal }) => refusal.why)).toEqual([
      'already-open',
      'already-open',
      'unsigned',
    ])
  })

  test('are closed where nothing is left to be done', async () => {
    const round = await signedRound(site, ['四', '五'])
    const [ready, unpaid] = [
      await done(site, round, the(round.agreed[0])),
      await done(site, round, the(round.agreed[1])),
    ]
    for (const one of [ready, unpaid]) await evaluated(site, round, one, 9000, 3_500_000)
    await pay(site, round, ready, 3)
    site.now = LATE + 3
    const path = paths.projectClosings(round.id)
    const { text } = await site.get(path, round.officer)
    expect(plain(text)).toContain('这一批2个，可以一并办的 1 个，要单独办的1个')
    const chosen = [ready.projectId, unpaid.projectId]
    const came = await byEight(paths.projectClosings, () => site.post(path, { chosen }, round.officer))
    expect(doneIn(came)).toEqual([ready.projectId])
    const again = outcomeOf(await site.post(path, { chosen }, round.officer))
    expect(again.refused.map(({ refusal }) => refusal.why)).toEqual(['already-closed', 'not-ready'])
  })
})

test('look-ups are recorded for organizations that were not looked up since the deadline, once', async () => {
  const { tracks } = plan()
  const ruled = withNumbers(plan(), { screening: { abnormalYears: 1, dishonestyYears: 2 } })
  const { id, officer, proposals } = await plainRound(site, ['茶叙', '菜园'], {
    ...{ tracks, parameters: ruled.parameters },
  })
  expect(plain((await site.get(paths.passes(id), officer)).text)).toContain('申报截止以后还没有查过名单')
  const chosen = proposals.map((one) => one.organizationId)
  const looked = {
    ...{ about: ['abnormal', 'dishonesty'], checkedOn: '2013-04-26', source: '信用中国', clear: 'yes' },
  }
  const path = paths.lookUps(id)
  expect(plain((await site.get(path, officer)).text)).toContain('可以一并办的 2 家')
  const early = outcomeOf(await site.post(path, { chosen, ...looked, checkedOn: '2013-04-27' }, officer))
  expect(early.refused.map(({ refusal }) => refusal.why)).toEqual(['checked-in-future', 'checked-in-future'])
  const came = await byEight(paths.lookUps, () => site.post(path, { chosen, ...looked }, officer))
  expect(doneIn(came)).toEqual(chosen.toSorted())
  const again = outcomeOf(await site.post(path, { chosen, ...looked }, officer))
  expect(again.refused.map(({ refusal }) => refusal.why)).toEqual(['looked-up-already', 'looked-up-already'])
  const passed = outcomeOf(
    await site.post(paths.passes(id), { chosen: proposals.map((one) => one.id), read: 'yes' }, officer),
  )
  expect(passed.done).toHaveLength(2)
})

test('needs are put on the agenda of one meeting, each by whoever handles it', async () => {
  const here = await district(site)
  const [own, others, answered] = [
    await raised(site, here.first),
    await raised(site, here.second),
    await raised(site, here.first),
  ]
  const answer = { outcome: 'not-taken-up', text: '已有服务' }
  expect((await site.post(paths.needAnswer(answered.id), answer, here.officer)).status).toBe(200)
  const path = paths.needAgenda()
  const page = plain((await site.get(path, here.worker)).text)
  expect([page.includes(own.title), page.includes(others.title)]).toEqual([true, false])
  const few = { ...site.counts }
  await raised(site, here.first)
  await raised(site, here.first)
  await site.get(path, here.worker)
  expect({ ...site.counts }).toEqual(few)
  const chosen = [own.id, others.id, answered.id]
  const bare = await site.form(path, { 'chosen[]': chosen, note: '' }, here.worker)
  expect(bare.status).toBe(422)
  const note = '列入六月议事会'
  const came = await byEight(paths.needAgenda, () => site.post(path, { chosen, note }, here.worker))
  expect(doneIn(came)).toEqual([own.id])
  const again = outcomeOf(await site.post(path, { chosen, note }, here.worker))
  expect(again.refused.map(({ refusal }) => refusal.why)).toEqual([
    'not-the-next-step',
    'not-found',
    'answered',
  ])
  expect(outcomeOf(await site.post(path, { chosen: [others.id], note }, here.officer)).done).toHaveLength(1)
})
