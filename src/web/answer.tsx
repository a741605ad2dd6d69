import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { NotFound, Stale } from '../history/rules.ts'
import { type OwnInterest, sayOwnInterest } from '../people/rules/interest.ts'
import type { TooOften } from '../people/limits/rules.ts'
import { type NotYourRole, type Office, ROLE_WORDS } from '../people/rules/person.ts'
import type { Factors } from '../people/rules/second-factor.ts'
import { sayClause } from '../shared/clauses.ts'
import { aboveOf, framed } from './above.tsx'
import type { Problem, Typed, Unreadable } from './body.ts'
import { withoutClosed } from './closed.ts'
import { type NotKept, sayNotKept } from './door/unkept.ts'
import { statusOf } from './status.ts'
import { type Frame, Page } from './layout.tsx'
import { Clause } from './parts.tsx'
import { REFUSAL_ID, Sorry, WhyNot } from './refusal.tsx'
import { type FreshRefusal, askingCode } from './fresh.ts'
import { cameFrom } from './from.ts'
import type { Ask } from './site.ts'

/** A clause of the rulebook's version that a round binds: its number, and where its text is; or another paper, by name. */
export type ClauseRef = { href: string } & ({ no: number } | { says: string })
/**
 * What every refusal has: why, and its particulars. The rule that decides it says `by` which rule of the round, a key of
 * the rulebook's (ClauseKey), or several, the first that the round's version has; whoever answers looks up the clause.
 */
export type Refusal = {
  why: string
  by?: string | readonly string[] | undefined
  clause?: ClauseRef
  /** Seconds until it may be tried again. */
  retryAfter?: number
  /** Of a failure: the number that it is written down by. */
  reference?: string
}
/** Finds the clause that a refusal comes from, in the version of the rulebook that a round binds. */
export type Citing = (refusal: Refusal) => ClauseRef | undefined
/** Refusals that any act may meet; their words are here. */
export type Common =
  | Stale
  | NotFound
  | NotYourRole
  | OwnInterest
  | Unreadable
  | FreshRefusal
  | TooOften
  | NotKept

/** The sentence that says why an act was refused, with its clause; null: it was not. */
export type Refused = Child

/** What a person had typed, and what is wrong with it. */
export type Filled = {
  typed: Typed
  problems: Problem[]
  /** Which fields of the form are shown at all; absent: every one. */
  only?: (field: string) => boolean
  /** The address of the act that was refused, and the sentence that says why; a form shows them if it is its own. */
  at?: string
  why?: string
  refused?: Refused
  /** Which forms carry a second factor, by their address, and which their person has; absent: none. */
  asksCode?: (to: string) => Factors | null
}
export const blank: Filled = { typed: {}, problems: [] }

/** A page for people, the same data as JSON for machines. */
export function show(c: Ask, frame: Frame, data: object, body: Child, status: ContentfulStatusCode = 200) {
  c.header('Vary', 'Accept')
  // of whoever is signed in nothing stays in the browser; what was typed does (assets/left.mjs)
  c.header('Cache-Control', c.var.asker.person ? 'private, no-store' : 'private, no-cache')
  if (wantsJson(c)) return c.json(data, status)
  const { asker, now } = c.var
  const page = (
    <Page frame={frame} asker={asker} now={now} path={c.req.path} above={aboveOf(c, frame)?.drawn}>
      {framed(c, frame, body)}
    </Page>
  )
  const { opens } = c.var
  const html = `<!doctype html>${String(page)}`
  return c.html(asker.person?.operates && opens ? withoutClosed(html, opens) : html, status)
}

/** An act is done: people go on to a page, machines get what came of it. */
export function done(c: Ask, to: string, data: object = {}) {
  return wantsJson(c) ? c.json({ ...data, href: to }, 200) : c.redirect(to, 303)
}

/**
 * A refused act on a screen. Machines get application/problem+json; people get the screen again, with what they had typed.
 * A form of the page shows why if it is the one that was sent; where no form does, the page begins with it.
 */
export function refuseOn<R extends Refusal>(
  c: Ask,
  refusal: R | Common,
  say: (refusal: R | Common) => string,
  again: {
    frame: Frame
    typed: Typed
    /** The address of the screen. */
    here: string
    citing: Citing | undefined
    /** What the refusal says of single fields. */
    fields?: Problem[] | undefined
    page: (of: Filled) => Child
  },
) {
  c.var.stepUp?.refused(refusal.why)
  const sentence = say(refusal)
  const clause = again.citing?.(refusal)
  if ('retryAfter' in refusal) c.header('Retry-After', String(refusal.retryAfter))
  if (wantsJson(c) || refusal.why === 'not-found')
    return problem(c, { ...refusal, ...(clause && { clause }) }, sentence)
  const problems = isUnreadable(refusal) ? refusal.problems : (again.fields ?? [])
  const why = problems.length > 0 ? null : <Because sentence={sentence} clause={clause} />
  const of: Filled = {
    typed: again.typed,
    problems,
    at: c.req.path,
    why: refusal.why,
    refused: why,
    ...askingCode(c),
  }
  const html = String(framed(c, { ...again.frame, here: again.here }, again.page(of)))
  const body = (
    <>
      {!html.includes(REFUSAL_ID) && <RefusedAtTop of={of} />}
      {raw(html)}
    </>
  )
  return show(c, { ...again.frame, here: again.here }, {}, body, statusOf(refusal))
}

const RefusedAtTop = ({ of }: { of: Filled }) => (
  <div class="page">
    <WhyNot of={of} />
  </div>
)

/** Nothing there, or somebody else's. */
export const notFound = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))

/** The refusal alone: as problem+json, or as a page that says the sentence and leads back. */
export function problem(c: Ask, refusal: Refusal, sentence: string) {
  c.var.stepUp?.refused(refusal.why)
  const status = statusOf(refusal)
  if (wantsJson(c)) {
    const body = { clause: null, ...refusal, type: 'about:blank', title: sentence, status }
    return c.body(JSON.stringify(body), status, {
      'Content-Type': 'application/problem+json; charset=utf-8',
      Vary: 'Accept',
    })
  }
  return show(
    c,
    { title: sentence, saysNo: true },
    {},
    <Sorry
      isLost={status === 404}
      from={c.req.method === 'POST' ? cameFrom(c) : undefined}
      sentence={<Because sentence={sentence} clause={refusal.clause} />}
    />,
    status,
  )
}

/** A sentence that says why, and the clause that it comes from. */
export const Because = ({ sentence, clause }: { sentence: string; clause?: ClauseRef | undefined }) => (
  <>
    {sentence}
    {clause && (
      <>
        （<Clause href={clause.href}>{'no' in clause ? sayClause(clause.no) : clause.says}</Clause>）
      </>
    )}
  </>
)

export const wantsJson = (c: Ask): boolean => {
  const accept = c.req.header('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}

const FRESH = [
  'passkey-not-given',
  'second-factor-asked',
  'second-factor-wrong',
  'second-factor-used',
  'second-factor-waits',
]
const COMMON = [
  'changed-meanwhile',
  'not-found',
  'not-your-role',
  'own-interest',
  'form',
  'too-often',
  'not-kept',
  ...FRESH,
]

export function isCommon(refusal: Refusal): refusal is Common {
  return COMMON.includes(refusal.why)
}
function isUnreadable(refusal: Refusal): refusal is Unreadable {
  return refusal.why === 'form'
}

export function sayCommon(refusal: Common): string {
  switch (refusal.why) {
    case 'changed-meanwhile':
      return '就在刚才，别人先改了这一项。请看看现在的内容，需要时再做一次。'
    case 'not-found':
      return '没有找到这一页'
    case 'not-your-role':
      return sayNeeded([refusal.needs].flat())
    case 'own-interest':
      return sayOwnInterest(refusal)
    case 'form':
      return `有${refusal.problems.length}处要改`
    case 'too-often':
      return `短时间里提交得太多了，请过${Math.ceil(refusal.retryAfter / 60)}分钟再试`
    case 'not-kept':
      return sayNotKept(refusal)
    case 'second-factor-asked':
      return refusal.factors.app
        ? '这件事要再输一次验证码，确认是您本人。填好的内容都在，补上验证码再提交就行'
        : '这件事要再用一次通行密钥，确认是您本人。填好的内容都在，再提交一次，用通行密钥确认就行'
    case 'passkey-not-given':
      return '没有用您的通行密钥确认，请再试一次'
    case 'second-factor-wrong':
      return '验证码不对，或已过时。请填验证器上现在的6位数字，或者一个备用码'
    case 'second-factor-used':
      return '这个验证码刚才用过了，一个只能用一次。请等验证器显示下一个'
    case 'second-factor-waits':
      return `验证码试的次数太多了，请${Math.ceil(refusal.retryAfter / 60)}分钟后再试`
  }
}

/** "这件事由负责人或监督员办理" */
function sayNeeded(offices: Office[]): string {
  if (offices.every((office) => office === 'member')) return '请先登记申报单位'
  return `这件事由${EITHER.format(offices.map((office) => OFFICE_WORDS[office]))}办理`
}
const EITHER = new Intl.ListFormat('zh-CN', { type: 'disjunction' })
const OFFICE_WORDS: Record<Office, string> = { ...ROLE_WORDS, member: '申报单位', community: '社区' }
