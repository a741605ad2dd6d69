import { expect, test } from 'vitest'
import { openDb } from '../../src/db/db.ts'
import { jsonParts } from '../../src/db/parts.ts'
import type { Letter } from '../../src/letters/rules.ts'
import { letterToEach, letterToEachOf } from '../../src/letters/store.ts'
import { insertDecision } from '../../src/round/awards/store/room.ts'
import { insertAssignments } from '../../src/round/panel/store/panel.ts'
import { openWatched } from '../sqlite.ts'

test('rows go in as few texts as D1 binds, each below 2 MB, none lost and in their order', () => {
  expect(jsonParts([])).toEqual([])
  expect(jsonParts([[1, null, '“甲”']])).toEqual(['[[1,null,"“甲”"]]'])
  const rows = Array.from({ length: 54_600 }, (_, at) => [at, '申报单位'.repeat(4)])
  const parts = jsonParts(rows)
  expect(parts.length).toBeLessThanOrEqual(12)
  for (const part of parts) expect(new TextEncoder().encode(part).length).toBeLessThan(2_000_000)
  expect(parts.flatMap((part) => JSON.parse(part))).toEqual(rows)
})

/** Of a round a hundred times that of 2013. */
const MANY = 7800
const many = <T>(one: (at: number) => T): T[] => Array.from({ length: MANY }, (_, at) => one(at))
const letter: Letter = {
  ...{ kind: 'result', subject: '未立项：陪伴', body: '这一期没有立项。' },
  ...{ about: '/proposals/x', grounds: [] },
}

test('what is done to a whole round of 7,800 takes a few statements', () => {
  const db = openDb(openWatched())
  const decision = { id: 'd', roundId: 'r', revision: 1, remark: '', sha256: '', by: 'p', at: 1 }
  const line = { track: 'a', sheets: 7, score: 8650, award: 0, reason: '名额已满' }
  const lines = many((at) => ({ ...line, submissionId: `submission${at}`, rank: at + 1 }))
  expect(insertDecision(db, decision, lines).length).toBeLessThanOrEqual(6)
  const pairs = many((at) => ({ submissionId: `s${at}`, organizationId: 'o', expertId: 'e' }))
  expect(insertAssignments(db, 'r', pairs, 'p', 1).length).toBeLessThanOrEqual(3)
  expect(letterToEach(many((at) => ({ ...letter, organizationId: `o${at}` }))).length).toBeLessThanOrEqual(6)
  expect(letterToEachOf(many((at) => ({ ...letter, personId: `p${at}` }))).length).toBeLessThanOrEqual(6)
})
