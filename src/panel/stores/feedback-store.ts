import { signal } from '@preact/signals';

/** What came of the last action. A problem stays until it is dismissed or another action follows. */
export interface Feedback {
  readonly tone: 'done' | 'problem';
  readonly text: string;
}

export class FeedbackStore {
  readonly latest = signal<Feedback | null>(null);

  done(text: string): void {
    this.latest.value = { tone: 'done', text };
  }

  problem(text: string): void {
    this.latest.value = { tone: 'problem', text };
  }

  dismiss(): void {
    this.latest.value = null;
  }
}
