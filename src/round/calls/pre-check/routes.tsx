import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { blank, notFound, refuseOn, sayCommon, show } from '../../../web/answer.tsx'
import { read } from '../../../web/body.ts'
import { asPublic } from '../../../web/public.ts'
import { route } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import type { Plan } from '../rules/plan.ts'
import { callOf } from '../store.ts'
import { preCheckForm } from './forms.ts'
import { PreCheckPage } from './pages/pre-check.tsx'
import { sayFinding } from './pages/words.ts'
import { type PreCheck, preCheck, questionsOf } from './rules.ts'

/** Whether an organization may apply. The answers stand in the address, so that nothing is stored. */
export const preChecks = new Hono<Site>()

/** No screen: an address whose answers cannot be read is refused. */
route(
  preChecks,
  { method: 'GET', at: paths.preCheck, who: 'everybody', query: preCheckForm },
  async (c, { db, now }, id) => {
    const [found] = await callOf(db, id)
    if (!found) return notFound(c)
    const round = await asPublic(c, found)
    const frame = { title: `申报前自查：${round.plan.title}` }
    const typed = c.req.query()
    const form = read(preCheckForm, typed)
    if (!form.ok) {
      return refuseOn(c, form.refusal, sayCommon, {
        ...{ frame, typed, here: c.req.url, citing: citing(round.plan.rulebook) },
        page: (of) => <PreCheckPage {...{ round, of, now }} result={null} />,
      })
    }
    const result = preCheck(round.plan, form.value, now, round.ended)
    const isAsked = Object.keys(preCheckForm.shape).some((question) => typed[question] !== undefined)
    return show(
      c,
      frame,
      answerOf(round.plan, result),
      <PreCheckPage {...{ round, now }} result={isAsked ? result : null} of={{ ...blank, typed }} />,
    )
  },
)

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
