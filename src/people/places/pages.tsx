import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Filled, blank } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Filters, Pages, ROWS, listHref } from '../../web/controls.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Block, Empty, Head, Note } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import { type AddPlacesRefusal, type Place, type PlaceRefusal, sayPlace } from '../rules/place.ts'
import { placeForm, placesForm } from './forms.ts'

type Listed = Place & { workers: number }
type PlacesProps = {
  places: Listed[]
  total: number
  wanted: { word: string; page: number }
  of: Filled
  url: string
}

/** Subdistricts and their communities: where needs are raised, and who looks after them. */
export const PlacesPage = ({ places, total, wanted: { word, page }, of, url }: PlacesProps) => (
  <div class="page">
    <Head title="街道与社区" lead="居民提出需求时，从这里列出的街道和社区里选择。" />
    <Block id="places" title="已录入">
      <Filters
        items={[{ kind: 'search', name: 'word', label: '街道或社区', value: word }]}
        shown={`共${total}处`}
        url={url}
      />
      {places.length === 0 ? (
        <Empty title={word ? '没有这样的街道或社区' : '还没有录入'}>
          录入街道和社区以后，居民才能提出需求。
        </Empty>
      ) : (
        <List scroll="街道与社区表" columns={PLACES} rows={places} />
      )}
      {total > ROWS && (
        <Pages page={page} total={total} href={(at) => listHref(paths.places(), { word }, at)} />
      )}
    </Block>
    <Block id="add" title="录入">
      <Form
        to={paths.places()}
        of={of}
        button="录入"
        beside={<a href={paths.people()}>到账号里指定工作人员</a>}
      >
        <Box of={of} form={placesForm} name="subdistrict" hint="写全称，如和平里街道。" />
        <Box of={of} form={placesForm} name="communities" hint="一行一个，如青年湖社区。已有的不用再写。" />
      </Form>
    </Block>
  </div>
)

export const PLACES: Column<Listed>[] = [
  { head: '地方', text: sayWhole, keep: 'name' },
  { head: '街道', text: ({ subdistrict }) => subdistrict, only: 'file' },
  { head: '社区', text: ({ community }) => community || null, only: 'file' },
  { head: '工作人员', count: ({ workers }) => workers, cell: ({ workers }) => `${workers}名`, keep: 'state' },
]

/** A subdistrict says that it is one. */
function sayWhole(place: Place): string {
  return place.community ? sayPlace(place) : `${sayPlace(place)}（全街道）`
}

type Held = Place & { since: Instant }
type PersonProps = { card: { id: string; name: string }; held: Held[]; places: Place[]; of: Filled }

/** What one person looks after. */
export const PersonPlacesPage = ({ card, held, places, of }: PersonProps) => (
  <div class="page">
    <Head
      title="负责的社区"
      crumbs={[
        { href: paths.people(), text: '账号与角色' },
        { href: paths.person(card.id), text: card.name },
      ]}
      lead="只办自己社区（街道）的居民需求，看不到别处的。"
    />
    <Block id="held" title="现在负责">
      {held.length === 0 ? (
        <Empty title="没有负责的社区">增加以后，这个账号就有社区台。</Empty>
      ) : (
        <HeldPlaces card={card} held={held} />
      )}
    </Block>
    <Block id="give" title="增加">
      <GivePlace {...{ card, held, places, of }} />
    </Block>
  </div>
)

const HeldPlaces = ({ card, held }: Pick<PersonProps, 'card' | 'held'>) => (
  <List unseenCaption="现在负责的地方" columns={heldColumns(card.id)} rows={held} />
)

const heldColumns = (personId: string): Column<Held>[] => [
  { head: '地方', text: sayPlace, keep: 'name' },
  { head: '从何时起', instant: ({ since }) => since, keep: 'date' },
  {
    head: '操作',
    text: () => null,
    cell: (place) => (
      <Form
        to={paths.personPlaceEnds(personId)}
        of={blank}
        hidden={{ place: place.id }}
        button={
          <>
            结束<span class="unseen">{sayPlace(place)}</span>
          </>
        }
        danger
      />
    ),
    keep: 'state',
    only: 'page',
  },
]

function GivePlace({ card, held, places, of }: PersonProps) {
  const free = places.filter(({ id }) => !held.some((one) => one.id === id))
  if (free.length === 0)
    return (
      <Note>
        没有可以增加的地方，请先<a href={paths.places()}>录入街道和社区</a>。
      </Note>
    )
  return (
    <Form to={paths.personPlaces(card.id)} of={of} button="增加">
      <Box
        of={of}
        form={placeForm}
        name="place"
        label="街道或社区"
        options={free.map((place) => ({
          value: place.id,
          text: sayWhole(place),
        }))}
      />
    </Form>
  )
}

export const sayPlaceRefusal = saying<PlaceRefusal>({
  'place-held': ({ place }) => `已经负责${place}了`,
  'place-not-held': '现在不负责那里，不用结束',
})

export const sayAddRefusal = saying<AddPlacesRefusal>({ 'places-there': '这些都已经录入了' })
