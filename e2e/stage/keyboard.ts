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
    /**
     * Opens the list of a combo box, narrows it by typing when it can be typed in, walks to the option and takes it.
     * @throws when the option is not what the field holds afterwards
     */
    choose: async (target: Locator, option: RegExp, typed = '') => {
      await reach(target);
      if (typed) await page.keyboard.type(typed);
      else await page.keyboard.press('Enter');
      await page.getByRole('option', { name: option }).first().waitFor();
      const highlighted = page.locator('[role=option][data-combobox-selected]');
      // A list that has just opened may still forget what was highlighted: like a person, look, and press again.
      for (let pressed = 0; pressed < FAR; pressed++) {
        await page.keyboard.press('ArrowDown');
        if (!(await highlighted.allTextContents()).some((name) => option.test(name))) continue;
        await page.keyboard.press('Enter');
        await page.waitForTimeout(100);
        if (option.test(await target.inputValue())) return;
      }
      throw new Error(`${option} is not chosen in ${target}`);
    },
  };
}
