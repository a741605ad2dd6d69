import { Hono } from 'hono'
import { z } from 'zod'
import { calendarOf } from '../../calendar/store.ts'
import { WHOSE } from '../../owners/rules.ts'
import { paths } from '../../paths.ts'
import { whyNotBarred } from '../../organizations/rules/applying.ts'
import { READERS } from '../../organizations/rules/organization.ts'
import { citing } from '../../rulebook/citing.ts'
import { isStaff } from '../../people/rules/person.ts'
import { filter, page } from '../../web/boxes/query.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { numbered } from '../calls/rules/round.ts'
import { callOf } from '../calls/store.ts'
import { draftAgreement, redraftAgreement, signAgreement } from './actions.ts'
import { agreementForm, redraftForm, signatureForm } from './forms.ts'
import { AgreementPage, signedAt } from './pages/agreement.tsx'
import { DraftPage } from './pages/draft.tsx'
import { AgreementsPage, awardColumns } from './pages/list.tsx'
import { sayDraftRefusal, sayRedraftRefusal, saySignRefusal } from './pages/words.ts'
import { AGREEMENT_STATES, signBy, stateOf, whyNotDraft } from './rules/agreement.ts'
import type { FoundAgreement } from './rules/found.ts'
import { findAgreement, findAward } from './store/agreement.ts'
import { awardsIn, countAwards, countWhose } from './store/round.ts'

export const agreements = new Hono<Site>()

screen(agreements, {
  at: paths.agreements,
  who: [...READERS, 'operator'],
  query: z.object({ state: filter(AGREEMENT_STATES), whose: filter(WHOSE), page: page() }),
  load: async ({ db, person, asked, rows }, id) => {
    const [[round], awards, [totals], calendar, [counts]] = await db.batch([
      callOf(db, id),
      awardsIn(db, id, person, { ...asked, rows }),
      countAwards(db, id, person, asked),
      calendarOf(db),
      countWhose(db, id, person),
    ])
    return round && totals ? { round, awards, totals, calendar, counts } : null
  },
  frame: ({ round }, { person }) => ({ title: `项目协议　${round.plan.title}`, desk: officeOf(person) }),
  data: ({ round: { id, plan }, awards, totals, calendar, counts }, { asked }) => {
    const until =
      totals.announcedAt === null ? null : signBy(totals.announcedAt, plan.parameters.agreements, calendar)
    return {
      round: { id, title: plan.title },
      signBy: until?.ok ? until.value : null,
      whyNoSignBy: until && !until.ok ? until.refusal : null,
      totals,
      whose: counts,
      page: asked.page,
      awards: awards.map((award) => ({
        ...award,
        number: award.seq === null ? null : numbered(plan, 'XY', award.seq),
        state: award.agreementId === null ? 'none' : stateOf(award),
      })),
    }
  },
  page: (found, _, { asked, person, now, url }) => (
    <AgreementsPage {...found} {...asked} {...{ person, now, url }} />
  ),
  sheets: ({ round: { plan }, awards, totals }, { person }) => [
    sheetOf('协议', awardColumns(plan, person), awards, totals.shown),
  ],
})

screen(agreements, {
  at: paths.proposalAgreement,
  who: ['officer', 'operator'],
  load: ({ db }, id) => findAward(db, id),
  under: ({ plan }) => citing(plan.rulebook),
  frame: () => ({ title: '拟定项目协议', desk: 'officer' }),
  data: (found, { person, now }) => {
    const { award, agreement, organization, hosting } = found
    const whyNot = whyNotDraft(found, person) ?? whyNotBarred(found, now)
    return {
      ...{ award, agreement, organization, parties: hosting.now },
      whyNot,
      says: whyNot && sayDraftRefusal(whyNot),
    }
  },
  page: (found, of, { person, now }) => <DraftPage {...{ found, person, now, of }} />,
}).act({
  at: paths.proposalAgreement,
  who: ['officer', 'operator'],
  form: agreementForm,
  do: ({ db, person, now }, form, id) => draftAgreement(db, person, id, form, now),
  to: ({ id }) => paths.agreement(id),
  say: sayDraftRefusal,
})

screen(agreements, {
  at: paths.agreement,
  who: ['anyone'],
  finds: ['own', ...READERS, 'operator'],
  load: ({ db, person }, id) => findAgreement(db, id, person),
  under: ({ agreement }) => citing(agreement.plan.rulebook),
  frame: (_, { person }) => ({ title: '项目协议', desk: isStaff(person) ? officeOf(person) : 'applicant' }),
  data: viewOf,
  page: (found, of, { person }) => <AgreementPage {...{ found, person, of }} />,
})
  .act({
    at: paths.signature,
    who: ['own', 'approver'],
    form: signatureForm,
    do: ({ db, person, now }, form, id) => signAgreement(db, person, id, now, form),
    say: saySignRefusal,
  })
  .act({
    at: paths.agreementDraft,
    who: ['officer', 'operator'],
    form: redraftForm,
    do: ({ db, person, now }, form, id) => redraftAgreement(db, person, id, form, now),
    say: sayRedraftRefusal,
  })

/** An agreement for machines: of the plan and the content only what the contract says. */
function viewOf({ agreement, tranches, signatures, drafts }: FoundAgreement) {
  const { plan, content, proposalSeq, ...rest } = agreement
  const { title, place, leader, months, outputs, effects } = content
  return {
    agreement: {
      ...rest,
      number: numbered(plan, 'XY', rest.seq),
      proposalNumber: numbered(plan, 'SQ', proposalSeq),
      bureau: plan.organizer,
      project: { title, place, leader, months, outputs, effects },
      state: stateOf(signedAt(signatures)),
    },
    tranches,
    drafts: drafts.map(({ draft, startsOn, endsOn, reason, name, at }) => {
      return { draft, startsOn, endsOn, reason, name, at }
    }),
    signatures: signatures.map(({ side, name, at }) => ({ side, name, at })),
  }
}
