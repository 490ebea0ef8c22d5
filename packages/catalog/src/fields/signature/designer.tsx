import { SignatureOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const signatureDesigner = defineFieldDesigner({
  id: 'signature',
  icon: SignatureOutlined,
  group: 'special',
  options: {},
  sample: (name) => ({ name, type: 'signature' }),
});
