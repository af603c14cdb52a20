import { canonical, type Stored } from './store.ts';

/** What changes while an operation is executed: the mutations so far, in the order of their effects. */
export class World {
  private readonly journal: string[] = [];

  /** Does a mutation, and gives the journal as it stands after it. */
  write(field: string, given: Stored): string {
    this.journal.push(`${field}${canonical(given)}`);
    return this.journal.join(' ');
  }

  /** As if nothing had been done. */
  reset(): void {
    this.journal.length = 0;
  }
}
