import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'

// A worker runs several files, one after the other: each of them finds its storage empty. What has lain idle is not
// wiped unless it is woken first.
beforeAll(async () => {
  await Promise.all([env.DB.prepare('select 1').first(), env.FILES.list({ limit: 1 })])
  await reset()
})
