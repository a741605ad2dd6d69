import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import { makeApp } from '../../src/app.tsx'
import { rounds } from '../../src/round/calls/tables.ts'
import { LARGEST_BODY } from '../../src/web/bounds.ts'
import { env } from 'cloudflare:workers'
import { PLAN, TYPED } from '../round/calls/typed.ts'
import { draftedRound, openedRound } from '../round/opened.ts'
import { asSent } from '../sent.ts'
import { ORIGIN, type Site, type Someone, openSite } from '../support.ts'

const NOW = PLAN.dates.opens

let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳<b>', ['officer'])
})

const raw = (path: string, init: RequestInit = {}) =>
  makeApp(() => NOW).request(ORIGIN + path, asSent(init), env)
const asked = (path: string, accept: string) => raw(path, { headers: { accept } })

describe('one address answers people and machines', () => {
  test.each([
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'],
    ['*/*', 'text/html'],
    ['text/html, application/json', 'text/html'],
    ['application/json', 'application/json'],
    ['application/json, text/plain, */*', 'application/json'],
  ])('Accept: %s gets %s', async (accept, type) => {
    const { id } = await openedRound(site)
    const answer = await asked(`/calls/${id}`, accept)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.get('vary')).toContain('Accept')
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  })

  test('HTML is Chinese, and its policy lets no foreign script or style in', async () => {
    const answer = await asked('/calls', 'text/html')
    const text = await answer.text()
    expect(text).toMatch(/^<!doctype html><html lang="zh-CN">/)
    expect(text).not.toMatch(/ style=|<style|<script(?! src="\/)| on[a-z]+=/)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a name is shown as text', async () => {
    const { text } = await site.get('/rounds', officer)
    expect(text).toContain('林芳&lt;b&gt;')
  })
})

describe('what is not there', () => {
  test.each([
    '/nothing',
    '/calls/nothing',
    '/calls/%00',
    `/calls/${'x'.repeat(2000)}`,
    "/calls/'%20or%201=1--",
  ])('%s is 404, for people and machines', async (path) => {
    const page = await asked(path, 'text/html')
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
    expect(await page.text()).toContain('<h1>没有找到这一页</h1>')
    const problem = await asked(path, 'application/json')
    expect([problem.status, problem.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
    expect(await problem.json()).toEqual({
      type: 'about:blank',
      title: '没有找到这一页',
      status: 404,
      clause: null,
      why: 'not-found',
    })
  })
})

describe('a refusal', () => {
  test('of an act of another office is 403, and says whose it is', async () => {
    const { id } = await draftedRound(site)
    const page = await site.form(`/rounds/${id}/publication`, {}, officer)
    expect(page.status).toBe(403)
    expect(page.text).toContain('这件事由负责人办理')
    expect((await site.post(`/rounds/${id}/publication`, {}, officer)).json).toMatchObject({
      status: 403,
      why: 'not-your-role',
      title: '这件事由负责人办理',
      needs: 'approver',
    })
  })

  test('of what several offices may do names each', async () => {
    const { id } = await draftedRound(site)
    const visit = await site.json(`/rounds/${id}/opening`, await site.person('专家', ['expert']))
    expect(visit.json).toMatchObject({
      status: 403,
      title: '这件事由经办人、负责人、财务或监督员办理',
      needs: ['officer', 'approver', 'finance', 'auditor'],
    })
  })

  test('of a form that cannot be read counts the places', async () => {
    const { status, json } = await site.post('/rounds', { ...TYPED, title: '', code: '' }, officer)
    expect([status, json['title']]).toEqual([422, '有2处要改'])
  })

  test.each(['not json', '[]', 'null', '"x"', ''])(
    'of the body %j is a reason, not a fault',
    async (body) => {
      const answer = await raw('/rounds', {
        method: 'POST',
        body,
        headers: {
          cookie: officer.cookie,
          origin: ORIGIN,
          accept: 'application/json',
          'content-type': 'application/json',
        },
      })
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({ why: 'form' })
    },
  )
})

describe('the door', () => {
  const post = (headers: Record<string, string>, body = 'title=x') =>
    raw('/rounds', { method: 'POST', body, headers: { cookie: officer.cookie, ...headers } })
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

  test('takes no form from another site', async () => {
    const elsewhere = { origin: 'https://elsewhere.example' }
    for (const type of [FORM, { 'content-type': 'text/plain' }]) {
      expect((await post({ ...type, ...elsewhere })).status).toBe(403)
    }
    const code = newId()
    const body = new URLSearchParams(
      Object.entries({ ...TYPED, code }).flatMap(([k, v]) => [v].flat().map((one) => [k, one])),
    )
    await post({ ...FORM, ...elsewhere }, String(body))
    expect(await site.db.$count(rounds, eq(rounds.code, code))).toBe(0)
    expect((await post({ ...FORM, origin: ORIGIN }, String(body))).status).toBe(303)
  })

  test('takes nothing too large', async () => {
    const length = String(LARGEST_BODY + 1)
    expect((await post({ ...FORM, origin: ORIGIN, 'content-length': length })).status).toBe(413)
  })

  test('takes nothing too large that does not say how large it is, and says why', async () => {
    let left = 12
    const body = new ReadableStream<Uint8Array>({
      pull(into) {
        into.enqueue(new Uint8Array(100_000).fill(0x78))
        left -= 1
        if (left === 0) into.close()
      },
    })
    const headers = { ...FORM, origin: ORIGIN, cookie: officer.cookie, accept: 'application/json' }
    const answer = await raw('/rounds', { method: 'POST', body, headers })
    expect([answer.status, await answer.json()]).toEqual([
      413,
      expect.objectContaining({ why: 'body-too-large', title: expect.stringContaining('最多1 MB') }),
    ])
  })

  test('sends staff without a second factor to set it up', async () => {
    const newcomer = await site.person('新人', ['officer'])
    await env.DB.prepare('update people set two_factor_enabled = 0 where id = ?').bind(newcomer.id).run()
    expect(await site.get('/rounds', newcomer)).toMatchObject({
      status: 303,
      location: '/account/second-factor',
    })
    expect((await site.form('/rounds', TYPED, newcomer)).status).toBe(303)
  })

  test('knows no cookie of its own making', async () => {
    const forged = officer.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    for (const cookie of [
      'better-auth.session_token=x',
      'better-auth.session_token=%E0%A4%A',
      `${forged}x`,
    ]) {
      expect((await raw('/rounds', { headers: { cookie } })).status).toBe(303)
    }
  })

  test.each(['x', '%E0%A4%A', "'; drop table people", '0'.repeat(500)])(
    'a strange bookmark %j does no harm',
    async (bookmark) => {
      expect((await raw('/calls', { headers: { cookie: `bookmark=${bookmark}` } })).status).toBe(200)
    },
  )
})
