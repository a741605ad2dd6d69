import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { type Broken, sha256 } from '../history/rules.ts'
import { canonical } from '../round/awards/rules/frozen.ts'
import { sealedText } from '../round/proposals/applicant/rules.ts'
import { MOST } from './check.ts'

/** What takes hashing, which SQL cannot: that a digest is the SHA-256 of what it stands for. */
type Digest = {
  name: string
  says: string
  words: string
  wrong: (db: Db, share: Share) => Promise<string[]>
}

/** Ids from `from` to before `to`: ids are random, so that a letter is about the thirty-second part. */
export type Share = { from: string; to: string }
export const ALL: Share = { from: '', to: '~' }

export const DIGESTS: Digest[] = [
  {
    name: 'submission-digests',
    says: 'the digest of a submission is the SHA-256 of what was submitted, and by whom',
    words: '申报书的校验值与提交的内容一致',
    wrong: wrongSubmissions,
  },
  {
    name: 'decision-digests',
    says: 'the digest of a decision is the SHA-256 of its lines',
    words: '立项名单的校验值与名单一致',
    wrong: wrongDecisions,
  },
  {
    name: 'opening-digests',
    says: 'the digest of an opening is the SHA-256 of its list',
    words: '开启清单的校验值与清单一致',
    wrong: wrongOpenings,
  },
]

export async function checkDigests(db: Db, share = ALL): Promise<Broken[]> {
  const found = await Promise.all(DIGESTS.map(({ wrong }) => wrong(db, share)))
  return DIGESTS.flatMap(({ name, words }, at): Broken[] => {
    const rows = found[at] ?? []
    return rows.length > 0 ? [{ name, words, count: rows.length, rows: rows.slice(0, MOST) }] : []
  })
}

/** Versions that are read at a time, some ten kilobytes each. */
const AT_ONCE = 100
type Submitted = { id: string; sha256: string; nonce: string; content: string; applicant: string | null }

async function wrongSubmissions(db: Db, { from, to }: Share): Promise<string[]> {
  const rows =
    await db.all<Submitted>(sql`select s.id, s.sha256, s.nonce, s.content, a.applicant from submissions s
    left join submission_applicants a on a.submission_id = s.id
    where s.id > ${from} and s.id < ${to} order by s.id limit ${AT_ONCE}`)
  const wrong = await wrongOf('submission', rows, ({ nonce, content, applicant }) =>
    sealedText(nonce, JSON.parse(content), applicant === null ? null : JSON.parse(applicant)),
  )
  const last = rows.at(AT_ONCE - 1)
  return last ? [...wrong, ...(await wrongSubmissions(db, { from: last.id, to }))] : wrong
}

async function wrongDecisions(db: Db, { from, to }: Share): Promise<string[]> {
  const rows = await db.all<{ id: string; sha256: string; lines: string }>(sql`
    select d.id, d.sha256, (select json_group_array(json_object('submissionId', l.submission_id, 'track', l.track, 'rank', l.rank,
      'sheets', l.sheets, 'score', l.score, 'award', l.award_fen, 'reason', l.reason)) from decision_lines l where l.decision_id = d.id) as lines
    from decisions d where d.id > ${from} and d.id < ${to}`)
  return wrongOf('decision', rows, ({ lines }) => canonical(JSON.parse(lines)))
}

async function wrongOpenings(db: Db, { from, to }: Share): Promise<string[]> {
  const rows = await db.all<{ id: string; sha256: string; list: string }>(sql`
    select round_id as id, sha256, list from openings where round_id > ${from} and round_id < ${to}`)
  return wrongOf('round', rows, ({ list }) => list)
}

async function wrongOf<R extends { id: string; sha256: string }>(
  kind: string,
  rows: R[],
  textOf: (row: R) => string,
): Promise<string[]> {
  const digests = await Promise.all(rows.map((row) => sha256(textOf(row))))
  return rows.filter(({ sha256: told }, at) => told !== digests[at]).map(({ id }) => `${kind} ${id}`)
}
