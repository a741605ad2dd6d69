/** What two accounts could have in common if one person had both. */
export type Marks = { id: string; name: string; email: string; phones: string[]; devices: string[] }
/** The same as the database answers it: lists as JSON. */
export type MarksRow = Omit<Marks, 'phones' | 'devices'> & { phones: string; devices: string }
export const marksIn = ({ phones, devices, ...row }: MarksRow): Marks => ({
  ...row,
  phones: JSON.parse(phones),
  devices: JSON.parse(devices),
})

/** Another holder of a role of the staff who may be the same person, and by what. */
export type Alike = { id: string; name: string; by: ('email' | 'phone' | 'device')[] }

/**
 * Of the staff of now those who may be one person twice: whoever proposes and whoever confirms a role would be one. It is said to
 * the auditor and refuses nothing: colleagues share a computer, and a household a telephone.
 */
export function alikeAmong(staff: Marks[]): Map<string, Alike[]> {
  const of = (one: Marks) =>
    staff.flatMap((other) => {
      const by = other.id === one.id ? [] : inCommon(one, other)
      return by.length > 0 ? [{ id: other.id, name: other.name, by }] : []
    })
  return new Map(staff.map((one) => [one.id, of(one)]))
}

/** A line of the role book with who that person may be too; null: this reader is not told. Of an ended one nothing is said. */
export const withAlike = <T extends { personId: string; endedAt: number | null }>(
  grant: T,
  alike: Map<string, Alike[]> | null,
): T & { alike: Alike[] | null } => ({
  ...grant,
  alike: alike && (grant.endedAt === null ? (alike.get(grant.personId) ?? []) : []),
})

function inCommon(one: Marks, other: Marks): Alike['by'] {
  const by: Alike['by'] = []
  if (plainEmail(one.email) === plainEmail(other.email)) by.push('email')
  if (haveOne(one.phones.map(plainPhone), other.phones.map(plainPhone))) by.push('phone')
  if (haveOne(one.devices, other.devices)) by.push('device')
  return by
}

const haveOne = (some: string[], others: string[]): boolean => some.some((one) => others.includes(one))

/** The mailbox that an address leads to: what follows + does not count, nor do the dots of Gmail. */
export function plainEmail(email: string): string {
  const [box = '', host = ''] = email.normalize('NFKC').toLowerCase().split('@')
  const [name = ''] = box.split('+')
  const isGmail = host === 'gmail.com' || host === 'googlemail.com'
  return isGmail ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${host}`
}

/** Digits alone, without the country's. */
export const plainPhone = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replaceAll(/\D/g, '')
    .replace(/^(00)?86(?=1\d{10}$)/, '')

export const ALIKE_WORDS: Record<Alike['by'][number], string> = {
  email: '邮箱',
  phone: '电话',
  device: '设备',
}
