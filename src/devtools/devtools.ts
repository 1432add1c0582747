import { createPanel } from '../platform/devtools.ts';
import { getMessage } from '../platform/locale.ts';

void createPanel(getMessage('panelTitle'), '/icons/icon-32.png', '/src/panel/panel.html');
