import { protocolsToAsk } from '../../session/offered-protocols.ts';
import type { Message } from '../../session/session-event.ts';
import { wantedPart } from '../components/wanted-part.ts';
import { copyText } from '../copy-text.ts';
import type { CopiedMessage, CopyForm } from '../copying/copied-message.ts';
import { payloadBytes } from '../matching/payload-text.ts';
import type { MenuItem, MenuPlace } from '../menu/menu-store.ts';
import type { PanelModel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';

const NAMES: Readonly<Record<CopyForm, MessageKey>> = {
  text: 'copyAsText',
  pretty: 'copyAsPretty',
  compact: 'copyAsCompact',
  hex: 'copyAsHex',
  base64: 'copyAsBase64',
  c: 'copyAsC',
  array: 'copyAsArray',
  uint8array: 'copyAsUint8Array',
  snippet: 'copyAsSnippet',
  wscat: 'copyAsWscat',
  websocat: 'copyAsWebsocat',
  curl: 'copyAsCurl',
};

/** Bytes up to which a message is written in other forms: some of them are six times as long. */
const LARGEST = 8 * 1024 * 1024;

/** Opens the menu of the forms in which a message can be copied. */
export async function openCopyMenu(model: PanelModel, opened: Message, place: MenuPlace): Promise<void> {
  const { loading, menus, wording } = model;
  const message = (loading.canLoad(opened) ? await loading.whole(opened) : null) ?? opened;
  const copied = copiedMessage(model, message);
  // Before the menu opens: copying must follow the choice at once, or the browser forbids it.
  const part = await wantedPart(model, () => import('../copying/copied-message.ts'));
  if (!part) return;
  const { copiedAs, formsOf } = part;
  const copy = async (form: CopyForm) => {
    const text = copiedAs(copied, form);
    const isCopied = text !== null && (await copyText(text));
    if (!isCopied) model.feedback.problem(wording.text(text === null ? 'copyNoForm' : 'copyFailed'));
    else model.feedback.done(wording.text(message.payload.fullSize === undefined ? 'copied' : 'copiedPart'));
  };
  const items = formsOf(copied).map(
    (form): MenuItem => ({
      type: 'action',
      label: wording.text(NAMES[form]),
      isDisabled: form !== 'text' && form !== 'curl' && copied.bytes.length > LARGEST,
      run: () => void copy(form),
    }),
  );
  menus.open({ label: wording.text('copyAs'), items, ...place });
}

function copiedMessage({ session }: PanelModel, { connection, payload }: Message): CopiedMessage {
  const known = session.connections.get(connection);
  return {
    text: payload.opcode === 'text' ? payload.data : null,
    bytes: payloadBytes(payload).slice(),
    url: known?.url ?? '',
    subprotocols: known ? protocolsToAsk(known) : [],
  };
}
