/** How a field of a table is read. A list is of tables. */
export type FieldForm = 'uint8' | 'uint32' | 'text' | 'data' | { readonly list: readonly FieldOf[] };
export type FieldOf = readonly [name: string, form: FieldForm];

export interface MessageTable {
  readonly name: string;
  readonly fields: readonly FieldOf[];
}

const PEER: FieldOf = ['peer_id', 'uint32'];
const OFFER: FieldOf = ['offer', 'text'];
const ALIAS: FieldOf = ['alias', 'text'];
const ERROR: FieldOf = ['error', 'text'];
const ATTRIBUTE: readonly FieldOf[] = [
  ['key', 'text'],
  ['value', 'text'],
];
const ICE_SERVER: readonly FieldOf[] = [
  ['type', 'uint8'],
  ['server', 'text'],
  ['username', 'text'],
  ['password', 'text'],
];

/** https://github.com/HumbleNet/HumbleNet/blob/master/src/humblenet/humblepeer/humblepeer.fbs by the numbers of its union. */
export const MESSAGES: Readonly<Partial<Record<number, MessageTable>>> = {
  1: {
    name: 'HelloServer',
    fields: [
      ['version', 'uint32'],
      ['flags', 'uint8'],
      ['game_token', 'text'],
      ['game_signature', 'text'],
      ['auth_token', 'text'],
      ['reconnect_token', 'text'],
      ['attributes', { list: ATTRIBUTE }],
    ],
  },
  2: { name: 'HelloClient', fields: [PEER, ['reconnectToken', 'text'], ['ice_servers', { list: ICE_SERVER }]] },
  10: { name: 'P2PConnected', fields: [PEER] },
  11: { name: 'P2PDisconnect', fields: [PEER] },
  12: { name: 'P2POffer', fields: [PEER, ['flags', 'uint8'], OFFER] },
  13: { name: 'P2PAnswer', fields: [PEER, OFFER] },
  14: { name: 'P2PReject', fields: [PEER, ['reason', 'uint8']] },
  15: { name: 'ICECandidate', fields: [PEER, OFFER] },
  16: { name: 'P2PRelayData', fields: [PEER, ['data', 'data']] },
  20: { name: 'AliasRegister', fields: [ALIAS] },
  21: { name: 'AliasUnregister', fields: [ALIAS] },
  22: { name: 'AliasLookup', fields: [ALIAS] },
  23: { name: 'AliasResolved', fields: [ALIAS, PEER] },
  24: { name: 'AliasRegisterError', fields: [ERROR] },
  25: { name: 'AliasRegisterSuccess', fields: [] },
  26: { name: 'AliasUnregisterError', fields: [ERROR] },
  27: { name: 'AliasUnregisterSuccess', fields: [] },
};
