import { makeApp } from '../../../src/app.tsx'
import { metered } from './metered.ts'
import { NOW } from './asked.ts'

const app = makeApp(() => NOW)

/** The site in workerd, which says of each answer how many rows were read. */
export default {
  async fetch(request, env) {
    const { db, meter } = metered(env.DB)
    const answer = await app.fetch(request, { ...env, DB: db })
    const body = await answer.arrayBuffer()
    return Response.json({ status: answer.status, bytes: body.byteLength, ...meter })
  },
} satisfies ExportedHandler<{ DB: D1Database; FILES: R2Bucket; AUTH_SECRET: string; DATA_SECRET: string }>
