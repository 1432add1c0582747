import css from './icon.module.css';

/** Outlines in a box of 12 by 12. Shapes tell states apart where colour cannot. */
const PATHS = {
  sent: 'M6 1.5 10 6H7.2v4.5H4.8V6H2z',
  received: 'M6 10.5 2 6h2.8V1.5h2.4V6H10z',
  record: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z',
  hold: 'M2.6 1.5h2.4v9H2.6zM7 1.5h2.4v9H7z',
  throttle: 'M2.4 1h7.2v1.4L7 6l2.6 3.6V11H2.4V9.6L5 6 2.4 2.4zm1.8 1.4L6 4.9l1.8-2.5zM6 7.1 4.2 9.6h3.6z',
  clear:
    'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8zM2.2 6A3.8 3.8 0 0 1 8.3 3L3 8.3A3.8 3.8 0 0 1 2.2 6zM6 9.8A3.8 3.8 0 0 1 3.9 9.2L9.2 3.9A3.8 3.8 0 0 1 6 9.8z',
  export: 'M5.3 1h1.4v5.1l1.8-1.8 1 1L6 8.8 2.5 5.3l1-1 1.8 1.8zM1 9.3h1.4v.8h7.2v-.8H11v2.2H1z',
  import: 'M5.3 8.4V3.3L3.5 5.1l-1-1L6 .6l3.5 3.5-1 1-1.8-1.8v5.1zM1 9.3h1.4v.8h7.2v-.8H11v2.2H1z',
  close: 'M2.7 1.7 6 5l3.3-3.3 1 1L7 6l3.3 3.3-1 1L6 7l-3.3 3.3-1-1L5 6 1.7 2.7z',
  loss: 'M6 .8 11.6 11H.4zM5.3 4.5v3.2h1.4V4.5zm0 4v1.3h1.4V8.5z',
  resent: 'M6 1.5a4.5 4.5 0 1 1-4.4 5.4l1.4-.3A3.1 3.1 0 1 0 6 2.9v2L2.8 2.2 6-.5z',
  connecting: 'M6 1a5 5 0 0 1 5 5H9.6A3.6 3.6 0 0 0 6 2.4zM6 11a5 5 0 0 1-5-5h1.4A3.6 3.6 0 0 0 6 9.6z',
  open: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  closing: 'M6 1.5a4.5 4.5 0 1 0 0 9zm0 1.3v6.4a3.2 3.2 0 0 0 0-6.4z',
  closed: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zm0 1.4a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2z',
  failed: 'M6 .8 11.2 6 6 11.2.8 6zM5.3 3.4v3.3h1.4V3.4zm0 4v1.3h1.4V7.4z',
  gone: 'M1 5.3h6.7L5.4 3l1-1 4 4-4 4-1-1 2.3-2.3H1z',
  page: 'M2.5.8h4.7l2.5 2.5v7.9H2.5zm1.3 1.3v7.8h4.6V4H6.5V2.1z',
  expand: 'M4 2l4.5 4L4 10z',
  collapse: 'M2 4h8L6 8.5z',
  latest: 'M5.3 1h1.4v5l2-2 1 1L6 8.7 2.3 5l1-1 2 2zM2 9.6h8V11H2z',
  help: 'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8zM5.3 8.2h1.4v1.3H5.3zM6 2.6c-1.3 0-2.2.8-2.2 2h1.3c0-.5.4-.8.9-.8s.9.3.9.8c0 .9-1.6 1-1.6 2.7h1.4c0-1.1 1.6-1.3 1.6-2.8C8.3 3.3 7.3 2.6 6 2.6z',
  settings: 'M1 2.3h5V1h1.4v4H6V3.7H1zm7.4 0H11v1.4H8.4zM1 8.3h1.6V7H4v4H2.6V9.7H1zm4 0h6v1.4H5z',
  check: 'M4.6 9.8 1.2 6.4l1.1-1.1 2.3 2.3 5.1-5.4 1.1 1z',
  bookmark: 'M3 1h6v10.2L6 8.6 3 11.2z',
  note: 'M1.5 1.5h9v6.2L7.7 10.5H1.5zm1.4 1.4v6.2h4.2V7.1h2V2.9zM3.7 4h4.6v1H3.7zm0 2h3v1h-3z',
  heartbeat: 'M.6 5.4h2.6L4.4 2l2.4 7 1.2-3.6h3.4v1.4H9L6.8 12 4.3 5l-.2 1.8H.6z',
  pin: 'M4 .8h4v1.3l-.7.6v3L9 7.2v1.3H6.7v2.9H5.3V8.5H3V7.2l1.7-1.5v-3L4 2.1z',
  hidden:
    'M1.2 2.1 2.1 1.2 10.8 9.9l-.9.9-1.7-1.7A5.6 5.6 0 0 1 6 9.5C3.3 9.5 1.3 7.6.6 6c.3-.8 1-1.7 1.9-2.4zM6 2.5c2.7 0 4.7 1.9 5.4 3.5-.3.6-.8 1.3-1.4 1.9L7.9 5.8A2 2 0 0 0 6 4.1l-1.3-1.3c.4-.2.8-.3 1.3-.3z',
  ascending: 'M6 3 10 8H2z',
  descending: 'M6 9 2 4h8z',
  copy: 'M4 .8h7v8H8.4v2.6H1V3.2h3zm1.3 1.3v1.1h3.1v4.3h1.3V2.1zM2.3 4.5v5.6h4.8V4.5z',
  path: 'M1 2h4.2v1.3H3.6v2h1.6V4.6h5.8v2.8H5.2v-.8H3.6v2.6h1.6v-.8h5.8v2.8H5.2v-.7H2.3V3.3H1z',
  filter: 'M.8 1.5h10.4L7.3 6.4v4.4L4.7 9.5V6.4z',
  bytes: 'M1 1.5h4v4H1zm1.2 1.2v1.6h1.6V2.7zM7.6 1.5h1.3v4H7.6zM2.4 6.8h1.3v4H2.4zM6.9 6.8h4v4h-4zm1.2 1.2v1.6h1.6V8z',
  expandAll: 'M1 1h10v10H1zm1.2 1.2v7.6h7.6V2.2zM5.4 3.6h1.2v1.8h1.8v1.2H6.6v1.8H5.4V6.6H3.6V5.4h1.8z',
  collapseAll: 'M1 1h10v10H1zm1.2 1.2v7.6h7.6V2.2zM3.6 5.4h4.8v1.2H3.6z',
  up: 'M6 3 10.5 7.5l-1 1L6 5 2.5 8.5l-1-1z',
  down: 'M6 9 1.5 4.5l1-1L6 7l3.5-3.5 1 1z',
  add: 'M5.3 1.5h1.4v3.8h3.8v1.4H6.7v3.8H5.3V6.7H1.5V5.3h3.8z',
  compose: 'M8.9 1 11 3.1 4.6 9.5 1.8 10.2l.7-2.8zM1 10.8h10V12H1z',
  star: 'M6 .9 7.5 4.3l3.7.4-2.8 2.5.8 3.7L6 9 2.8 10.9l.8-3.7L.8 4.7l3.7-.4zM6 3.8l-.7 1.5-1.7.2 1.3 1.1-.4 1.7L6 7.4l1.5.9-.4-1.7 1.3-1.1-1.7-.2z',
  highlight: 'M1 1.5h10v2H1zM1 5h10v3H1zm1.2 1.1v.8h7.6v-.8zM1 9.5h7v1.4H1z',
  all: 'M1 2h10v1.5H1zM1 5.3h10v1.4H1zM1 8.5h10V10H1z',
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  /** What it says, where no text beside it does. */
  readonly label?: string | undefined;
}

export function Icon({ name, label }: IconProps) {
  return icon(name, label);
}

/** The same without a component of its own, for what is drawn by the hundred. */
export function icon(name: IconName, label?: string) {
  const picture = (
    <svg class={css.icon} viewBox="0 0 12 12" aria-hidden="true">
      <path d={PATHS[name]} fill-rule="evenodd" />
    </svg>
  );
  if (label === undefined) return picture;
  return (
    <span role="img" class={css.named} aria-label={label}>
      {picture}
    </span>
  );
}
