import { sayPlace } from '../../../../people/rules/place.ts'
import { ticked } from '../../../../web/choices.tsx'
import { Hidden, HintAndError, Optional, isShown } from '../../../../web/fields.tsx'
import type { Filled } from '../../../../web/answer.tsx'
import type { Community } from '../../rules/content.ts'
import { titleOf } from '../forms/boxes.ts'
import type { Groups } from '../../pages/rows.tsx'

/** Subdistricts that are kept as a whole, then those with communities, one after the other: open where one is chosen. */
export const Communities = ({ of, places }: { of: Filled; places: Community[] }) => {
  if (places.length === 0 || !isShown({ of, name: 'communities' })) return null
  const chosen = ticked(of, 'communities')
  const groups = bySubdistrict(places)
  const whole = groups.filter(([, { length }]) => length === 1).flatMap(([, only]) => only)
  return (
    <fieldset class="field">
      <legend>
        {titleOf('communities')}
        <Optional />
      </legend>
      <HintAndError of={of} name="communities" hint="在哪些社区实施，可以选几个。" />
      <Hidden id="communities" name="communities[]" value="" />
      {whole.length > 0 && <Ticks places={whole} chosen={chosen} say={sayPlace} />}
      {groups
        .filter(([, { length }]) => length > 1)
        .map(([subdistrict, communities]) => (
          <Subdistrict name={subdistrict} communities={communities} chosen={chosen} />
        ))}
    </fieldset>
  )
}

type Group = { name: string; communities: Community[]; chosen: string[] }

function Subdistrict({ name, communities, chosen }: Group) {
  const here = communities.filter(({ id }) => chosen.includes(id)).length
  return (
    <details open={here > 0}>
      <summary>
        {name}
        {here > 0 && <span class="quiet">（选了{here}处）</span>}
      </summary>
      <Ticks places={communities} chosen={chosen} say={({ community }) => community || '全街道'} />
    </details>
  )
}

type TicksProps = { places: Community[]; chosen: string[]; say: (place: Community) => string }

const Ticks = ({ places, chosen, say }: TicksProps) => (
  <div class="choices">
    {places
      .map((place) => ({ id: place.id, name: say(place) }))
      .map(({ id, name }) => (
        <label class="choice">
          <input
            type="checkbox"
            name="communities[]"
            id={`communities-${id}`}
            value={id}
            checked={chosen.includes(id)}
          />
          <span>{name}</span>
        </label>
      ))}
  </div>
)

const bySubdistrict = (places: Community[]): [string, Community[]][] => [
  ...Map.groupBy(places, ({ subdistrict }) => subdistrict),
]

/** The communities that a partner may be, by subdistrict. */
export const groupsOf = (places: Community[]): Groups =>
  new Map(
    bySubdistrict(places).map(([subdistrict, communities]) => [
      subdistrict,
      communities.map(({ id, community }) => ({ value: id, text: community || '全街道' })),
    ]),
  )
