import { sayPlace } from '../../../../people/rules/place.ts'
import { ticked } from '../../../../web/choices.tsx'
import { Area, Hidden, HintAndError, Num, isShown } from '../../../../web/fields.tsx'
import type { Filled } from '../../../../web/answer.tsx'
import type { Community } from '../../rules/content.ts'
import type { FieldsProps } from './form-view.ts'

/** 受益人群与实施社区: for whom, how many of them, and in which communities. */
export const BeneficiariesFields = ({ of, form: { places } }: FieldsProps) => (
  <>
    <Area
      of={of}
      name="beneficiaries.who"
      label="受益人群"
      hint="为哪些人，有什么特点。最多200个字。"
      rows={3}
    />
    <Num
      of={of}
      name="beneficiaries.direct"
      label="直接受益"
      hint="亲身参加活动或得到服务的人数。"
      unit="人"
      size={6}
    />
    <Num
      of={of}
      name="beneficiaries.indirect"
      label="间接受益"
      hint="家人、邻居等因此受益的人数；没有的填0。"
      unit="人"
      size={6}
    />
    {places.length > 0 && isShown({ of, name: 'communities' }) && <Communities of={of} places={places} />}
  </>
)

/** Subdistricts that are kept as a whole, then those with communities, one after the other: open where one is chosen. */
const Communities = ({ of, places }: { of: Filled; places: Community[] }) => {
  const chosen = ticked(of, 'communities')
  const groups = bySubdistrict(places)
  const whole = groups.filter(([, { length }]) => length === 1).flatMap(([, only]) => only)
  return (
    <fieldset class="field">
      <legend>
        实施社区<span class="quiet">（选填）</span>
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

export const bySubdistrict = (places: Community[]): [string, Community[]][] => [
  ...Map.groupBy(places, ({ subdistrict }) => subdistrict),
]
