import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { blank, done, show } from '../../web/answer.tsx'
import { route, screen } from '../../web/screen.tsx'
import type { Ask, Site } from '../../web/site.ts'
import { recordSignUp } from '../account/actions.ts'
import { attempt } from '../attempt.ts'
import { choosable } from '../guessing/leaked.ts'
import { guarded } from '../guessing/guarded.ts'
import { idByLogin } from '../guessing/store.ts'
import { type Answer, ask, firstDesk, welcome } from '../library.ts'
import type { NewAccount } from '../rules/account.ts'
import type { Code } from '../rules/second-factor.ts'
import { type SignInRefusal, codeRefusal, registerRefusal, signInRefusal } from '../rules/sign-in.ts'
import { challenged, claimCode } from '../second-factor/totp.ts'
import { passwordFields } from '../pages.tsx'
import { nextQuery } from '../forms.ts'
import { codeForm, registerForm, signInForm } from './forms.ts'
import { letIn, letInByPassword } from './let-in.ts'
import { Register, SignIn, SignInCode, sayRegister, saySignIn, withNext } from './pages.tsx'

export const signingInRoutes = new Hono<Site>()

const SIGN_IN = { title: '登录' }
const CODE = { title: '输入验证码' }
const REGISTER = { title: '注册申报账号' }

route(signingInRoutes, { method: 'GET', at: paths.signIn, who: 'everybody', query: nextQuery }, (c) => {
  const { next } = nextQuery.parse(c.req.query())
  if (c.var.asker.person) return done(c, next || firstDesk(c.var.asker))
  return show(c, SIGN_IN, {}, <SignIn of={blank} next={next} office={c.var.asker.office} />)
})

attempt(signingInRoutes, {
  at: paths.signIn,
  who: 'everybody',
  from: paths.signIn,
  form: signInForm,
  do: async (c, { login, password, next }) => {
    const signedIn = await guarded(c, 'password', await accountOf(c, login), () =>
      withPassword(c, login, password),
    )
    if (!signedIn.ok) return signedIn
    const answer = signedIn.value
    if (answer.data.twoFactorRedirect)
      return ok(done(c, withNext(paths.signInCode(), next), { secondFactor: true }))
    return letInByPassword(c, answer, next)
  },
  say: saySignIn,
  again: ({ var: { asker } }) => ({
    frame: SIGN_IN,
    page: (of) => <SignIn of={of} office={asker.office} />,
  }),
})

/** Whose account it is; nobody's is counted by what was typed, so that it answers as somebody's does. */
async function accountOf(c: Ask, login: string): Promise<string> {
  const [found] = await idByLogin(c.var.db, login)
  return found?.id ?? `typed ${login.toLowerCase()}`
}

async function withPassword(c: Ask, login: string, password: string): Promise<Result<Answer, SignInRefusal>> {
  const answer = login.includes('@')
    ? await ask(c, '/sign-in/email', { email: login, password })
    : await ask(c, '/sign-in/username', { username: login, password })
  const refusal = signInRefusal(answer)
  return refusal ? refuse(refusal) : ok(answer)
}

screen(signingInRoutes, {
  at: paths.signInCode,
  who: 'everybody',
  query: nextQuery,
  load: async () => ({}),
  frame: () => CODE,
  data: () => ({}),
  page: (_, of, { asked }) => <SignInCode of={of} next={asked.next} />,
})

attempt(signingInRoutes, {
  at: paths.signInCode,
  who: 'everybody',
  from: paths.signInCode,
  form: codeForm,
  do: async (c, { code: { kind, code }, next }) => {
    const personId = await challenged(c)
    const tried = () => withCode(c, personId, kind, code)
    const signedIn = await (personId ? guarded(c, 'code', personId, tried) : tried())
    return signedIn.ok ? letIn(c, signedIn.value, next) : signedIn
  },
  say: saySignIn,
  again: () => ({ frame: CODE, page: (of) => <SignInCode of={of} /> }),
})

/** A code of the app is claimed before the library sees it: it works once. */
async function withCode(
  c: Ask,
  personId: string | null,
  kind: Code['kind'],
  code: string,
): Promise<Result<Answer, SignInRefusal>> {
  if (personId && kind === 'app' && (await claimCode(c, personId, code)) === 'used')
    return refuse({ why: 'code-used' })
  const way = kind === 'app' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
  const answer = await ask(c, way, { code })
  const refusal = codeRefusal(answer)
  return refusal ? refuse(refusal) : ok(answer)
}

route(
  signingInRoutes,
  { method: 'POST', at: paths.signOut, who: 'everybody', from: paths.home },
  async (c) => {
    await ask(c, '/sign-out', {})
    return done(c, paths.home())
  },
)

screen(signingInRoutes, {
  at: paths.register,
  who: 'everybody',
  query: nextQuery,
  load: async () => ({}),
  frame: () => REGISTER,
  data: () => ({}),
  page: (_, of, { asked }) => <Register of={of} next={asked.next} />,
})

/** An applicant's account. It brings no role: those are given, or come by invitation. */
attempt(signingInRoutes, {
  at: paths.register,
  who: 'everybody',
  from: paths.register,
  form: registerForm,
  do: async (c, { next, ...account }) => {
    const chosen = await choosable(account.password, account)
    if (!chosen.ok) return chosen
    const answer = await ask(c, '/sign-up/email', account)
    const refusal = registerRefusal(answer, account satisfies NewAccount)
    if (refusal) return refuse(refusal)
    if (answer.personId) await recordSignUp(c.var.db, answer.personId, c.var.now)
    return ok(await welcome(c, answer, next || paths.newOrganization()))
  },
  say: sayRegister,
  fields: passwordFields,
  again: () => ({ frame: REGISTER, page: (of) => <Register of={of} /> }),
})
