/** What must not become public: 居民身份证号码, 银行卡号, 手机号码, 固定电话. */
export const PERSONAL = ['id-number', 'bank-card', 'mobile', 'landline'] as const
export type Personal = (typeof PERSONAL)[number]

export const PERSONAL_WORDS: Record<Personal, string> = {
  'id-number': '身份证号',
  'bank-card': '银行卡号',
  mobile: '手机号',
  landline: '固定电话',
}

/** The telephone of a room stands on letterheads: it is said, and masked in public text, but keeps no file and no question back. */
export const isSecret = ({ what }: { what: Personal }): boolean => what !== 'landline'
