import { Hono } from 'hono'
import { clauseIn } from '../../../rulebook/citing.ts'
import { blank, refused, show } from '../../../web/answer.tsx'
import { read } from '../../../web/body.ts'
import type { Site } from '../../../web/site.ts'
import { preCheckForm } from './forms.ts'
import { sayFinding } from './pages/words.ts'
import { PreCheckPage } from './pages/pre-check.tsx'
import type { Plan } from '../rules/plan.ts'
import { type PreCheck, preCheck, questionsOf } from './rules.ts'
import { callOf } from '../store.ts'

/** Whether an organization may apply. The answers stand in the address, so that nothing is stored. */
export const preChecks = new Hono<Site>()

preChecks.get('/calls/:id/pre-check', async (c) => {
  const { db, now } = c.var
  const [round] = await callOf(db, c.req.param('id'))
  if (!round) return c.notFound()
  const frame = { title: `申报前自查：${round.plan.title}` }
  const typed = c.req.query()
  const form = read(preCheckForm, typed)
  if (!form.ok) {
    const page = { round, result: null, now }
    return refused(c, form.refusal, () => '', {
      frame,
      typed,
      body: (filled) => <PreCheckPage {...page} of={filled} refused={filled.refused} />,
    })
  }
  const result = preCheck(round.plan, form.value, now)
  const isAsked = questionsOf(round.plan).some((question) => typed[question] !== undefined)
  return show(
    c,
    frame,
    answerOf(round.plan, result),
    <PreCheckPage
      {...{ round, now }}
      result={isAsked ? result : null}
      of={{ ...blank, typed }}
      refused={null}
    />,
  )
})

/** For machines: each finding with its sentence and its clause. */
const answerOf = (plan: Plan, { verdict, findings, tracks }: PreCheck) => ({
  verdict,
  findings: findings.map((finding) => ({
    ...finding,
    says: sayFinding(finding),
    clause: (finding.key && clauseIn(plan.rulebook, finding.key)) ?? null,
  })),
  tracks: tracks.map(({ code, name }) => ({ code, name })),
  questions: questionsOf(plan),
})
