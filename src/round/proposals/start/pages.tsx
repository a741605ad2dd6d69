import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { sayDeadline } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Form } from '../../../web/form.tsx'
import { Empty, Head } from '../../../web/parts.tsx'
import type { Round } from '../../calls/rules/round.ts'

type Start = { round: Round; person: Person; of: Filled }

/** The first step: for which of my organizations. */
export const StartPage = ({ round, person, of }: Start) => (
  <div class="page">
    <Head title="开始申报" crumbs={[{ href: paths.call(round.id), text: round.plan.title }]} />
    <p>
      {sayDeadline(round.plan.dates.closes)}截止
      <By bound={round.plan.rulebook} rules={['#submission']} />
      ，每家单位最多申报{round.plan.parameters.proposals.perOrganization}个项目
      <By bound={round.plan.rulebook} rules={['proposals.perOrganization']} />。
    </p>
    {person.organizations.length === 0 ? (
      <Empty title="还没有登记申报单位">
        <a href={paths.newOrganization()}>登记申报单位</a>，以后每一期都不用再填。
      </Empty>
    ) : (
      <Form
        to={paths.proposals(round.id)}
        of={of}
        button="开始填写"
        beside={<a href={paths.newOrganization()}>登记另一家单位</a>}
      >
        <Radios
          of={chosenIn(of, person)}
          name="organization"
          legend="以哪家单位申报"
          options={person.organizations.map(({ id, name }) => ({ value: id, text: name }))}
          one
        />
      </Form>
    )}
  </div>
)

/** Where there is but one, it is chosen. */
function chosenIn(of: Filled, { organizations: [first, ...others] }: Person): Filled {
  return first && others.length === 0 ? { ...of, typed: { organization: first.id, ...of.typed } } : of
}
