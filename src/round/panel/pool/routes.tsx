import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { sayCode, stateOf } from '../../../people/rules/invitation.ts'
import { has } from '../../../people/rules/person.ts'
import type { AsksAs } from '../../../web/asks.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { expertForm, poolQuery } from '../forms.ts'
import { findPool } from '../store/pool.ts'
import { type Added, addExpert, answerChanges, inviteAgain, proposeChange } from './actions.ts'
import { answersForm, proposalForm } from './forms.ts'
import { ExpertPage } from './pages/expert.tsx'
import { AddedPage, ExpertsPage, expertColumns } from './pages/experts.tsx'
import { WAITING, WaitingPage } from './pages/waiting.tsx'
import { sayAddRefusal, sayAnswerRefusal, sayProposeRefusal, sayRenewRefusal } from './pages/words.ts'
import { findExpertOf, poolWaiting, waitingIn } from './store/standing.ts'

/** 专家库. */
export const pool = new Hono<Site>()

/** The link and its code, which are shown to whoever made them alone. */
function linkOf({ expertId, name, token, code: plain }: Added, { env, url }: Pick<AsksAs, 'env' | 'url'>) {
  const link = new URL(paths.invitation(token), env.SITE_URL ?? url).href
  const code = sayCode(plain)
  return {
    frame: { title: '专家库', desk: 'administrator' as const },
    data: { expertId, link, code },
    page: <AddedPage {...{ name, link, code }} />,
  }
}

const OFFICE = { who: ['administrator', 'officer', 'approver', 'auditor'] } as const

screen(pool, {
  ...OFFICE,
  at: paths.experts,
  query: poolQuery,
  load: ({ db, asked, rows }) => findPool(db, { ...asked, rows }),
  frame: (_, { person }) => ({ title: '专家库', desk: officeOf(person) }),
  data: ({ rows, total }, { asked: { page }, now }) => ({
    experts: rows.map((expert) => ({ ...expert, state: stateOf(expert, now) })),
    total,
    page,
  }),
  page: (list, of, { asked, person, now, url }) => (
    <ExpertsPage {...{ ...list, of, now, url }} wanted={asked} mayAdd={has(person, 'administrator')} />
  ),
  sheets: ({ rows, total }, { now }) => [sheetOf('专家库', expertColumns(now), rows, total)],
}).act({
  at: paths.experts,
  who: ['administrator'],
  form: expertForm,
  do: ({ db, person, now }, form) => addExpert(db, person, form, now),
  again: true,
  shows: linkOf,
  say: sayAddRefusal,
})

screen(pool, {
  ...OFFICE,
  at: paths.expert,
  load: async ({ db }, id) => (await findExpertOf(db, id))?.expert ?? null,
  frame: ({ name }, { person }) => ({ title: `专家：${name}`, desk: officeOf(person) }),
  data: (expert, { now }) => ({ ...expert, state: stateOf(expert, now) }),
  page: (expert, of, { person, now }) => <ExpertPage {...{ expert, of, person, now }} />,
})
  .act({
    at: paths.expertProposals,
    who: ['administrator'],
    form: proposalForm,
    do: ({ db, person, now }, form, id) => proposeChange(db, person, id, form, now),
    to: (_, id) => paths.expert(id),
    say: sayProposeRefusal,
  })
  .act({
    at: paths.expertInvitations,
    who: ['administrator'],
    do: ({ db, person, now }, _, id) => inviteAgain(db, person, id, now),
    again: true,
    shows: linkOf,
    say: sayRenewRefusal,
  })

screen(pool, {
  ...OFFICE,
  at: paths.poolProposals,
  load: async ({ db, rows }) => (await poolWaiting(db, rows)).map(waitingIn),
  frame: (_, { person }) => ({ title: '专家库待审批的变动', desk: officeOf(person) }),
  data: (waiting) => ({ waiting }),
  page: (waiting, of, { person, url }) => <WaitingPage {...{ waiting, of, person, url }} />,
  sheets: (waiting) => [sheetOf('待审批的变动', WAITING, waiting)],
}).act({
  at: paths.poolProposals,
  who: ['approver'],
  form: answersForm,
  do: ({ db, person, now }, { proposals, answer }) =>
    answerChanges(db, person, { proposals, isAgreed: answer === 'agreed' }, now),
  say: sayAnswerRefusal,
})
