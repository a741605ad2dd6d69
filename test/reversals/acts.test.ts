import { expect, test } from 'vitest'
import { WHAT_WORDS } from '../../src/desks/history/pages/words.ts'
import { REVERSIBLE } from '../../src/desks/reversals/routes.tsx'
import { MIGRATIONS, migration } from '../shape/schema.ts'

/** What can be taken back by two people, by what the history calls it. */
const BY_REVERSAL: Record<string, string[]> = {
  'organization-checked': ['verification'],
  'enquiry-answered': ['enquiry-answer'],
  'enquiry-refused': ['enquiry-refusal'],
  'eligibility-checked': ['eligibility'],
  'decision-approved': ['decision-approval'],
  'notice-published': ['notice'],
  'objection-answered': ['objection-answer'],
  'report-reviewed': ['report-review'],
  'payment-recorded': ['payment'],
  'sanction-decided': ['sanction-decision'],
  'project-evaluated': ['evaluation'],
  'refund-recorded': ['refund'],
  'change-answered': ['organization-change'],
  'lapse-answered': ['award-lapse'],
}

/** What cannot, and why: mostly it has a way out of its own. */
const ANOTHER_WAY: Record<string, string[]> = {
  'it is no act of the office, but of whoever owns it, and they change it themselves': [
    ...['need-raised', 'consent-requested', 'consent-answered', 'enquiry-received', 'proposal-started'],
    ...[
      'proposal-submitted',
      'file-attached',
      'file-removed',
      'correction-file-left-out',
      'proposal-withdrawn',
    ],
    ...['correction-file-taken-back', 'correction-answered', 'proposal-reopened', 'recusals-declared'],
    'recused-from-sheet',
    'member-resigned',
    'recheck-asked',
    ...[
      'sheet-submitted',
      'objection-received',
      'milestone-reported',
      'final-report-submitted',
      'sanction-replied',
    ],
    ...[
      'organization-registered',
      'account-registered',
      'profile-changed',
      'bank-account-given',
      'host-asked',
    ],
    ...['hosting-answered', 'hosting-ended', 'member-invited', 'member-link-withdrawn', 'member-joined'],
    ...['member-role-changed', 'member-ended', 'certificate-added', 'certificate-removed', 'passkey-added'],
    ...[
      'passkey-removed',
      'invitation-accepted',
      'details-changed',
      'contact-corrected',
      'password-mailed',
      'address-asked',
      'address-confirmed',
      'address-removed',
      'reach-chosen',
      'feed-made',
      'feed-ended',
      'account-recovered',
    ],
    ...[
      'proposal-discarded',
      'proposal-restored',
      'registration-change-asked',
      'registration-change-withdrawn',
    ],
    ...['registration-corrected', 'recovery-asked'],
  ],
  'what was refused is pinned when it turns out otherwise; what was asked for is answered or taken back': [
    ...['recusal-asked', 'recusal-request-withdrawn', 'recusal-request-answered'],
  ],
  'what was set aside bars as soon as an officer pins it after all': ['relation-set-aside'],
  'whoever was once kept from judging stays kept from it: a conflict is absolute': ['recusal-pinned'],
  'it tells that something happened, and cannot be made not to have': [
    ...['bank-account-read', 'signed-in', 'password-wrong', 'code-wrong', 'act-refused', 'sessions-ended'],
    ...['experts-reminded', 'members-reminded', 'conflict-found', 'clock-moved', 'channel-tried'],
  ],
  'it is a draft, or asks for another’s yes, and is written anew or sent back': [
    ...[
      'topic-list-started',
      'topic-added',
      'topic-rewritten',
      'topic-removed',
      'round-drafted',
      'round-redrafted',
    ],
    ...[
      'attachment-added',
      'attachment-removed',
      'amendment-drafted',
      'amendment-returned',
      'opening-requested',
    ],
    ...['decision-prepared', 'decision-returned', 'agreement-drafted', 'agreement-redrafted', 'bar-prepared'],
    ...['rulebook-copied', 'rulebook-version-drafted', 'rulebook-imported', 'rulebook-version-saved'],
    ...['rulebook-requested', 'sanction-proposed', 'final-report-returned', 'invited', 'role-proposed'],
    ...['need-step-taken', 'deliberation-attached', 'pair-remarked', 'registration-change-refused'],
    ...['draft-discarded', 'draft-restored', 'rulebook-discarded', 'rulebook-restored', 'rulebook-returned'],
    ...['round-returned', 'change-recorded', 'lapse-proposed', 'default-proposed'],
    ...['ending-proposed', 'ending-returned', 'contract-proposed', 'operator-named'],
  ],
  'it takes back what its own person proposed, who proposes it again': [
    ...['amendment-taken-back', 'bar-taken-back', 'change-taken-back', 'decision-taken-back'],
    ...['default-taken-back', 'ending-taken-back', 'lapse-taken-back', 'round-taken-back'],
    ...['rulebook-taken-back', 'sanction-taken-back'],
  ],
  'what an absent organization owes is reported anew, or paid, while the project is open': [
    'default-answered',
  ],
  'what is published to everybody is changed by the next publication, which says what changed': [
    ...[
      'round-published',
      'amendment-published',
      'topic-list-published',
      'rulebook-enacted',
      'calendar-year-set',
      'office-set',
      'wording-set',
      'wording-restored',
      'number-decided',
      'round-ended',
    ],
  ],
  'whoever raised a need was answered for good: a need that is raised again is another': ['need-answered'],
  'proposals that were read cannot be sealed again': ['proposals-opened'],
  'the organization has its days to mend, and the finding comes after them': ['correction-asked'],
  'a draw is set aside by two people, and stays public': [
    ...['draw-prepared', 'draw-committed', 'draw-revealed', 'panel-drawn'],
    ...['draw-aside-asked', 'draw-set-aside', 'draw-kept'],
  ],
  'another decision of two people brings an expert back': [
    ...['expert-invited-again', 'pool-change-proposed', 'pool-change-agreed', 'pool-change-refused'],
  ],
  'what a panel has judged is not unjudged: whoever must not judge is passed over': [
    ...['expert-added', 'panel-chosen', 'sheets-assigned', 'sheets-supplemented', 'member-removed'],
  ],
  'a plan gives out nothing, and another takes its place': [
    ...['distribution-planned', 'distribution-altered'],
  ],
  'the result is final: awards become agreements by law, and end by sanction or change': [
    ...['result-announced', 'agreement-signed', 'project-opened'],
  ],
  'it ends by an act of its own, with its reason': [
    ...['bar-decided', 'bar-lifted', 'sanction-lifted', 'role-given', 'role-refused', 'role-ended'],
    ...[
      'invitation-confirmed',
      'invitation-refused',
      'invitation-withdrawn',
      'account-suspended',
      'suspension-lifted',
    ],
    ...['recovery-issued', 'recovery-refused', 'recovery-withdrawn'],
    ...['places-added', 'place-given', 'place-ended', 'organization-moved-up', 'payee-account-confirmed'],
    ...['contract-confirmed', 'contract-refused', 'contract-ended', 'operator-ended'],
    ...['channel-set', 'channel-ended', 'post-again', 'post-left'],
  ],
  'it has been read: what was wrong in it is put right by the next': ['mailing-sent'],
  'each finding that it tells is reversed for itself, and told anew': ['results-sent'],
  'it is between the staff, and corrected or given on by them': [
    ...['note-written', 'note-corrected', 'case-given', 'case-laid-down'],
  ],
  'it is the end: whatever it rests on is reversed before': [...['project-closed']],
  'it is a reversal itself: a wrong one is put right by doing the act again': [
    ...['reversal-proposed', 'reversal-confirmed', 'reversal-refused', 'reversal-taken-back'],
    'recheck-answered',
  ],
}

test('every act is reversible, or says why not and what is done in its place', () => {
  const listed = [...Object.keys(BY_REVERSAL), ...Object.values(ANOTHER_WAY).flat()]
  expect(listed.toSorted()).toEqual(Object.keys(WHAT_WORDS).toSorted())
})

test('every kind is of an act, and a view of the migrations leaves out what of it was reversed', () => {
  const kinds = REVERSIBLE.map(({ kind }) => kind).toSorted()
  expect(Object.values(BY_REVERSAL).flat().toSorted()).toEqual(kinds)
  const views = MIGRATIONS.flatMap((file) =>
    [
      ...migration(file).matchAll(
        /^CREATE VIEW (\w+) AS\nSELECT t\.\* FROM all_\1 [^;]*x\.kind = '([\w-]+)'/gm,
      ),
    ].map(([, , kind = '']) => kind),
  )
  expect([...new Set(views)].toSorted()).toEqual(kinds)
})

test('what rests on a kind is asked once more in the batch that reverses it', () => {
  const sql = MIGRATIONS.map(migration).join('\n')
  const guarded = REVERSIBLE.filter(({ rests }) => rests !== null)
  expect(guarded.length).toBeGreaterThan(5)
  for (const { kind, rests } of guarded)
    expect(sql, kind).toContain(
      `JOIN ${rests} x ON x.which = r.which WHERE r.id = NEW.reversal_id AND r.kind = '${kind}'`,
    )
})
