import { type Refusal, isCommon, sayCommon } from './answer.tsx'

/** In place of a form: the reader has an interest. What else stands in the way, the page says in its own words, or need not. */
export const Own = ({ not }: { not: Refusal | null }) =>
  not && isCommon(not) && not.why === 'own-interest' ? <p class="quiet">{sayCommon(not)}。</p> : null
