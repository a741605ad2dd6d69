import type { Typed } from '../../../web/body.ts'
import { Facts } from '../../../web/lists.tsx'
import { Block } from '../../../web/parts.tsx'

/** What another window saved meanwhile, where it is not what this one holds: to be read and copied, so that nobody's words are lost. */
export function Elsewhere({ saved, typed }: { saved: Typed; typed: Typed }) {
  const rows = Object.entries(saved)
    .filter(([field, text]) => text.trim() !== '' && text !== (typed[field] ?? ''))
    .map(([field, text]) => ({ name: nameOf(field), value: text }))
  if (rows.length === 0) return null
  return (
    <Block id="elsewhere" title="另一个窗口保存的内容" small="与下面不同的地方">
      <p class="hint">下面是您写的，都还在。需要保留另一处内容的，请抄到下面，再保存。</p>
      <Facts rows={rows} />
    </Block>
  )
}

const LISTS: Record<string, string> = {
  outputs: '产出指标',
  effects: '成效指标',
  plan: '活动计划',
  risks: '风险与应对',
  team: '团队成员',
  partners: '合作单位',
  budget: '预算',
}

const FIELDS: Record<string, string> = {
  title: '项目名称',
  track: '赛道',
  category: '领域',
  place: '实施地点',
  months: '实施时间',
  leader: '项目负责人',
  summary: '项目概况',
  need: '居民需求',
  topics: '回应的选题',
  evidence: '需求的依据',
  'beneficiaries.who': '受益人群',
  'beneficiaries.direct': '直接受益',
  'beneficiaries.indirect': '间接受益',
  communities: '实施社区',
  sustainability: '可持续',
  goals: '目标',
  innovation: '创新之处',
}

function nameOf(field: string): string {
  const [list = '', at = ''] = field.split('.')
  const rows = Object.hasOwn(LISTS, list) ? LISTS[list] : undefined
  return rows ? `${rows}第${Number(at) + 1}行` : (FIELDS[field] ?? '其他')
}
