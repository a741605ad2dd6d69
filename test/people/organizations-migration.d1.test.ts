import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'

/** A site in use: organizations are made anew under what already points at them. */
test('organizations keep their rows, their members and what refers to them', async () => {
  const at = env.MIGRATIONS.findIndex(({ name }) => name.includes('_organizations'))
  await applyD1Migrations(env.DB, env.MIGRATIONS.slice(0, at))
  await env.DB.batch(
    [
      "insert into people (id, name, email, created_at, updated_at) values ('p', '王', 'w@example.org', 1, 1)",
      "insert into organizations values ('g', '茶叙社', 'community', null, '东社备1', '东四', '王', '5550000', 'p', 1)",
      "insert into organizations values ('s', '安怡', 'service', '52110101270209033T', null, '东四', '王', '5550000', 'p', 2)",
      "insert into memberships values ('g', 'p', 1)",
      "insert into rounds values ('r', '2026A', '{}', 1, 'p', 1, 1)",
      "insert into proposals values ('x', 'r', 'g', '{}', 1, 'p', 1, 1)",
    ].map((statement) => env.DB.prepare(statement)),
  )
  await applyD1Migrations(env.DB, env.MIGRATIONS)

  const { results } = await env.DB.prepare('select id, filing_no, at from organizations order by id').all()
  expect(results).toEqual([
    { id: 'g', filing_no: '东社备1', at: 1 },
    { id: 's', filing_no: null, at: 2 },
  ])
  expect((await env.DB.prepare('select * from memberships').all()).results).toEqual([
    { organization_id: 'g', person_id: 'p', at: 1, role: 'owner' },
  ])
  expect((await env.DB.prepare('pragma foreign_key_check').all()).results).toEqual([])
  const lost = "insert into memberships values ('nobody', 'p', 1, 'owner')"
  await expect(env.DB.prepare(lost).run()).rejects.toThrow(/FOREIGN KEY/)
})
