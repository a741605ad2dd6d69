import type { Cell } from './lines.ts'
import type { BudgetKind, Source } from '../../rules/content.ts'

export const BUDGET_WORDS: Record<BudgetKind, string> = {
  material: '活动物料费',
  volunteer: '志愿者补贴',
  service: '专业服务费',
  venue: '场地与交通费',
  publicity: '宣传印制费',
  personnel: '人员费',
  overhead: '管理费',
}

export const SOURCE_WORDS: Record<Source, string> = {
  grant: '申请资助',
  own: '自有资金',
  'in-kind': '实物或人力',
  other: '其他来源',
}

/** The headings of the table, of a paste and of a file. */
export const CELL_WORDS: Record<Cell, string> = {
  kind: '科目',
  name: '事项',
  price: '单价（元）',
  quantity: '数量',
  unit: '单位',
  source: '资金来源',
  basis: '测算依据',
  activity: '对应活动',
}

/** What people write in their own tables for the same, apart by spaces. */
export const ALSO_KIND: Record<BudgetKind, string> = {
  material: '物资费 物资 物资购置费 耗材费 食材费 物料费 物料 材料费 活动材料费 材料',
  volunteer: '志愿者补贴 志愿服务补贴 志愿者补助 志愿者费 志愿者补贴费',
  service: '服务费 专家费 专业服务 讲师费 讲课费 授课费 培训费 劳务费 咨询费 专家劳务费',
  venue: '场地费 交通费 场地交通费 场地',
  publicity: '宣传费 印刷费 印制费 宣传',
  personnel: '人员费用 人员经费 工资 人工费 人员工资',
  overhead: '管理费用 行政管理费 行政费 办公费 税费 税金 税',
}
export const ALSO_SOURCE: Record<Source, string> = {
  grant: '申请资金 资助 资助资金 财政 财政资金 创投资金 专项资金',
  own: '自有 自筹 自筹资金 单位自筹 配套资金 配套 单位配套',
  'in-kind': '实物 实物捐赠 人力 物资',
  other: '其他 其它 捐赠 社会捐赠',
}
export const ALSO_CELL: Record<Cell, string> = {
  kind: '类别 预算科目 费用类别 支出科目',
  name: '支出事项 项目 内容 名称 支出内容',
  price: '单价 标准',
  quantity: '数 次数',
  unit: '计量单位',
  source: '来源',
  basis: '依据 说明 备注',
  activity: '活动 服务活动',
}
