import { beforeAll, expect, test } from 'vitest'
import { answerAside, askAside } from '../../../src/round/panel/draws/actions.ts'
import { resign } from '../../../src/round/panel/removals/actions.ts'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { type Site, openSite } from '../../pageless.ts'
import { narrow } from '../../round/awards/scored.ts'
import { enacted } from '../../round/calls/ruled.ts'
import { must } from '../../round/opened.ts'
import { NUMBER_OUT, drawnRound } from '../../round/panel/draws/drawable.ts'
import { OPENS } from '../../round/screening/closed-round.ts'
import { BOOK, kindsFound } from './found.ts'

/** Letters of a draw, from its preparing to its setting aside, under the model. */
let site: Site
let rulebook: ReturnType<typeof boundTo>
beforeAll(async () => {
  site = await openSite(OPENS)
  rulebook = boundTo(await enacted(site, await site.person('周正', ['approver']), 1, BOOK))
})

test('of a draw, its result, and its setting aside', async () => {
  const plan = { ...narrow(), rulebook, parameters: BOOK.parameters }
  const { id, officer, approver, experts } = await drawnRound(site, 4, 2, plan)
  for (const { person } of experts) await resign(site.db, person, id, { reason: '住院' }, NUMBER_OUT)
  for (const isAgreed of [false, true]) {
    must(await askAside(site.db, officer, id, '要补足缺额', NUMBER_OUT))
    must(await answerAside(site.db, approver, id, isAgreed, NUMBER_OUT))
  }
  const found = await kindsFound(site, rulebook)
  const kinds = [
    ...['请提交抽取口令的指纹：…', '请公开抽取口令：…', '抽取已有结果：…', '候补专家递补：…'],
    ...['抽取作废待审批：…', '[抽取已作废|抽取不作废]：…'],
  ]
  expect(kinds.filter((kind) => !found.includes(kind))).toEqual([])
})
