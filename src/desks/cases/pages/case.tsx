import { paths } from '../../../paths.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { type Instant, clockOf, dayOf, sayMinute } from '../../../shared/days.ts'
import { type Filled, sayCommon } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Log } from '../../../web/lists.tsx'
import { Block, Empty, Head, Note as Notice } from '../../../web/parts.tsx'
import { NOBODY, noteForm, ownerForm } from '../forms.ts'
import { type Case, type Said, type Shown, WRITERS, mayCorrect, saidIn } from '../rules.ts'
import { KIND_WORDS } from './words.ts'

/** `correct`: the note that is to be put right. */
type Props = Shown & { person: Person; filled: Filled; correct: string }

/** 备注和经办 of one case: for the office alone. */
export function CasePage({ of, notes, owner, colleagues, whyNot, person, filled, correct }: Props) {
  return (
    <div class="page">
      <Head
        title="备注和经办"
        crumbs={[{ href: ADDRESSES[of.kind].case(of.id), text: of.title }]}
        meta={`${KIND_WORDS[of.kind]}；只有经办人、负责人、财务和监督员${of.kind === 'organization' ? '' : '，还有承办这一期的人员，'}看得到，不公开，也不写进信里`}
      />
      {whyNot ? (
        <Notice tone="warn" label="回避">
          {sayCommon(whyNot)}。备注和经办人不显示。
        </Notice>
      ) : (
        <>
          {of.kind !== 'organization' && (
            <Owning {...{ owner, colleagues, person, filled }} to={ownerAt(of)} />
          )}
          <Notes {...{ of, notes, person, filled, correct }} />
        </>
      )}
    </div>
  )
}

const ADDRESSES = {
  organization: { notes: paths.organizationNotes, case: paths.organization },
  proposal: { notes: paths.proposalNotes, case: paths.proposal },
  project: { notes: paths.projectNotes, case: paths.projectWork },
}
const ownerAt = ({ kind, id }: Case): string =>
  kind === 'project' ? paths.projectOwner(id) : paths.proposalOwner(id)

type OwningProps = Pick<Props, 'owner' | 'colleagues' | 'person' | 'filled'> & { to: string }

/** 经办: who sees to it; an officer takes it, hands it over or lays it down. */
function Owning({ owner, colleagues, person, filled, to }: OwningProps) {
  const others = colleagues.filter(({ id }) => id !== owner?.id)
  const options = [
    ...others.map(({ id, name }) => ({ value: id, text: id === person.id ? `${name}（我）` : name })),
    ...(owner ? [{ value: NOBODY, text: '不再指定' }] : []),
  ]
  return (
    <Block id="owner" title="经办" small={owner ? `${sayMinute(owner.at)}起` : '还没有人经办'}>
      {owner && <p>{owner.id === person.id ? `${owner.name}（我）` : owner.name}</p>}
      {has(person, 'officer') && (
        <>
          {owner?.id !== person.id && colleagues.some(({ id }) => id === person.id) && (
            <Form to={to} of={filled} hidden={{ owner: person.id }} button="由我经办" plain />
          )}
          {options.length > 0 && (
            <Form to={to} of={filled} form={ownerForm.in} button="改由这位经办" plain>
              <Box of={filled} form={ownerForm.in} name="owner" options={options} />
            </Form>
          )}
        </>
      )}
    </Block>
  )
}

type NotesProps = Pick<Props, 'of' | 'notes' | 'person' | 'filled' | 'correct'>

function Notes({ of, notes, person, filled, correct }: NotesProps) {
  const said = saidIn(notes)
  const here = ADDRESSES[of.kind].notes(of.id)
  return (
    <Block id="notes" title="备注" small={said.length > 0 && `${said.length}条`}>
      {said.length === 0 && <Empty title="还没有备注">同事之间要交代的事写在这里。</Empty>}
      <Log
        items={said.map((one) => ({
          who: one.name,
          at: one.at,
          when: sayWhen(one),
          says: (
            <>
              <Words said={one} />
              {mayCorrect(notes, person, one.id) && (
                <a href={`${here}?correct=${one.id}#write`}>
                  更正<span class="unseen">：{one.text}</span>
                </a>
              )}
            </>
          ),
        }))}
      />
      {WRITERS.some((role) => has(person, role)) && (
        <Writing {...{ notes, person, filled }} to={here} correct={filled.typed['corrects'] ?? correct} />
      )}
    </Block>
  )
}

type WritingProps = Pick<NotesProps, 'notes' | 'person' | 'filled' | 'correct'> & { to: string }

/** A new note, or what takes the place of one's own. */
function Writing({ notes, person, filled, correct, to }: WritingProps) {
  const note = mayCorrect(notes, person, correct) ? notes.find(({ id }) => id === correct) : undefined
  const own = note && filled.at === undefined ? { typed: { text: note.text }, problems: [] } : filled
  return (
    <section id="write">
      <Form
        to={to}
        of={own}
        form={noteForm.in}
        hidden={note ? { corrects: note.id } : {}}
        button={note ? '更正' : '记下'}
        beside={note && <a href={to}>不更正</a>}
      >
        <Box
          of={own}
          form={noteForm.in}
          name="text"
          size={3}
          label={note ? '更正备注' : '写备注'}
          hint="写了不能删，只能更正，原来的字划掉留着。不要写居民的姓名和电话。"
        />
      </Form>
    </section>
  )
}

/** "2026-11-26 10:11，更正于2026-11-26 10:15" */
const sayWhen = ({ at, before: [first] }: Said): string =>
  first ? `${sayAt(first.at)}，更正于${sayAt(at)}` : sayAt(at)
const sayAt = (at: Instant): string => `${dayOf(at)} ${clockOf(at).slice(0, 5)}`

/** What it says, and struck through what it said before. */
const Words = ({ said }: { said: Said }) => (
  <>
    {said.before.map(({ text }) => (
      <p class="said">
        <del>{text}</del>
      </p>
    ))}
    <p class="said">{said.before.length > 0 ? <ins>{said.text}</ins> : said.text}</p>
  </>
)
