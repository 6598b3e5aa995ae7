// Keys that do things: pages say which, while they are shown. Help and palette list the same ones.
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** `j`, `shift+j`, `mod+k`, `?`, or two in a row: `g i`. */
  keys: string;
  label: string;
  /** The heading that help lists it under. */
  group: string;
  run: () => void;
}

interface Entry {
  current: readonly Shortcut[];
}

// Outside of React, since one listener serves all pages; the one mounted last is asked first.
let entries: readonly Entry[] = [];
let listed: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

/** Makes these keys work while the component is mounted. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const entry = useRef<readonly Shortcut[]>(shortcuts);
  entry.current = shortcuts;
  useEffect(() => {
    change([entry, ...entries]);
    return () => change(entries.filter((other) => other !== entry));
  }, []);
}

function change(now: readonly Entry[]): void {
  entries = now;
  const seen = new Set<string>();
  listed = entries.flatMap(({ current }) => current).filter(({ keys }) => !seen.has(keys) && seen.add(keys));
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** All keys that work now. */
export const useShortcutList = (): readonly Shortcut[] => useSyncExternalStore(subscribe, () => listed);

const BETWEEN_MS = 1000;

/** Listens for keys, once for the whole app. */
export function useShortcutListener(): void {
  useEffect(() => {
    let first = { key: '', at: 0 };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const pressed = keyOf(event);
      if (isTyping(event) && (!pressed.startsWith('mod+') || EDITING.test(pressed))) {
        // Escape leaves a field, so that the keys of the page work again; in a dialog it is the dialog's.
        if (pressed === 'escape' && !isWithin(event, OVERLAYS)) (event.target as HTMLElement).blur();
        return;
      }
      if (isForTheElement(event, pressed)) return;
      const pair = event.timeStamp - first.at < BETWEEN_MS ? `${first.key} ${pressed}` : '';
      const found = find(pair) ?? find(pressed);
      first = { key: pressed, at: event.timeStamp };
      if (!found) return;
      event.preventDefault();
      first = { key: '', at: 0 };
      found.run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const find = (keys: string): Shortcut | undefined =>
  entries.flatMap(({ current }) => current).find((shortcut) => shortcut.keys === keys);

function keyOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const isLetter = /^[a-z]$/.test(key);
  return [
    event.metaKey || event.ctrlKey ? 'mod+' : '',
    event.shiftKey && (isLetter || key.length > 1) ? 'shift+' : '',
    key,
  ].join('');
}

/** What these keys do in every field: select all of its text, copy, cut, paste, undo. */
const EDITING = /^mod\+(shift\+)?[acvxyz]$/;

const OVERLAYS = '[role="dialog"], [role="menu"], [role="listbox"]';

const isWithin = ({ target }: KeyboardEvent, selector: string): boolean =>
  target instanceof HTMLElement && target.closest(selector) !== null;

/** Whether the key goes into a field, or belongs to a menu or dialog that is open. */
function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  // A dialog that has just been opened, or is being closed, may not have the focus.
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true;
  if (target.isContentEditable || isWithin(event, OVERLAYS)) return true;
  return target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');
}

/** Whether the key does something to the element that has the focus: Enter presses a button, arrows choose a tab. */
const isForTheElement = (event: KeyboardEvent, pressed: string): boolean =>
  (pressed === 'enter' && isWithin(event, 'a, button')) ||
  (pressed.startsWith('arrow') && isWithin(event, 'input[type="radio"]'));
