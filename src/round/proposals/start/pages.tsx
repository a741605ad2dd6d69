import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { ErrorSummary } from '../../../web/fields.tsx'
import { Actions, Button, Empty, Head, Note } from '../../../web/parts.tsx'
import type { Round } from '../../calls/rules/round.ts'
import { numbersOf } from '../../calls/rules/numbers.ts'

type Start = { round: Round; person: Person; of: Filled; refused: Child }

/** The first step: for which of my organizations. */
export const StartPage = ({ round, person, of, refused }: Start) => (
  <div class="page">
    <Head title="开始申报" crumbs={[{ href: paths.call(round.id), text: round.plan.title }]} />
    {refused && <Note tone="bad">{refused}</Note>}
    <p>
      {sayMinute(round.plan.dates.closes)}截止
      <By bound={round.plan.rulebook} rules={['#submission']} />
      ，每家单位最多申报{numbersOf(round.plan).proposals.perOrganization}个项目
      <By bound={round.plan.rulebook} rules={['proposals.perOrganization']} />。
    </p>
    {person.organizations.length === 0 ? (
      <Empty title="还没有登记申报单位">
        <a href={paths.newOrganization()}>登记申报单位</a>，以后每一期都不用再填。
      </Empty>
    ) : (
      <form method="post" action={paths.proposals(round.id)}>
        <ErrorSummary of={of} />
        <Radios
          of={of}
          name="organization"
          legend="以哪家单位申报"
          options={person.organizations.map(({ id, name }) => ({ value: id, text: name }))}
          one
        />
        <Actions>
          <Button>开始填写</Button>
          <a href={paths.newOrganization()}>登记另一家单位</a>
        </Actions>
      </form>
    )}
  </div>
)
