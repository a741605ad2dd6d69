import type { Asker } from '../people/asker.ts'
import { type OfficeCard, UNNAMED } from '../people/office/rules.ts'
import { Facts } from './lists.tsx'
import { Chapter } from './parts.tsx'

/** A number that can be dialled from a phone; the first, where several stand there. */
export const Telephone = ({ says }: { says: string }) => {
  const [first] = /\+?\d[\d -]{4,}\d/.exec(says) ?? []
  return first ? <a href={`tel:${first.replaceAll(' ', '')}`}>{says}</a> : <>{says}</>
}

/** How the office is reached. */
export const OfficeFacts = ({ office: { phone, supervision, address, hours } }: { office: OfficeCard }) => (
  <Facts
    rows={[
      { name: '联系电话', value: <Telephone says={phone} /> },
      { name: '监督电话', value: <Telephone says={supervision} /> },
      { name: '地址', value: address },
      { name: '办公时间', value: hours },
    ]}
  />
)

/** The same at the end of a public page. */
export const OfficeChapter = ({ office }: { office: OfficeCard | null }) =>
  office && (
    <div class="page">
      <Chapter id="office" title="联系我们">
        <OfficeFacts office={office} />
      </Chapter>
    </div>
  )

/** The same on a line, where there is little room: whom to call, and when. */
export const OfficeLine = ({ office }: { office: OfficeCard | null }) =>
  office && (
    <>
      {office.name}，电话
      <Telephone says={office.phone} />，{office.hours}
    </>
  )

/** Whom to call, and where to go. */
export function Reach({ office }: Pick<Asker, 'office'>) {
  if (!office) return <p>{UNNAMED}</p>
  return (
    <address>
      <b>{office.name}</b>
      <span>
        电话
        <Telephone says={office.phone} />
      </span>
      <span>
        监督电话
        <Telephone says={office.supervision} />
      </span>
      <span>{office.address}</span>
      <span>{office.hours}</span>
    </address>
  )
}
