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
  files: '附件',
}

/** "预算第2行", "居民需求": what a field is called, for whoever looks at it outside its form. */
export function nameOf(field: string): string {
  const [list = '', at = ''] = field.split('.')
  const rows = Object.hasOwn(LISTS, list) ? LISTS[list] : undefined
  if (!rows) return FIELDS[field] ?? '其他'
  return at === '' ? rows : `${rows}第${Number(at) + 1}行`
}
