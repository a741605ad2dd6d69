import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { billOfMaterials, missing } from '../../src/start/deploy.ts'

const ready = readFileSync('wrangler.toml', 'utf8').replace(
  /database_id = "[^"]*"/,
  'database_id = "3f1c-77"',
)
const secrets = ['AUTH_SECRET', 'DATA_SECRET']

test('a site whose ids are filled in and whose secret is set lacks nothing', () => {
  expect(missing(ready, secrets)).toEqual([])
  expect(missing(`# DEMONSTRATION = "1"\n${ready}`, [...secrets, 'MAIL_KEY'])).toEqual([])
  expect(missing(`${ready}\n[vars]\nSITE_URL = "https://gongyi.example"`, secrets)).toEqual([])
})

test.each([
  [
    'its database id',
    ready.replace('3f1c-77', '00000000-0000-0000-0000-000000000000'),
    secrets,
    /database_id/,
  ],
  ['any id where there are two', `${ready}\n[[d1_databases]]\ndatabase_id = ""`, secrets, /database_id/],
  ['a place for files', ready.replaceAll('gongyi-rounds-files', ''), secrets, /bucket_name/],
  ['the secret of its sessions', ready, ['DATA_SECRET', 'MAIL_KEY'], /缺少密钥AUTH_SECRET/],
  ['the secret of its data', ready, ['AUTH_SECRET'], /缺少密钥DATA_SECRET（32个字符以上）/],
])('a site may lack %s', (_, config, names, said) => {
  expect(missing(config, names)).toEqual([expect.stringMatching(said)])
})

test.each([
  ['a demonstration among the vars', `${ready}\n[vars]\nDEMONSTRATION = "1"`, secrets, /DEMONSTRATION/],
  [
    'a demonstration among inline vars',
    `vars = { A = "b", DEMONSTRATION = "" }\n${ready}`,
    secrets,
    /DEMONSTRATION/,
  ],
  ['a demonstration among the secrets', ready, [...secrets, 'DEMONSTRATION'], /DEMONSTRATION/],
  [
    'its secret for everyone to read',
    `${ready}\n[vars]\nAUTH_SECRET = "x"`,
    secrets,
    /不能写在wrangler\.toml/,
  ],
  [
    'the secret of its data for everyone to read',
    `${ready}\n[vars]\nDATA_SECRET = "x"`,
    secrets,
    /DATA_SECRET是密钥，不能写在wrangler\.toml/,
  ],
  [
    'the key of its history for everyone to sign with',
    `${ready}\n[vars]\nHISTORY_KEY = "x"`,
    secrets,
    /HISTORY_KEY是密钥，不能写在wrangler\.toml/,
  ],
])('a site must not have %s', (_, config, names, said) => {
  expect(missing(config, names)).toEqual([expect.stringMatching(said)])
})

test('everything that is missing is said at once, a line each', () => {
  expect(missing('', [])).toHaveLength(4)
  expect(missing('', []).join('')).not.toContain('\n')
})

test('what a site is made of is written down: what the Worker has, and nothing of development', () => {
  const { bomFormat, components } = JSON.parse(billOfMaterials())
  const names = components.map(({ name }: { name: string }) => name)
  expect(bomFormat).toBe('CycloneDX')
  expect(names).toEqual(expect.arrayContaining(['hono', 'zod', 'better-auth']))
  expect(names).not.toContain('vitest')
}, 30_000)
