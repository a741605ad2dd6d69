import { KIND_WORDS } from '../../../people/rules/organization.ts'
import { READER_ONLY } from '../../../people/rules/person.ts'
import { paths } from '../../../paths.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, listHref } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block, Empty, Head, Note } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { HOSTING_WORDS, type Hosting, type HostingRefusal, currentOf, stateOf } from '../../rules/hosting.ts'
import { askHostForm } from '../forms.ts'
import { Current, type Props } from './current.tsx'
import { OfHost } from './host.tsx'

export const HostingPage = (page: Props) => {
  const isGroup = page.organization.kind === 'community'
  // a group that has become a legal person keeps the host that it had until one of them ends it
  const ofGroup = page.hostings.filter(({ group }) => group.id === page.organization.id)
  return (
    <div class="page">
      <Head
        title="托管"
        crumbs={[{ href: paths.organization(page.organization.id), text: page.organization.name }]}
        lead={
          isGroup
            ? '社区社会组织没有法人资格，由托管单位代为签约、收款和核算。托管单位在自己的账号里确认。'
            : '社区社会组织请你单位做托管单位的，在这里确认。确认以后，由你单位代为签约、收款和核算。'
        }
      />
      {isGroup || currentOf(ofGroup) ? <OfGroup {...page} hostings={ofGroup} /> : null}
      {!isGroup && <OfHost {...page} />}
      <Block id="history" title="以前的">
        <Past {...page} />
      </Block>
    </div>
  )
}

function OfGroup(page: Props) {
  const current = currentOf(page.hostings)
  return (
    <Block id="now" title="托管单位">
      {current ? <Current {...page} hosting={current} /> : <Ask {...page} />}
    </Block>
  )
}

const Ask = ({ organization, candidates, words, mayAct, of }: Props) =>
  mayAct ? (
    <>
      <Filters
        action={paths.hosting(organization.id)}
        items={[{ kind: 'search', name: 'q', label: '单位名称或统一社会信用代码', value: words }]}
        shown={words ? `找到${candidates.length}家` : '先找到托管单位'}
      />
      {candidates.length > 0 && (
        <Form to={listHref(paths.hosting(organization.id), { q: words }, 1)} of={of} button="请它确认">
          <Box
            of={of}
            form={askHostForm}
            name="host"
            label="请哪一家托管"
            options={candidates.map(({ id, name, kind, subdistrict }) => ({
              value: id,
              text: name,
              small: `${KIND_WORDS[kind]}，${subdistrict}`,
            }))}
            one
          />
          <Box of={of} form={askHostForm} name="note" size={2} />
        </Form>
      )}
      {words && candidates.length === 0 && (
        <Note>没有找到。托管单位要先在本站登记；名称只写几个字也可以找。</Note>
      )}
    </>
  ) : (
    <Empty title="还没有托管单位">由能填写申报书的成员来请。</Empty>
  )

function Past({ organization, hostings }: Props) {
  const past = hostings.filter((one) => ['declined', 'over'].includes(stateOf(one)))
  if (past.length === 0) return <p class="quiet">没有。</p>
  return <List unseenCaption="以前的托管" columns={pastColumns(organization.id)} rows={past} />
}

const pastColumns = (id: string): Column<Hosting>[] => [
  { head: '单位', text: ({ group, host }) => (group.id === id ? host : group).name, keep: 'name' },
  { head: '提出时间', instant: ({ at }) => at, keep: 'date' },
  { head: '结果', text: (hosting) => HOSTING_WORDS[stateOf(hosting)], keep: 'state' },
  { head: '原因', text: ({ endReason, reason }) => endReason ?? reason },
]

export const sayHosting = saying<HostingRefusal>({
  'reader-only': READER_ONLY,
  'not-a-group': '只有社区社会组织需要托管单位',
  'host-not-legal-person': ({ name }) => `${name}也是社区社会组织，没有法人资格，不能托管`,
  'host-there': ({ name, state }) =>
    state === 'hosted'
      ? `现在由${name}托管。要换一家，先结束现在的托管`
      : `已经请了${name}，还没有答复。要换一家，先收回`,
  'host-answered': '这件事已经答复过了',
  'host-over': '这个托管已经结束，或者没有开始',
  'host-unknown': '没有找到这家单位，请重新找一下',
})
