/** The script of the page in which one case runs. It leaves nothing behind: the host takes the table. */
import { CASES } from '../cases/all-cases.ts';
import type { HostWindow } from './host.ts';

(parent as HostWindow).takeCases?.(window, CASES);
