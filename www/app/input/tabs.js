// The tabs of the input: arrow keys move, and the tab moved to is shown.

/**
 * @param {HTMLElement} list the element of role `tablist`
 * @param {(tab: string) => void} chosen told the id of the tab, without its `tab-`
 */
export function createTabs(list, chosen) {
  const tabs = [...list.querySelectorAll('[role=tab]')];
  const nameOf = (tab) => tab.id.slice('tab-'.length);

  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => chosen(nameOf(tab)));
    tab.addEventListener('keydown', (event) => {
      const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
      const next = { [forward]: index + 1, [backward]: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      const target = tabs[(next + tabs.length) % tabs.length];
      target.focus();
      chosen(nameOf(target));
    });
  }

  return {
    /** Shows one tab's panel, and marks the tabs whose text has an error. */
    update(current, wrong) {
      for (const tab of tabs) {
        const selected = nameOf(tab) === current;
        tab.setAttribute('aria-selected', String(selected));
        tab.tabIndex = selected ? 0 : -1;
        tab.classList.toggle('wrong', wrong.has(nameOf(tab)));
        document.getElementById(tab.getAttribute('aria-controls')).hidden = !selected;
      }
    },
  };
}
