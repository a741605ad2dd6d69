import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { ok } from '../../shared/result.ts'
import type { Filled } from '../../web/answer.tsx'
import type { Ask, Site } from '../../web/site.ts'
import { attempt } from '../attempt.ts'
import { challengeOf, recognised } from '../passkeys/library.ts'
import { passkeySignInForm } from './forms.ts'
import { letIn } from './let-in.ts'
import { SignIn, saySignIn } from './pages.tsx'
import { z } from 'zod'

export const passkeySignIn = new Hono<Site>()

const ON = {
  who: 'everybody',
  from: paths.signIn,
  say: saySignIn,
  again: ({ var: { asker } }: Ask) => ({
    frame: { title: '登录' },
    page: (of: Filled) => <SignIn of={of} office={asker.office} />,
  }),
} as const

/** What is to be signed: by whoever signs in, or gives a second factor afresh. */
attempt(passkeySignIn, {
  ...ON,
  at: paths.signInPasskeyChallenge,
  form: z.object({}),
  do: async (c) => {
    const challenge = await challengeOf(c, 'authenticate')
    return challenge.ok ? ok(c.json({ ...challenge.value.data, userVerification: 'required' })) : challenge
  },
})

/** A passkey is both factors at once: nothing else is asked. */
attempt(passkeySignIn, {
  ...ON,
  at: paths.signInPasskey,
  form: passkeySignInForm,
  do: async (c, { answer, next }) => {
    const signedIn = await recognised(c, answer)
    return signedIn.ok ? letIn(c, signedIn.value, next) : signedIn
  },
})
