import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { citing } from '../../rulebook/citing.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { assignSheets, choosePanel, declareRecusals, remindMembers } from './actions.ts'
import { declarationForm, declarationQuery, panelForm, panelQuery } from './forms.ts'
import { DeclarationPage } from './pages/declaration.tsx'
import { panelSheets } from './pages/members.tsx'
import { PanelPage } from './pages/panel.tsx'
import { sayConflict, sayDeclareRefusal, sayPanelRefusal, sayRemindRefusal } from './pages/words.ts'
import { answerDetection } from './detections/actions.ts'
import { answerForm } from './detections/forms.ts'
import { sayAnswerRefusal } from './detections/pages.tsx'
import { pinRecusal } from './recusals/actions.ts'
import { pinForm } from './recusals/forms.ts'
import { sayPinRefusal } from './recusals/pages.tsx'
import { removeMember } from './removals/actions.ts'
import { removalForm } from './removals/forms.ts'
import { sayRemovalRefusal } from './removals/pages.tsx'
import { shortOf, sumOf, whyNotAssign } from './rules/assignment.ts'
import { byName, whyNotDeclare } from './rules/declaration.ts'
import { sizeOf } from './rules/panel.ts'
import { supplementSheets } from './supplements/actions.ts'
import { saySupplementRefusal } from './supplements/pages.tsx'
import { findDeclaring } from './store/declaration.ts'
import { seePanel } from './store/seen.ts'

export const panel = new Hono<Site>()

screen(panel, {
  at: paths.panel,
  who: ['officer', 'approver', 'auditor', 'operator'],
  query: panelQuery,
  load: ({ db, asked, rows, now }, id) => seePanel(db, id, { ...asked, rows, now }),
  under: ({ panel: { plan } }) => citing(plan.rulebook),
  frame: ({ panel: { plan } }, { person }) => ({
    title: `评审委员会：${plan.title}`,
    desk: officeOf(person),
  }),
  /** The pool has a list of its own, with the addresses. */
  data: ({ panel: of, pooled, wanted }, { person, now }) => {
    const { roundId, plan, members, recusals, detected, pool, left, eligible, assignedAt } = of
    const [minSheets, panelSize] = sizeOf(plan)
    return {
      round: { id: roundId, title: plan.title },
      ...{ minSheets, panelSize, members, recusals, detected, pool, pooled, assignedAt },
      counts: { eligible: sumOf(eligible), waiting: left, short: sumOf(shortOf(of, now)), wanted },
      whyNot: whyNotAssign(of, person, now),
    }
  },
  page: (seen, of, { asked, person, now, url }) => <PanelPage {...{ seen, asked, person, now, of, url }} />,
  sheets: (seen, { asked, now }) => panelSheets(seen, asked.word, now),
})
  .act({
    at: paths.panel,
    who: ['officer', 'operator'],
    form: panelForm,
    do: ({ db, person, now }, { experts }, id) => choosePanel(db, person, id, experts, now),
    say: sayPanelRefusal,
  })
  .act({
    at: paths.assignments,
    who: ['officer', 'operator'],
    do: ({ db, person, now }, _, id) => assignSheets(db, person, id, now),
    say: sayPanelRefusal,
  })
  .act({
    at: paths.pinnedRecusals,
    who: ['officer', 'operator'],
    form: pinForm,
    do: ({ db, person, now }, pin, id) => pinRecusal(db, person, id, pin, now),
    say: sayPinRefusal,
  })
  .act({
    at: paths.detections,
    who: ['officer', 'operator'],
    form: answerForm,
    do: ({ db, person, now }, answer, id) => answerDetection(db, person, id, answer, now),
    say: sayAnswerRefusal,
  })
  .act({
    at: paths.panelRemovals,
    who: ['officer', 'operator'],
    form: removalForm,
    do: ({ db, person, now }, removal, id) => removeMember(db, person, id, removal, now),
    say: sayRemovalRefusal,
  })
  .act({
    at: paths.supplements,
    who: ['officer', 'operator'],
    do: ({ db, person, now }, _, id) => supplementSheets(db, person, id, now),
    say: saySupplementRefusal,
  })
  .act({
    at: paths.panelReminders,
    who: ['officer'],
    do: ({ db, person, now }, _, id) => remindMembers(db, person, id, now),
    say: sayRemindRefusal,
  })

screen(panel, {
  at: paths.declaration,
  who: ['expert'],
  finds: ['assigned'],
  query: declarationQuery,
  load: ({ db, person }, id) => findDeclaring(db, id, person.id),
  under: ({ standing }) => citing(standing.rulebook),
  frame: () => ({ title: '申报回避', desk: 'expert' }),
  data: ({ round, standing, recusals, detected }, { person, now }) => {
    const whyNot = whyNotDeclare(standing, person, now)
    const organizations = whyNot ? [] : byName(standing.organizations)
    return { round, declaredAt: standing.declaredAt, recusals, organizations, detected, whyNot }
  },
  page: (found, of, { asked, person, now }) => <DeclarationPage {...found} {...{ asked, person, now, of }} />,
}).act({
  at: paths.declaration,
  who: ['expert'],
  finds: ['assigned'],
  form: declarationForm,
  do: ({ db, person, now }, { recusals }, id) =>
    declareRecusals(
      db,
      person,
      id,
      recusals.map(({ organization, kind, detail, endedOn }) => ({
        organizationId: organization,
        kind,
        endedOn,
        reason: sayConflict(kind, detail, endedOn),
      })),
      now,
    ),
  say: sayDeclareRefusal,
})
