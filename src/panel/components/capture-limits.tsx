import { CapSettings } from './cap-settings.tsx';
import { LimitSettings } from './limit-settings.tsx';

/** How much pages and the panel keep. */
export function CaptureLimits() {
  return (
    <>
      <LimitSettings />
      <CapSettings />
    </>
  );
}
