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
