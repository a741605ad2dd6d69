import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayFault } from '../../src/bundle/fault.ts'
import { type Public, readPublic } from '../../src/bundle/verify/read.ts'
import { verify } from '../../src/bundle/verify/verify.ts'
import { PUBLIC } from '../history/key.ts'
import { publicBundle, reseal } from './public.ts'

let whole: Record<string, string>
beforeAll(async () => {
  whole = await publicBundle()
})

/** What is said of a bundle: null when all agrees. */
async function said(texts: Record<string, string>, key?: string): Promise<string | null> {
  const verified = await verify(texts, key)
  if (!verified.ok) return `unreadable ${sayFault(verified.refusal)}`
  return verified.value.differs && sayFault(verified.value.differs)
}

test('a whole bundle agrees, under the key that signed it', async () => {
  expect([await said(whole), await said(whole, PUBLIC)]).toEqual([null, null])
  expect(await said(whole, `A${PUBLIC.slice(1)}`)).toBe('manifest.json：签名不符')
})

const FILES = [
  ...['round.json', 'proposals.json', 'sheets.json', 'decision.json', 'notices.json', 'objections.json'],
  ...['payments.json', 'proofs.json', 'draw.json', 'rulebook.json'],
]

describe('each file that was tampered with is found', () => {
  test('and these are all that there are', () => {
    expect(Object.keys(whole).toSorted()).toEqual([...FILES, 'manifest.json'].toSorted())
  })

  test.each(FILES)('%s, by its digest', async (name) => {
    expect(await said({ ...whole, [name]: ` ${whole[name]}` })).toBe(
      `${name}：与 manifest.json 里的校验值不符`,
    )
  })

  test.each(FILES)('%s, sealed anew without the key of the site', async (name) => {
    const resealed = await reseal({ ...whole, [name]: ` ${whole[name]}` })
    expect(await said(resealed, PUBLIC)).toBe('manifest.json：签名不符')
  })

  test.each(FILES)('%s, left out', async (name) => {
    const { [name]: _, ...others } = whole
    expect(await said(others)).toMatch(new RegExp(`${name}：文件`))
  })

  test('and one that was added', async () => {
    expect(await said({ ...whole, 'more.json': '1' })).toBe('more.json：manifest.json 里没有这个文件')
  })
})

type Parts = Omit<Public, 'texts' | 'round' | 'manifest'>

/** Sealed anew: nothing but computing it again finds it. */
describe('what does not follow is found, whoever sealed it', () => {
  test.each<[part: keyof Parts, says: RegExp, change: (parts: Parts) => void]>([
    [
      'sheets',
      /^decision\.json：\S+ 的(名次|得分)为 \d+，重算是 \d+/,
      ({ sheets }) => lower(first(sheets).points),
    ],
    ['sheets', /^decision\.json：\S+ 的(名次|有效评分表)为/, ({ sheets }) => void sheets.shift()],
    ['draw', /^draw\.json 第1项：重新抽取，得出的人不同/, ({ draw }) => void first(draw).seats.pop()],
    [
      'draw',
      /^draw\.json 第1项：口令与先交的指纹不符/,
      ({ draw }) => void (first(draw).protocol.officer.number = '另一句'),
    ],
    [
      'draw',
      /^draw\.json 第1项：strata 里/,
      ({ draw }) => void first(draw).protocol.strata.push({ code: '业务', seats: 0 }),
    ],
    [
      'sheets',
      /^sheets\.json：E\d+ 给 \S+ 的评分表不合规定/,
      ({ sheets }) => void sheets.push(first(sheets)),
    ],
    ['sheets', /^sheets\.json：/, ({ sheets }) => void (first(sheets).points = { need: 999_999 })],
    ['sheets', /^sheets\.json：/, ({ sheets }) => void (first(sheets).proposal = 'another')],
    [
      'proposals',
      /^decision\.json：/,
      ({ proposals }) => void (first(proposals, isEligible).eligible = false),
    ],
    [
      'proposals',
      /^decision\.json：没有 /,
      ({ proposals }) => void (first(proposals, isNot).eligible = true),
    ],
    [
      'proposals',
      /^decision\.json：.*立项资金/,
      ({ proposals }) => void (first(proposals, isFunded).ask_fen -= 100),
    ],
    [
      'proposals',
      /^proofs\.json：\S+ 的校验值不在 2013-05-20 的根里/,
      ({ proposals }) => void (first(proposals).sha256 = A),
    ],
    ['proposals', /^proposals\.json：/, ({ proposals }) => void (first(proposals, isFunded).funded = null)],
    ['decision', /^decision\.json：\S+ 的名次为/, ({ decision }) => void (first(decision.lines).rank = 2)],
    [
      'decision',
      /^decision\.json：\S+ 的立项资金/,
      ({ decision }) => void (first(decision.lines).award_fen -= 1),
    ],
    ['decision', /^decision\.json：没有 /, ({ decision }) => void decision.lines.shift()],
    [
      'decision',
      /^decision\.json：.*不在合格的申报书里/,
      ({ decision }) => void decision.lines.push(another(decision)),
    ],
    ['decision', /^decision\.json：sha256/, ({ decision }) => void (decision.sha256 = A)],
    ['decision', /^notices\.json：没有公示/, ({ decision }) => void (decision.announced_at += 1)],
    ['decision', /^notices\.json：名单在拟定以前审定/, ({ decision }) => void (decision.approved_at = 0)],
    [
      'notices',
      /^notices\.json：第1号公示没有期满/,
      ({ notices }) => void (first(notices).to = '2013-05-20'),
    ],
    ['notices', /^notices\.json：第1号公示早于/, ({ notices }) => void (first(notices).from = '2013-05-01')],
    ['objections', /^objections\.json：/, ({ objections }) => void (first(objections).at = 0)],
    ['objections', /^decision\.json：/, (parts) => uphold(parts)],
    [
      'payments',
      /^payments\.json：/,
      ({ payments }) => void payments.push({ ...first(payments), tranche: 2, amount_fen: 1e9 }),
    ],
    ['payments', /^payments\.json：/, ({ payments }) => void payments.push(first(payments))],
    ['payments', /^payments\.json：/, ({ payments }) => void (first(payments).proposal = 'another')],
    [
      'proofs',
      /^proofs\.json：\S+ 的校验值不在/,
      ({ proofs }) => void first(Object.values(proofs.proofs)).path.pop(),
    ],
    ['proofs', /^proofs\.json：2013-05-20 的根签名不符/, ({ proofs }) => void (proofs.root.size += 1)],
    ['proofs', /^proofs\.json：根是 2013-05-21 的/, ({ proofs }) => void (proofs.root.day = '2013-05-21')],
  ])('%s → %s', async (part, says, change) => {
    const read = readPublic(whole)
    if (!read.ok) throw new Error(sayFault(read.refusal))
    const parts = structuredClone(read.value)
    change(parts)
    expect(await said(await reseal({ ...whole, [`${part}.json`]: JSON.stringify(parts[part]) }))).toMatch(
      says,
    )
  })

  test.each([
    [/"quota": \d+/, '"quota": 0'],
    [/"budget_fen": \d+/, '"budget_fen": 0'],
    [/"pass_mark": [\d.]+/, '"pass_mark": 100'],
  ])('round: %s → %s', async (from, to) => {
    const round = whole['round.json'] ?? ''
    expect(round).toMatch(from)
    expect(await said(await reseal({ ...whole, 'round.json': round.replace(from, to) }))).toMatch(
      /^decision\.json：/,
    )
  })
})

type Proposal = Parts['proposals'][number]
const isEligible = ({ eligible }: Proposal) => eligible
const isNot = ({ eligible }: Proposal) => !eligible
const isFunded = ({ funded }: Proposal) => funded !== null
const A = 'a'.repeat(64)
const another = ({ lines }: Parts['decision']) => ({ ...first(lines), proposal: 'another', rank: 99 })

function first<T>(all: T[], is: (one: T) => boolean = () => true): T {
  const found = all.find(is)
  if (found === undefined) throw new Error('nothing to tamper with')
  return found
}

function lower(points: Record<string, number> | null): void {
  for (const code of Object.keys(points ?? {})) Object.assign(points ?? {}, { [code]: 0 })
}

/** As if the first of the funded had been cancelled before the decision. */
function uphold({ objections, decision }: Parts): void {
  const proposal = first(decision.lines, (line) => line.award_fen > 0).proposal
  Object.assign(first(objections), { proposal, upheld: true, answered_at: 1 })
}

describe('the command', () => {
  const here = mkdtempSync(join(tmpdir(), 'public-'))
  afterAll(() => rmSync(here, { recursive: true }))
  function run(name: string, texts: Record<string, string>, ...more: string[]) {
    mkdirSync(join(here, name))
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(here, name, file), text)
    const words = ['src/bundle/cli.ts', 'verify', join(here, name), ...more]
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    return { status, stdout, stderr }
  }

  test('ends with 0 where all agrees, and names the root to compare with', () => {
    expect(run('whole', whole, PUBLIC)).toEqual({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^全部相符。请对照公布的 2013-05-20 的根：[0-9a-f]{64}，公钥 /),
    })
  })

  test('with 1 where something differs, in one line', async () => {
    expect(run('changed', { ...whole, 'draw.json': '[]' })).toEqual({
      ...{ status: 1, stderr: '' },
      stdout: 'draw.json：与 manifest.json 里的校验值不符\n',
    })
  })

  test.each<[string, Record<string, string>]>([
    ['empty', {}],
    ['broken', { 'round.json': '{' }],
  ])('with 2 where it is %s', (name, texts) => {
    expect(run(name, texts)).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^round\.json.*\n$/),
    })
  })
})
