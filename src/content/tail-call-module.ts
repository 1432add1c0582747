import { secretAddress } from '../platform/content-runtime.ts';
import { TAIL_CALL } from '../protocol/meeting.ts';

/**
 * The WebAssembly module of `src/page/tail-calls.ts`, in the order of the binary format:
 *
 *     (func $a (import "" "a") (param externref externref externref) (result externref))
 *     (func $b (import "" "b") (param externref externref externref) (result externref))
 *     (func (export "") (param externref externref externref) (result externref) (local $result externref)
 *       (if (ref.is_null (local.tee $result (call $a (local.get 0) (local.get 1) (local.get 2))))
 *         (then (return_call $b (local.get 0) (local.get 1) (local.get 2))))
 *       (local.get $result))
 * https://webassembly.github.io/spec/core/binary/modules.html
 */
const EXTERNREF = 0x6f;
const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const TYPES = [1, 8, 1, 0x60, 3, EXTERNREF, EXTERNREF, EXTERNREF, 1, EXTERNREF];
const IMPORTS = [2, 11, 2, 0, 1, 0x61, 0, 0, 0, 1, 0x62, 0, 0];
const FUNCTIONS = [3, 2, 1, 0];
const EXPORTS = [7, 4, 1, 0, 0, 2];
const GET_ARGUMENTS = [0x20, 0, 0x20, 1, 0x20, 2];
const CALL_A = [...GET_ARGUMENTS, 0x10, 0, 0x22, 3];
const IF_NULL_RETURN_CALL_B = [0xd1, 0x04, 0x40, ...GET_ARGUMENTS, 0x12, 1, 0x0b];
const CODE = [10, 30, 1, 28, 1, 1, EXTERNREF, ...CALL_A, ...IF_NULL_RETURN_CALL_B, 0x20, 3, 0x0b];

/** @throws CompileError where a policy forbids WebAssembly */
export function tailCallModule(): WebAssembly.Module {
  return new WebAssembly.Module(new Uint8Array([...HEADER, ...TYPES, ...IMPORTS, ...FUNCTIONS, ...EXPORTS, ...CODE]));
}

/**
 * Answers the hook's question. Not in Firefox, whose stacks keep a function that has ended in a tail call to a native
 * one.
 */
export function giveTailCallModule(port: MessagePort): void {
  if (secretAddress() !== null) return;
  port.addEventListener(TAIL_CALL, (event) => {
    if ((event as MessageEvent).data !== null) return;
    port.dispatchEvent(new MessageEvent(TAIL_CALL, { data: tailCallModule() }));
  });
}
