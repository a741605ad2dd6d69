import { paths } from '../../paths.ts'
import { type Instant, sayMinute } from '../../shared/days.ts'
import type { Own } from '../../web/answer.tsx'
import { Area, Select, Text } from '../../web/fields.tsx'
import { Actions, Block, Button, Empty, Head, Note } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
import { type Again, Wrong } from '../pages.tsx'
import { type AddPlacesRefusal, type Place, type PlaceRefusal, sayPlace } from '../rules/place.ts'

type PlacesProps = { places: (Place & { workers: number })[]; of: Again }

/** Subdistricts and their communities: where needs are raised, and who looks after them. */
export const PlacesPage = ({ places, of }: PlacesProps) => (
  <div class="page">
    <Head title="街道与社区" lead="居民提出需求时，从这里列出的街道和社区里选择。" />
    <Wrong of={of} />
    <Block id="places" title="已录入" small={`${places.length}处`}>
      {places.length === 0 ? (
        <Empty title="还没有录入">录入街道和社区以后，居民才能提出需求。</Empty>
      ) : (
        <Table
          scroll="街道与社区表"
          head={[{ text: '街道', keep: true }, { text: '社区' }, { text: '工作人员', num: true }]}
        >
          {places.map(({ subdistrict, community, workers }) => (
            <tr>
              <th scope="row" class="keep">
                {subdistrict}
              </th>
              <td>{community || '全街道'}</td>
              <td class="num">{workers}</td>
            </tr>
          ))}
        </Table>
      )}
    </Block>
    <Block id="add" title="录入">
      <form method="post" action={paths.places()}>
        <Text of={of} name="subdistrict" label="街道" hint="写全称，如和平里街道。" size={20} />
        <Area
          of={of}
          name="communities"
          label="社区"
          hint="一行一个，如青年湖社区。已有的不用再写。"
          rows={6}
          optional
        />
        <Actions>
          <Button>录入</Button>
          <a href={paths.people()}>到账号里指定工作人员</a>
        </Actions>
      </form>
    </Block>
  </div>
)

type Held = Place & { since: Instant }
type PersonProps = { card: { id: string; name: string }; held: Held[]; places: Place[]; of: Again }

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
    <Wrong of={of} />
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
  <Table head={[{ text: '地方' }, { text: '从何时起' }, { text: '操作' }]} unseenCaption="现在负责的地方">
    {held.map((place) => (
      <tr>
        <th scope="row">{sayPlace(place)}</th>
        <td>{sayMinute(place.since)}</td>
        <td>
          <form method="post" action={paths.personPlaceEnds(card.id)}>
            <Button danger name="place" value={place.id}>
              结束<span class="unseen">{sayPlace(place)}</span>
            </Button>
          </form>
        </td>
      </tr>
    ))}
  </Table>
)

function GivePlace({ card, held, places, of }: PersonProps) {
  const free = places.filter(({ id }) => !held.some((one) => one.id === id))
  if (free.length === 0)
    return (
      <Note>
        没有可以增加的地方，请先<a href={paths.places()}>录入街道和社区</a>。
      </Note>
    )
  return (
    <form method="post" action={paths.personPlaces(card.id)}>
      <Select
        of={of}
        name="place"
        label="街道或社区"
        none="请选择"
        options={free.map((place) => ({
          value: place.id,
          text: sayPlace(place) + (place.community ? '' : '（全街道）'),
        }))}
      />
      <Actions>
        <Button>增加</Button>
      </Actions>
    </form>
  )
}

export function sayPlaceRefusal(refusal: Own<PlaceRefusal>): string {
  switch (refusal.why) {
    case 'place-held':
      return `已经负责${refusal.place}了`
    case 'place-not-held':
      return '现在不负责那里，不用结束'
  }
}

export function sayAddRefusal(refusal: Own<AddPlacesRefusal>): string {
  switch (refusal.why) {
    case 'places-there':
      return '这些都已经录入了'
  }
}
