import { readFileSync } from 'node:fs'
import { readBundle } from '../../src/bundle/files.ts'
import { planOf } from '../../src/bundle/plan.ts'
import { rankBundle } from '../../src/bundle/rank.ts'
import { filesOf } from '../../src/desks/public/bundle/forms/files.ts'
import { type Found, digestLeaf, manifestOf, proofsOf } from '../../src/desks/public/bundle/rules.ts'
import { levelsOf, rootOf } from '../../src/history/roots/rules/merkle.ts'
import { statementOf } from '../../src/history/roots/rules/root.ts'
import { sign } from '../../src/history/roots/rules/signing.ts'
import { sha256 } from '../../src/history/rules.ts'
import { canonical, linesOf } from '../../src/round/awards/rules/frozen.ts'
import { type Shown, protocolOf } from '../../src/round/panel/draws/rules/draw.ts'
import { drawAgain } from '../../src/round/panel/rules/protocol.ts'
import { hashOf } from '../../src/shared/seeded.ts'
import { startOf } from '../../src/shared/days.ts'
import { KEY } from '../history/key.ts'

const SHIPPED = 'src/demonstration/dongcheng-2013'
const NAMES = [
  'round.json',
  'organizations.csv',
  'proposals.json',
  'scores.csv',
  'experts.csv',
  'conflicts.csv',
]

/** The round of 2013 as a site would hand it out, sealed with the key of these tests. */
export async function publicBundle(): Promise<Record<string, string>> {
  const found = await foundOf()
  const leaves = found.submissions.map((one) => digestLeaf(one.id, one.sha256)).toSorted()
  const levels = await levelsOf(leaves)
  const made = {
    day: '2013-05-20',
    size: leaves.length,
    root: await rootOf(levels),
    previous: '',
    at: startOf('2013-05-20'),
  }
  const root = { ...made, ...((await sign(KEY, statementOf(made))) ?? { key: null, signature: null }) }
  const files = filesOf(found, [draw()], { root, proofs: proofsOf(found.submissions, leaves, levels) ?? {} })
  return reseal({ ...files, 'rulebook.json': '{}' }, KEY)
}

/** With a manifest over the files as they are. */
export async function reseal(
  texts: Record<string, string>,
  secret?: string,
): Promise<Record<string, string>> {
  const { 'manifest.json': _, ...files } = texts
  const manifest = await manifestOf(files, '2013', { day: '2013-05-20' }, secret)
  return { ...files, 'manifest.json': JSON.stringify(manifest) }
}

/** Drawn by secrets that anybody can hash. */
function draw(): Shown {
  const committed = (side: 'officer' | 'auditor') => ({
    ...{ side, hash: hashOf(side), at: 1, number: side, revealedAt: 1 },
  })
  const bare = {
    ...{ seq: 1, digest: hashOf(''), at: 1, source: '双色球第2013049期', asides: [], outcome: null },
    ...{ revealBy: '2013-04-27', publicOn: '2013-04-28' },
    strata: [{ code: '业务', seats: 2, fields: ['社会工作'] }],
    candidates: ['ZJ-1', 'ZJ-2', 'ZJ-3', 'ZJ-4'].map((code) => ({ code, stratum: '业务' })),
    commitments: [committed('officer'), committed('auditor')],
  }
  const protocol = protocolOf(bare, '7')
  const drawn = protocol && drawAgain(protocol)
  if (!drawn?.ok) throw new Error('nobody is drawn')
  return { ...bare, outcome: { ...drawn.value, number: '7', at: 1 } }
}

async function foundOf(): Promise<Found> {
  const read = readBundle(
    Object.fromEntries(NAMES.map((name) => [name, readFileSync(`${SHIPPED}/${name}`, 'utf8')])),
  )
  const plan = read.ok ? planOf(read.value) : read
  if (!read.ok || !plan.ok) throw new Error('the demonstration is no round')
  const { proposals, organizations, sheets } = read.value
  // what linesOf reads of a candidate is what a bundle has
  const lines = linesOf(
    rankBundle(read.value).map(({ track, rows }) => ({
      track,
      rows: rows.map((row) => ({
        ...row,
        candidate: {
          ...row.candidate,
          proposalId: '',
          number: 1,
          title: '',
          organizationName: '',
          track: track.code,
        },
      })),
    })),
  )
  const awards = new Map(lines.map((line) => [line.submissionId, line.award]))
  const nameOf = new Map(organizations.map(({ id, name }) => [id, name]))
  const digest = async (id: string) => sha256(`submitted: ${id}`)
  const submissions = proposals.map(
    async ({ id, organization, track, ask, submittedAt, eligible, title }) => {
      const isFunded = (awards.get(id) ?? 0) > 0
      const named = {
        title: isFunded ? title : null,
        organization: isFunded ? (nameOf.get(organization) ?? '') : null,
      }
      return {
        id,
        organizationId: organization,
        track,
        ask,
        at: submittedAt,
        sha256: await digest(id),
        eligible: Number(eligible),
        ...named,
      }
    },
  )
  const funded = lines.find(({ award }) => award > 0)
  const announcedAt = startOf('2013-05-18')
  return {
    plan: plan.value,
    rulebook: null,
    decision: {
      ...{ id: 'd', sha256: await sha256(canonical(lines)), preparedAt: startOf('2013-05-08') },
      ...{ approvedAt: startOf('2013-05-09'), announcedAt },
    },
    lines,
    submissions: await Promise.all(submissions),
    assignments: sheets.map(({ proposal, expert, points }) => ({
      submissionId: proposal,
      expertId: expert,
      points,
    })),
    notices: [{ id: 'n', seq: 1, fromDay: '2013-05-10', toDay: '2013-05-17', decisionId: 'd', announcedAt }],
    objections: [
      {
        noticeId: 'n',
        submissionId: null,
        at: startOf('2013-05-11'),
        upheld: 0,
        answeredAt: startOf('2013-05-12'),
      },
    ],
    payments: [
      {
        ...{ submissionId: funded?.submissionId ?? '', award: funded?.award ?? 0, tranche: 1 },
        ...{ amount: (funded?.award ?? 0) / 2, paidOn: '2013-06-01', voucher: 'PZ-1' },
      },
    ],
  }
}
