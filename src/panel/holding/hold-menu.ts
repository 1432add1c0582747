import { parseRuleQuery } from '../../rules/rule-query.ts';
import { ruleAddressOf } from '../acting/closable.ts';
import { type MenuItem, type MenuPlace, menuGroups } from '../menu/menu-store.ts';
import type { PanelModel } from '../panel-model.ts';
import { mistakeText } from '../rules/mistake-text.ts';
import { urlParts } from '../text/url-parts.ts';
import { visibleText } from '../text/visible-text.ts';
import type { HoldScope } from './hold-store.ts';

/** Letters of a query that a line of the menu shows. */
const QUERY_SHOWN = 60;

/** Opens the menu of what *Hold* holds: whatever is chosen in it is held at once. */
export function openHoldMenu(model: PanelModel, place: MenuPlace): void {
  const { menus, wording } = model;
  const items = menuGroups(directionItems(model), connectionItems(model), queryItems(model));
  menus.open({ label: wording.text('holdOptions'), items, ...place });
}

/** Undefined: whatever it is. */
type ScopeChange = { readonly [Name in keyof HoldScope]-?: HoldScope[Name] | undefined };

type Choice = Exclude<MenuItem, { type: 'separator' }>;

/** One line of a group: what of the scope it changes. */
function choice(model: PanelModel, label: string, change: Partial<ScopeChange>): Choice {
  const { holding } = model;
  const scope = holding.scope.value;
  const changed = { ...scope, ...change };
  const isChecked =
    scope.direction === changed.direction &&
    scope.query === changed.query &&
    scope.url === changed.url &&
    scope.connection?.address === changed.connection?.address;
  return { type: 'radio', label, isChecked, run: () => holding.hold(scopeOf(changed)) };
}

const scopeOf = ({ connection, direction, query, url }: Partial<ScopeChange>): HoldScope => ({
  ...(direction === undefined ? {} : { direction }),
  ...(query === undefined ? {} : { query }),
  ...(url === undefined ? {} : { url }),
  ...(connection === undefined ? {} : { connection }),
});

function directionItems(model: PanelModel): MenuItem[] {
  const { text } = model.wording;
  return [
    choice(model, text('ruleDirectionBoth'), { direction: undefined }),
    choice(model, text('directionSent'), { direction: 'sent' }),
    choice(model, text('directionReceived'), { direction: 'received' }),
  ];
}

/** All connections, a chosen one alone, all that have its URL, and what is held now. */
function connectionItems(model: PanelModel): MenuItem[] {
  const { filter, holding, selection, session, wording } = model;
  const subject = selection.subject.value;
  const chosen = subject?.type === 'connection' ? [subject.id] : [...(filter.connections.value ?? [])].slice(0, 1);
  const scope = holding.scope.value;
  const alone = new Map(scope.connection ? [[scope.connection.address, scope.connection.path]] : []);
  const urls = new Set(scope.url === undefined ? [] : [scope.url]);
  for (const id of chosen) {
    const connection = session.connections.get(id);
    const address = ruleAddressOf(model, id);
    if (connection) urls.add(connection.url);
    if (connection && address !== undefined) alone.set(address, urlParts(connection.url).path);
  }
  return [
    choice(model, wording.text('holdAllConnections'), { url: undefined, connection: undefined }),
    ...[...alone].map(([address, path]) =>
      choice(model, wording.text('holdConnection', path), { url: undefined, connection: { address, path } }),
    ),
    ...[...urls].map((url) =>
      choice(model, wording.text('holdAddress', urlParts(url).path), { url, connection: undefined }),
    ),
  ];
}

/** All messages, what the filter asks for, and what is held now. */
function queryItems(model: PanelModel): MenuItem[] {
  const { filter, holding, wording } = model;
  const typed = filter.isPattern.value ? '' : filter.query.value.trim();
  const held = holding.scope.value.query;
  const line = (query: string) =>
    choice(model, wording.text('holdQuery', visibleText(query.slice(0, QUERY_SHOWN))), { query });
  return [
    choice(model, wording.text('holdEveryMessage'), { query: undefined }),
    ...(held === undefined || held === typed ? [] : [line(held)]),
    ...(typed === '' ? [] : [{ ...line(typed), ...mistakeIn(model, typed) }]),
  ];
}

/** Of a query that cannot be asked of a message on its way: why. */
function mistakeIn({ wording }: PanelModel, query: string): Pick<Choice, 'isDisabled' | 'hint'> {
  const parsed = parseRuleQuery(query);
  return parsed.ok ? {} : { isDisabled: true, hint: mistakeText(wording, parsed.error) };
}
