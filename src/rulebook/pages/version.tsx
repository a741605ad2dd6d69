import { paths } from '../../paths.ts'
import { type Person, has } from '../../people/rules/person.ts'
import { sayClause } from '../../shared/clauses.ts'
import { type Instant, dayOf, sayDay } from '../../shared/days.ts'
import { type Filled, blank } from '../../web/answer.tsx'
import { Form } from '../../web/form.tsx'
import { Block, Button, Head, Note, Tag } from '../../web/parts.tsx'
import { enactmentForm } from '../forms/book.ts'
import { boundTo } from '../rules/bound.ts'
import {
  type Drafted,
  type Fault,
  type Kept,
  type Listed,
  MODEL_ID,
  whyNotDiscard,
  whyNotEnact,
  whyNotRequest,
  whyNotReturn,
  whyNotTakeBack,
} from '../rules/version.ts'
import { numberedClauses } from '../rules/text.ts'
import { DiscardedNote, Discarding, ReturnedNote, SendingBack, TakingBack } from './discards.tsx'
import { Params } from './parameters.tsx'
import { Text } from './text.tsx'
import { Why } from './why.tsx'
import { nameOf, sayEnactRefusal, sayRequestRefusal, sayVersion } from './words.ts'

type Props = {
  version: Kept
  /** For the staff, of a draft: who wrote it, and what is wrong with it. */
  draft: Drafted | null
  faults: Fault[]
  siblings: Listed[]
  person: Person | null
  now: Instant
  of: Filled
}

/** Text and parameters side by side. The text prints as a paper. */
export function VersionPage({ version, draft, faults, siblings, person, now, of }: Props) {
  return (
    <div class="page">
      <Head
        title={version.book.title}
        crumbs={[{ href: paths.rulebooks(), text: '管理办法' }, { text: nameOf(version) }]}
        meta={<Meta version={version} />}
        actions={<Acts {...{ version, person, now }} />}
      />
      {version.id === MODEL_ID && (
        <Note tone="warn" label="示范文本">
          这是随系统提供的示范，不是任何一个区的规定，不能直接适用；由经办人复制后修改。
        </Note>
      )}
      {draft?.discard && person && (
        <DiscardedNote
          discard={draft.discard}
          isMine={draft.discard.by === person.id}
          to={paths.rulebookFetch(draft.id)}
          of={of}
        />
      )}
      {draft && person && !draft.discard && <Enact {...{ draft, faults, person, of }} />}
      <div class="columns main-first">
        <Text version={version} />
        <Params version={version} />
      </div>
      <Others version={version} siblings={siblings} />
    </div>
  )
}

const Meta = ({ version }: { version: Kept }) =>
  version.inForceAt === null ? (
    <Tag tone={version.id === MODEL_ID ? 'warn' : 'now'}>{version.id === MODEL_ID ? '示范文本' : '草稿'}</Tag>
  ) : (
    <>
      <Tag tone="good">施行</Tag>
      <span>自{sayDay(dayOf(version.inForceAt))}起</span>
    </>
  )

const Acts = ({ version, person, now }: Pick<Props, 'version' | 'person' | 'now'>) => (
  <>
    {person && has(person, 'officer') && (
      <>
        {version.inForceAt === null && version.id !== MODEL_ID && (
          <Button href={paths.rulebookEdit(version.id)}>修改</Button>
        )}
        <Form
          to={paths.rulebooks()}
          of={blank}
          hidden={{ from: version.id, shown: now }}
          button={version.id === MODEL_ID ? '复制示范文本' : '以此起草新版'}
          plain
        />
      </>
    )}
    {person && version.id !== MODEL_ID && <a href={paths.rulebookHistory(version.id)}>经过</a>}
    <a href={paths.rulebookFile(version.id)}>导出文件</a>
  </>
)

type Deciding = { draft: Drafted; faults: Fault[]; person: Person; of: Filled }

/** What stands between a draft and its force. */
function Enact({ draft, faults, person, of }: Deciding) {
  const whyNot = whyNotEnact(draft, faults, person)
  return (
    <Block id="enactment" title="批准施行">
      {faults.length > 0 && <Faults draft={draft} faults={faults} person={person} />}
      {draft.returned && <ReturnedNote returned={draft.returned} />}
      <p>施行以后，这一版的条文和参数都不再改动；新拟定的征集公告可以适用它。</p>
      {whyNot && whyNot.why !== 'faulty' && (
        <Why not={whyNot} say={sayEnactRefusal} bound={boundTo(draft)} of={of} quiet />
      )}
      {has(person, 'officer') && <Request {...{ draft, faults, person, of }} />}
      {!whyNot && (
        <Form
          to={paths.rulebookEnactment(draft.id)}
          of={of}
          form={enactmentForm}
          hidden={{ version: draft.version }}
          button="批准施行"
        />
      )}
      {whyNotReturn(draft, person) === null && <SendingBack to={paths.rulebookReturn(draft.id)} of={of} />}
      {whyNotTakeBack(draft, person) === null && <TakingBack to={paths.rulebookTakeBack(draft.id)} of={of} />}
      {whyNotDiscard(draft, person) === null && <Discarding to={paths.rulebookDiscard(draft.id)} of={of} />}
    </Block>
  )
}

/** An officer's part of it: to put the text before the approvers. */
function Request({ draft, faults, person, of }: Deciding) {
  const whyNot = whyNotRequest(draft, faults, person)
  if (whyNot === null) return <Form to={paths.rulebookRequest(draft.id)} of={of} button="提请批准" />
  if (whyNot.why === 'faulty') return null
  return <Why not={whyNot} say={sayRequestRefusal} bound={boundTo(draft)} of={of} quiet />
}

/** What is wrong, each with its place; for an officer a link to the field. */
const Faults = ({ draft, faults, person }: { draft: Drafted; faults: Fault[]; person: Person }) => (
  <>
    <Note tone="warn">施行以前要改{faults.length}处：</Note>
    <ul>
      {faults.map(({ path, says }) => (
        <li>
          {placeOf(draft, path)}
          {has(person, 'officer') ? <a href={`${paths.rulebookEdit(draft.id)}#${path}`}>{says}</a> : says}
        </li>
      ))}
    </ul>
  </>
)

/** "第十条：" for a fault in a clause's text. */
function placeOf({ book }: Drafted, path: string): string {
  const found = numberedClauses(book).find((clause) => path.startsWith(`${clause.path}.`))
  return found ? `${sayClause(found.number)}：` : ''
}

/** The other versions, each with what changed between it and this one, the older first; the model comes before all. */
function Others({ version, siblings }: { version: Kept; siblings: Listed[] }) {
  const others = siblings.filter(({ id }) => id !== version.id)
  if (version.id === MODEL_ID) return null
  return (
    <Block id="others" title="与其他版本比较">
      <ul>
        {others.map((other) => (
          <li>
            <a
              href={
                other.seq < version.seq
                  ? paths.rulebookComparison(other.id, version.id)
                  : paths.rulebookComparison(version.id, other.id)
              }
            >
              {sayVersion(other)}
              {other.inForceAt === null && '（草稿）'}
            </a>
          </li>
        ))}
        <li>
          <a href={paths.rulebookComparison(MODEL_ID, version.id)}>示范文本</a>
        </li>
      </ul>
    </Block>
  )
}
