import { beforeAll, expect, test } from 'vitest'
import { type Site, type Someone, openSite } from '../support.ts'
import { TYPED_PLAN, typedProposal } from './plan.ts'

/**
 * A round of three proposals from draft to closing, over HTTP, with JSON alone. One is not eligible, one is funded and
 * carried to its end, one has its objection answered.
 */
let site: Site
let people: Record<'officer' | 'approver' | 'finance' | 'auditor' | 'administrator', Someone>
let groups: Someone[]
let experts: Someone[]
const known: Record<string, string> = {}

const at = (text: string) => Date.parse(`${text}+08:00`)

beforeAll(async () => {
  site = await openSite(at('2026-02-20T09:00:00'))
  people = {
    officer: await site.person('经办人', ['officer']),
    approver: await site.person('负责人', ['approver']),
    finance: await site.person('财务', ['finance']),
    auditor: await site.person('监督员', ['auditor']),
    administrator: await site.person('管理员', ['administrator']),
  }
  groups = [
    await site.member('和平里夕阳茶叙社'),
    await site.member('和平里邻里厨房社'),
    await site.member('和平里银铃守望社'),
  ]
  experts = [
    await site.person('专家甲', ['expert']),
    await site.person('专家乙', ['expert']),
    await site.person('专家丙', ['expert']),
  ]
})

async function does(as: Someone, path: string, body: object = {}) {
  const answer = await site.post(path, body, as)
  expect(answer.status, `${path}: ${answer.text}`).toBe(200)
  return answer.json
}

async function sees(as: Someone | undefined, path: string) {
  const answer = await site.json(path, as)
  expect(answer.status, `${path}: ${answer.text}`).toBe(200)
  return answer.json
}

test('an officer drafts the call, an approver publishes it', async () => {
  const { id } = await does(people.officer, '/rounds', TYPED_PLAN_OF('2026S'))
  known['round'] = String(id)
  await does(people.approver, `/rounds/${id}/publication`)
  const { round } = await sees(undefined, `/calls/${id}`)
  expect(round).toMatchObject({ plan: { title: TYPED_PLAN.title }, publishedAt: site.now })
})

const TYPED_PLAN_OF = (code: string) => ({ ...TYPED_PLAN, code })
