type Choice = 'auto' | 'light' | 'dark';
const KEY = 'commonwatt.theme';
const ORDER: Choice[] = ['auto', 'light', 'dark'];

/** Light, dark, or as the system says. */
class Theme {
  choice = $state<Choice>('auto');

  constructor() {
    const kept = localStorage.getItem(KEY);
    this.#set(kept === 'light' || kept === 'dark' ? kept : 'auto');
  }

  get words(): string {
    return this.choice === 'auto' ? 'as the system says' : this.choice;
  }

  get sign(): string {
    return this.choice === 'auto' ? '◐' : this.choice === 'light' ? '○' : '●';
  }

  next(): void {
    this.#set(ORDER[(ORDER.indexOf(this.choice) + 1) % ORDER.length]!);
    localStorage.setItem(KEY, this.choice);
  }

  #set(choice: Choice): void {
    this.choice = choice;
    if (choice === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choice;
  }
}

export const theme = new Theme();
