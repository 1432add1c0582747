import type { Action, ActionType, Wait } from './action.ts';
import { FieldReader } from './field-reader.ts';
import { COPIES_MOST, STEPS_MOST, URL_LENGTH, WAIT_MOST, WINDOW_MOST } from './limits.ts';
import { parseEditStep } from './parse-edit-step.ts';
import { parseMockScript } from './parse-mock-script.ts';
import { parseRulePayload } from './rule-payload.ts';

/** The longest reason of a close, in UTF-8 bytes: RFC 6455, sections 5.5 and 5.5.1. */
const REASON_BYTES = 123;

type Readers = {
  readonly [Type in ActionType]: (fields: FieldReader) => Omit<Extract<Action, { type: Type }>, 'type'>;
};

const nothing = (fields: FieldReader) => {
  fields.only('type');
  return {};
};

/** Reads what an action of each type has besides its type. */
const READERS: Readers = {
  hold: nothing,
  drop: nothing,
  cut: nothing,
  refuse: nothing,
  'never-answer': nothing,
  delay: (fields) => {
    fields.only('type', 'wait');
    return { wait: parseWait(fields.record('wait')) };
  },
  throttle: lineOf,
  edit: (fields) => {
    fields.only('type', 'steps');
    return { steps: fields.list('steps', STEPS_MOST, parseEditStep) };
  },
  duplicate: (fields) => {
    fields.only('type', 'times');
    return { times: fields.number('times', { least: 1, most: COPIES_MOST, whole: true }) };
  },
  reorder: windowOf,
  corrupt: (fields) => bytesOf(fields, 1),
  truncate: (fields) => bytesOf(fields, 0),
  answer: (fields) => {
    fields.only('type', 'payload', 'after');
    const payload = parseRulePayload(fields.raw('payload'), fields.path('payload'));
    return { payload, after: fields.number('after', { most: WAIT_MOST }) };
  },
  'close-after': endOf,
  redirect: (fields) => {
    fields.only('type', 'url');
    return { url: socketUrl(fields) };
  },
  mock: (fields) => {
    fields.only('type', 'script');
    return { script: parseMockScript(fields.record('script')) };
  },
};

const ACTION_TYPES = Object.keys(READERS) as readonly ActionType[];

/** @throws RuleError */
export function parseAction(raw: unknown, path: string): Action {
  const fields = new FieldReader(raw, path);
  const type = fields.choice('type', ACTION_TYPES);
  return { type, ...READERS[type](fields) } as Action; // of one type: both come by it
}

function parseWait(fields: FieldReader): Wait {
  const number = (name: string) => fields.number(name, { most: WAIT_MOST });
  if (fields.has('ms')) {
    fields.only('ms');
    return { ms: number('ms') };
  }
  if (fields.has('mean')) {
    fields.only('mean', 'deviation');
    return { mean: number('mean'), deviation: number('deviation') };
  }
  fields.only('from', 'to');
  const from = number('from');
  return { from, to: fields.number('to', { least: from, most: WAIT_MOST }) };
}

function lineOf(fields: FieldReader) {
  fields.only('type', 'bytesPerSecond', 'latencyMs', 'jitterMs');
  return {
    bytesPerSecond: fields.number('bytesPerSecond', { least: 1 }),
    latencyMs: fields.number('latencyMs', { most: WAIT_MOST }),
    jitterMs: fields.number('jitterMs', { most: WAIT_MOST }),
  };
}

function windowOf(fields: FieldReader) {
  fields.only('type', 'window', 'withinMs');
  return {
    window: fields.number('window', { least: 2, most: WINDOW_MOST, whole: true }),
    withinMs: fields.number('withinMs', { most: WAIT_MOST }),
  };
}

function bytesOf(fields: FieldReader, least: number) {
  fields.only('type', 'bytes');
  return { bytes: fields.number('bytes', { least, whole: true }) };
}

/** What a page can be told: 1005 is a close without a code, 1006 no close at all (RFC 6455, section 7.4.1). */
function endOf(fields: FieldReader) {
  fields.only('type', 'ms', 'code', 'reason');
  const code = fields.number('code', { least: 1000, most: 4999, whole: true });
  if (code === 1004 || code === 1015) return fields.mistake('code', `${code} is a code that is never used`);
  const reason = fields.text('reason', REASON_BYTES);
  if (new TextEncoder().encode(reason).length > REASON_BYTES) {
    return fields.mistake('reason', `at most ${REASON_BYTES} bytes`);
  }
  if (reason !== '' && (code === 1005 || code === 1006)) return fields.mistake('reason', `${code} has no reason`);
  return { ms: fields.number('ms', { most: WAIT_MOST }), code, reason };
}

function socketUrl(fields: FieldReader): string {
  const url = fields.text('url', URL_LENGTH);
  if (!/^wss?:\/\/[^#]*$/i.test(url) || !URL.canParse(url)) {
    return fields.mistake('url', 'a URL that begins with ws:// or wss://, without a fragment');
  }
  return url;
}
