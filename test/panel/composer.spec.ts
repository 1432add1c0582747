import type { Locator, Page } from '@playwright/test';
import type { PanelPage } from './panel-page.ts';
import { expect, test } from './panel-page.ts';

const boxOf = (panel: PanelPage): Locator => panel.page.getByRole('textbox', { name: 'Message to send' });
const formOf = (panel: PanelPage): Locator => panel.page.getByRole('combobox', { name: 'Send as' });

async function compose(panel: PanelPage, form: string, content: string): Promise<void> {
  await panel.open('rows=0', 5);
  await panel.page.keyboard.press('s');
  await formOf(panel).selectOption(form);
  await boxOf(panel).fill(content);
}

test('the composer opens without a message, with a key, on the newest open connection', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await page.keyboard.press('s');
  await expect(boxOf(panel)).toBeFocused();
  await expect(page.getByRole('region', { name: 'Composer' })).toContainText('wss://feed.example:8443/market/ticker');
  await page.keyboard.type('hello s');
  await page.keyboard.press('Control+Enter');
  await expect(panel.row('sent by you')).toContainText('hello s');
  await expect(panel.row('resent by you')).toHaveCount(0);
  await expect(boxOf(panel)).toHaveText('hello s');
});

test('the button of the toolbar opens it, too, and what was typed is there again', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await panel.button('Write a message').click();
  await boxOf(panel).fill('kept');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Composer' })).toHaveCount(0);
  await panel.button('Write a message').click();
  await expect(boxOf(panel)).toHaveText('kept');
});

test('a message goes to several connections', async ({ panel, page }) => {
  await compose(panel, 'Text', 'to all');
  await page.getByRole('button', { name: /^Connections to send to/ }).click();
  await page.getByRole('checkbox', { name: /chat\.example/ }).check();
  await page.getByRole('checkbox', { name: /feed\.example/ }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Connections to send to: 2 connections' })).toBeVisible();
  await panel.button('Send').click();
  await expect(panel.row('to all')).toHaveCount(2);
  await expect(panel.status).toContainText('Sent to 2 connections.');
});

for (const action of ['Close composer', 'Edit and resend']) {
  test(`several connections have the same message, with ${action} right after Send`, async ({ panel, page }) => {
    await compose(panel, 'Text', 'to all');
    await page.getByRole('button', { name: /^Connections to send to/ }).click();
    await panel.button('All of them').click();
    await page.keyboard.press('Escape');
    await page.evaluate(() => standalone.generator.sendFrom('of another row', 'app.js'));
    await panel.row('of another row').click();
    const buttons = await Promise.all(['Send', action].map((name) => panel.button(name).elementHandle()));
    // In one task: the first page has not answered by then.
    await page.evaluate((all) => {
      for (const button of all) if (button instanceof HTMLElement) button.click();
    }, buttons);
    await expect(panel.status).toContainText('Sent to 2 connections.');
    await expect(panel.row('to all')).toHaveCount(2);
    await expect(panel.row('of another row')).toHaveCount(1);
  });
}

test('a closed connection among them is told, and the others have the message', async ({ panel, page }) => {
  await compose(panel, 'Text', 'to who is there');
  await page.getByRole('button', { name: /^Connections to send to/ }).click();
  await panel.button('All of them').click();
  await page.keyboard.press('Escape');
  await page.evaluate(() => standalone.generator.closeChat(1001, 'away'));
  await panel.button('Send').click();
  await expect(page.getByRole('alert')).toHaveText(
    'Sent to 1 connection. Not sent: the connection to /rooms/lobby?v=2 is not open.',
  );
  await expect(panel.row('to who is there')).toHaveCount(1);
});

test('JSON that is none is told with its place, underlined and not sent', async ({ panel, page }) => {
  await compose(panel, 'JSON', '{"a":1,}');
  await expect(page.getByRole('alert')).toHaveText('Not JSON: line 1, column 8. As text it can be sent as it is.');
  await expect(boxOf(panel)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.cm-lintRange-error')).toHaveText('}');
  await expect(panel.button('Send')).toBeDisabled();
  await formOf(panel).selectOption('Text');
  await panel.button('Send').click();
  await expect(panel.row('sent by you')).toContainText('{"a":1,}');
});

test('base64 is sent as bytes, and what is none is told', async ({ panel, page }) => {
  await compose(panel, 'Base64 (binary)', 'AP8?');
  await expect(page.getByRole('alert')).toHaveText('Not base64.');
  await boxOf(panel).fill('AP8Q');
  await panel.button('Send').click();
  await expect(panel.row('sent by you')).toContainText('00 ff 10');
});

test('changing the form keeps the bytes', async ({ panel }) => {
  await compose(panel, 'Text', 'é');
  await formOf(panel).selectOption('Hex (binary)');
  await expect(boxOf(panel)).toHaveText('c3 a9');
  await formOf(panel).selectOption('Base64 (binary)');
  await expect(boxOf(panel)).toHaveText('w6k=');
  await formOf(panel).selectOption('JSON');
  await expect(boxOf(panel)).toHaveText('é');
});

test('a file is sent as its bytes; one that is too big is told, and nothing is lost', async ({ panel, page }) => {
  await compose(panel, 'Text', 'typed before');
  await formOf(panel).selectOption('File (binary)');
  await expect(panel.button('Send')).toBeDisabled();
  const chooser = page.getByLabel('File to send');
  await chooser.setInputFiles({ name: 'small.bin', mimeType: '', buffer: Buffer.from([0, 127, 255]) });
  await panel.button('Send').click();
  await expect(panel.row('sent by you')).toContainText('00 7f ff');
  await chooser.evaluate((input: HTMLInputElement) => {
    const part = new Blob([new Uint8Array(2 ** 24)]);
    const files = new DataTransfer();
    files.items.add(new File(Array(128).fill(part), 'big.bin'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(page.getByRole('alert')).toContainText('a browser sends at most 2 GiB in one message.');
  await expect(page.getByRole('region', { name: 'Composer' })).toContainText('small.bin');
  await expect(chooser).toHaveValue('');
});

test('a file that is too large to be typed is still there as a file, which is told', async ({ panel, page }) => {
  await compose(panel, 'Text', 'typed before');
  await formOf(panel).selectOption('File (binary)');
  await page.getByLabel('File to send').evaluate((input: HTMLInputElement) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(4_000_001)], 'large.bin'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(panel.button('Send')).toBeEnabled();
  for (const form of ['Hex (binary)', 'Text']) {
    await formOf(panel).selectOption(form);
    await expect(page.getByRole('alert')).toHaveText(
      'Too large for this form: up to 4 MB can be typed. The file is still there as a file.',
    );
    await expect(boxOf(panel)).toHaveText(/^Write the message here/); // it is empty
    await formOf(panel).selectOption('File (binary)');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Composer' })).toContainText('large.bin');
    await expect(panel.button('Send')).toBeEnabled();
  }
});

test('the composer goes on with what the next page opens at the same address', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await page.evaluate(() => standalone.generator.sendFrom('before', 'app.js'));
  await panel.row('before').click();
  await page.keyboard.press('s');
  await boxOf(panel).fill('after');
  await page.evaluate(() => standalone.generator.navigate());
  await expect(panel.row('app.example/next')).toBeVisible();
  const targets = page.getByRole('button', { name: /^Connections to send to/ });
  await expect(targets).toHaveAccessibleName(/\/rooms\/lobby\?v=2$/);
  await panel.button('Send').click();
  await expect(panel.row('sent by you')).toContainText('after');
});

test.describe('while another file is read', () => {
  const fileOf = (name: string, ...bytes: number[]) => ({ name, mimeType: '', buffer: Buffer.from(bytes) });

  /** A file is there, and reading the next one takes until it is told how it ends. */
  async function chooseSecond(panel: PanelPage): Promise<Locator> {
    await compose(panel, 'Text', '');
    await formOf(panel).selectOption('File (binary)');
    const chooser = panel.page.getByLabel('File to send');
    await chooser.setInputFiles(fileOf('first.bin', 1, 1, 1));
    await expect(panel.button('Send')).toBeEnabled();
    await panel.page.evaluate(() => {
      const read = Blob.prototype.arrayBuffer;
      Blob.prototype.arrayBuffer = function (this: Blob) {
        return new Promise<void>((endReading, reject) => {
          const breakReading = () => reject(new DOMException('', 'NotReadableError'));
          Object.assign(globalThis, { endReading, breakReading });
        }).then(() => read.call(this));
      };
    });
    await chooser.setInputFiles(fileOf('second.bin', 2, 2, 2));
    await expect(panel.page.getByRole('progressbar', { name: 'Reading second.bin' })).toBeVisible();
    return chooser;
  }

  test('nothing is sent, and then it is', async ({ panel, page }) => {
    await chooseSecond(panel);
    await expect(panel.button('Send')).toBeDisabled();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.evaluate('endReading()');
    await panel.button('Send').click();
    await expect(panel.row('sent by you')).toContainText('02 02 02');
  });

  test('the former one is there again when that is cancelled', async ({ panel, page }) => {
    const chooser = await chooseSecond(panel);
    await panel.button('Cancel').click();
    await expect(chooser).toHaveValue('');
    await expect(page.getByRole('region', { name: 'Composer' })).toContainText('first.bin');
    await panel.button('Send').click();
    await expect(panel.row('sent by you')).toContainText('01 01 01');
  });

  test('the former one is there again when that cannot be read', async ({ panel, page }) => {
    const chooser = await chooseSecond(panel);
    await page.evaluate('breakReading()');
    await expect(page.getByRole('alert')).toContainText('second.bin');
    await expect(chooser).toHaveValue('');
    await expect(page.getByRole('region', { name: 'Composer' })).toContainText('first.bin');
    await expect(panel.button('Send')).toBeEnabled();
  });

  test('closing the composer gives it up, and keeps the former one', async ({ panel, page }) => {
    await chooseSecond(panel);
    await panel.button('Close composer').click();
    await page.evaluate('endReading()');
    await page.keyboard.press('s');
    await panel.button('Send').click();
    await expect(panel.row('sent by you')).toContainText('01 01 01');
  });
});

test('variables are replaced when the message is sent', async ({ panel, page }) => {
  await compose(panel, 'JSON', '{"n":{{counter}},"id":{{last.$.id}},"name":"{{who}}"}');
  await expect(page.getByRole('alert')).toHaveText(
    'There is no variable {{who}}. The menu {{ }} defines it, or sends braces as they are.',
  );
  await expect(panel.button('Send')).toBeDisabled();
  await panel.button('Variables').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('who');
  await page.getByRole('textbox', { name: 'Value' }).fill('Zoë "Z"');
  await panel.button('Save variable').click();
  await page.keyboard.press('Escape');
  await panel.button('Send').click();
  await expect(page.getByRole('alert')).toHaveText('{{last.$.id}}: the last received message has no such value.');
  await page.getByRole('button', { name: /^Connections to send to/ }).click();
  await page.getByRole('checkbox', { name: /feed\.example/ }).uncheck();
  await page.getByRole('checkbox', { name: /chat\.example/ }).check();
  await page.keyboard.press('Escape');
  await page.evaluate(() => standalone.generator.receive('{"id":41}'));
  await expect(panel.row('{"id":41}')).toBeVisible();
  await panel.button('Send').click();
  await expect(panel.row('sent by you')).toContainText('"id":41,"name":"Zoë \\"Z\\""}');
});

test('a variable that there is no room for is told, and the former value of one can be taken back', async ({
  panel,
  page,
}) => {
  await compose(panel, 'Text', '{{who}}');
  const define = async (value: string) => {
    await page.getByRole('textbox', { name: 'Name' }).fill('who');
    await page.getByRole('textbox', { name: 'Value' }).fill(value);
    await panel.button('Save variable').click();
  };
  await panel.button('Variables').click();
  await define('Ada');
  await define('x'.repeat(100_001));
  await expect(page.getByRole('alert')).toContainText('There is no room for it: there can be 200 variables');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('who');
  await define('Bob');
  await page.keyboard.press('Escape');
  await panel.button('Undo').click();
  await panel.button('Send').click();
  await expect(panel.row('sent by you')).toContainText('Ada');
});

test('a message with braces of its own is edited as it is', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await page.evaluate(() => standalone.generator.sendFrom('Hello {{name}}', 'app.js'));
  await panel.row('Hello {{name}}').click();
  await panel.button('Edit and resend').click();
  await boxOf(panel).fill('Bye {{name}}');
  await panel.button('Send').click();
  await expect(panel.row('edited and resent by you')).toContainText('Bye {{name}}');
});

test('the editor is styled, though the policy forbids styles of scripts', async ({ panel, page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await compose(panel, 'JSON', '{"a":1}');
  await expect(page.locator('.cm-scroller')).toHaveCSS('display', 'flex');
  const key = page.locator('.cm-line span', { hasText: '"a"' });
  await expect(key).toHaveCSS('color', 'rgb(143, 29, 134)');
  await page.evaluate(() => {
    standalone.theme.value = 'dark';
  });
  await expect(key).toHaveCSS('color', 'rgb(242, 161, 232)');
  expect(refused).toEqual([]);
});

const paste = (page: Page, text: string, times: number) =>
  page.getByRole('textbox', { name: 'Message to send' }).evaluate(
    (box, [part, count]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', part.repeat(count));
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [text, times] as const,
  );

test('text that is too long for the editor is taken as a file when it is pasted, with what was typed', async ({
  panel,
  page,
}) => {
  await panel.open('rows=5', 10);
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: 'Message to send' }).pressSequentially('at first ');
  await paste(page, '0123456789abcde\n', 9 * 65_536);
  await expect(page.getByLabel('File to send')).toBeFocused();
  await expect(page.getByText('Pasted text')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'As text (UTF-8)' })).toBeChecked();
  await expect(panel.status).toContainText('taken as a file');
  await panel.button('Send').click();
  await expect(panel.row('at first 0123456789abcde')).toContainText('9.44 MB');
});

test('what was typed is there again when it is taken back that a text was pasted as a file', async ({
  panel,
  page,
}) => {
  await panel.open('rows=5', 10);
  await page.keyboard.press('s');
  const box = page.getByRole('textbox', { name: 'Message to send' });
  await box.pressSequentially('typed before');
  await paste(page, '0123456789abcde\n', 9 * 65_536);
  await expect(page.getByLabel('File to send')).toBeFocused();
  await panel.button('Undo').click();
  await expect(box).toHaveText('typed before');
  await expect(box).toBeFocused();
});

test('what was typed into a long text is sent, however soon', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.keyboard.press('s');
  const box = page.getByRole('textbox', { name: 'Message to send' });
  await box.press('a');
  await paste(page, '0123456789abcde\n', 2 * 65_536);
  await box.evaluate((editor) => {
    const send = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true });
    editor.dispatchEvent(send);
  });
  await expect(panel.row('a0123456789abcde')).toContainText('2.1 MB');
});
