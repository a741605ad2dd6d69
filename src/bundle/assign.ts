import { z } from 'zod'
import type { MeetRefusal, Meeting } from '../round/panel/rules/fairest.ts'
import { fairest } from '../round/panel/rules/fairest.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import { check, sayCell } from './check.ts'
import { csvOf } from './csv.ts'
import type { Fault } from './fault.ts'
import { readJson } from './json.ts'

const id = z.string('应是文字').min(1, '不能为空').max(200, '不能超过200个字')
const whole = (least: number) => z.int('应是整数').min(least, `不能小于${least}`)
const fields = z.array(id, '应是一个列表')

const meeting = z.object(
  {
    reviewsPerProposal: whole(1),
    seed: z.union([id, z.int()], '应是文字或者整数').transform(String),
    experts: z.array(z.object({ id, maxLoad: whole(0), fields }, '应是一个 JSON 对象'), '应是一个列表'),
    proposals: z.array(z.object({ id, fields }, '应是一个 JSON 对象'), '应是一个列表'),
    conflicts: z.array(z.tuple([id, id], '应是专家和申报书两个编号'), '应是一个列表'),
  },
  '应是一个 JSON 对象',
)

/** `npm run --silent round -- assign FILE`: who judges what, as CSV; or in one line what cannot be done, of which proposal or load. */
export function assignmentCsv(file: string, text: string): Result<string, Fault> {
  const read = readMeeting(file, text)
  if (!read.ok) return read
  const met = fairest(read.value)
  if (!met.ok) return refuse({ file, where: null, reason: sayRefusal(met.refusal) })
  return ok(csvOf([['expert', 'proposal'], ...met.value.map(({ expert, proposal }) => [expert, proposal])]))
}

export function readMeeting(file: string, text: string): Result<Meeting, Fault> {
  const json = readJson(file, text)
  if (!json.ok) return json
  const read = check<Meeting>(meeting, json.value, file, null)
  if (!read.ok) return read
  const reason = whyTwice(read.value) ?? whyUnknown(read.value)
  return reason === null ? read : refuse({ file, where: null, reason })
}

function whyTwice({ experts, proposals }: Meeting): string | null {
  for (const [name, list] of Object.entries({ experts, proposals })) {
    const seen = new Set<string>()
    for (const [at, { id: one }] of list.entries()) {
      if (seen.has(one)) return `${name} 第${at + 1}项 id 为“${one}”，前面已有一个`
      seen.add(one)
    }
  }
  return null
}

function whyUnknown({ experts, proposals, conflicts }: Meeting): string | null {
  const known = { expert: idsOf(experts), proposal: idsOf(proposals) }
  for (const [at, [expert, proposal]] of conflicts.entries()) {
    const place = `conflicts 第${at + 1}项`
    if (!known.expert.has(expert)) return `${place} ${sayCell('expert', expert)}experts 里没有这位专家`
    if (!known.proposal.has(proposal))
      return `${place} ${sayCell('proposal', proposal)}proposals 里没有这份申报书`
  }
  return null
}

const idsOf = (items: { id: string }[]): Set<string> => new Set(items.map((item) => item.id))

function sayRefusal(refusal: MeetRefusal): string {
  switch (refusal.why) {
    case 'experts-too-few':
      return `申报书 ${refusal.proposal} 要${refusal.wanted}名专家，能评它的只有${refusal.experts}名`
    case 'loads-too-small':
      return `要${refusal.wanted}份评分表，各位专家的 maxLoad 合起来只有${refusal.loads}份`
    case 'experts-full':
      return `申报书 ${refusal.proposal} 凑不齐${refusal.wanted}名专家：能评它的${refusal.experts}名里，有的已经到了 maxLoad`
  }
}
