import { isRecord } from '../../protocol/parsed.ts';
import { usePanel } from '../panel-model.ts';
import { SelectLine } from './choice-field.tsx';
import type { DraftPath } from './draft-path.ts';
import { ElementList } from './element-list.tsx';
import { useField } from './field-scope.ts';
import { PayloadField } from './payload-field.tsx';
import { NUMBER, OPTIONAL_TEXT, TextField } from './text-field.tsx';

const REPLY = { after: 0, payload: { text: '' } };
const SCRIPT: DraftPath = ['what', 'script'];

/** What a server that is none says. */
export function MockFields() {
  const { wording } = usePanel();
  return (
    <>
      <TextField path={[...SCRIPT, 'opensAfter']} label={wording.text('mockOpensAfter')} typing={NUMBER} unit="ms" />
      <TextField
        path={[...SCRIPT, 'subprotocol']}
        label={wording.text('ruleSubprotocol')}
        placeholder={wording.text('mockFirstOffered')}
        typing={OPTIONAL_TEXT}
      />
      <Replies path={[...SCRIPT, 'greeting']} label={wording.text('mockGreeting')} />
      <ElementList
        path={[...SCRIPT, 'exchanges']}
        label={wording.text('mockExchanges')}
        adding={wording.text('addExchange')}
        added={{ replies: [REPLY] }}
        nameOf={(number) => wording.text('mockExchange', wording.number(number))}
      >
        {(path) => <ExchangeFields path={path} />}
      </ElementList>
    </>
  );
}

const MATCHES = [
  ['any', 'mockAnything'],
  ['text', 'mockText'],
  ['query', 'ruleQuery'],
] as const;

function ExchangeFields({ path }: { readonly path: DraftPath }) {
  const { wording } = usePanel();
  const { value, write } = useField(path);
  const exchange = isRecord(value) ? value : {};
  const match = 'text' in exchange ? 'text' : 'query' in exchange ? 'query' : 'any';
  const choose = (chosen: (typeof MATCHES)[number][0]) =>
    write({ ...(chosen === 'any' ? {} : { [chosen]: '' }), replies: exchange.replies });
  return (
    <>
      <SelectLine label={wording.text('mockWhen')} value={match} choices={MATCHES} onChoose={choose} />
      {match === 'text' && <TextField path={[...path, 'text']} label={wording.text('mockText')} isTall={true} />}
      {match === 'query' && <TextField path={[...path, 'query']} label={wording.text('ruleQuery')} />}
      <Replies path={[...path, 'replies']} label={wording.text('mockReplies')} />
    </>
  );
}

function Replies({ path, label }: { readonly path: DraftPath; readonly label: string }) {
  const { wording } = usePanel();
  return (
    <ElementList
      path={path}
      label={label}
      adding={wording.text('addReply')}
      added={REPLY}
      nameOf={(number) => wording.text('mockReply', wording.number(number))}
    >
      {(reply) => (
        <>
          <TextField path={[...reply, 'after']} label={wording.text('ruleAfter')} typing={NUMBER} unit="ms" />
          <PayloadField path={[...reply, 'payload']} label={wording.text('rulePayload')} />
        </>
      )}
    </ElementList>
  );
}
