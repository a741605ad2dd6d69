import { FileForm, FileList } from '../../files/pages/files.tsx'
import { FILE_WORDS } from '../../files/pages/words.ts'
import type { FileRefusal } from '../../files/rules/file.ts'
import { paths } from '../../paths.ts'
import { type Day, sayDay } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Export, Pages, listHref } from '../../web/controls.tsx'
import { Select, Text } from '../../web/fields.tsx'
import { Block, Empty, Head, Note } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import {
  CERTIFICATES,
  CERTIFICATE_WORDS,
  type Certificate,
  type CertificateKind,
  type CertificateRefusal,
  SOON_DAYS,
  countedAmong,
  kindIn,
  termOf,
} from '../rules/certificate.ts'
import type { Organization } from '../rules/organization.ts'

type Props = {
  organization: Organization
  certificates: Certificate[]
  isOwner: boolean
  today: Day
  of: Filled
}

export const CertificatesPage = ({ organization, certificates, isOwner, today, of }: Props) => (
  <div class="page">
    <Head
      title="证件"
      crumbs={[{ href: paths.organization(organization.id), text: organization.name }]}
      lead="证件交一次，经办人核验时看。快到期的会提醒；换了新证，传新的就行。"
    />
    <Expiring certificates={certificates} today={today} />
    {CERTIFICATES.map((kind) => (
      <Line {...{ kind, organization, certificates, isOwner, today }} />
    ))}
    {isOwner && (
      <Block id="add" title="上传">
        <FileForm of={of} action={paths.certificates(organization.id)} label="文件">
          <Select
            of={of}
            name="certificate"
            label="证件"
            none="请选择"
            options={CERTIFICATES.map((value) => ({ value, text: CERTIFICATE_WORDS[value] }))}
          />
          <Text
            of={of}
            name="expiresOn"
            label="有效期到哪一天"
            hint="长期有效的不填。"
            type="date"
            optional
          />
        </FileForm>
      </Block>
    )}
  </div>
)

/** One certificate by its name: what was handed in of it, or that nothing was, and the way to do it. */
const Line = ({
  kind,
  organization,
  certificates,
  isOwner,
  today,
}: Omit<Props, 'of'> & { kind: CertificateKind }) => (
  <Block id={kind} title={CERTIFICATE_WORDS[kind]}>
    <FileList
      files={certificates.filter(({ certificate }) => certificate === kind)}
      href={({ id }) => paths.certificate(organization.id, id)}
      removal={({ id }) => (isOwner ? paths.certificateRemoval(organization.id, id) : null)}
      about={({ id }) => {
        const one = certificates.find((certificate) => certificate.id === id)
        return one && sayTerm(one.expiresOn, today)
      }}
      none="还没有交。"
    />
    {isOwner && (
      <p>
        <a href={`${paths.certificates(organization.id)}?certificate=${kind}#add`}>
          上传<span class="unseen">{CERTIFICATE_WORDS[kind]}</span>
        </a>
      </p>
    )}
  </Block>
)

type Listed = { organizationId: string; organization: string; name: string; label: string; expiresOn: Day }

/** For the staff: whose certificates are over, or will be within a month. */
type Expiring = { items: Listed[]; total: number; page: number; today: Day; url: string }

export const ExpiringPage = ({ items, total, page, today, url }: Expiring) => (
  <div class="page">
    <Head
      title="到期的证件"
      crumbs={[{ href: paths.organizations(), text: '申报单位' }]}
      lead={`已经过期和${SOON_DAYS}天内到期的，每种证件只看最近上传的一份；到期前已写信提醒各单位的负责人。`}
      actions={<Export url={url} />}
    />
    {items.length === 0 ? (
      <Empty title="没有到期的证件">有单位的证件快到期时，列在这里。</Empty>
    ) : (
      <List scroll="到期的证件" columns={expiringColumns(today)} rows={items} />
    )}
    <Pages page={page} total={total} href={(at) => listHref(paths.expiringCertificates(), {}, at)} />
  </div>
)

export const expiringColumns = (today: Day): Column<Listed>[] => [
  {
    head: '单位',
    text: ({ organization }) => organization,
    href: ({ organizationId }) => paths.certificates(organizationId),
    keep: 'name',
  },
  {
    head: '证件',
    text: ({ label }) => CERTIFICATE_WORDS[kindIn(label)],
    also: { head: '文件', text: ({ name }) => name },
  },
  { head: '有效期到', day: ({ expiresOn }) => expiresOn, keep: 'date' },
  {
    head: '状态',
    text: ({ expiresOn }) => (expiresOn < today ? '已过期' : '快到期'),
    tone: ({ expiresOn }) => (expiresOn < today ? 'bad' : 'warn'),
    keep: 'state',
  },
]

function sayTerm(expiresOn: Day | null, today: Day): string {
  if (expiresOn === null) return '长期有效'
  return expiresOn < today ? `${sayDay(expiresOn)}已经过期` : `有效期到${sayDay(expiresOn)}`
}

/** What is over, and what will be within a month: of each kind only the last counts. */
export const Expiring = ({ certificates, today }: { certificates: Certificate[]; today: Day }) => {
  const counted = countedAmong(certificates)
  const named = (term: 'expired' | 'soon') =>
    counted
      .filter((one) => termOf(one, today) === term)
      .map(({ certificate }) => CERTIFICATE_WORDS[certificate])
      .join('、')
  const [expired, soon] = [named('expired'), named('soon')]
  return (
    <>
      {expired && <Note tone="bad">{expired}已经过期，请上传新的。</Note>}
      {soon && (
        <Note tone="warn">
          {soon}
          {SOON_DAYS}天内到期，请准备换证。
        </Note>
      )}
    </>
  )
}

export const sayCertificateRefusal = saying<CertificateRefusal | FileRefusal>({
  'not-owner': '证件由本单位的负责人上传和删除',
  'certificate-kind': '请选择是哪一种证件',
  'certificate-day': '有效期要写成2027-01-31这样的日期；长期有效的不填',
  'too-many-certificates': ({ most }) => `一家单位最多${most}个证件，先删去不用的，再传`,
  ...FILE_WORDS,
})
