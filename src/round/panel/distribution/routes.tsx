import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { alterDistribution, planDistribution, useDistribution } from './actions.ts'
import { alterForm, distributionQuery, planForm, useForm } from './forms.ts'
import { DistributionPage } from './pages/distribution.tsx'
import { distributionSheets } from './pages/matrix.tsx'
import { sayAlterRefusal, sayDistributeRefusal, sayUseRefusal } from './pages/words.ts'
import { gapsIn, lostIn, mostIn, numberIn, rowsNow } from './rules/distribution.ts'
import { whyNotUse } from './rules/refusals.ts'
import { findDistributing } from './store.ts'

/** 分配方案: which members read which proposals. */
export const distribution = new Hono<Site>()

screen(distribution, {
  at: paths.distribution,
  who: ['officer', 'approver', 'auditor', 'operator'],
  query: distributionQuery,
  load: async ({ db }, id) => (await findDistributing(db, id))?.of ?? null,
  under: ({ panel: { plan } }) => citing(plan.rulebook),
  frame: ({ panel: { plan } }, { person }) => ({ title: `分配方案：${plan.title}`, desk: officeOf(person) }),
  data: (of, { person, now }) => {
    const { roundId, plan, assignedAt } = of.panel
    const isOpen = of.distribution !== null && assignedAt === null
    return {
      round: { id: roundId, title: plan.title },
      ...{ number: numberIn(plan), most: mostIn(plan), assignedAt },
      ...{ distribution: of.distribution, changes: of.changes, rows: rowsNow(of) },
      ...{ lost: isOpen ? lostIn(of, now) : [], gaps: isOpen ? gapsIn(of, now) : [] },
      whyNot: whyNotUse(of, person, { shown: undefined, now }),
    }
  },
  page: (found, of, { asked, person, now, url }) => (
    <DistributionPage {...{ found, of, person, now, url }} page={asked.page} />
  ),
  sheets: (found) => distributionSheets(found),
})
  .act({
    at: paths.distributions,
    who: ['officer', 'operator'],
    form: planForm,
    do: ({ db, person, now }, asked, id) => planDistribution(db, person, id, asked, now),
    say: sayDistributeRefusal,
  })
  .act({
    at: paths.distributionChanges,
    who: ['officer', 'operator'],
    form: alterForm,
    do: ({ db, person, now }, { submission, ...move }, id) =>
      alterDistribution(db, person, id, { ...move, submissionId: submission }, now),
    say: sayAlterRefusal,
  })
  .act({
    at: paths.distributionAssignments,
    who: ['officer', 'operator'],
    form: useForm,
    do: ({ db, person, now }, asked, id) => useDistribution(db, person, id, asked, now),
    say: sayUseRefusal,
  })
