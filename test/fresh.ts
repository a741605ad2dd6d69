import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { begin, newlyBroken, unbroken } from './breaks.ts'

// A worker runs several files, one after the other: each of them finds its storage empty. What has lain idle is not
// wiped unless it is woken first.
beforeAll(async () => {
  await Promise.all([env.DB.prepare('select 1').first(), env.FILES.list({ limit: 1 })])
  await reset()
  begin()
})

// Whatever a test has written, every check holds after it, but for those that it says it breaks.
afterEach(async () => {
  const broken = await newlyBroken()
  if (broken.length > 0) throw new Error(`no longer holds: ${JSON.stringify(broken)}`)
})

afterAll(() => {
  const whole = unbroken()
  if (whole.length > 0) throw new Error(`breaks(…) names what holds all the same: ${whole.join(', ')}`)
})
