import { describe, expect, test } from 'vitest'
import { sayFault } from '../../src/bundle/fault.ts'
import { readBundle } from '../../src/bundle/files.ts'
import { folder, proposals, round } from './folder.ts'
import type { Texts } from './folder.ts'

function faultOf(changes: Texts): string {
  const read = readBundle({ ...folder, ...changes })
  return read.ok ? '没有错' : sayFault(read.refusal)
}

const inRound = (changes: object): Texts => ({ 'round.json': JSON.stringify({ ...round, ...changes }) })
const inScoring = (changes: object): Texts => inRound({ scoring: { ...round.scoring, ...changes } })
const inDates = (changes: object): Texts => inRound({ dates: { ...round.dates, ...changes } })
const inTrack = (changes: object): Texts =>
  inRound({ tracks: [round.tracks[0], { ...round.tracks[1], ...changes }] })
const inProposal = (changes: object): Texts => ({
  'proposals.json': JSON.stringify([proposals[0], { ...proposals[1], ...changes }, proposals[2]]),
})
const scores = (...rows: string[]): Texts => ({
  'scores.csv': ['expert,proposal,goal,effect', ...rows].join('\n'),
})
const organizations = (...rows: string[]): Texts => ({ 'organizations.csv': rows.join('\n') })

test('the folder that every test changes has no fault', () => expect(faultOf({})).toBe('没有错'))

describe('a missing file', () => {
  test.each(['round.json', 'organizations.csv', 'proposals.json', 'scores.csv'] as const)('%s', (file) => {
    const { [file]: _, ...rest } = folder
    const read = readBundle(rest)
    expect(read.ok ? '没有错' : sayFault(read.refusal)).toBe(`${file}：文件夹里没有这个文件`)
  })
})

describe('round.json', () => {
  test.each<[Texts, string]>([
    [{ 'round.json': '' }, '文件是空的'],
    [{ 'round.json': '[]' }, '应是一个 JSON 对象'],
    [
      inRound({ format: 'grant-round-bundle/2' }),
      'format 为“grant-round-bundle/2”，应是“grant-round-bundle/1”',
    ],
    [inRound({ format: undefined }), '缺少 format'],
    [inRound({ timezone: 'Asia/Tokyo' }), 'timezone 为“Asia/Tokyo”，只能是 Asia/Shanghai'],
    [inRound({ tracks: undefined }), '缺少 tracks'],
    [inRound({ tracks: {} }), 'tracks 应是列表'],
    [inRound({ tracks: [] }), 'tracks 至少要有一个赛道'],
    [inRound({ tracks: [round.tracks[0], round.tracks[0]] }), 'tracks 第2项 code 为“social”，与前面的重复'],
    [inTrack({ quota: -1 }), 'tracks 第2项 quota 为 -1，应是不小于 0 的整数'],
    [inTrack({ quota: 1.5 }), 'tracks 第2项 quota 为 1.5，应是不小于 0 的整数'],
    [inTrack({ quota: '7' }), 'tracks 第2项 quota 为“7”，应是不小于 0 的整数'],
    [inTrack({ budget_fen: -1 }), 'tracks 第2项 budget_fen 为 -1，不能是负数'],
    [inTrack({ budget_fen: 0.5 }), 'tracks 第2项 budget_fen 为 0.5，应是整数，单位为分'],
    [inTrack({ budget_fen: 1e20 }), 'tracks 第2项 budget_fen 为 100000000000000000000，应是整数，单位为分'],
    [inTrack({ budget_fen: null }), 'tracks 第2项 budget_fen 为 null，应是整数，单位为分'],
    [
      inTrack({ org_kinds: ['company'] }),
      'tracks 第2项 org_kinds 第1项 为“company”，应是 association、service、foundation、community、committee 之一',
    ],
    [inRound({ criteria: [] }), 'criteria 至少要有一项评分标准'],
    [
      inRound({ criteria: [{ code: 'comment', max: 5 }] }),
      'criteria 第1项 code 为“comment”，不能是 expert、proposal、comment',
    ],
    [inRound({ criteria: [{ code: 'goal', max: 0 }] }), 'criteria 第1项 max 为 0，应大于 0'],
    [
      inRound({ criteria: [{ code: 'goal', max: 2.005 }] }),
      'criteria 第1项 max 为 2.005，应是 0 到 9999.99 之间、最多两位小数的数',
    ],
    [inScoring({ step: 0 }), 'scoring step 为 0，应大于 0'],
    [inScoring({ min_sheets: undefined }), '缺少 scoring min_sheets'],
    [inScoring({ decimals: 7 }), 'scoring decimals 为 7，应是 0 到 6 之间的整数'],
    [inScoring({ rounding: 'half_even' }), 'scoring rounding 为“half_even”，只能是 half_up（四舍五入）'],
    [inScoring({ trim: 'two' }), 'scoring trim 为“two”，只能是“one highest and one lowest total”'],
    [inScoring({ pass_mark: -1 }), 'scoring pass_mark 为 -1，应是 0 到 9999.99 之间、最多两位小数的数'],
    [
      inScoring({ tie_break: ['effect', 'beauty'] }),
      'scoring tie_break 第2项 为“beauty”，criteria 里没有这一项',
    ],
    [inRound({ award: { per_organization_and_track: 1 } }), '缺少 award skip_when_over_budget'],
    [inDates({ published: '2026-02-30' }), 'dates published 为“2026-02-30”，应是日期，如 2013-03-25'],
    [
      inDates({ opens: '2026-02-30T09:00:00+08:00' }),
      'dates opens 为“2026-02-30T09:00:00+08:00”，应是带时区的时刻，如 2013-04-26T17:00:00+08:00',
    ],
    [
      inDates({ opens: '2026-03-09T09:00:00' }),
      'dates opens 为“2026-03-09T09:00:00”，应是带时区的时刻，如 2013-04-26T17:00:00+08:00',
    ],
    [inDates({ closes: round.dates.opens }), 'dates closes 为“2026-03-09T09:00:00+08:00”，应晚于 opens'],
    [
      inDates({ scoring_closes: round.dates.opens }),
      'dates scoring_closes 为“2026-03-09T09:00:00+08:00”，不能早于 closes',
    ],
    [inRound({ tranches: [{ percent: 90, on: 'final_passed' }] }), 'tranches 的 percent 合计为 90，应是 100'],
    [
      inRound({ tranches: [{ percent: 100, on: 'never' }] }),
      'tranches 第1项 on 为“never”，应是 agreement_signed、midterm_passed、final_passed 之一',
    ],
  ])('%#', (changes, reason) => expect(faultOf(changes)).toBe(`round.json：${reason}`))

  test.each([
    ['{\n"format": x\n}', '第2行：不是正确的 JSON'],
    ['{"format": 1,\n\n}', '第3行：不是正确的 JSON'],
    ['{\r\n"format": "a\nb"}', '第2行：不是正确的 JSON'],
    ['{"format":\n"grant', '第2行：不是正确的 JSON'],
    ['{"format":\n[1, 2', '第2行：不是完整的 JSON，到文件末尾还没有结束'],
    ['{}\n{}', '第2行：不是正确的 JSON'],
    ['{"a": 01}', '第1行：不是正确的 JSON'],
    ['[1}', '第1行：不是正确的 JSON'],
  ])('broken, on the line where it breaks: %j', (text, reason) =>
    expect(faultOf({ 'round.json': text })).toBe(`round.json ${reason}`),
  )
})

describe('organizations.csv', () => {
  test.each<[Texts, string]>([
    [organizations(), '：文件是空的'],
    [organizations('id,name'), ' 第1行：缺少 kind 这一列'],
    [organizations('id,name,kind,name'), ' 第1行：name 这一列出现了两次'],
    [organizations('id,name,kind', 'O1,,service'), ' 第2行：name 为空，不能为空'],
    [
      organizations('id,name,kind', 'O1,甲社,company'),
      ' 第2行：kind 为 company，应是 association、service、foundation、community、committee 之一',
    ],
    [
      organizations('id,name,kind', 'O1,甲社,service', '', 'O1,乙社,service'),
      ' 第4行：id 为 O1，与第2行重复',
    ],
    [organizations('id,name,kind', 'O1,甲社'), ' 第2行：有 2 格，表头是 3 列'],
    [
      organizations('id,name,kind', '"O1\n",甲社,service', 'O2,"甲社,service', 'O3,丙社,service'),
      ' 第4行：引号没有合上',
    ],
    [
      organizations('id,name,kind', 'O1,甲"乙"社,service'),
      ' 第2行：引号用错了：有引号、逗号的一格要整格加引号，里面的引号写两遍',
    ],
  ])('%#', (changes, line) => expect(faultOf(changes)).toBe(`organizations.csv${line}`))
})

describe('proposals.json', () => {
  test.each<[Texts, string]>([
    [{ 'proposals.json': ' \n' }, '：文件是空的'],
    [{ 'proposals.json': '{}' }, '：内容应是一个列表'],
    [{ 'proposals.json': '[7]' }, ' 第1项：应是一个 JSON 对象'],
    [{ 'proposals.json': '[\n{"id": "P1"},\n]' }, ' 第3行：不是正确的 JSON'],
    [inProposal({ id: undefined }), ' 第2项：缺少 id'],
    [inProposal({ id: '' }), ' 第2项（）：id 为空，不能为空'],
    [inProposal({ id: 'P1' }), ' 第2项（P1）：id 为 P1，与第1项（P1）重复'],
    [inProposal({ org: 'O9' }), ' 第2项（P2）：org 为 O9，organizations.csv 里没有这家单位'],
    [inProposal({ track: 'sport' }), ' 第2项（P2）：track 为 sport，round.json 里没有这个赛道'],
    [inProposal({ ask_fen: -1 }), ' 第2项（P2）：ask_fen 为 -1，不能是负数'],
    [inProposal({ ask_fen: 100.5 }), ' 第2项（P2）：ask_fen 为 100.5，应是整数，单位为分'],
    [inProposal({ ask_fen: '100' }), ' 第2项（P2）：ask_fen 为“100”，应是整数，单位为分'],
    [
      inProposal({ submitted_at: '昨天' }),
      ' 第2项（P2）：submitted_at 为“昨天”，应是带时区的时刻，如 2013-04-26T17:00:00+08:00',
    ],
    [
      inProposal({ submitted_at: '2026-03-21T24:00:00+08:00' }),
      ' 第2项（P2）：submitted_at 为“2026-03-21T24:00:00+08:00”，应是带时区的时刻，如 2013-04-26T17:00:00+08:00',
    ],
    [inProposal({ eligible: 'yes' }), ' 第2项（P2）：eligible 为“yes”，应是 true 或 false'],
    [inProposal({ eligible: undefined }), ' 第2项（P2）：缺少 eligible'],
    [
      inProposal({ budget: [{ kind: 'material', name: '物料', grant_fen: 1, self_fen: -1 }] }),
      ' 第2项（P2）：budget 第1项 self_fen 为 -1，不能是负数',
    ],
    [inProposal({ goals: '很多' }), ' 第2项（P2）：goals 为“很多”，应是列表'],
  ])('%#', (changes, line) => expect(faultOf(changes)).toBe(`proposals.json${line}`))
})

describe('scores.csv', () => {
  const wrongGoal = '应是 0 到 25 之间、0.5 的倍数'
  test.each<[Texts, string]>([
    [{ 'scores.csv': '' }, '：文件是空的'],
    [{ 'scores.csv': 'expert,proposal,goal\n' }, ' 第1行：缺少 effect 这一列'],
    [{ 'scores.csv': 'expert,proposal,goal,effect,novelty\n' }, ' 第1行：多出 novelty 这一列'],
    [{ 'scores.csv': 'expert,proposal,goal,effect,\n' }, ' 第1行：多出没有名称的一列'],
    [scores('E1,P1,20,60', 'E2,P1,25.5,60'), ` 第3行：goal 为 25.5，${wrongGoal}`],
    [scores('E1,P1,20.7,60'), ` 第2行：goal 为 20.7，${wrongGoal}`],
    [scores('E1,P1,20.001,60'), ` 第2行：goal 为 20.001，${wrongGoal}`],
    [scores('E1,P1,-1,60'), ` 第2行：goal 为 -1，${wrongGoal}`],
    [scores('E1,P1,1e1,60'), ` 第2行：goal 为 1e1，${wrongGoal}`],
    [scores('E1,P1,NaN,60'), ` 第2行：goal 为 NaN，${wrongGoal}`],
    [scores('E1,P1,,60'), ` 第2行：goal 为空，${wrongGoal}`],
    [scores('E1,P1,20,75.5'), ' 第2行：effect 为 75.5，应是 0 到 75 之间、0.5 的倍数'],
    [scores('E1,P9,20,60'), ' 第2行：proposal 为 P9，proposals.json 里没有这个项目'],
    [scores('E1,,20,60'), ' 第2行：proposal 为空，proposals.json 里没有这个项目'],
    [scores(',P1,20,60'), ' 第2行：expert 为空，应是专家编号'],
    [scores('E1,P1,20,60', 'E1,P2,20,60', 'E1,P1,20,60'), ' 第4行：E1 给 P1 的评分表重复，第2行已有一份'],
    [scores('E1,P3,20,60', 'E1,P3,20,60'), ' 第3行：E1 给 P3 的评分表重复，第2行已有一份'],
    [scores('E1,P1,20'), ' 第2行：有 3 格，表头是 4 列'],
    [scores('E1,P1,20,60,70'), ' 第2行：有 5 格，表头是 4 列'],
    [scores('E1,P1,20,"60'), ' 第2行：引号没有合上'],
  ])('%#', (changes, line) => expect(faultOf(changes)).toBe(`scores.csv${line}`))
})

describe('experts.csv and conflicts.csv, where they are given', () => {
  const experts = 'id,name,panel\nE1,评审专家01,yes\nE2,评审专家02,yes\n'
  test.each<[Texts, string]>([
    [{ 'experts.csv': experts, 'conflicts.csv': 'expert,org\nE2,O2\n' }, '没有错'],
    [{ 'experts.csv': 'id\nE1\n' }, 'experts.csv 第1行：缺少 name 这一列'],
    [{ 'experts.csv': `${experts}E1,又一位,yes\n` }, 'experts.csv 第4行：id 为 E1，与第2行重复'],
    [
      { 'experts.csv': 'id,name\nE1,评审专家01\n' },
      'scores.csv 第3行：expert 为 E2，experts.csv 里没有这位专家',
    ],
    [
      { 'conflicts.csv': 'expert,org\nE1,O9\n' },
      'conflicts.csv 第2行：org 为 O9，organizations.csv 里没有这家单位',
    ],
    [
      { 'experts.csv': experts, 'conflicts.csv': 'expert,org\nE9,O1\n' },
      'conflicts.csv 第2行：expert 为 E9，experts.csv 里没有这位专家',
    ],
    [
      { 'conflicts.csv': 'expert,org,reason\nE2,O1,亲属\n' },
      'scores.csv 第3行：E2 应回避 O1，不能给 P1 评分',
    ],
  ])('%#', (changes, line) => expect(faultOf(changes)).toBe(line))
})

test('a fault stays on one line and within bounds, whatever the folder holds', () => {
  const said = faultOf(inProposal({ id: 'P2\n\u001b[31m', org: `O\r\n\u2028${'长'.repeat(500)}` }))
  expect(said).toMatch(
    /^proposals\.json 第2项（P2 \[31m）：org 为 O 长{10,40}…，organizations\.csv 里没有这家单位$/,
  )
})
