import { beforeAll, describe, expect, test } from 'vitest'
import { subjects } from '../../src/history/subjects.ts'
import { memberships } from '../../src/people/tables.ts'
import { paths } from '../../src/paths.ts'
import { leave } from '../made.ts'
import { announcedRound, the } from '../round/agreements/cast.ts'
import { running, signedRound } from '../round/projects/cast.ts'
import { NOON, OVER } from '../round/publicity/cast.ts'
import { CLOSES, closedRound } from '../round/screening/closed-round.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { plain } from '../desks/cast.ts'

let site: Site
let officer: Someone
let other: Someone
beforeAll(async () => {
  site = await openSite(NOON)
  officer = await site.person('何经办', ['officer'])
  other = await site.person('林接手', ['officer'])
})

/** Of a list, as it is narrowed: its titles, and how many of each it says there are. */
async function listOf(path: string, whose: string, by = officer) {
  const address = `${path}?whose=${whose}`
  const { json } = await site.json(address, by)
  const of: {
    proposals?: { title: string }[]
    awards?: { title: string }[]
    rows?: { title: string }[]
    whose?: object
  } = json
  const { text } = await site.get(address, by)
  const { statements, trips } = site.counts
  const titles = (of.proposals ?? of.awards ?? of.rows ?? []).map(({ title }) => title)
  return { titles, counts: of.whose, text, statements, trips }
}

/** The first is one's own, the second somebody else's, the third nobody's. */
async function given(owner: (id: string) => string, ids: string[]) {
  const [first = '', second = ''] = ids
  await site.post(owner(first), { owner: officer.id }, officer)
  await site.post(owner(second), { owner: other.id }, officer)
}

async function narrows(path: string, titles: string[]) {
  const [first = '', , third = ''] = titles
  const mine = await listOf(path, 'mine')
  expect(mine).toMatchObject({ titles: [first], counts: { mine: 1, nobody: 1 } })
  expect(plain(mine.text)).toContain('我经办的（1） 还没有人经办（1）')
  expect(mine.text).toMatch(/<option value="mine" selected/)
  const none = await listOf(path, 'nobody')
  expect(none).toMatchObject({ titles: [third], statements: mine.statements, trips: 2 })
  const all = await listOf(path, '')
  expect(all).toMatchObject({ titles, statements: mine.statements })
  expect(await listOf(path, 'nonsense')).toMatchObject({ titles })
  expect(mine.text).toMatch(/whose=mine[^"]*format=csv/)
  return mine.trips
}

describe('a list of a stage is narrowed to one’s own cases and to nobody’s', () => {
  test('what was handed in, and the eligibility checks', async () => {
    const { id, proposals } = await closedRound(site, ['甲案', '乙案', '丙案'])
    site.now = CLOSES
    await given(
      paths.proposalOwner,
      proposals.map((one) => one.id),
    )
    for (const path of [paths.proposals(id), paths.screening(id)])
      expect(await narrows(path, ['甲案', '乙案', '丙案'])).toBe(2)
    const tabs = (await site.get(`${paths.screening(id)}?whose=mine`, officer)).text
    expect(tabs).toContain('state=waiting&amp;whose=mine')
    expect(plain((await site.get(`${paths.passes(id)}?whose=mine`, officer)).text)).toContain('这一批1份')
  })

  test('agreements', async () => {
    const round = await announcedRound(site, ['丁案', '戊案', '己案', '庚案'], 3)
    site.now = OVER
    await given(
      paths.proposalOwner,
      round.ranked.map((one) => one.id),
    )
    expect(await narrows(paths.agreements(round.id), ['丁案', '戊案', '己案'])).toBe(2)
  })

  test('projects, and agreements that have none yet', async () => {
    const round = await signedRound(site, ['辛案', '壬案', '癸案'])
    const all = []
    for (const agreed of round.agreed.slice(0, 2)) all.push(await running(site, round, agreed))
    await given(
      paths.projectOwner,
      all.map(({ projectId }) => projectId),
    )
    expect(await narrows(paths.roundProjects(round.id), ['辛案', '壬案', '癸案'])).toBe(2)
  })
})

test('of a case in which they have an interest nobody learns whether somebody sees to it', async () => {
  const { id, proposals } = await closedRound(site, ['自家的案子'])
  site.now = CLOSES
  const [one] = proposals
  const { organizationId } = the(one)
  const insider = await site.person('当事人', ['officer'])
  const [by, at] = [insider.id, site.now]
  await leave(
    site.db,
    [{ subject: subjects.organization(organizationId), what: 'member-joined', by, at }],
    [site.db.insert(memberships).values({ organizationId, personId: by, role: 'reader', at })],
  )
  for (const path of [paths.proposals(id), paths.screening(id)]) {
    expect(await listOf(path, 'nobody', insider)).toMatchObject({
      titles: [],
      counts: { mine: 0, nobody: 0 },
    })
    expect(await listOf(path, 'nobody')).toMatchObject({ titles: ['自家的案子'] })
  }
})
