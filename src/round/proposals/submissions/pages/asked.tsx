import { sayPlace } from '../../../../people/rules/place.ts'
import { Facts } from '../../../../web/lists.tsx'
import { Table } from '../../../../web/tables.tsx'
import type { Community, Content, Partner, TeamMember } from '../../rules/content.ts'

/** What a round may ask besides, for reading. */

/** The topics that are answered, or how the need is known. */
export const GroundView = ({
  content: { topics, evidence },
}: {
  content: Pick<Content, 'topics' | 'evidence'>
}) => (
  <>
    {topics && (
      <>
        <h3>回应的选题</h3>
        <ul>
          {topics.map(({ title }) => (
            <li>{title}</li>
          ))}
        </ul>
      </>
    )}
    {evidence && (
      <>
        <h3>需求的依据</h3>
        <p>{evidence}</p>
      </>
    )}
  </>
)

export const BeneficiariesView = ({
  content: { beneficiaries, communities },
}: {
  content: Pick<Content, 'beneficiaries' | 'communities'>
}) =>
  beneficiaries ? (
    <Facts
      rows={[
        { name: '受益人群', value: beneficiaries.who },
        { name: '直接受益', value: `${beneficiaries.direct}人` },
        { name: '间接受益', value: `${beneficiaries.indirect}人` },
        ...(communities && communities.length > 0
          ? [{ name: '实施社区', value: <Places communities={communities} /> }]
          : []),
      ]}
    />
  ) : null

/** "和平里街道青年湖社区、兴化社区" */
export const Places = ({ communities }: { communities: Community[] }) => (
  <>{communities.map(sayPlace).join('、')}</>
)

export const TeamView = ({ team }: { team: TeamMember[] }) => (
  <Table unseenCaption="团队" head={[{ text: '姓名' }, { text: '分工' }, { text: '资质与经验' }]}>
    {team.map(({ name, duty, qualification }) => (
      <tr>
        <th scope="row">{name}</th>
        <td>{duty}</td>
        <td>{qualification || '—'}</td>
      </tr>
    ))}
  </Table>
)

export const PartnersView = ({ partners }: { partners: Partner[] }) =>
  partners.length === 0 ? (
    <p class="quiet">没有合作单位。</p>
  ) : (
    <ul>
      {partners.map(({ name, does }) => (
        <li>
          {name}：{does}
        </li>
      ))}
    </ul>
  )
