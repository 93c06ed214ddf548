import type { Locator, Page } from 'playwright-core';

const FAR = 150;

/** Whether the focus is where `target` is, and can be seen there: WCAG 2.4.7 asks for an indicator. */
async function hasFocus(target: Locator): Promise<'no' | 'unseen' | 'yes'> {
  if ((await target.count()) === 0) return 'no';
  return target.first().evaluate((element) => {
    if (element !== element.ownerDocument.activeElement) return 'no';
    const shows = (candidate: Element) => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(candidate);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || borderColor === 'focus';
    };
    // A field may paint its focus on a wrapper, and a check box on the box drawn beside it.
    const around = [element, element.parentElement, element.nextElementSibling].filter((one) => one !== null);
    const isField = element.matches('input, textarea, select');
    return isField || around.some(shows) ? 'yes' : 'unseen';
  });
}

/**
 * A person without a mouse: walks with Tab until the focus is on what is wanted, then presses.
 * @throws when it cannot be reached, or when nothing shows that the focus is there
 */
export function keyboardOf(page: Page) {
  const reach = async (target: Locator, step: 'Tab' | 'Shift+Tab' = 'Tab') => {
    await target.first().waitFor();
    for (let pressed = 0; pressed < FAR; pressed++) {
      const focus = await hasFocus(target);
      if (focus === 'yes') return;
      if (focus === 'unseen') throw new Error(`nothing shows the focus on ${target}`);
      await page.keyboard.press(step);
    }
    throw new Error(`the keyboard does not reach ${target}`);
  };
  return {
    reach,
    press: async (target: Locator, key = 'Enter') => {
      await reach(target);
      await page.keyboard.press(key);
    },
    type: async (target: Locator, text: string) => {
      await reach(target);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    /** Opens the list of a combo box, narrows it by typing when it can be typed in, and takes the option found. */
    choose: async (target: Locator, option: RegExp, typed = '') => {
      await reach(target);
      if (typed) await page.keyboard.type(typed);
      else await page.keyboard.press('Enter');
      await page.getByRole('option', { name: option }).first().waitFor();
      for (let pressed = 0; pressed < FAR; pressed++) {
        await page.keyboard.press('ArrowDown');
        const active = page.locator('[role=option][data-combobox-selected], [role=option][aria-selected=true]');
        const names = await active.allTextContents();
        if (names.some((name) => option.test(name))) break;
      }
      await page.keyboard.press('Enter');
    },
  };
}
