import { Hono } from 'hono'
import { countReversals, reversalIn, reversalList } from '../../history/reversals/store.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { type Kind, answerReversal, findReversible, proposeReversal } from '../../reversals/actions.ts'
import { answerForm, listQuery, reversalForm } from '../../reversals/forms.ts'
import { whyNotAnswer, whyNotReverse } from '../../reversals/rules.ts'
import { sayAnswer, sayPropose } from '../../reversals/words.ts'
import { changeReversal } from '../../organizations/changes/reversal.ts'
import { verificationReversal } from '../../organizations/checks/reversal.ts'
import { lapseReversal } from '../../round/agreements/lapses/actions.ts'
import { approvalReversal } from '../../round/awards/actions/reversal.ts'
import {
  enquiryAnswerReversal,
  enquiryRefusalReversal,
} from '../../round/calls/enquiries/actions/reversals.ts'
import { evaluationReversal, refundReversal } from '../../round/closing/actions/reversals.ts'
import { paymentReversal } from '../../round/payments/actions/reversal.ts'
import { sanctionReversal } from '../../round/projects/actions/sanction-reversal.ts'
import { reviewReversal } from '../../round/projects/actions/reversal.ts'
import { noticeReversal, objectionReversal } from '../../round/publicity/actions/reversals.ts'
import { eligibilityReversal } from '../../round/screening/actions/reversal.ts'
import { citing } from '../../rulebook/citing.ts'
import type { Instant } from '../../shared/days.ts'
import { refuse } from '../../shared/result.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { ReversalBook, ReversalPage, type View, bookColumns } from './pages/reversals.tsx'

/** Every kind of entry that can be reversed, as its stage declares it. */
export const REVERSIBLE: Kind[] = [
  verificationReversal,
  changeReversal,
  enquiryAnswerReversal,
  enquiryRefusalReversal,
  eligibilityReversal,
  approvalReversal,
  noticeReversal,
  objectionReversal,
  lapseReversal,
  reviewReversal,
  sanctionReversal,
  paymentReversal,
  evaluationReversal,
  refundReversal,
]

const kindOf = (kind: string): Kind | undefined => REVERSIBLE.find((one) => one.kind === kind)

export const reversals = new Hono<Site>()

const OFFICE = ['officer', 'approver', 'finance'] as const
const READERS = [...OFFICE, 'auditor'] as const
const frameOf = (title: string, person: Person) => ({
  title,
  desk: READERS.find((role) => person.roles.includes(role)) ?? 'auditor',
})

screen(reversals, {
  at: paths.reversals,
  who: READERS,
  query: listQuery,
  load: async ({ db, asked: { page }, rows }) => {
    const [items, [counted]] = await db.batch([reversalList(db, { page, rows }), countReversals(db)])
    const lines = items.map(reversalIn).map((one) => ({ ...one, word: kindOf(one.kind)?.word ?? one.kind }))
    return { items: lines, total: counted?.total ?? 0, page }
  },
  frame: (_, { person }) => frameOf('更正', person),
  data: (found) => found,
  page: (found, _, { url, now }) => <ReversalBook {...{ ...found, url, now }} />,
  sheets: ({ items, total }, { now }) => [sheetOf('更正', bookColumns(now), items, total)],
})

screen(reversals, {
  at: paths.reversal,
  who: READERS,
  load: async ({ db, person, now }, kind, id): Promise<View | null> => {
    const known = kindOf(kind)
    const found = known ? await findReversible(db, known, id) : null
    return found && viewOf(found, person, now)
  },
  under: ({ found }) => citing(found.said.rulebook),
  frame: ({ found }, { person }) => frameOf(`更正：${found.kind.word}`, person),
  data: dataOf,
  page: (view, of, { now }) => <ReversalPage {...{ ...view, now, of }} />,
})
  .act({
    at: paths.reversal,
    who: OFFICE,
    form: reversalForm,
    do: async ({ db, person, now }, form, kind, id) => {
      const known = kindOf(kind)
      return known ? proposeReversal(db, person, known, id, form, now) : refuse({ why: 'not-found' as const })
    },
    say: sayPropose,
  })
  .act({
    at: paths.reversalAnswer,
    who: OFFICE,
    form: answerForm,
    do: async ({ db, person, now }, form, kind, id) => {
      const known = kindOf(kind)
      return known ? answerReversal(db, person, known, id, form, now) : refuse({ why: 'not-found' as const })
    },
    say: sayAnswer,
  })

const viewOf = (found: View['found'], by: Person, now: Instant): View => ({
  found,
  whyNot: whyNotReverse(found, by, now),
  whyNotAnswer: whyNotAnswer(found, by, { outcome: 'confirmed', reason: '' }, now),
  isOwn: whyNotAnswer(found, by, { outcome: 'taken-back', reason: '' }, now) === null,
})

/** The same for machines. */
function dataOf({ found, whyNot }: View) {
  const { kind, standing, said, reversals: items, rests } = found
  return {
    ...{ kind: kind.kind, which: standing.which, said: said.said, about: said.about, href: said.href },
    ...{ by: standing.by, at: standing.at, reversals: items, rests, whyNot },
  }
}
