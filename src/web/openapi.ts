import { z } from 'zod'
import { ROLE_WORDS } from '../people/rules/person.ts'
import { FORMATS, TYPES } from './export.ts'
import type { Asked } from './guard.ts'
import type { Declared } from './declared.ts'

type Json = Record<string, unknown>

/** What the site offers to machines, as OpenAPI 3.1, made from what its routes declare and from the boxes of their forms. */
export const openApi = (declared: Declared[]): Json => ({
  openapi: '3.1.1',
  info: {
    title: '公益创投',
    version: '1',
    description:
      '每个网址都回答人和机器：Accept: application/json 得到这一页的数据；没有办成的，回答 application/problem+json，有原因（why）、细节和依据的条文（clause）。',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  tags: [...new Set(declared.map(tagOf))].toSorted().map((name) => ({ name, description: `/${name}` })),
  paths: pathsOf(declared),
  components: {
    securitySchemes: { session: SESSION },
    schemas: { Problem: PROBLEM },
  },
})

const SESSION = {
  ...{ type: 'apiKey', in: 'cookie', name: '__Host-better-auth.session_token' },
  description: '登录以后的会话；在本机的http上没有前缀__Host-',
}

/** Why a request was refused; the particulars of a reason stand beside. */
const PROBLEM = {
  type: 'object',
  required: ['why', 'type', 'title', 'status'],
  properties: {
    why: { type: 'string', description: '原因的代号' },
    by: {
      description: '定下这一条的规则',
      anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    },
    clause: {
      description: '依据的条文',
      anyOf: [
        {
          type: 'object',
          required: ['href'],
          properties: { href: { type: 'string' }, no: { type: 'integer' }, says: { type: 'string' } },
        },
        { type: 'null' },
      ],
    },
    type: { type: 'string' },
    title: { type: 'string', description: '一句话' },
    status: { type: 'integer' },
  },
}

/** Of two declarations of one route the first answers. */
function pathsOf(declared: Declared[]): Json {
  const paths: Record<string, Json> = {}
  for (const of of declared.toReversed()) {
    const path = of.pattern.replaceAll(/:([a-z]+)/gi, '{$1}')
    paths[path] = { ...paths[path], [of.method.toLowerCase()]: operationOf(of) }
  }
  return Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function operationOf(of: Declared): Json {
  const { method, pattern, who, form } = of
  return {
    operationId: `${method.toLowerCase()}${pattern.replaceAll(/[^a-z0-9]+/gi, '_')}`,
    summary: `${method} ${pattern}`,
    description: who === 'everybody' ? '人人可用' : `限：${who.map(sayAsked).join('、')}`,
    tags: [tagOf(of)],
    security: who === 'everybody' ? [] : [{ session: [] }],
    parameters: [...keysIn(pattern), ...queryOf(of)],
    ...(form && { requestBody: { required: true, content: bodies(schemaOf(form)) } }),
    responses: { ...doneOf(of), ...refusalsOf(of) },
  }
}

const tagOf = ({ pattern }: Declared): string => pattern.split('/')[1] || 'home'

const OTHERS: Record<Exclude<Asked, keyof typeof ROLE_WORDS>, string> = {
  anyone: '有账号的人',
  member: '申报单位的成员',
  own: '本单位的成员',
  community: '社区',
  caretaker: '本社区',
  assigned: '被分配的专家',
  given: '收到的人',
  operator: '承办这一期的人员',
  contracted: '承办单位的人员',
}
const sayAsked = (asked: Asked): string => ({ ...ROLE_WORDS, ...OTHERS })[asked]

const keysIn = (pattern: string): Json[] =>
  [...pattern.matchAll(/:([a-z]+)/gi)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }))

function queryOf({ query, exports }: Declared): Json[] {
  const properties = { ...(query && schemaOf(query).properties), ...(exports && { format: FORMAT }) }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}

const FORMAT = { enum: [...FORMATS], title: '导出', description: '列表存成文件：筛选出的每一行，不分页' }

/** As it is sent; what a schema cannot say to machines it does not say. */
function schemaOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

const bodies = (schema: unknown): Json => ({
  'application/json': { schema },
  'application/x-www-form-urlencoded': { schema },
})

function doneOf({ method, gives, exports }: Declared): Json {
  if (gives) return { 200: { description: '文件', content: { [gives]: {} } } }
  const json = { 'application/json': { schema: { type: 'object' } } }
  const files = exports && Object.fromEntries(FORMATS.map((format) => [TYPES[format], {}]))
  if (method === 'GET')
    return { 200: { description: '这一页', content: { ...json, 'text/html': {}, ...files } } }
  return {
    200: { description: '办好了，href 是接着看的一页', content: json },
    303: { description: '办好了，给人看的下一页' },
  }
}

function refusalsOf({ who, method, limit, whys = [] }: Declared): Json {
  const why = [...whys, 'form', 'changed-meanwhile']
  const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { why: { enum: why } } }] }
  return {
    404: problem('没有，或者是别人的'),
    ...(who !== 'everybody' && { 401: problem('请先登录'), 403: problem('由别人办理') }),
    ...(limit && { 429: problem('短时间里提交得太多，Retry-After是还要等的秒数') }),
    ...(method === 'POST' && {
      409: problem('别人先改了'),
      503: problem('没有保存下来：磁盘满了、写不进去，或者正忙'),
      422: { description: '没有办成，以及为什么', content: { 'application/problem+json': { schema } } },
    }),
  }
}

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
