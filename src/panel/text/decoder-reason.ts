import type { Choice } from '../../decoders/detect.ts';
import { visibleText } from './visible-text.ts';
import type { Wording } from './wording.ts';

/** What spoke for a decoder: a subprotocol, a part of the URL, a message, or the user. */
export function decoderReason(wording: Wording, { why: { source, text } }: Choice): string {
  const shown = visibleText(text);
  switch (source) {
    case 'subprotocol':
      return wording.text('whySubprotocol', shown);
    case 'url':
      return wording.text('whyUrl', shown);
    case 'schema':
      return wording.text('whySchema', shown);
    case 'user':
      return shown === '' ? wording.text('whyUser') : wording.text('whyUserUrl', shown);
    case 'message':
      return shown === '' ? wording.text('whyNothing') : wording.text('whyMessage', shown);
  }
}
