/** A key of these tests alone, and its public half. */
export const KEY = 'MC4CAQAwBQYDK2VwBCIEID77kPBCJTbvy7aLvRbzygiiXJiJItdFKX6Ftt30bWit'
export const PUBLIC = 'E+OONmCEGPujvPOREvmu1phS3ryj07fXjDHiRdQ4qa8='
