import { expect } from 'vitest';
import type { Visitor } from './visitor.ts';

/** Hands on a keyboard and nowhere else. At every stop the focus must be seen. */
export class Keyboard {
  readonly #visitor: Visitor;

  constructor(visitor: Visitor) {
    this.#visitor = visitor;
  }

  press = (key: string) => this.#visitor.page.keyboard.press(key);

  /** Tabs on until what the selector names has the focus. */
  async tabTo(selector: string): Promise<void> {
    for (let stops = 0; stops < 150; stops++) {
      await this.press('Tab');
      const { hit, seen } = await this.#stop(selector);
      expect(seen, `a visible focus on the way to ${selector}`).toBe(true);
      if (hit) return;
    }
    throw new Error(`Tab does not reach ${selector}`);
  }

  /** Chooses one of a group: to its first choice, then down to the one with this value. */
  async chooses(name: string, value: string): Promise<void> {
    await this.tabTo(`[name="${name}"]`);
    await this.press('Space');
    for (let choices = 0; choices < 20; choices++) {
      if (await this.#is(`[name="${name}"][value="${value}"]:checked`)) return;
      await this.press('ArrowDown');
    }
    throw new Error(`The arrows do not reach ${value} of ${name}`);
  }

  /** Ticks a box. */
  async ticks(name: string, value: string): Promise<void> {
    await this.tabTo(`[name="${name}"][value="${value}"]`);
    await this.press('Space');
  }

  /** Goes down a list of choices by so many. */
  async picks(name: string, down: number): Promise<void> {
    await this.tabTo(`[name="${name}"]`);
    for (let at = 0; at < down; at++) await this.press('ArrowDown');
  }

  /** Goes on to the next button and presses it. */
  async presses(selector: string): Promise<void> {
    await this.tabTo(selector);
    await this.#visitor.isLed(() => this.press('Enter'));
  }

  async #stop(selector: string) {
    return this.#visitor.page.evaluate((wanted) => {
      const stop = document.activeElement;
      const style = stop && getComputedStyle(stop);
      const seen = style?.outlineStyle !== 'none' && Number.parseFloat(style?.outlineWidth ?? '0') >= 2;
      return { hit: stop?.matches(wanted) ?? false, seen };
    }, selector);
  }

  async #is(selector: string): Promise<boolean> {
    return (await this.#stop(selector)).hit;
  }
}
