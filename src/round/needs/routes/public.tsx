import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { has } from '../../../people/rules/person.ts'
import { blank, refused, show } from '../../../web/answer.tsx'
import { type Typed, read, readBody } from '../../../web/body.ts'
import type { Ask, Site } from '../../../web/site.ts'
import { lookUpNeed, raiseNeed } from '../actions/needs.ts'
import { lookUpForm, needForm } from '../forms.ts'
import { FoundPage, LookUpPage } from '../pages/look-up.tsx'
import { NeedsPage } from '../pages/public.tsx'
import { RaisePage, RaisedPage, choosable } from '../pages/raise.tsx'
import { sayLookUpRefusal, sayRaiseRefusal } from '../pages/words.tsx'
import { sayCode } from '../rules/looking-up.ts'
import { answerRuleIn, rulebookNow } from '../store/answering.ts'
import { placesToChoose } from '../store/needs.ts'
import { answeredNeeds, countAnswered, needsByPlace } from '../store/public.ts'
import { publishedTopicLists } from '../store/topics.ts'

/** What residents do without an account. */
export const publicNeeds = new Hono<Site>()

publicNeeds.get('/needs', async (c) => {
  const { db } = c.var
  const subdistrict = (c.req.query('subdistrict') ?? '').slice(0, 20)
  const page = pageOf(c)
  const [byPlace, lists, answered, [all], rulebook] = await db.batch([
    needsByPlace(db),
    publishedTopicLists(db),
    answeredNeeds(db, subdistrict, page),
    countAnswered(db, subdistrict),
    rulebookNow(db),
  ])
  const rule = answerRuleIn(rulebook)
  const found = { byPlace, lists, answered, total: all?.total ?? 0, subdistrict, page, rule }
  return show(c, { title: '居民需求' }, found, <NeedsPage {...found} />)
})

const RAISE = { title: '提出需求' }

publicNeeds.get('/needs/new', async (c) => {
  const { asker } = c.var
  const { places, rule } = await toRaise(c)
  const mine = choosable(places, asker.person)
  const typed: Typed = {}
  const [only] = mine
  if (only && mine.length === 1) typed['placeId'] = only.id
  return show(
    c,
    RAISE,
    { places: mine },
    <RaisePage {...{ places, rule }} by={asker.person} of={{ ...blank, typed }} refused={null} />,
  )
})

publicNeeds.post('/needs', async (c) => {
  const { db, asker, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(needForm, sent)
  const raised = form.ok ? await raiseNeed(db, asker.person, form.value, now) : form
  if (raised.ok && form.ok) {
    c.header('Cache-Control', 'no-store')
    const { number, code, at } = raised.value
    const told = { number, code: sayCode(code), at }
    return show(
      c,
      { title: '需求已收到' },
      hasDesk(c) ? { id: raised.value.id, ...told } : told,
      <RaisedPage raised={raised.value} title={form.value.title} />,
    )
  }
  if (raised.ok) return c.notFound()
  const { places, rule } = await toRaise(c)
  return refused(c, raised.refusal, sayRaiseRefusal, {
    frame: RAISE,
    typed,
    body: (of) => <RaisePage {...{ places, rule }} by={asker.person} of={of} refused={of.refused} />,
  })
})

/** Where a need can be raised, and in how many days it is answered. */
async function toRaise({ var: { db } }: Ask) {
  const [places, rulebook] = await db.batch([placesToChoose(db), rulebookNow(db)])
  return { places, rule: answerRuleIn(rulebook) }
}

/** Those who can open the need's page learn its address. */
const hasDesk = (c: Ask): boolean => {
  const { person } = c.var.asker
  return person !== null && (person.places.length > 0 || has(person, 'officer'))
}

const LOOK_UP = { title: '查询需求' }

publicNeeds.get('/needs/look-up', (c) =>
  show(c, LOOK_UP, { to: paths.needLookUp() }, <LookUpPage of={blank} refused={null} />),
)

publicNeeds.post('/needs/look-up', async (c) => {
  const { db, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(lookUpForm, sent)
  const found = form.ok ? await lookUpNeed(db, form.value, now) : form
  if (found.ok) {
    const { need, steps, answer } = found.value
    return show(c, LOOK_UP, { need, steps, answer }, <FoundPage found={found.value} now={now} />)
  }
  if (found.refusal.why === 'too-many-tries') c.header('Retry-After', '3600')
  return refused(c, found.refusal, sayLookUpRefusal, {
    frame: LOOK_UP,
    // a code is never sent back
    typed: { number: typed['number'] ?? '' },
    body: (of) => <LookUpPage of={of} refused={of.refused} />,
  })
})

/** `?page=3`, from 1. */
function pageOf(c: Ask): number {
  const typed = c.req.query('page') ?? '1'
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1
}
