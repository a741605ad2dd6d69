import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { ok, refuse } from '../../shared/result.ts'
import { blank, done, show } from '../../web/answer.tsx'
import { route, screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { recordSignUp } from '../account/actions.ts'
import { attempt } from '../attempt.ts'
import { ask, firstDesk, welcome } from '../library.ts'
import type { NewAccount } from '../rules/account.ts'
import { codeRefusal, registerRefusal, signInRefusal } from '../rules/sign-in.ts'
import { codeForm, nextQuery, registerForm, signInForm } from './forms.ts'
import { Register, SignIn, SignInCode, sayRegister, saySignIn, withNext } from './pages.tsx'

export const signingInRoutes = new Hono<Site>()

const SIGN_IN = { title: '登录' }
const CODE = { title: '输入验证码' }
const REGISTER = { title: '注册申报账号' }

route(signingInRoutes, { method: 'GET', at: paths.signIn, who: 'everybody', query: nextQuery }, (c) => {
  const { next } = nextQuery.parse(c.req.query())
  if (c.var.asker.person) return done(c, next || firstDesk(c.var.asker))
  return show(c, SIGN_IN, {}, <SignIn of={blank} next={next} />)
})

attempt(signingInRoutes, {
  at: paths.signIn,
  who: 'everybody',
  from: paths.signIn,
  form: signInForm,
  do: async (c, { login, password, next }) => {
    const answer = login.includes('@')
      ? await ask(c, '/sign-in/email', { email: login, password })
      : await ask(c, '/sign-in/username', { username: login, password })
    const refusal = signInRefusal(answer.status)
    if (refusal) return refuse(refusal)
    if (answer.data.twoFactorRedirect)
      return ok(done(c, withNext(paths.signInCode(), next), { secondFactor: true }))
    return ok(await welcome(c, answer, next))
  },
  say: saySignIn,
  again: () => ({ frame: SIGN_IN, page: (of) => <SignIn of={of} /> }),
})

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
    const way = kind === 'app' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
    const answer = await ask(c, way, { code })
    const refusal = codeRefusal(answer.status, answer.code)
    return refusal ? refuse(refusal) : ok(await welcome(c, answer, next))
  },
  say: saySignIn,
  again: () => ({ frame: CODE, page: (of) => <SignInCode of={of} /> }),
})

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
    const answer = await ask(c, '/sign-up/email', account)
    const refusal = registerRefusal(answer.status, answer.code, account satisfies NewAccount)
    if (refusal) return refuse(refusal)
    if (answer.personId) await recordSignUp(c.var.db, answer.personId, c.var.now)
    return ok(await welcome(c, answer, next || paths.newOrganization()))
  },
  say: sayRegister,
  again: () => ({ frame: REGISTER, page: (of) => <Register of={of} /> }),
})
