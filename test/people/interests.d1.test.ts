import { env } from 'cloudflare:workers'
import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import { subjects } from '../../src/history/subjects.ts'
import { entriesOf } from '../../src/history/store.ts'
import { nightly } from '../../src/nightly.ts'
import { paths } from '../../src/paths.ts'
import { acceptInvitation, invite } from '../../src/people/invitations/actions.ts'
import { giveRole } from '../../src/people/roles/actions.ts'
import { answerProposal } from '../../src/people/seconds/actions.ts'
import { saveProposal } from '../../src/people/seconds/store.ts'
import { giveRole as giveRoleTo, leave, makeMember } from '../made.ts'
import { choosePanel } from '../../src/round/panel/actions.ts'
import { resign } from '../../src/round/panel/removals/actions.ts'
import { submitSheet } from '../../src/round/scoring/actions.ts'
import { type Site, openSite } from '../support.ts'
import type { Role } from '../../src/people/rules/person.ts'
import { makeExpert } from '../round/panel/sitting.ts'
import { announcedRound, the } from '../round/agreements/cast.ts'
import { CLOSES, OPENS, closedRound, valueOf } from '../round/screening/closed-round.ts'
import { SCORING, assignedRound, sheetWith } from '../round/scoring/assigned.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

async function mine() {
  site.now = SCORING
  const round = await assignedRound(site, [{ title: '夕阳茶叙' }])
  return { round, id: round.sheetOf(0, 0), by: round.experts[0].person }
}
const joins = async (personId: string, sheetId: string) => {
  const [row] = await site.db.all<{ id: string }>(sql`
    select p.organization_id as id from assignments a join submissions s on s.id = a.submission_id
    join proposals p on p.id = s.proposal_id where a.id = ${sheetId}`)
  const organizationId = row?.id ?? ''
  await makeMember(site.db, { organizationId, personId, role: 'reader' }, SCORING)
}
const told = (personId: string) =>
  site.db.all<{ subject: string }>(sql`select subject from letters where to_id = ${personId}`)

describe('an expert who came to belong to the applicant after the assignment', () => {
  test('does not write, does not hand in; the office is told, once', async () => {
    const { round, id, by } = await mine()
    await joins(by.id, id)
    const page = await site.get(`/sheets/${id}`, by)
    expect(page.text).toContain('应当回避')
    expect(page.text).not.toContain('name="comment"')
    for (const _ of [1, 2])
      expect(await submitSheet(site.db, by, id, sheetWith(), SCORING)).toMatchObject({
        refusal: { why: 'own-interest', by: 'panel.recusalYears' },
      })
    expect(await entriesOf(site.db, subjects.assignment(id))).toMatchObject([{ what: 'conflict-found' }])
    const letters = await told(round.officer.id)
    expect(letters.filter(({ subject }) => subject.startsWith('评分表不能提交'))).toHaveLength(1)
    await nightly(env, SCORING)
    expect(await told(round.officer.id)).toHaveLength(letters.length)
  })
  test('and who does not come back is found by night, once', async () => {
    const { round, id, by } = await mine()
    const found = async () =>
      (await told(round.officer.id)).filter(({ subject }) => subject.startsWith('评分表不能提交'))
    await nightly(env, SCORING)
    expect(await found()).toEqual([])
    await joins(by.id, id)
    await Promise.all([nightly(env, SCORING), nightly(env, SCORING)])
    await nightly(env, SCORING)
    expect(await found()).toHaveLength(1)
  })
  test('and who has left the panel is nobody’s matter any more', async () => {
    const { round, id, by } = await mine()
    valueOf(await resign(site.db, by, round.id, { reason: '住院' }, SCORING))
    await joins(by.id, id)
    await nightly(env, SCORING)
    // of other rounds this officer may be told
    expect(
      await site.db.all(
        sql`select 1 from letters where to_id = ${round.officer.id} and about = ${paths.scoring(round.id)}`,
      ),
    ).toEqual([])
  })
})

describe('an expert of a round and a reader of its proposals are two', () => {
  test('when a role is given', async () => {
    const { by } = await mine()
    const administrator = await site.person('管理', ['administrator'])
    expect(await giveRole(site.db, administrator, by.id, 'officer', SCORING)).toEqual({
      ok: false,
      refusal: { why: 'sits-on-panel' },
    })
    expect((await giveRole(site.db, administrator, by.id, 'administrator', SCORING)).ok).toBe(true)
  })
  test('when a role that was proposed before is confirmed', async () => {
    const { by } = await mine()
    const [administrator, chief] = [
      await site.person('管理', ['administrator']),
      await site.person('负责人', ['approver', 'administrator']),
    ]
    const proposal = { id: newId(), personId: by.id, role: 'officer' as const, by: administrator.id }
    await site.db.batch([
      saveProposal(site.db, { ...proposal, at: SCORING, expiresAt: SCORING + 1000 }) as never,
    ])
    expect(await answerProposal(site.db, chief, proposal.id, 'confirmed', SCORING)).toEqual({
      ok: false,
      refusal: { why: 'sits-on-panel' },
    })
    expect((await answerProposal(site.db, chief, proposal.id, 'refused', SCORING)).ok).toBe(true)
  })
  test('when an invitation is accepted, either way', async () => {
    const { round, by } = await mine()
    const administrator = await site.person('管理', ['administrator'])
    const invitee = { name: '甲', email: `${newId()}@example.org`, roles: ['finance' as const] }
    const { id, token, code } = valueOf(await invite(site.db, administrator, invitee, SCORING))
    const chief = await site.person('负责人', ['approver', 'administrator'])
    valueOf(await answerProposal(site.db, chief, id, 'confirmed', SCORING))
    expect(await acceptInvitation(site.db, token, code, by, SCORING)).toEqual({
      ok: false,
      refusal: { why: 'sits-on-panel' },
    })
    const officer = { ...round.officer, roles: ['officer' as const] }
    const seat = valueOf(await invite(site.db, administrator, { ...invitee, roles: ['expert'] }, SCORING))
    const expertId = newId()
    const at = OPENS
    await leave(
      site.db,
      [
        { subject: subjects.pool, what: 'expert-added', by: administrator.id, at },
        { subject: subjects.panel(round.id), what: 'panel-chosen', by: round.officer.id, at: SCORING },
      ],
      [
        site.db.run(
          sql`insert into experts values (${expertId}, ${seat.id}, '甲', '高校', '社工', ${administrator.id}, ${at})`,
        ),
        site.db.run(
          sql`insert into panel_members values (${round.id}, ${expertId}, ${round.officer.id}, ${SCORING})`,
        ),
      ],
    )
    expect(await acceptInvitation(site.db, seat.token, seat.code, officer, SCORING)).toEqual({
      ok: false,
      refusal: { why: 'reads-proposals', roles: ['officer'] },
    })
  })
  test('when a panel is chosen', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    const [one, two] = [await makeExpert(site, '评审甲'), await makeExpert(site, '评审乙')]
    await giveRoleTo(site.db, two.person.id, 'auditor', CLOSES)
    expect(
      await choosePanel(site.db, round.officer, round.id, [one.expertId, two.expertId], CLOSES),
    ).toMatchObject({ refusal: { why: 'experts-read', by: '#scoring', names: ['评审乙'] } })
  })
  test('and when a sheet is handed in', async () => {
    const { id, by } = await mine()
    await site.db.run(sql`drop trigger if exists no_reader_from_a_panel`)
    await giveRoleTo(site.db, by.id, 'officer', SCORING)
    expect(await submitSheet(site.db, by, id, sheetWith(), SCORING)).toMatchObject({
      refusal: { why: 'reads-proposals', by: '#scoring' },
    })
  })
})

/** Whoever holds a role comes to belong to the applicants of these proposals. */
async function joinAll(role: Role, which: SQL): Promise<void> {
  const pairs = await site.db.all<{ organizationId: string; personId: string }>(sql`
    select distinct p.organization_id as organizationId, g.person_id as personId
    from proposals p join role_grants g on g.role = ${role} where ${which} and not exists (select 1 from memberships m
      where m.organization_id = p.organization_id and m.person_id = g.person_id)`)
  for (const pair of pairs) await makeMember(site.db, { ...pair, role: 'reader' }, site.now)
}

test('where nobody of a role may act, the administrator sees it with its day', async () => {
  const round = await closedRound(site, ['夕阳茶叙'])
  const administrator = await site.person('管理', ['administrator'])
  const seen = async () => {
    const { json } = await site.json('/desks/administrator', administrator)
    const stuck = JSON.parse(JSON.stringify(json['stuckRounds'])) as { roundId: string; role: string }[]
    return stuck.filter(({ roundId }) => roundId === round.id).map(({ role }) => role)
  }
  await joinAll('approver', sql`p.round_id = ${round.id}`)
  expect(await seen()).toEqual(['approver'])
  const page = await site.get('/desks/administrator', administrator)
  expect(page.text).toContain('没有一位负责人能办')
  await site.person('新来的负责人', ['approver'])
  expect(await seen()).toEqual([])
})

test('and where nobody may in one project that was awarded, too', async () => {
  const { ranked } = await announcedRound(site, ['甲项目', '乙项目'], 2)
  const [mineToo, other] = [the(ranked[0]), the(ranked[1])]
  const administrator = await site.person('管理', ['administrator'])
  const seen = async () => {
    const { json } = await site.json('/desks/administrator', administrator)
    const stuck = JSON.parse(JSON.stringify(json['stuckProjects'])) as { project: string; role: string }[]
    return stuck.map(({ project, role }) => `${project} ${role}`)
  }
  await site.person('金财务', ['finance'])
  expect(await seen()).toEqual([])
  await joinAll('finance', sql`p.id in (${mineToo.id}, ${other.id})`)
  expect(await seen()).toEqual(['乙项目 finance', '甲项目 finance'])
  expect((await site.get('/desks/administrator', administrator)).text).toContain('“甲项目”（等着签协议')
  await site.person('新来的财务', ['finance'])
  expect(await seen()).toEqual([])
})
