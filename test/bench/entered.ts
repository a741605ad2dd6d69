import { sql } from 'drizzle-orm'
import type { BundleProposal } from '../../src/bundle/entries.ts'
import { readBundle } from '../../src/bundle/files.ts'
import { newId } from '../../src/db/db.ts'
import { contentOf } from '../../src/demonstration/contents.ts'
import conflicts from '../../src/demonstration/dongcheng-2013/conflicts.csv?raw'
import experts from '../../src/demonstration/dongcheng-2013/experts.csv?raw'
import organizations from '../../src/demonstration/dongcheng-2013/organizations.csv?raw'
import proposals from '../../src/demonstration/dongcheng-2013/proposals.json?raw'
import round from '../../src/demonstration/dongcheng-2013/round.json?raw'
import scores from '../../src/demonstration/dongcheng-2013/scores.csv?raw'
import { must } from '../../src/demonstration/must.ts'
import { bucketsOf } from '../../src/round/proposals/alike/rules/shingles.ts'
import type { Content } from '../../src/round/proposals/rules/content.ts'
import { indexAlike } from '../../src/round/proposals/alike/store/similar.ts'
import { giveNumber, insertProposal, insertSubmission } from '../../src/round/proposals/store.ts'
import { openedRound } from '../round/opened.ts'
import type { Site, Someone } from '../support.ts'
import { unlike } from '../unlike.ts'

/** A setting without a form of its own. */
export const SETTING = { title: '公益创投', tracks: [] }

/** What the 78 of 2013 say in the demonstration. */
export const textsOf2013 = (): Content[] => proposalsOf2013().map((proposal) => contentOf(proposal, '负责人'))

/** What proposals.json says for them: a project that is not known is not told in words of its own. */
export const templatesOf2013 = (): Content[] =>
  proposalsOf2013().map((proposal) => contentOf({ ...proposal, id: '' }, '负责人'))

function proposalsOf2013(): BundleProposal[] {
  const read = readBundle({
    'round.json': round,
    'organizations.csv': organizations,
    'proposals.json': proposals,
    'scores.csv': scores,
    'experts.csv': experts,
    'conflicts.csv': conflicts,
  })
  const bundle = must(read.ok ? read : { ok: false, refusal: { why: read.refusal.reason } })
  return bundle.proposals
}

const LOOKS = ['similar_looks', 'similar_groups', 'similar_checks', 'likely_pairs']

/** Enters all into an empty index as submissions do, in one round; `places`: proposals by where they stand in `contents`. */
export async function entered(site: Site, contents: Content[]) {
  for (const table of [...LOOKS, 'similar_pairs', 'sketches', 'proposal_bands', 'common_bands'])
    await site.db.run(sql.raw(`delete from ${table}`))
  const { id: roundId } = await openedRound(site)
  const by = await site.member(`单位${unlike()}`)
  const places = new Map<string, number>()
  for (const [at, content] of contents.entries()) places.set(await enter(site, roundId, by, content), at)
  return { roundId, by, places }
}

export async function enter(site: Site, roundId: string, by: Someone, content: Content): Promise<string> {
  const { db, now } = site
  const [id, submissionId] = [newId(), newId()]
  const organizationId = by.organizations[0]?.id ?? ''
  const common = { proposalId: id, at: now }
  await db.batch([
    insertProposal(db, { id, roundId, organizationId, by: by.id, at: now }),
    giveNumber(db, id, roundId),
    insertSubmission(db, {
      ...{
        ...common,
        id: submissionId,
        revision: 1,
        content,
        ask: 1,
        sha256: '0'.repeat(64),
        nonce: '0'.repeat(32),
        by: by.id,
      },
    }),
    ...indexAlike(db, { ...common, submissionId, buckets: bucketsOf(content, SETTING) }),
  ])
  return id
}
