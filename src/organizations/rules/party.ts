import type { OrganizationKind } from '../../people/rules/organization.ts'

/** An organization as a document prints it; '' and null: it has not said. */
export type Party = {
  id: string
  name: string
  kind: OrganizationKind
  uscc: string | null
  filingNo: string | null
  /** 法定代表人, of a group its leader. */
  representative: string
  address: string
}
/** Who stands on the other side of the bureau: an organization, and of a community group its host in force. */
export type Parties = { organization: Party; host: Party | null }

/** Rows of `partiesOf`; a group that has become a legal person stands for itself. Null: no such organization. */
export function partiesIn(rows: (Party & { isHost: number })[]): Parties | null {
  const party = (isHost: boolean): Party | null => {
    const row = rows.find((one) => Boolean(one.isHost) === isHost)
    if (!row) return null
    const { isHost: _, ...rest } = row
    return rest
  }
  const organization = party(false)
  if (!organization) return null
  return { organization, host: organization.kind === 'community' ? party(true) : null }
}

/** Who signs and receives the money. */
export const signerOf = ({ organization, host }: Parties): Party => host ?? organization

export const sayNumberOf = ({ uscc, filingNo }: Pick<Party, 'uscc' | 'filingNo'>): string =>
  uscc ? `统一社会信用代码${uscc}` : filingNo ? `备案号${filingNo}` : '尚未备案'

/** "法定代表人李静，住所和平里中街3号"; what it has not said is left out. */
export const sayStanding = ({ kind, representative, address }: Party): string => {
  const isGroup = kind === 'community'
  return [
    representative && `${isGroup ? '负责人' : '法定代表人'}${representative}`,
    address && `${isGroup ? '活动地址' : '住所'}${address}`,
  ]
    .filter((said) => said !== '')
    .join('，')
}

/** What a document would have to leave blank. */
export const blanksOf = ({ kind, representative, address }: Party): string[] => {
  const isGroup = kind === 'community'
  return [
    ...(representative ? [] : [isGroup ? '负责人' : '法定代表人']),
    ...(address ? [] : [isGroup ? '活动地址' : '住所']),
  ]
}
