import { type Form, fieldOf, questionsIn } from '../../../calls/form/rules/form.ts'
import { CELL_WORDS } from '../../budget/rules/words.ts'

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

/** Columns of the lists. */
const CELLS: Record<string, string> = {
  ...CELL_WORDS,
  target: '目标值',
  baseline: '基线',
  method: '测量办法',
  month: '从第几月',
  until: '到第几月',
  work: '工作',
  risk: '风险',
  response: '应对办法',
  duty: '分工',
  qualification: '资质与经验',
  does: '合作内容',
  community: '本区社区',
}

/** "预算第2行，单价（元）", "居民需求": what a field is called, for whoever looks at it outside its form. */
export function nameOf(sent: string, form?: Form): string {
  const field = sent.replace(/\[\]$/, '')
  const [list = '', at = '', cell = ''] = field.split('.')
  const question = questionsIn(form).find((one) => `${field}.`.startsWith(`${fieldOf(one)}.`))
  if (question) return question.label
  const rows = Object.hasOwn(LISTS, list) ? LISTS[list] : undefined
  if (!rows) return FIELDS[field] ?? '其他'
  if (at === '') return rows
  return `${rows}第${Number(at) + 1}行${sayCell(list, cell)}`
}

/** "name" is an item in the budget, a person in the team, elsewhere the indicator itself. */
function sayCell(list: string, cell: string): string {
  if (cell === 'name' && list !== 'budget') return list === 'team' ? '，姓名' : ''
  return Object.hasOwn(CELLS, cell) ? `，${CELLS[cell]}` : ''
}
