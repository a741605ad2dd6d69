import { Hono } from 'hono'
import { calendarOf } from '../../calendar/store.ts'
import { paths } from '../../paths.ts'
import { whyNotBarred } from '../../organizations/rules/applying.ts'
import { citing } from '../../rulebook/citing.ts'
import { type Person, isStaff } from '../../people/rules/person.ts'
import { dayOf } from '../../shared/days.ts'
import { blank, done, problem, refused, sayCommon, show, sayWhy } from '../../web/answer.tsx'
import { read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import { officeOf } from '../../web/layout.tsx'
import type { Ask, Site } from '../../web/site.ts'
import { numbered } from '../calls/rules/round.ts'
import { draftAgreement, redraftAgreement, signAgreement } from './actions.ts'
import { agreementForm, redraftForm, signatureForm } from './forms.ts'
import { AgreementPage, signedAt } from './pages/agreement.tsx'
import { DraftPage } from './pages/draft.tsx'
import { AgreementsPage } from './pages/list.tsx'
import { sayDraftRefusal, sayRedraftRefusal, saySignRefusal } from './pages/words.ts'
import { AGREEMENT_STATES, signBy, stateOf, whyNotDraft } from './rules/agreement.ts'
import type { FoundAgreement } from './rules/found.ts'
import { findAgreement, findAward } from './store/agreement.ts'
import { awardsIn, countAwards, roundHead } from './store/round.ts'
import { numbersOf } from '../calls/rules/numbers.ts'

export const agreements = new Hono<Site>()

const nothing = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))

agreements.get('/rounds/:id/agreements', only('officer', 'approver', 'finance', 'auditor'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const state = stateIn(c.req.query('state'))
  const page = pageOf(c)
  const [[round], awards, [totals], calendar] = await db.batch([
    roundHead(db, id),
    awardsIn(db, id, state, page),
    countAwards(db, id, state),
    calendarOf(db),
  ])
  if (!round || !totals) return nothing(c)
  const { announcedAt } = totals
  const until = announcedAt === null ? null : signBy(announcedAt, numbersOf(round.plan).agreements, calendar)
  return show(
    c,
    { title: '项目协议', desk: officeOf(person) },
    {
      round: { id, title: round.plan.title },
      signBy: until?.ok ? until.value : null,
      whyNoSignBy: until && !until.ok ? until.refusal : null,
      totals,
      page,
      awards: awards.map((award) => ({
        ...award,
        number: award.seq === null ? null : numbered(round.plan, 'XY', award.seq),
        state: award.agreementId === null ? 'none' : stateOf(award),
      })),
    },
    <AgreementsPage {...{ round, awards, totals, state, page, calendar, person, now }} />,
  )
})

agreements.get('/proposals/:id/agreement', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const found = await findAward(db, c.req.param('id'))
  if (!found) return nothing(c)
  const whyNot = whyNotDraft(found, person) ?? whyNotBarred(found, now)
  const { award, agreement, organization, hosting } = found
  return show(
    c,
    DRAFT,
    {
      award,
      agreement,
      organization,
      parties: hosting.now,
      whyNot,
      says: whyNot && sayWhy(whyNot, sayDraftRefusal),
    },
    <DraftPage
      found={found}
      now={now}
      person={person}
      of={{ ...blank, typed: { startsOn: dayOf(now) } }}
      refused={null}
    />,
  )
})

agreements.post('/proposals/:id/agreement', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const proposalId = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(agreementForm, sent)
  const drafted = form.ok ? await draftAgreement(db, person, proposalId, form.value, now) : form
  if (drafted.ok) return done(c, paths.agreement(drafted.value.id), drafted.value)
  const found = await findAward(db, proposalId)
  if (!found) return nothing(c)
  return refused(c, drafted.refusal, sayDraftRefusal, {
    cite: citing(found.plan.rulebook),
    frame: DRAFT,
    typed,
    body: (filled) => <DraftPage {...{ found, person, now }} of={filled} refused={filled.refused} />,
  })
})

agreements.get('/agreements/:id', only('anyone'), async (c) => {
  const { db, person } = c.var
  const found = await findAgreement(db, c.req.param('id'), person)
  if (!found) return nothing(c)
  return show(
    c,
    frameOf(person),
    viewOf(found),
    <AgreementPage found={found} person={person} of={blank} refused={null} />,
  )
})

agreements.post('/agreements/:id/signature', only('anyone'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(signatureForm, sent)
  const signed = form.ok ? await signAgreement(db, person, id, now, form.value) : form
  if (signed.ok) return done(c, paths.agreement(id), signed.value)
  const found = await findAgreement(db, id, person)
  if (!found) return nothing(c)
  return refused(c, signed.refusal, saySignRefusal, {
    cite: citing(found.agreement.plan.rulebook),
    frame: frameOf(person),
    typed,
    body: (filled) => <AgreementPage found={found} person={person} of={filled} refused={filled.refused} />,
  })
})

agreements.post('/agreements/:id/draft', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(redraftForm, sent)
  const drafted = form.ok ? await redraftAgreement(db, person, id, form.value, now) : form
  if (drafted.ok) return done(c, paths.agreement(id), drafted.value)
  const found = await findAgreement(db, id, person)
  if (!found) return nothing(c)
  return refused(c, drafted.refusal, sayRedraftRefusal, {
    cite: citing(found.agreement.plan.rulebook),
    frame: frameOf(person),
    typed,
    body: (filled) => <AgreementPage found={found} person={person} of={filled} refused={filled.refused} />,
  })
})

const DRAFT = { title: '拟定项目协议', desk: 'officer' } as const

const frameOf = (person: Person) =>
  ({ title: '项目协议', desk: isStaff(person) ? officeOf(person) : 'applicant' }) as const

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

const stateIn = (typed: string | undefined) => AGREEMENT_STATES.find((state) => state === typed) ?? null

/** `?page=3`, from 1. */
function pageOf(c: Ask): number {
  const typed = c.req.query('page') ?? '1'
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1
}
