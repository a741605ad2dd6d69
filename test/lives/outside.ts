/** Acts that no life tries, each with its reason. Whoever adds an act to the site puts it into a life, or here. */
export const OUTSIDE: Record<string, string[]> = {
  'people, their accounts and roles are of the office, not of a round': [
    ...['changeMember', 'endMember', 'inviteMember', 'joinByLink', 'withdrawLink', 'registerOrganization'],
    ...['giveRole', 'invite', 'withdrawInvitation', 'answerProposal'],
    ...[
      'endSession',
      'endSessions',
      'lift',
      'suspend',
      'recordPasskey',
      'removePasskey',
      'makeFeed',
      'endFeed',
      'recordSignUp',
    ],
    ...['proposeChange', 'inviteAgain'],
    ...['addPlaces', 'givePlace', 'endPlace', 'previewWording', 'setWording', 'restoreWording'],
  ],
  'what is known of an organization is kept for all rounds': [
    ...['changeProfile', 'addCertificate', 'removeCertificate', 'recordChecks', 'recordMove', 'readAccount'],
    ...['liftBar'],
  ],
  'residents’ needs and topics come before a round, and end with an answer of their own': [
    ...['raiseNeed', 'lookUpNeed', 'takeStep', 'attachDeliberation', 'answerNeed', 'answerTopic'],
    ...['startTopicList', 'addTopic', 'rewriteTopic', 'removeTopic', 'publishTopicList'],
  ],
  'the rules and the call are written before a round begins': [
    ...['copyModel', 'draftVersion', 'saveVersion', 'startDraft', 'saveDraft', 'redraftRound'],
    ...['attachToCall', 'detachFromCall'],
  ],
  'working text, files and opinions open and close nothing': [
    ...['attachFile', 'removeFile', 'addCorrectionFile', 'leaveOutFile', 'takeBackFile', 'saveCorrection'],
    ...['saveSheet', 'requestConsent', 'answerRequest', 'remarkOnPair', 'saveInto', 'savedOf'],
    ...[
      'keepText',
      'discardText',
      'writeNote',
      'giveCase',
      'giveCases',
      'takeCase',
      'giveBackCase',
      'remindMembers',
      'previewMailing',
      'previewResults',
      'sendMailing',
    ],
  ],
  'what is found comes to a recusal that is pinned, which is lived, or to nothing': [
    ...['answerDetection', 'askRecusal', 'withdrawRequest', 'answerRecusalRequest'],
  ],
  'its outcome is that of silence, which is lived: the proposal is judged as it is': ['answerCorrection'],
  'accounts, settings and the clock of an exercise are of the office, not of a round': [
    ...['changeOwn', 'recover', 'answerRecovery', 'useRecovery', 'withdrawRecovery', 'withdrawOwn'],
    ...['setOffice', 'moveClock', 'setChannel', 'endChannel', 'tryChannel', 'sendAgain', 'leaveUnsent'],
    ...['askForCode', 'confirmAddress', 'removeAddress', 'chooseWays', 'setQuietHours'],
    ...['askForLink', 'useLink'],
  ],
  'who an organization is, is corrected for all rounds': [
    ...['correctRegistration', 'correctContact', 'checkRegistration', 'withdrawChange'],
  ],
  'an outside unit does what an officer does, by the same acts; who runs a round opens and closes nothing of it':
    [...['proposeContract', 'nameOperator', 'answerContract', 'endContract', 'endOperator']],
  'the panel of a life reads everything; a round with a plan is played in test/round/panel/distribution': [
    ...['planDistribution', 'alterDistribution', 'useDistribution'],
  ],
  'it asks, and writes nothing': ['findReversible'],
  'the rules and the call go to and fro before a round begins': [
    ...['discardDraft', 'fetchDraft', 'returnRound', 'takeBackRound'],
    ...['discardVersion', 'fetchVersion', 'returnVersion', 'takeBackVersion'],
  ],
}
