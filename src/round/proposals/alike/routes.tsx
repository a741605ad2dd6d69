import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { blank, done, refused, show } from '../../../web/answer.tsx'
import { read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import { type Frame, officeOf } from '../../../web/layout.tsx'
import type { Site } from '../../../web/site.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { remarkOnPair } from './actions/pair.ts'
import { LEASTS, remarkForm, wantedPairsForm } from './forms.ts'
import { sayRemarkRefusal } from './pages/words.ts'
import { SimilarPage } from './pages/similar.tsx'
import { PairPage } from './pages/pair.tsx'
import { PAIR_SIGN, type Remark } from './rules/pair.ts'
import { ownWords, proseOf, shinglesOf } from './rules/shingles.ts'
import { sideOf, witnessesIn } from './rules/checking.ts'
import { compare } from './rules/passages.ts'
import { groupIn, groupsIn, pairsIn } from './store/similar.ts'
import { type FoundPair, findPair } from './store/pair.ts'

export const alike = new Hono<Site>()

const readers = only('officer', 'approver', 'auditor')

alike.get('/rounds/:id/similar', readers, async (c) => {
  const { db, person } = c.var
  const wanted = wantedPairsForm.parse(c.req.query())
  const id = c.req.param('id')
  const [[round], [opened], rows, found] = await db.batch([
    callOf(db, id),
    openedAtIn(db, id),
    pairsIn(db, id, wanted),
    groupsIn(db, id),
  ])
  if (!round) return c.notFound()
  const groups = found.map(groupIn)
  const total = rows[0]?.total ?? 0
  return show(
    c,
    { title: `相似的申报书：${round.plan.title}`, desk: officeOf(person) },
    { total, page: wanted.page, least: wanted.least, groups, pairs: rows },
    <SimilarPage {...{ round, rows, total, wanted, groups }} openedAt={opened?.at ?? null} leasts={LEASTS} />,
  )
})

alike.get('/similar/:id', readers, async (c) => {
  const { db, person } = c.var
  const found = await findPair(db, c.req.param('id'))
  if (!found) return c.notFound()
  const props = propsOf(found, person)
  const { alike: exact, alone, common, jaccard, passages } = props.compared
  const data = { ...found.pair, exact, alone, common, jaccard, passages, remarks: found.remarks }
  return show(c, frameOf(person), data, <PairPage {...props} of={blank} refused={null} />)
})

alike.post('/similar/:id/remarks', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(remarkForm, sent)
  const remarked = form.ok
    ? await remarkOnPair(db, person, id, remarkIn(form.value), form.value.seen, now)
    : form
  if (remarked.ok) return done(c, paths.similarPair(id), { id })
  const found = await findPair(db, id)
  if (!found) return c.notFound()
  return refused(c, remarked.refusal, sayRemarkRefusal, {
    frame: frameOf(person),
    typed,
    body: (filled) => <PairPage {...propsOf(found, person)} of={filled} refused={filled.refused} />,
  })
})

const remarkIn = ({ verdict, note }: Remark): Remark => ({ verdict, note })

const frameOf = (person: Person): Frame => ({ title: '对照相似的申报书', desk: officeOf(person) })

const propsOf = (found: FoundPair, person: Person) => ({
  found,
  compared: comparisonOf(found),
  mayRemark: has(person, 'officer'),
})

/** Without the round's own words, and without what a sample of it says as well. */
function comparisonOf({ pair, a, b, plan, sample }: FoundPair) {
  const [later = '', first = ''] = pair.id.split(PAIR_SIGN)
  const { others, strangers } = witnessesIn(sample)(sideOf(later, a, plan), sideOf(first, b, plan))
  const commons = pair.leader ? strangers : others
  return compare(proseOf(a), proseOf(b), commons, shinglesOf(ownWords(plan, a)))
}
