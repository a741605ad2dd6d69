import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { remarkOnPair } from './actions/pair.ts'
import { LEASTS, remarkForm, wantedPairsForm } from './forms.ts'
import { PairPage } from './pages/pair.tsx'
import { similarSheets } from './pages/columns.tsx'
import { SimilarPage } from './pages/similar.tsx'
import { sayRemarkRefusal } from './pages/words.ts'
import { sideOf, witnessesIn } from './rules/checking.ts'
import { PAIR_SIGN, whyNotLook } from './rules/pair.ts'
import { compare } from './rules/passages.ts'
import { ownWords, proseOf, shinglesOf } from './rules/shingles.ts'
import { type FoundPair, findPair } from './store/pair.ts'
import { groupIn, groupsIn, pairsIn } from './store/similar.ts'

/** 相似的申报书: pairs of a round, and two proposals side by side. */
export const alike = new Hono<Site>()

screen(alike, {
  at: paths.similar,
  who: ['officer', 'approver', 'auditor'],
  query: wantedPairsForm,
  load: async ({ db, asked, rows: most }, id) => {
    const [[round], [opened], rows, groups] = await db.batch([
      callOf(db, id),
      openedAtIn(db, id),
      pairsIn(db, id, asked, most),
      groupsIn(db, id),
    ])
    if (!round) return null
    const total = rows[0]?.total ?? 0
    return { round, openedAt: opened?.at ?? null, rows, total, groups: groups.map(groupIn) }
  },
  frame: ({ round }, { person }) => ({ title: `相似的申报书：${round.plan.title}`, desk: officeOf(person) }),
  data: ({ total, groups, rows }, { asked: { page, least } }) => ({
    total,
    page,
    least,
    groups,
    pairs: rows,
  }),
  page: (found, _, { asked, url }) => <SimilarPage {...found} wanted={asked} leasts={LEASTS} url={url} />,
  sheets: (found, { asked }) => similarSheets(found, asked),
})

screen(alike, {
  at: paths.similarPair,
  who: ['officer', 'approver', 'auditor'],
  load: async ({ db }, id) => {
    const found = await findPair(db, id)
    return found && { found, compared: comparisonOf(found) }
  },
  frame: (_, { person }) => ({ title: '对照相似的申报书', desk: officeOf(person) }),
  data: (
    { found: { pair, remarks }, compared: { alike: exact, alone, common, jaccard, passages } },
    { person },
  ) => ({
    ...pair,
    ...{ exact, alone, common, jaccard, passages, remarks },
    whyNot: whyNotLook(person, pair),
  }),
  page: (pair, of, { person }) => <PairPage {...pair} whyNot={whyNotLook(person, pair.found.pair)} of={of} />,
}).act({
  at: paths.similarRemarks,
  who: ['officer'],
  form: remarkForm,
  do: ({ db, person, now }, { seen, ...remark }, id) => remarkOnPair(db, person, id, remark, seen, now),
  say: sayRemarkRefusal,
})

/** Without the round's own words, and without what a sample of it says as well. */
function comparisonOf({ pair, a, b, plan, sample }: FoundPair) {
  const [later = '', first = ''] = pair.id.split(PAIR_SIGN)
  const { others, strangers } = witnessesIn(sample)(sideOf(later, a, plan), sideOf(first, b, plan))
  const commons = pair.leader ? strangers : others
  return compare(proseOf(a), proseOf(b), commons, shinglesOf(ownWords(plan, a)))
}
