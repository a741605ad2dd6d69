import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import { paths } from '../../../../src/paths.ts'
import type { Content } from '../../../../src/round/proposals/rules/content.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound } from '../../opened.ts'
import { submittedIn, textOf } from '../alike/alike.ts'
import { MODEST, enactSealing, openSeal, sealedRound } from './sealing.ts'
import { breaks } from '../../../breaks.ts'

/**
 * What a sealed proposal says is nobody's on the staff before it is opened: two worlds that differ in it alone give every
 * one of them the same bytes, at every address, after the deadline too.
 */
const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000

let site: Site
const staff: Someone[] = []
const [officer, approver, auditor] = [() => nth(0), () => nth(1), () => nth(2)]
let round: Awaited<ReturnType<typeof sealedRound>>
let open: string
let pair: string
beforeAll(async () => {
  site = await openSite(NOW)
  for (const role of ['officer', 'approver', 'auditor', 'finance', 'administrator', 'expert'] as const) {
    staff.push(await site.person(role, [role]))
  }
  open = (await openedRound(site)).id
  const said = { ...textOf(newId()), budget: MODEST.budget }
  const copied = await submittedIn(site, open, said)
  await enactSealing(site, approver(), NOW - 10_000_000)
  round = await sealedRound(site, ['银发食堂', '邻里课堂'])
  const copy = await submittedIn(site, round.id, said)
  const [found] = await site.db.all<{ id: string }>(
    sql`select p.submission_id || '-' || p.other_id as id from similar_pairs p join submissions s on s.id = p.submission_id
      join submissions o on o.id = p.other_id where s.proposal_id = ${copy.id} and o.proposal_id = ${copied.id}`,
  )
  pair = found?.id ?? ''
  // what lies in the inbox is read, so that no page counts it anew
  for (const by of staff) await site.get('/letters', by)
})

/** Every address at which something of a round or of a proposal could be read. */
function addresses(): string[] {
  const [one] = round.proposals
  const sealed = [
    ...['', '/proposals', '/proposals?word=银发', '/proposals?track=community&page=2', '/similar?least=10'],
    ...['/screening', '/screening?word=银发&sort=-ask', '/panel', '/scoring', '/decision', '/agreements'],
    ...['/history', `/history?subject=proposal:${one?.id}`, '/opening', '/declaration'],
  ].map((path) => `/rounds/${round.id}${path}`)
  const beside = ['/similar?least=10', '/history', '/proposals'].map((path) => `/rounds/${open}${path}`)
  const proposal = ['', '/document', '/document.docx', '/budget.xlsx', '/eligibility', '/corrections']
  return [
    ...['/', '/rounds', `/calls/${round.id}`, `/calls/${round.id}/opening`, '/letters', `/similar/${pair}`],
    ...['officer', 'approver', 'auditor', 'finance', 'administrator', 'expert'].map(
      (desk) => `/desks/${desk}`,
    ),
    ...[...sealed, ...beside, ...proposal.map((path) => `/proposals/${one?.id}${path}`)],
    `/proposals/${one?.id}/files/unknown`,
  ]
}

/** What follows the id of a proposal in an address of the site. */
const PATHS = Object.values(paths).flatMap((path) =>
  'pattern' in path && path.pattern.startsWith('/proposals/:id')
    ? [path.pattern.slice('/proposals/:id'.length).replace(':section', 'about').replace(':file', 'unknown')]
    : [],
)

/** What each reader gets at each address, as a page and as data, and what each act answers. */
async function seen(): Promise<Map<string, string>> {
  const [one] = round.proposals
  const answers = new Map<string, string>()
  for (const by of staff) {
    for (const path of addresses()) {
      const [page, data] = [await site.get(path, by), await site.json(path, by)]
      answers.set(`${by.name} ${path}`, [page.status, page.text, data.status, data.text].join('\n'))
    }
    for (const [path, body] of [
      [`/proposals/${one?.id}/eligibility`, { outcome: 'ineligible', reason: '不符' }],
      [`/proposals/${one?.id}/eligibility`, {}],
      [`/proposals/${one?.id}/corrections`, { defects: [{ field: 'need', says: '写明' }] }],
      [`/proposals/${one?.id}/corrections`, {}],
      [`/similar/${pair}/remarks`, { verdict: 'unrelated', seen: '0' }],
      [`/rounds/${round.id}/panel`, { experts: ['nobody'] }],
      [`/rounds/${round.id}/assignments`, {}],
    ] as const) {
      const [data, page] = [await site.post(path, body, by), await site.form(path, {}, by)]
      answers.set(
        `${by.name} POST ${path} ${JSON.stringify(body)}`,
        `${data.status}${data.text}${page.status}${page.text}`,
      )
    }
  }
  return answers
}

/** The other world: the same proposals say something else, in every column that could tell. */
async function otherwise(title: string) {
  await site.db.run(sql`drop trigger if exists a_submission_is_frozen`)
  await site.db.run(sql`drop trigger if exists history_is_not_changed`)
  const content: Partial<Content> = { summary: `${title}，另一个世界`, place: '龙潭街道', months: 6 }
  await site.db.batch([
    site.db
      .run(sql`update submissions set title = ${title} || revision, category = '助残服务', place = '龙潭街道', ask_fen = 123456,
      sha256 = ${'b'.repeat(64)}, content = json_patch(content, ${JSON.stringify({ title, ...content })})
      where proposal_id in (select id from proposals where round_id = ${round.id})`),
    site.db.run(sql`update proposal_sections set typed = json_set(typed, '$.title', ${title})
      where proposal_id in (select id from proposals where round_id = ${round.id})`),
    site.db
      .run(sql`update history set particulars = json_set(particulars, '$.sha256', ${'b'.repeat(64)}), hash = ${'c'.repeat(64)}
      where what = 'proposal-submitted' and subject in (select 'proposal:' || id from proposals where round_id = ${round.id})`),
  ])
}

const differing = (a: Map<string, string>, b: Map<string, string>) =>
  [...a].filter(([asked, answer]) => b.get(asked) !== answer).map(([asked]) => asked)

describe('before the opening nobody on the staff learns', () => {
  test('what sealed proposals say, before the deadline and long after it', async () => {
    breaks('submissions-say-what-they-hold', 'submission-digests')
    const times = [NOW, closes + 40 * 86_400_000]
    const before = []
    for (const now of times) {
      site.now = now
      before.push(await seen())
    }
    await otherwise('另一个名字')
    for (const [at, now] of times.entries()) {
      site.now = now
      expect(differing(before[at] ?? new Map(), await seen())).toEqual([])
    }
    // who has registered an organization is no secret
    expect(
      [...(before[0] ?? [])].filter(([, answer]) =>
        answer.replaceAll('银发食堂居委会', '').includes('银发食堂'),
      ),
    ).toEqual([])
  }, 120_000)

  test('who has handed in, how many, or that one was withdrawn, before the deadline', async () => {
    site.now = NOW
    const before = await seen()
    const [, gone] = round.proposals
    if (!gone) throw new Error('two proposals')
    must(await withdrawProposal(site.db, gone.by, gone.id, '不报了', NOW + 1))
    expect(differing(before, await seen())).toEqual([])
  }, 120_000)

  test('and whether a proposal is sealed or not there: the same answer, after as many statements', async () => {
    site.now = closes
    const [one] = round.proposals
    const body = { outcome: 'eligible', reason: '', defects: [{ field: 'need', says: '写明' }] }
    const answer = async (id: string, path: string, by: Someone) => {
      const answers = []
      for (const ask of [
        () => site.get(`/proposals/${id}${path}`, by),
        () => site.json(`/proposals/${id}${path}`, by),
        () => site.post(`/proposals/${id}${path}`, body, by),
        () => site.form(`/proposals/${id}${path}`, {}, by),
      ]) {
        const { status, text } = await ask()
        answers.push(status, text.replaceAll(id, ''), site.counts.statements)
      }
      return answers
    }
    for (const by of staff)
      for (const path of PATHS)
        expect([path, by.name, await answer(one?.id ?? '', path, by)]).toEqual([
          path,
          by.name,
          await answer('000000000000', path, by),
        ])
  }, 120_000)

  test('and the database lets nothing be made of one', async () => {
    const [one] = round.proposals
    const now = sql`(select id from current_submissions where proposal_id = ${one?.id})`
    const by = officer().id
    for (const made of [
      sql`insert into all_eligibility_checks (id, submission_id, outcome, reason, by_id, at, held) values (${now}, ${now}, 'eligible', '', ${by}, 1, 0)`,
      sql`insert into corrections (id, submission_id, due_on, by_id, at) values ('c', ${now}, '2026-07-01', ${by}, 1)`,
      sql`insert into assignments (id, round_id, submission_id, expert_id, by_id, at) values ('a', ${round.id}, ${now}, 'e', ${by}, 1)`,
    ])
      await expect(site.db.run(made)).rejects.toMatchObject({
        cause: { message: expect.stringContaining('this proposal is sealed') },
      })
  })

  test('and is told why nothing can begin, by which clause, and where to open', async () => {
    site.now = closes
    const acts: [string, object][] = [
      [`/rounds/${round.id}/panel`, { experts: ['nobody'] }],
      [`/rounds/${round.id}/assignments`, {}],
    ]
    for (const [path, body] of acts) {
      const { status, json } = await site.post(path, body, officer())
      expect([path, status, json]).toMatchObject([
        path,
        422,
        { why: 'not-opened', by: 'proposals.sealed', roundId: round.id, closesAt: closes },
      ])
      expect(json['clause']).toMatchObject({ href: expect.stringContaining('#clause-') })
      expect((await site.form(path, {}, officer())).text).toContain(`href="/rounds/${round.id}/opening"`)
    }
    for (const list of ['proposals', 'screening', 'similar', 'panel']) {
      const page = (await site.get(`/rounds/${round.id}/${list}`, officer())).text
      expect([list, page.includes(`href="/rounds/${round.id}/opening"`)]).toEqual([list, true])
    }
  })
})

test('and all of it once it is opened', async () => {
  site.now = closes
  await openSeal(site, round.id, officer(), auditor())
  const [one] = round.proposals
  for (const path of ['', '/document', '/eligibility']) {
    expect((await site.get(`/proposals/${one?.id}${path}`, officer())).text).toContain('另一个名字')
  }
  expect((await site.get(`/rounds/${round.id}/history`, auditor())).text).toContain('另一个名字')
  expect((await site.get(`/similar/${pair}`, officer())).status).toBe(200)
})

function nth(at: number): Someone {
  const one = staff[at]
  if (!one) throw new Error('nobody')
  return one
}
