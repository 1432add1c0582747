import { expect, test } from './panel-page.ts';

test('only a profile that is saved can be removed, however much space is typed around its name', async ({
  panel,
  page,
}) => {
  await panel.open('rows=0', 5);
  await panel.button('Open a connection of your own').click();
  const client = page.getByRole('region', { name: 'Connections of your own' });
  const name = client.getByRole('textbox', { name: 'Name of the profile' });
  const remove = panel.button('Remove profile');
  await client.getByRole('textbox', { name: 'Address' }).fill('wss://own.example/');
  await name.fill(' Mine ');
  await expect(remove).toBeDisabled();
  await panel.button('Save profile').click();
  await expect(remove).toBeEnabled();
  await name.fill('Min');
  await expect(remove).toBeDisabled();
  await name.fill('Mine  ');
  await remove.click();
  await expect(page.getByText('Removed Mine', { exact: true })).toBeVisible();
  await expect(client.getByRole('combobox', { name: 'Saved profiles' })).toBeDisabled();
  await expect(remove).toBeDisabled();
  await expect(name).toBeFocused();
  await panel.button('Undo').click();
  await expect(remove).toBeEnabled();
});

test('an address without a scheme is told so, in the words of the panel', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await panel.button('Open a connection of your own').click();
  const address = page.getByRole('textbox', { name: 'Address' });
  for (const typed of ['localhost:8080/chat', '127.0.0.1', '/chat', 'ftp://127.0.0.1/']) {
    await address.fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('Not opened: an address begins with ws:// or wss://.');
    await panel.button('Dismiss').click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await address.focus();
  }
  await expect(address).toHaveValue('ftp://127.0.0.1/');
});

test('headers that are none are told by their line, and all of them where nobody sets any', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await panel.button('Open a connection of your own').click();
  const headers = page.getByRole('textbox', { name: 'Headers' });
  await page.getByRole('textbox', { name: 'Address' }).fill('wss://own.example/');
  for (const [typed, told] of [
    ['X-Team: one\n\nBearer abc', 'Line 3 of the headers is not “Name: value”.'],
    ['X Team: one', 'Line 1 of the headers: “X Team” is no name of a header.'],
    ['X-Team: é', 'Line 1 of the headers: the value of X-Team may have nothing but printable ASCII characters.'],
    ['Upgrade: h2c', 'Line 1 of the headers: the browser itself sets Upgrade. Subprotocols have a field of their own.'],
    ['X-Team:', 'Not opened: the header X-Team has no value.'],
    ['X-Team: one', 'Not opened: nobody is there to set headers. The background of the extension does not answer.'],
  ] as const) {
    await headers.fill(typed);
    await panel.button('Connect').click();
    await expect(page.getByRole('alert')).toHaveText(told);
    await expect(headers).toHaveValue(typed);
  }
  await headers.fill('X Team: one');
  await panel.button('Save profile').click();
  await expect(page.getByRole('alert')).toContainText('is no name of a header');
  await expect(page.getByRole('combobox', { name: 'Saved profiles' })).toBeDisabled();
});

test('profiles from a file take the values of headers that are known for their address, and older files are read', async ({
  panel,
  page,
}) => {
  await panel.open('rows=0', 5);
  await panel.button('Open a connection of your own').click();
  const address = page.getByRole('textbox', { name: 'Address' });
  const headers = page.getByRole('textbox', { name: 'Headers' });
  const saved = page.getByRole('combobox', { name: 'Saved profiles' });
  await headers.fill('Authorization: Bearer abc');
  for (const name of ['mine', 'moved']) {
    await address.fill(`wss://own.example/${name}`);
    await page.getByRole('textbox', { name: 'Name of the profile' }).fill(name);
    await panel.button('Save profile').click();
    await expect(page.getByText(`Saved as ${name}`)).toBeVisible();
  }
  const profiles = [
    { name: 'mine', url: 'wss://own.example/mine', headers: [['authorization', '']] },
    { name: 'moved', url: 'wss://evil.example/moved', headers: [['authorization', '']] },
    { name: 'old', url: 'wss://own.example/old' },
  ];
  const text = JSON.stringify({ format: 'wirescope-profiles', version: 1, profiles });
  const file = { name: 'profiles.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.getByLabel('File of profiles').setInputFiles(file);
  await expect(page.getByText('3 profiles were imported.')).toBeVisible();
  for (const [name, value] of [
    ['mine', 'authorization: Bearer abc'],
    ['moved', 'authorization: '],
    ['old', ''],
  ] as const) {
    await saved.selectOption(name);
    await expect(headers).toHaveValue(value);
  }
});

test('the button that closes the client is beside its first field, however narrow the panel is', async ({
  panel,
  page,
}) => {
  await page.setViewportSize({ width: 420, height: 800 });
  await panel.open('rows=0', 5);
  await page.keyboard.press('u');
  const address = await page.getByRole('textbox', { name: 'Address' }).boundingBox();
  const close = await panel.button('Close the client').boundingBox();
  if (!address || !close) throw new Error('not drawn');
  expect(close.y).toBeLessThan(address.y + address.height);
  expect(close.x).toBeGreaterThanOrEqual(address.x + address.width);
});
