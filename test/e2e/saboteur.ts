interface Watched {
  /** Methods, as `Map.prototype.set`. */
  readonly methods: readonly string[];
  /** Properties that any object inherits from then on. */
  readonly properties: readonly string[];
  /** Types of events on the window, the document and its fonts. */
  readonly events: readonly string[];
}

/**
 * The script of a page that watches all that our code in it could call, read or hear. `calls` tells what it saw: a text,
 * because noting a call must call nothing that is watched.
 */
export const saboteurScript = ({ methods, properties, events }: Watched): string => `
  var calls = '';
  var spy = (owner, name) => {
    const native = owner[name];
    owner[name] = function (...args) { calls += name + ' '; return Reflect.apply(native, this, args); };
  };
  ${methods.map(spyOn).join('\n  ')}
  for (const name of ${JSON.stringify(properties)})
    Object.defineProperty(Object.prototype, name, {
      __proto__: null, get() { calls += 'get ' + name + ' '; }, set() { calls += 'set ' + name + ' '; },
    });
  for (const name of [0, 1, 2, 3])
    Object.defineProperty(Array.prototype, name, { __proto__: null, set() { calls += 'element ' + name + ' '; } });
  for (const type of ${JSON.stringify(events)})
    for (const target of [window, document, document.fonts])
      target.addEventListener(type, () => { calls += type + ' '; }, true);`;

function spyOn(method: string): string {
  const at = method.lastIndexOf('.');
  return `spy(${method.slice(0, at)}, '${method.slice(at + 1)}');`;
}
