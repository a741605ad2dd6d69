/** Everyone in a demonstration signs in with this. */
export const PASSWORD = 'yanshi-2013'

/** One sign-in for each role; experts and organizations follow from the folder. */
export const STAFF_CAST = {
  officer: { username: 'jingban', name: '经办人01' },
  approver: { username: 'fuze', name: '负责人01' },
  finance: { username: 'caiwu', name: '财务01' },
  auditor: { username: 'jiandu', name: '监督员01' },
  administrator: { username: 'guanli', name: '系统管理员01' },
} as const

/** Who confirms an account does not pay to it: there are two of them. */
export const SECOND_FINANCE = { username: 'caiwu2', name: '财务02' } as const

/** Who looks after a subdistrict: "shequ01", the first one's. Numbers count from 1. */
export const workerName = (number: number) => ({
  username: `shequ${String(number).padStart(2, '0')}`,
  name: `社区工作者${String(number).padStart(2, '0')}`,
})

/** An organization's contact signs in as "o010", an expert as "e01". */
export const usernameOf = (id: string): string => id.toLowerCase()
