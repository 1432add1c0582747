/** Every bound of the way from the page to the panel, in one place. Sizes are in bytes. */

const KIB = 1024;
const MIB = 1024 * KIB;

/** Version of the envelope. A breaking change raises it; an unknown one is refused aloud. */
export const PROTOCOL_VERSION = 1;

/** A payload up to this size travels whole, unless the user says otherwise; of a larger one `PREVIEW_SIZE` travel. */
export const PAYLOAD_LIMIT = MIB;
export const PREVIEW_SIZE = 64 * KIB;
/** What the user may say instead. Ports carry 64 MiB at most, and a text may take two bytes a unit. */
export const PAYLOAD_LIMIT_MOST = 16 * MIB;

/** The rest of a larger payload is asked for in pieces of this size. */
export const PIECE_SIZE = 4 * MIB;
/** Of a payload beyond this size nothing but its beginning is ever kept. */
export const WHOLE_LIMIT = 128 * MIB;

/**
 * What the user sends travels whole up to this length, and beyond it in parts (see `parcel.ts`), as UTF-16 units of a text,
 * bytes of anything else. Ports carry 64 MiB at most.
 */
export const COMMAND_PAYLOAD_LIMIT = 16 * MIB;
/** One part, and how many may be on their way before the page has taken them. */
export const PART_SIZE = 4 * MIB;
export const PARTS_IN_FLIGHT = 3;
/** Of a whole parcel. Firefox sends no longer message (`network.websocket.max-message-size`). */
export const PARCEL_LIMIT = 2 ** 31 - 1;

/** What a document keeps for a panel that is opened later, or cannot keep up. */
export const HISTORY_MESSAGES = 100_000;
export const HISTORY_BYTES = 32 * MIB;
/** What the user may say instead. */
export const HISTORY_MESSAGES_MOST = 1_000_000;
export const HISTORY_BYTES_LEAST = MIB;
export const HISTORY_BYTES_MOST = 1024 * MIB;

/** What waits in a document for a panel that listens, while it is more than a document keeps. */
export const WAITING_BYTES = 256 * MIB;

/** One batch from the hook. */
export const BATCH_MESSAGES = 4_096;
export const BATCH_BYTES = 4 * MIB;

/**
 * How much may be on its way before the panel has acknowledged it. In Firefox an acknowledgement waits behind all
 * messages that the page has not taken in yet: in a flood for seconds.
 */
export const IN_FLIGHT_BYTES = 16 * MIB;
export const IN_FLIGHT_BYTES_FIREFOX = 192 * MIB;

/**
 * While a batch is on its way, what comes after it gathers until it is acknowledged, or holds this much memory: some
 * thousand small messages. A batch costs the same in four processes whatever is in it.
 */
export const GATHERED_BYTES = 256 * KIB;

/** What has gathered up to here need not wait for more. Some three thousand small messages: a batch of them. */
export const BATCH_WORTH = MIB;

/** How long the panel owes one batch its acknowledgement, in ms, when no other comes: what gathers meanwhile is one batch. */
export const ACKNOWLEDGE_AFTER = 100;

/** Connections that one loss row can tell apart; the rest are added up in one entry. */
export const LOSS_CONNECTIONS = 1_000;

/**
 * URLs, subprotocols, extension strings: longer ones are cut by the hook and refused by the parser. Few servers take
 * longer ones, and one loss row tells those of `LOSS_CONNECTIONS`, in one message.
 */
export const FACT_LENGTH = 16 * KIB;

/** The text of a call stack, in UTF-16 units; a longer one is cut by the hook, at its outermost frames. */
export const STACK_LENGTH = 4 * KIB;

/** Stacks of sent messages that a document takes within a second: one costs about as much as `send` itself. */
export const STACKS_PER_SECOND = 500;

/** What the hook keeps of executed commands, so that one that is repeated after a reconnect runs only once. */
export const COMMANDS_REMEMBERED = 1_000;

/** Handshakes that a relay keeps of its document, and headers of one that are told, each cut to `HEADER_LENGTH`. */
export const HANDSHAKES_KEPT = 200;
export const HANDSHAKE_HEADERS = 200;
export const HEADER_LENGTH = 8 * KIB;

/** Headers that the user writes for one handshake of the panel's own. */
export const OWN_HEADERS = 50;
