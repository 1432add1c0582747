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
