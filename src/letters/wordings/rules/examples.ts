/** What stands for what is filled in, where a text is shown before it is used: of the holes that many letters share. */
export const EXAMPLES = {
  项目: '银发茶叙：高龄独居老人陪伴',
  单位: '和平里夕阳茶叙社',
  托管单位: '东城区社会组织服务中心',
  期: '2026年春季社区公益创投',
  姓名: '林芳',
  编号: '2026-SQ-0042',
  金额: '48,000元',
  期限: '2026年12月15日17:00',
  日期: '2026年12月15日',
  开始: '2026年7月1日',
  结束: '2027年6月30日',
  时间: '2026年12月2日10:30',
  理由: '预算没有写明依据',
  原因: '预算没有写明依据',
  附言: '请按期办理。',
  年: '2026',
  版: '2',
  件数: '3',
  名称: '活动签到表',
  渠道: '邮件',
}
export type Example = keyof typeof EXAMPLES
