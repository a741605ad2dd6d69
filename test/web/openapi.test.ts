import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { openApi } from '../../src/web/openapi.ts'
import { declaredIn } from '../../src/web/declared.ts'

const declared = declaredIn(makeApp())
const document = openApi(declared)

test('/openapi.json is OpenAPI 3.1 without a fault, as a linter reads it', async () => {
  // addresses of different stages may look alike ("/rounds/new", "/rounds/{id}"): the router takes the first
  const rules = {
    'no-ambiguous-paths': 'off',
    'no-server-example.com': 'off',
    'operation-4xx-response': 'error',
  } as const
  const config = await createConfig({ extends: ['recommended'], rules })
  const problems = await lintFromString({ source: JSON.stringify(document), config })
  expect(problems.map(({ message, location: [at] }) => `${at?.pointer}: ${message}`)).toEqual([])
})

test('every form says each of its fields by name', () => {
  const bodies = declared.flatMap(({ form }) => (form ? [form] : []))
  expect(bodies.length).toBeGreaterThan(0)
  const { paths } = JSON.parse(JSON.stringify(document))
  const payment = paths['/agreements/{id}/payments'].post
  expect(payment.requestBody.content['application/json'].schema.properties).toMatchObject({
    voucher: { title: '凭证号', type: 'string', maxLength: 60 },
    paidOn: { title: '拨付日期', format: 'date' },
  })
  expect(
    payment.responses['422'].content['application/problem+json'].schema.allOf[1].properties.why.enum,
  ).toContain('voucher-used')
  expect(payment.description).toBe('限：财务')
})

test('a list says that it can be saved, and as what', () => {
  const { paths } = JSON.parse(JSON.stringify(document))
  const { parameters, responses } = paths['/rounds/{id}/payments'].get
  expect(parameters.map(({ name }: { name: string }) => name)).toEqual([
    'id',
    'state',
    'word',
    'page',
    'format',
  ])
  expect(Object.keys(responses['200'].content)).toContain('text/csv; charset=utf-8')
  expect(paths['/agreements/{id}/payments'].get.parameters).toHaveLength(1)
})
