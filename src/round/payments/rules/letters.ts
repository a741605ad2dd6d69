import { wording } from '../../../letters/wordings/rules/wording.ts'
import { mask } from '../../../organizations/rules/account.ts'

/** 账户: its last four digits. */
const ACCOUNT = { 户名: '东城区社会组织服务中心', 开户行: '建行和平里支行', 账户: mask('0043') }

export const paid = wording({
  id: 'payments.paid',
  kind: 'money',
  tells: '拨款登记以后，写给项目单位和托管单位',
  subject: '第{笔}笔拨款已拨付：{项目}',
  body: '{日期}拨付{金额}，付到{户名}在{开户行}的账户（{账户}），请查收。',
  needed: ['日期', '金额', '账户'],
  examples: { ...ACCOUNT, 笔: '1' },
})

export const accountConfirmed = wording({
  id: 'payments.account-confirmed',
  kind: 'money',
  tells: '财务核实签约以后改过的收款账户时，写给收款的单位',
  subject: '收款账户已核实：{项目}',
  body: '财务核实了{户名}在{开户行}的账户（{账户}）：{核实经过}。以后的拨款付到这个账户。不是本单位的意思，请马上联系公益创投办公室。',
  needed: ['账户', '核实经过'],
  examples: { ...ACCOUNT, 核实经过: '12月2日打电话给财务负责人核对，账号一致' },
})
